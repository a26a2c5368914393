//! The functions of the crate, against a fake.

use std::path::Path;
use std::time::Duration;

use alerts_example::{alert_on_silence, enabled, explain};
use discovery_testing::{Fake, Recorder, Replay, Response, ServerError};
use google_monitoring_v3::serde_json::json;
use google_monitoring_v3::transport::{HyperTransport, TransportErrorKind};
use google_monitoring_v3::types::{AlertPolicy, ListAlertPoliciesResponse};
use google_monitoring_v3::{Client, ErrorKind, make};

const LIST: &str = "monitoring.projects.alertPolicies.list";
const CREATE: &str = "monitoring.projects.alertPolicies.create";

#[tokio::test]
async fn policies_that_are_off_are_left_out() {
    let fake = Fake::new();
    fake.on("monitoring.projects.alertPolicies.list")
        .parameter("name", "projects/p")
        .respond(json!({"alertPolicies": [
            {"displayName": "disk is full"},
            {"displayName": "cpu is hot", "enabled": false}
        ]}));

    let client = fake.client(Client::builder());
    let names = enabled(&client, "p").await.unwrap();

    assert_eq!(names, ["disk is full"]);
    fake.finish();
}

#[tokio::test]
async fn pages_with_typed_messages() {
    let fake = Fake::new();
    let policy = make!(AlertPolicy { display_name: "a" });
    fake.on(LIST)
        .without_parameter("pageToken")
        .respond(make!(ListAlertPoliciesResponse {
            alert_policies: [policy],
            next_page_token: "second",
        }));
    fake.on(LIST)
        .parameter("pageToken", "second")
        .respond(json!({"alertPolicies": [{"displayName": "b"}]}));

    let client = fake.client(Client::builder());
    assert_eq!(enabled(&client, "p").await.unwrap(), ["a", "b"]);
}

#[tokio::test]
async fn a_policy_is_created_although_the_server_fails_twice() {
    let fake = Fake::new();
    fake.on(CREATE)
        .parameter("name", "projects/p")
        .body(json!({"conditions": [{"conditionAbsent": {"duration": "300s"}}]}))
        .respond_times(2, ServerError::new(503))
        .respond(json!({"name": "projects/p/alertPolicies/1"}));

    let client = fake.client(Client::builder());
    let name = alert_on_silence(&client, "p", "example.com/beat")
        .await
        .unwrap();

    assert_eq!(name, "projects/p/alertPolicies/1");
    assert_eq!(
        fake.pauses(),
        [Duration::from_millis(500), Duration::from_secs(1)]
    );
    fake.assert_requests([CREATE, CREATE, CREATE]);
    fake.requests()[0].assert_body(json!({"displayName": "example.com/beat is silent"}));
}

#[tokio::test]
async fn no_connection_and_no_response() {
    let fake = Fake::new();
    fake.on(LIST)
        .respond(Response::failure(TransportErrorKind::Connect))
        .respond_times(3, Response::never());

    let client = fake
        .set_up(Client::builder())
        .options(|options| options.attempt_timeout(Duration::from_secs(10)))
        .build()
        .unwrap();
    let error = enabled(&client, "p").await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(explain(&error), "try again later");
}

#[test]
fn errors_are_explained() {
    let disabled = ServerError::new(403)
        .message("Cloud Monitoring API has not been used in project 1")
        .reason("SERVICE_DISABLED", "googleapis.com");
    assert_eq!(explain(&disabled.into()), "turn on the Monitoring API");
    assert_eq!(
        explain(&ServerError::new(403).into()),
        "ask for the role Monitoring Editor"
    );
    assert_eq!(explain(&ServerError::new(400).into()), "report this");
}

/// `RECORD=1` records it again, with the credentials of whoever runs it.
#[tokio::test]
async fn a_recording_is_replayed() {
    async fn program(client: &Client) -> Vec<String> {
        enabled(client, "my-project").await.unwrap()
    }

    let place = Path::new("tests/recorded/enabled.json");
    if std::env::var_os("RECORD").is_some() {
        let recorder = Recorder::new(place, HyperTransport::new());
        let client = Client::builder().transport(recorder.transport());
        program(&client.build().unwrap()).await;
        recorder.finish().unwrap();
    }
    let replay = Replay::open(place).unwrap();
    let names = program(&replay.client(Client::builder())).await;
    assert_eq!(names, ["disk is full"]);
}
