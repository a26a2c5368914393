//! Reads and replaces the page token of a call.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::descriptor::PageToken;
use crate::call::{Call, Content};
use crate::held::Texts;

impl Call {
    /// The page token of the call, if there is one.
    pub(super) fn page_token(&self, place: &PageToken) -> Option<String> {
        match place {
            PageToken::Query(name) | PageToken::Link(name) => {
                let set = self.query.iter().find(|(set, _)| **set == **name);
                set.map(|(_, value)| value.clone())
            }
            PageToken::Body(path) => text_at(&self.body_value(), self.keys(path)),
        }
        .filter(|token| !token.is_empty())
    }

    /// Sets the page token of the call.
    pub(super) fn set_page_token(&mut self, place: &PageToken, token: &str) {
        match place {
            PageToken::Query(name) | PageToken::Link(name) => {
                self.set_query(name.to_string(), token.to_owned());
            }
            PageToken::Body(path) => {
                let mut body = self.body_value();
                put_text(&mut body, self.keys(path), token);
                if let Some(old) = &mut self.body {
                    old.content = Content::Bytes(body.to_string().into());
                }
            }
        }
    }

    /// The path of a field from the root of the body, which an API may wrap.
    fn keys<'p>(&self, path: &'p Texts) -> impl Iterator<Item = &'p str> + use<'p> {
        let wrapper = self.client.api().data_wrapper.then_some("data");
        wrapper.into_iter().chain(path.iter())
    }

    /// The message in the body, without what the API wraps it in.
    pub(super) fn body_message(&self) -> Value {
        let mut body = self.body_value();
        match self.client.api().data_wrapper {
            true => body["data"].take(),
            false => body,
        }
    }

    /// The JSON body.
    fn body_value(&self) -> Value {
        let body = self.body.as_ref();
        body.and_then(|body| serde_json::from_slice(body.content.bytes()?).ok())
            .unwrap_or_else(|| Value::Object(Map::new()))
    }
}

fn text_at<'k>(body: &Value, keys: impl Iterator<Item = &'k str>) -> Option<String> {
    let mut value = body;
    for key in keys {
        value = value.get(key)?;
    }
    value.as_str().map(str::to_owned)
}

/// Puts a text at a path. A value on the way that is not an object becomes one.
fn put_text<'k>(body: &mut Value, keys: impl Iterator<Item = &'k str>, text: &str) {
    let mut value = body;
    for key in keys {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        value = &mut value[key];
    }
    *value = Value::String(text.to_owned());
}

/// The value of a query parameter of a URL.
pub(super) fn query_value(link: &str, name: &str) -> Option<String> {
    let (_, query) = link.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let text = |encoded: &str| {
        let decoded = percent_decode_str(encoded).decode_utf8().ok()?;
        Some(decoded.into_owned())
    };
    pairs
        .filter(|(key, _)| text(key).as_deref() == Some(name))
        .find_map(|(_, value)| text(value))
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_inside_of_a_body() {
        let keys = || ["data", "page", "token"].into_iter();
        let mut body = json!({"data": {"page": {"size": 18446744073709551615_u64}, "x": 0.1}});
        assert_eq!(text_at(&body, keys()), None);
        put_text(&mut body, keys(), "t");
        assert_eq!(text_at(&body, keys()).as_deref(), Some("t"));
        assert_eq!(
            body.to_string(),
            r#"{"data":{"page":{"size":18446744073709551615,"token":"t"},"x":0.1}}"#
        );
        let mut nothing = json!({"data": null});
        put_text(&mut nothing, keys(), "t");
        assert_eq!(nothing, json!({"data": {"page": {"token": "t"}}}));
    }

    #[test]
    fn a_value_in_the_query_of_a_link() {
        let link = "https://a.example/x/start-index=9?ids=ga%3A1&start%2Dindex=1001&x=&max-results=5#start-index=7";
        assert_eq!(query_value(link, "start-index").as_deref(), Some("1001"));
        assert_eq!(query_value(link, "ids").as_deref(), Some("ga:1"));
        assert_eq!(query_value(link, "max-results").as_deref(), Some("5"));
        assert_eq!(query_value(link, "x"), None);
        assert_eq!(query_value(link, "y"), None);
        assert_eq!(
            query_value("https://a.example/start-index=9", "start-index"),
            None
        );
    }
}
