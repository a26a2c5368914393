//! The update mask that a call makes from its body.

use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::serde_json::{self, Map, Value, json};
use discovery_runtime::transport::{Body, Transport, TransportFuture};
use discovery_runtime::{ClientBuilder, Credentials, Error, Message};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use crate::read;
use crate::round_trip::everything;
use crate::sample::Everything;

static API: Api = Api::new("a", "v1", "", "https://a.example/", "");
static WRAPPED: Api = Api::new("a", "v1", "", "https://a.example/", "").data_wrapper();
static PATCH: Method = Method::new("a.patch", "PATCH", "v1/{+type}");

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _request: http::Request<Body>) -> TransportFuture {
        unreachable!("nothing is sent")
    }
}

fn client(api: &'static Api) -> ApiClient {
    ClientBuilder::new(api)
        .credentials(Credentials::anonymous())
        .transport(Nowhere)
        .build()
        .unwrap()
}

/// A call whose path has the field `type` of the body.
fn call(api: &'static Api) -> Call {
    let mut call = Call::new(&client(api), &PATCH);
    call.path("type", "t");
    call
}

/// The update mask and the body of a request.
fn sent(call: Call) -> Result<(Option<String>, Value), Error> {
    let request = call.request()?;
    let query = request.uri().query().unwrap_or_default();
    let mut masks = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("updateMask="));
    let mask = masks.next().map(|mask| {
        let mask = percent_decode_str(mask).decode_utf8().unwrap();
        mask.into_owned()
    });
    assert_eq!(masks.next(), None);
    let body = match request.body().is_empty() {
        true => Value::Null,
        false => serde_json::from_slice(request.body()).unwrap_or(Value::Null),
    };
    Ok((mask, body))
}

fn mask_of(body: &Everything) -> Result<String, Error> {
    let mut call = call(&API);
    call.body(body);
    call.update_mask_from_body::<Everything>("updateMask");
    sent(call).map(|(mask, _)| mask.unwrap())
}

