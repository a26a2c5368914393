//! Long-running operations, and streams.

use discovery_fake_server::FakeServer;
use serde_json::{Value, json};

use crate::http::Fake;

const CLUSTERS: &str = "/v1/projects/p/locations/l/clusters";

#[tokio::test]
async fn an_operation_is_done_after_some_polls() {
    let fake = Fake::with("managedkafka.v1", FakeServer::builder().polls(2));
    let operation = fake
        .ok(
            "POST",
            &format!("{CLUSTERS}?clusterId=c"),
            json!({"labels": {"a": "b"}}),
        )
        .await;
    let name = operation["name"].as_str().unwrap().to_owned();
    assert!(
        name.starts_with("projects/p/locations/l/operations/"),
        "{name}"
    );
    assert_eq!(operation["done"], false);
    let path = format!("/v1/{name}");
    assert_eq!(fake.get(&path).await.json()["done"], false);
    let done = fake.get(&path).await.json();
    assert_eq!(
        (&done["done"], &done["response"]["name"]),
        (&json!(true), &json!("projects/p/locations/l/clusters/c"))
    );
    assert_eq!(fake.get(&path).await.json(), done);
    let listed = fake
        .get("/v1/projects/p/locations/l/operations")
        .await
        .json();
    assert_eq!(listed["operations"], json!([done]));
    fake.ok("DELETE", &path, json!({})).await;
    assert_eq!(fake.get(&path).await.status, 404);
}

#[tokio::test]
async fn an_operation_that_is_cancelled_fails() {
    let fake = Fake::with("managedkafka.v1", FakeServer::builder().polls(9));
    fake.ok("POST", &format!("{CLUSTERS}?clusterId=c"), json!({}))
        .await;
    let operation = fake.ok("DELETE", &format!("{CLUSTERS}/c"), json!({})).await;
    let path = format!("/v1/{}", operation["name"].as_str().unwrap());
    fake.ok("POST", &format!("{path}:cancel"), json!({})).await;
    let cancelled = fake.get(&path).await.json();
    assert_eq!(
        (&cancelled["done"], &cancelled["error"]["code"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(
        fake.call(
            "POST",
            "/v1/projects/p/locations/l/operations/none:cancel",
            json!({})
        )
        .await
        .status,
        404
    );
}

#[tokio::test]
async fn an_operation_may_have_a_status() {
    let fake = Fake::new("sqladmin.v1");
    let operation = fake
        .ok(
            "POST",
            "/v1/projects/p/instances",
            json!({"name": "i", "region": "r"}),
        )
        .await;
    assert_eq!(operation["status"], "RUNNING");
    let link = operation["selfLink"].as_str().unwrap();
    assert!(
        link.starts_with(&format!("{}/v1/projects/p/operations/", fake.server.url())),
        "{link}"
    );
    assert_eq!(fake.get(link).await.json()["status"], "DONE");
    assert_eq!(
        fake.get("/v1/projects/p/instances/i").await.json()["region"],
        "r"
    );
}

#[tokio::test]
async fn without_polls_an_operation_is_done_at_once() {
    let fake = Fake::with("managedkafka.v1", FakeServer::builder().polls(0));
    let operation = fake
        .ok("POST", &format!("{CLUSTERS}?clusterId=c"), json!({}))
        .await;
    assert_eq!(operation["done"], true);
}

#[tokio::test]
async fn a_stream_is_a_list_or_events() {
    let fake = Fake::new("firestore.v1");
    let path = "/v1/projects/p/databases/d/documents/a/b:runQuery";
    let got = fake.call("POST", path, json!({})).await;
    assert_eq!(got.header("transfer-encoding"), "chunked");
    assert_eq!(got.json().as_array().map(Vec::len), Some(3));
    let events = fake
        .call("POST", &format!("{path}?alt=sse"), json!({}))
        .await;
    assert_eq!(events.header("content-type"), "text/event-stream");
    let text = events.text();
    let events: Vec<Value> = text
        .split("\r\n\r\n")
        .filter_map(|event| serde_json::from_str(event.strip_prefix("data: ")?).ok())
        .collect();
    assert_eq!(Value::Array(events), got.json());
}
