//! Lists in pages.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use discovery_codegen::model::{PageToken, Pages};
use serde_json::{Map, Value, json};

use super::items::item_key;
use crate::api::Items;
use crate::api::{Match, Method};
use crate::failure::Failure;
use crate::message::Response;
use crate::patch::set;
use crate::state::{Call, Service};

/// So many items a page has, if the request does not say it.
const PAGE: usize = 100;
/// So many at most.
const LARGEST_PAGE: usize = 1000;
/// How requests say it.
const SIZES: [&str; 6] = [
    "pageSize",
    "maxResults",
    "page_size",
    "max_results",
    "max-results",
    "limit",
];

/// The items of a collection.
pub(super) fn list(
    service: &mut Service,
    method: usize,
    number: usize,
    items: &Items,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let api = &service.api;
    let Some((method, collection)) = api.methods.get(method).zip(api.collections.get(number))
    else {
        return Ok(Response::nothing());
    };
    let path = method.template.path(&call.values);
    // The path of the collection as its items have it.
    let key = item_key(api, collection, &path, "x", Match::Anything).map(|(key, _)| key);
    let path = key
        .as_deref()
        .and_then(|key| key.rsplit_once('/'))
        .map_or(path.as_str(), |(path, _)| path);
    let prefix = call
        .request
        .parameter("prefix")
        .filter(|_| method.parameters.contains_key("prefix"));
    let found = service.store.list(path).into_iter().filter(|(id, item)| {
        let id = percent_encoding::percent_decode_str(id).decode_utf8_lossy();
        let in_scope = |(name, value): (&String, &String)| {
            call.request
                .parameter(name)
                .is_none_or(|given| given == value)
        };
        prefix.is_none_or(|prefix| id.starts_with(prefix)) && item.scope.iter().all(in_scope)
    });
    let found: Vec<Row> = found
        .map(|(id, item)| (item.created, id.to_owned(), item.value.clone()))
        .collect();
    let (page, next) = match &method.paging {
        Some(pages) => take_page(method, pages, call, found)?,
        None => (found, None),
    };
    let response = method
        .response
        .as_ref()
        .map(|response| api.schemas.resolve(response));
    let kind = response.and_then(|schema| schema.properties.get("kind")?.default.clone());
    let mut value = json!({});
    if let Some(kind) = kind {
        set(&mut value, &["kind"], Some(&json!(kind)));
    }
    let page = page.into_iter().map(|(_, id, value)| (id, value));
    let page = match items.map {
        true => Value::Object(page.collect::<Map<_, _>>()),
        false => Value::Array(page.map(|(_, value)| value).collect()),
    };
    set(&mut value, &[&items.property], Some(&page));
    if let Some(pages) = &method.paging {
        set_next(pages, call, next, &mut value);
    }
    Ok(Response::json(value))
}

/// An item of a list: its number, which grows, its id, and its value.
pub(super) type Row = (u64, String, Value);

/// The page that a request asks for, and the number of its last item if there are more.
pub(super) fn take_page(
    method: &Method,
    pages: &Pages,
    call: &Call<'_>,
    items: Vec<Row>,
) -> Result<(Vec<Row>, Option<u64>), Failure> {
    let after = match token(pages, call).filter(|token| !token.is_empty()) {
        Some(token) => match read_token(&token) {
            // A token that another method gave: `drive.changes.list` begins with one.
            Err(_) if is_required(pages, method) => 0,
            read => read?,
        },
        None => 0,
    };
    let size = page_size(call)?;
    let mut rest = items.into_iter().filter(|(number, ..)| *number > after);
    let page: Vec<Row> = rest.by_ref().take(size).collect();
    let more = rest.next().is_some();
    let last = page.last().map(|(number, ..)| *number).filter(|_| more);
    Ok((page, last))
}

/// Whether every request has to have a token.
fn is_required(pages: &Pages, method: &Method) -> bool {
    let name = match &pages.token {
        PageToken::Query(name) | PageToken::Link(name) => &name.0,
        PageToken::Body(_) => return false,
    };
    let parameter = method.parameters.get(name);
    parameter.is_some_and(|parameter| parameter.schema.required)
}

/// The token of a request.
fn token(pages: &Pages, call: &Call<'_>) -> Option<String> {
    match &pages.token {
        PageToken::Query(name) | PageToken::Link(name) => {
            call.request.parameter(&name.0).map(str::to_owned)
        }
        PageToken::Body(keys) => {
            let value = keys
                .iter()
                .try_fold(&call.body, |value, key| value.get(&key.0));
            value.and_then(Value::as_str).map(str::to_owned)
        }
    }
}

/// Writes the token of the next page; without one, removes it.
pub(super) fn set_next(pages: &Pages, call: &Call<'_>, last: Option<u64>, value: &mut Value) {
    let keys: Vec<&str> = pages.next.iter().map(|key| key.0.as_str()).collect();
    let next = last.map(|last| URL_SAFE_NO_PAD.encode(format!("after {last}")));
    let next = next.map(|token| match &pages.token {
        PageToken::Link(name) => {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(call.request.query.iter().filter(|(key, _)| *key != name.0));
            let query = query.append_pair(&name.0, &token).finish();
            json!(format!(
                "{}{}?{query}",
                call.request.origin, call.request.path
            ))
        }
        PageToken::Query(_) | PageToken::Body(_) => json!(token),
    });
    set(value, &keys, next.as_ref());
}

fn read_token(token: &str) -> Result<u64, Failure> {
    let bytes = URL_SAFE_NO_PAD
        .decode(token)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let after = bytes
        .as_deref()
        .and_then(|text| text.strip_prefix("after ")?.parse().ok());
    after.ok_or_else(|| {
        Failure::invalid(format!(
            "Invalid page token {token:?}: it is none of this server"
        ))
    })
}

fn page_size(call: &Call<'_>) -> Result<usize, Failure> {
    let given = SIZES.iter().find_map(|name| {
        let text = call.request.parameter(name).map(str::to_owned);
        text.or_else(|| {
            call.body
                .get(name)
                .and_then(|size| size.as_i64().map(|size| size.to_string()))
        })
    });
    match given.map(|text| text.parse::<i64>()) {
        None | Some(Ok(0)) => Ok(PAGE),
        Some(Ok(size @ 1..)) => Ok(usize::try_from(size)
            .unwrap_or(LARGEST_PAGE)
            .min(LARGEST_PAGE)),
        Some(_) => Err(Failure::invalid("the size of a page is not negative")),
    }
}

/// Removes the token of a next page from a sample: a client would ask for it.
pub(super) fn end(method: &Method, value: &mut Value) {
    if let Some(pages) = &method.paging {
        let keys: Vec<&str> = pages.next.iter().map(|key| key.0.as_str()).collect();
        set(value, &keys, None);
    }
    if let Some(object) = value.as_object_mut() {
        object.retain(|name, _| {
            !matches!(
                name.as_str(),
                "nextPageToken" | "next_page_token" | "nextLink"
            )
        });
    }
}
