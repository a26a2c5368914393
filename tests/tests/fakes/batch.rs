//! Batches through a fake: a test expects each call, and not the request that has all of them.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use discovery_runtime::serde_json::json;
use discovery_testing::{Fake, Recorder, Replay, Response, ServerError};
use google_monitoring_v3::types::AlertPolicy;
use google_monitoring_v3::{Client, make};

use crate::{CREATE, GET, LIST, client, panic_of};

/// The second call is rate-limited once. It alone is sent again, and its wait takes no time.
#[tokio::test]
async fn each_call_of_a_batch_gets_its_response() {
    let fake = Fake::new();
    fake.on(GET)
        .parameter("name", "projects/p/alertPolicies/a b")
        .respond(json!({"displayName": "a"}));
    fake.on(LIST)
        .parameter("pageSize", 3)
        .respond(ServerError::new(429).retry_after(Duration::from_secs(60)))
        .respond(json!({"totalSize": 7}));
    fake.on(CREATE)
        .whole_body(json!({"displayName": "new"}))
        .respond(ServerError::new(403).reason("IAM", "example.com"));
    let client = client(&fake);
    let policies = client.projects().alert_policies();
    let mut batch = client.batch();
    let create = policies.create(
        "projects/p",
        make!(AlertPolicy {
            display_name: "new"
        }),
    );
    let get = batch
        .add(policies.get("projects/p/alertPolicies/a b"))
        .unwrap();
    let list = batch.add(policies.list("projects/p").page_size(3)).unwrap();
    let create = batch.add(create).unwrap();

    let mut responses = batch.send().await.unwrap();
    assert_eq!(
        responses.take(get).unwrap().display_name.as_deref(),
        Some("a")
    );
    assert_eq!(responses.take(list).unwrap().total_size, Some(7));
    assert_eq!(responses.take(create).unwrap_err().reason(), Some("IAM"));
    fake.assert_requests([GET, LIST, CREATE, LIST]);
    let attempts: Vec<u32> = fake.requests().iter().map(|it| it.attempt()).collect();
    assert_eq!(attempts, [1, 1, 1, 2]);
    assert_eq!(fake.pauses(), [Duration::from_secs(60)]);
}

#[tokio::test]
async fn a_call_of_a_batch_that_is_not_expected_fails_the_test() {
    let fake = Fake::new();
    fake.on(GET).respond_always(json!({}));
    let client = client(&fake);
    let policies = client.projects().alert_policies();
    let mut batch = client.batch();
    let _ = batch
        .add(policies.get("projects/p/alertPolicies/a"))
        .unwrap();
    let _ = batch.add(policies.list("projects/p")).unwrap();
    let error = batch.send().await.unwrap_err().to_string();
    assert!(error.contains("expects no call of this method"), "{error}");
    assert!(panic_of(|| fake.finish()).contains(LIST));
}

/// The server may refuse the whole request.
#[tokio::test]
async fn a_batch_as_a_whole_is_a_call_too() {
    let fake = Fake::new();
    fake.on("monitoring.batch").respond(ServerError::new(404));
    let client = client(&fake);
    let mut batch = client.batch();
    let _ = batch
        .add(client.projects().alert_policies().list("projects/p"))
        .unwrap();
    assert!(batch.send().await.unwrap_err().is_not_found());
}

/// The boundary and the ids of the parts are others each time.
#[tokio::test]
async fn a_batch_is_recorded_and_replayed() {
    async fn program(client: &Client) -> Option<i32> {
        let mut batch = client.batch();
        let policies = client.projects().alert_policies();
        let list = batch.add(policies.list("projects/p")).unwrap();
        let _ = batch
            .add(policies.get("projects/p/alertPolicies/a"))
            .unwrap();
        let mut responses = batch.send().await.unwrap();
        responses.take(list).unwrap().total_size
    }
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorded/batch.json");
    let fake = Fake::new();
    fake.on(LIST)
        .respond(Response::json(json!({"totalSize": 5})));
    fake.on(GET).respond(json!({}));
    let recorder = Recorder::new(&place, fake.transport());
    let builder = fake
        .set_up(Client::builder())
        .transport(recorder.transport());
    assert_eq!(program(&builder.build().unwrap()).await, Some(5));
    recorder.finish().unwrap();
    assert!(fs::read_to_string(&place).unwrap().contains("--BOUNDARY"));

    let replay = Replay::open(&place).unwrap();
    assert_eq!(program(&replay.client(Client::builder())).await, Some(5));
    replay.finish();
}
