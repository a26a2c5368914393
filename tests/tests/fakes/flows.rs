//! What takes several calls: pages, operations, streams.

use std::time::Duration;

use discovery_runtime::contract::{Api, ApiClient, Call, Method, StreamFormat};
use discovery_runtime::serde_json::{Value, json};
use discovery_runtime::{ClientBuilder, Streaming};
use discovery_testing::{Fake, Response, ServerError};
use google_monitoring_v1::types::MonitoredProject;

use crate::{LIST, client};

#[tokio::test]
async fn items_of_three_pages() {
    let fake = Fake::new();
    let page =
        |name: &str, next: &str| json!({"alertPolicies": [{"name": name}], "nextPageToken": next});
    fake.on(LIST)
        .without_parameter("pageToken")
        .respond(page("a", "2"));
    fake.on(LIST)
        .parameter("pageToken", "2")
        .respond(ServerError::new(500))
        .respond(page("b", "3"));
    fake.on(LIST)
        .parameter("pageToken", "3")
        .respond(page("c", ""));
    let client = client(&fake);
    let mut items = client
        .projects()
        .alert_policies()
        .list("projects/p")
        .items();
    let mut names = Vec::new();
    while let Some(policy) = items.next().await {
        names.push(policy.unwrap().name.unwrap());
    }
    assert_eq!(names, ["a", "b", "c"]);
    fake.assert_requests([LIST; 4]);
}

const START: &str = "monitoring.locations.global.metricsScopes.projects.create";
const POLL: &str = "monitoring.operations.get";

fn state(done: bool, rest: Value) -> Value {
    let mut state = json!({"name": "operations/abc", "done": done});
    state
        .as_object_mut()
        .unwrap()
        .extend(rest.as_object().unwrap().clone());
    state
}

#[tokio::test]
async fn an_operation_is_waited_for() {
    let fake = Fake::new();
    fake.on(START).respond(state(false, json!({})));
    fake.on(POLL)
        .parameter("name", "operations/abc")
        .respond_times(20, state(false, json!({})))
        .respond(state(true, json!({"response": {
            "@type": "type.googleapis.com/google.monitoring.metricsscope.v1.MonitoredProject", "name": "p"
        }})));
    let client = fake.client(google_monitoring_v1::Client::builder());
    let projects = client.locations().global().metrics_scopes().projects();
    let create = projects.create(
        "locations/global/metricsScopes/s",
        MonitoredProject::default(),
    );
    let done = create.wait().await.unwrap();
    let project: MonitoredProject = done.response().unwrap();
    assert_eq!(project.name.as_deref(), Some("p"));
    let pauses = fake.pauses();
    assert_eq!(pauses.len(), 21);
    assert_eq!(
        pauses[..2],
        [Duration::from_secs(1), Duration::from_millis(1500)]
    );
    assert_eq!(pauses[20], Duration::from_secs(20));
}

/// The default limit for waiting is a day, which passes at once.
#[tokio::test]
async fn an_operation_that_is_never_done_runs_into_its_limit() {
    let fake = Fake::new();
    fake.on(START).respond(state(false, json!({})));
    fake.on(POLL).respond_always(state(false, json!({})));
    let client = fake.client(google_monitoring_v1::Client::builder());
    let projects = client.locations().global().metrics_scopes().projects();
    let create = projects.create(
        "locations/global/metricsScopes/s",
        MonitoredProject::default(),
    );
    let error = create.wait().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let all: Duration = fake.pauses().iter().sum();
    assert!(
        all.abs_diff(Duration::from_secs(24 * 3600)) <= Duration::from_secs(20),
        "{all:?}"
    );
}

static API: Api = Api::new("streams", "v1", "20260101", "https://example.com/", "");
static RUN: Method = Method::new("streams.run", "POST", "v1/run").stream(StreamFormat::Array);
static TALK: Method = Method::new("streams.talk", "POST", "v1/talk").stream(StreamFormat::Events);

async fn numbers(stream: &mut Streaming<Value>) -> Vec<i64> {
    let mut numbers = Vec::new();
    while let Some(Ok(element)) = stream.next().await {
        numbers.push(element["n"].as_i64().unwrap());
    }
    numbers
}

#[tokio::test]
async fn the_elements_of_a_stream_come_in_chunks() {
    let elements = || Response::stream([json!({"n": 1}), json!({"n": 2}), json!({"n": 3})]);
    let fake = Fake::new();
    fake.on("streams.run")
        .respond(ServerError::new(503))
        .respond(elements())
        .respond(elements().breaks_after(18));
    fake.on("streams.talk").respond_times(2, elements());
    let client: ApiClient = fake.client(ClientBuilder::new(&API));
    let stream = |method| {
        let mut call = Call::new(&client, method);
        call.options(|options| options.idempotent(true));
        call.stream::<Value>()
    };
    assert_eq!(numbers(&mut stream(&RUN)).await, [1, 2, 3]);
    assert_eq!(numbers(&mut stream(&RUN)).await, [1, 2]);
    assert_eq!(numbers(&mut stream(&TALK)).await, [1, 2, 3]);
    let mut raw = Call::new(&client, &TALK);
    raw.query("alt", "sse");
    let raw = raw.send_raw().await.unwrap();
    assert_eq!(raw.headers["content-type"], "text/event-stream");
    assert!(raw.body.starts_with(b"data: {\"n\":1}"), "{:?}", raw.body);
    assert_eq!(
        fake.requests_of("streams.talk")[0].parameter("alt"),
        Some("sse")
    );
}