#[test]
fn a_path_leads_into_messages_and_ends_at_everything_else() {
    for (body, mask) in [
        (r#"{"flag": false}"#, "flag"),
        (
            r#"{"node": {"name": "a", "next": {"size": "1"}}}"#,
            "node.name,node.next.size",
        ),
        (r#"{"node": {}, "text": "a"}"#, "node,text"),
        (r#"{"node": {"next": {}}}"#, "node.next"),
        (
            r#"{"nodes": [{"name": "a"}], "matrix": [[1]]}"#,
            "matrix,nodes",
        ),
        (
            r#"{"labels": {"a.b": "c"}, "byName": {"a": {"name": "b"}}}"#,
            "byName,labels",
        ),
        (r#"{"any": {"a": 1}, "struct": {"a": 1}}"#, "any,struct"),
        (
            r#"{"text": null, "node": null, "texts": [], "labels": {}}"#,
            "labels,node,text,texts",
        ),
        (
            r#"{"node": {"name": null, "children": []}}"#,
            "node.children,node.name",
        ),
        (
            r#"{"labels": {"a": null}, "new": {"a": 1}, "node": {"new": 1e400}}"#,
            "labels,new,node.new",
        ),
        (r#"{"type": "t", "@kind": "k"}"#, "@kind"),
        (
            r#"{"option": {"none": {"value": "a"}}}"#,
            "option.none.value",
        ),
    ] {
        let read = match body.contains("1e400") {
            true => lenient(body),
            false => read(body),
        };
        let mask_of = mask_of(&read).unwrap();
        let mut paths: Vec<&str> = mask_of.split(',').collect();
        paths.sort_unstable();
        assert_eq!(paths.join(","), mask, "{body}");
    }
}

fn lenient(body: &str) -> Everything {
    use discovery_runtime::message::{Decoding, Reply};
    Everything::decode_with(body.as_bytes(), Decoding::default().lenient(true)).unwrap()
}

#[test]
fn a_null_below_a_message_that_is_not_set() {
    let mut body = Everything::default();
    body.set_null("node.next.name").unwrap();
    body.set_null("labels.team").unwrap();
    body.set_null("text").unwrap();
    let mask = mask_of(&body).unwrap();
    let mut paths: Vec<&str> = mask.split(',').collect();
    paths.sort_unstable();
    assert_eq!(paths, ["labels", "node.next.name", "text"]);
}

#[test]
fn the_last_one_wins_and_the_body_may_come_later() {
    let named = |name: &str| read(&format!(r#"{{"node": {{"name": {name:?}}}}}"#));
    // The body comes after the mask, twice.
    let mut call = call(&API);
    call.update_mask_from_body::<Everything>("updateMask");
    call.body(&named("a"));
    call.body(&read(r#"{"flag": true}"#));
    assert_eq!(sent(call.clone()).unwrap().0.as_deref(), Some("flag"));
    // A mask that is set later, with a setter and with the options.
    let mut set = call.clone();
    set.query("updateMask", "text".to_owned());
    assert_eq!(sent(set.clone()).unwrap().0.as_deref(), Some("text"));
    let mut by_options = call.clone();
    by_options.options(|options| options.parameter("updateMask", "any"));
    assert_eq!(sent(by_options).unwrap().0.as_deref(), Some("any"));
    // And again from the body.
    set.update_mask_from_body::<Everything>("updateMask");
    assert_eq!(sent(set).unwrap().0.as_deref(), Some("flag"));
}

#[test]
fn a_body_in_data() {
    let mut call = call(&WRAPPED);
    call.body(&read(r#"{"node": {"name": "a"}}"#));
    call.update_mask_from_body::<Everything>("updateMask");
    let (mask, body) = sent(call).unwrap();
    assert_eq!(mask.as_deref(), Some("node.name"));
    assert_eq!(body, json!({"data": {"node": {"name": "a"}}}));
}

#[test]
fn what_has_no_mask_is_an_error_that_names_the_parameter() {
    let mut none = call(&API);
    none.update_mask_from_body::<Everything>("updateMask");
    let mut bytes = none.clone();
    bytes.raw_body("text/plain", "a");
    let mut empty = none.clone();
    empty.body(&Everything::default());
    let mut own = none.clone();
    own.body(&read(r#"{"type": "t"}"#));
    let mut comma = none.clone();
    comma.body(&read(r#"{"node": {"a,b": 1}}"#));
    for (call, why) in [
        (none, "there is no body"),
        (bytes, "the body is not a message"),
        (empty, "the body has no field that can be updated"),
        (own, "the body has no field that can be updated"),
        (
            comma,
            r#"a mask cannot name "node.a,b"; set the mask yourself"#,
        ),
    ] {
        let error = sent(call).unwrap_err();
        assert_eq!(error.parameter_name(), Some("updateMask"));
        assert!(error.to_string().contains(why), "{error}");
    }
}

/// What a server with nothing takes from a body: the values at the paths of the mask.
fn apply(mask: &str, body: &Value) -> Value {
    let mut taken = Value::Object(Map::new());
    for path in mask.split(',') {
        let mut from = body;
        let mut to = &mut taken;
        for name in path.split('.') {
            from = from.get(name).unwrap_or_else(|| panic!("{path}: {body}"));
            to = to
                .as_object_mut()
                .unwrap()
                .entry(name)
                .or_insert_with(|| json!({}));
        }
        *to = from.clone();
    }
    taken
}

proptest! {
    #[test]
    fn the_mask_takes_everything_in_the_body(body in everything()) {
        let mut body = body;
        // It is in the path.
        body.as_object_mut().unwrap().remove("type");
        prop_assume!(!body.as_object().unwrap().is_empty());
        let mut call = call(&API);
        call.body(&read(&body.to_string()));
        call.update_mask_from_body::<Everything>("updateMask");
        let (mask, sent) = sent(call).unwrap();
        let mask = mask.unwrap();
        prop_assert_eq!(apply(&mask, &sent), sent);
        // No path is there twice, and none is below another.
        let mut paths: Vec<&str> = mask.split(',').collect();
        paths.sort_unstable();
        for pair in paths.windows(2) {
            prop_assert!(pair[0] != pair[1] && !pair[1].starts_with(&format!("{}.", pair[0])), "{}", mask);
        }
    }
}
