//! The page token of a call: read from it, and replaced.

use serde_json::{Map, Value};

use super::builder::{Call, replace};
use super::url;
use crate::paging::PageToken;

impl Call {
    /// The page token that the call has, if any.
    pub(crate) fn page_token(&self, place: &PageToken) -> Option<String> {
        match place {
            PageToken::Query(name) | PageToken::Link(name) => {
                let set = self.query.iter().find(|(set, _)| set == name);
                set.map(|(_, value)| value.clone())
            }
            PageToken::Body(path) => {
                let body = self.body_value();
                let inner = if self.client.api().data_wrapper {
                    body.get("data")?
                } else {
                    &body
                };
                let found = path.iter().try_fold(inner, |value, key| value.get(key));
                found?.as_str().map(str::to_owned)
            }
        }
        .filter(|token| !token.is_empty())
    }

    /// Asks for the page of this token.
    pub(crate) fn set_page_token(&mut self, place: &PageToken, token: &str) {
        match place {
            PageToken::Query(name) | PageToken::Link(name) => {
                replace(&mut self.query, name, token.to_owned());
            }
            PageToken::Body(path) => {
                let mut body = self.body_value();
                let wrapper = self.client.api().data_wrapper.then_some("data");
                let mut value = &mut body;
                for key in wrapper.iter().chain(*path) {
                    value = member(value, key);
                }
                *value = Value::String(token.to_owned());
                if let Some(old) = &mut self.body {
                    old.bytes = body.to_string().into();
                }
            }
        }
    }

    /// The JSON body.
    fn body_value(&self) -> Value {
        let body = self.body.as_ref();
        body.and_then(|body| serde_json::from_slice(&body.bytes).ok())
            .unwrap_or_else(|| Value::Object(Map::new()))
    }
}

/// The member of an object; what is no object becomes one.
fn member<'v>(value: &'v mut Value, key: &str) -> &'v mut Value {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    &mut value[key]
}

/// The value of a parameter in the query of a URL.
pub(crate) fn query_value(link: &str, name: &str) -> Option<String> {
    let (_, query) = link.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let text = |encoded: &str| String::from_utf8(url::decode(encoded.as_bytes())).ok();
    pairs
        .filter(|(key, _)| text(key).as_deref() == Some(name))
        .find_map(|(_, value)| text(value))
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

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
