//! Calls of the crate of contract 3, over a real socket: messages, pages, operations, bytes, resource names.

use contract_3::{
    http_body, message_fields, operations, optional_body, paging, request_id, resource_names,
};
use discovery_runtime::Credentials;
use discovery_tests::server::Server;
use serde_json::{Value, json};

/// A client of one of the APIs that calls this server.
macro_rules! client {
    ($api:ident, $server:expr) => {
        $api::Client::builder()
            .endpoint($server.endpoint())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap()
    };
}

/// Every kind of field.
fn everything() -> Value {
    json!({
        "anything": [1, {"a": null}], "data": "_-8=", "day": "2026-01-31", "elapsed": "1.500s", "flag": true,
        "flagByKey": {"a": false}, "long": "9007199254740993", "longByKey": {"a": "-1"}, "longs": ["1", "2"], "mask": "a,bC",
        "number": 0.1, "state": "SLEEPING", "ofTheFuture": {"x": [1]},
    })
}

#[test]
fn a_message_comes_back_as_it_went() {
    let message: message_fields::types::Everything = serde_json::from_value(everything()).unwrap();
    assert_eq!(message.long, Some(9_007_199_254_740_993));
    let state = message.state.clone().unwrap();
    assert_eq!((state.as_str(), state.is_known()), ("SLEEPING", false));
    assert_eq!(message.clone(), message);
    assert_eq!(serde_json::to_value(&message).unwrap(), everything());
    assert!(format!("{message:?}").contains("SLEEPING"));
}

#[tokio::test]
async fn the_items_of_all_pages() {
    let server = Server::new([
        r#"{"things": [{}], "nextPageToken": "two"}"#,
        r#"{"things": [{}, {}]}"#,
    ]);
    let client = client!(paging, server);
    let mut items = client.things().list().items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 3);
    assert_eq!(server.queries("pageToken"), [None, Some("two".to_owned())]);
}

#[tokio::test]
async fn an_operation_that_is_followed_and_one_that_is_resumed() {
    let done = r#"{"name": "work/1", "done": true, "response": {"x": 1}}"#;
    let server = Server::new([done, done]);
    let client = client!(operations, server);
    let item = operations::types::Item {
        name: Some("items/a".to_owned()),
        ..Default::default()
    };
    let followed = client.items().create(item).wait().await.unwrap();
    assert!(followed.is_done());
    let resumed = client.resume("work/1").wait().await.unwrap();
    assert_eq!(resumed.operation(), followed.operation());
    assert_eq!(server.requests()[0].body, r#"{"name":"items/a"}"#);
    assert!(
        server.lines()[0].starts_with("POST /v1/items?"),
        "{:?}",
        server.lines()
    );
    assert!(
        server.lines()[1].starts_with("GET /v1/work/1"),
        "{:?}",
        server.lines()
    );
}

#[tokio::test]
async fn bodies_of_every_kind() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(http_body, server);
    let upload = client.items().upload(http_body::types::HttpBody::default());
    upload.raw_body("text/plain", "abc").send().await.unwrap();
    let client = client!(optional_body, server);
    client.items().cancel("a").send().await.unwrap();
    let client = client!(request_id, server);
    let item = request_id::types::Item::default();
    client.items().insert(item).send().await.unwrap();
    let requests = server.requests();
    assert_eq!(
        (requests[0].body.as_str(), requests[1].body.as_str()),
        ("abc", "{}")
    );
    assert!(
        requests[2]
            .query("requestId")
            .is_some_and(|id| id.len() == 36),
        "{requests:?}"
    );
}

#[test]
fn a_blocking_call_and_its_error() {
    let server = Server::with_status([
        (200, "{}"),
        (404, r#"{"error": {"code": 404, "message": "gone"}}"#),
    ]);
    let client = client!(paging, server);
    client.things().list().page_size(5).send_blocking().unwrap();
    let error = client.things().rows().send_blocking().unwrap_err();
    assert!(error.to_string().contains("gone"), "{error}");
    assert_eq!(server.queries("pageSize"), [Some("5".to_owned()), None]);
}

#[test]
fn resource_names_are_built_and_taken_apart() {
    let name = resource_names::names::alert_policy("p", "a").unwrap();
    assert_eq!(name, "projects/p/alertPolicies/a");
    assert_eq!(
        resource_names::names::parse_alert_policy(&name).unwrap(),
        ["p", "a"]
    );
}
