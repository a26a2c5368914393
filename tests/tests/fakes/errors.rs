//! Errors: of the fake server, and made for a function that takes one.

use std::io;
use std::time::Duration;

use discovery_runtime::serde_json::json;
use discovery_runtime::status::{Code, Detail};
use discovery_runtime::transport::{TransportError, TransportErrorKind};
use discovery_testing::{Fake, Response, ServerError};
use google_monitoring_v3::{Error, ErrorKind};

use crate::{CREATE, LIST, client};

#[tokio::test]
async fn an_error_of_the_server_has_its_status_reason_and_details() {
    let fake = Fake::new();
    fake.on(LIST).respond(
        ServerError::new(403)
            .message("disabled")
            .reason("SERVICE_DISABLED", "googleapis.com")
            .detail(json!({"@type": "type.googleapis.com/google.rpc.Help", "links": [{"url": "https://example.com"}]})),
    );
    let policies = client(&fake).projects().alert_policies();
    let error = policies.list("projects/p").send().await.unwrap_err();
    assert!(error.is_permission_denied());
    assert_eq!(error.reason(), Some("SERVICE_DISABLED"));
    let status = error.status().unwrap();
    assert_eq!(
        (status.code(), status.message.as_str()),
        (Some(Code::PermissionDenied), "disabled")
    );
    assert!(
        matches!(&status.details[1], Detail::Help(help) if help.links[0].url == "https://example.com")
    );
}

/// What a program does with an error.
fn advice(error: &Error) -> &'static str {
    match error {
        error if error.is_not_found() => "create it",
        error if error.is_timeout() => "later",
        error if error.is_connect() => "check the network",
        error if error.is_rate_limited() => "slower",
        error if error.kind() == ErrorKind::Operation => "look at the operation",
        _ => "give up",
    }
}

#[test]
fn a_test_makes_errors_of_every_kind() {
    let broken = TransportError::new(TransportErrorKind::Connect, io::Error::other("refused"));
    let operation =
        json!({"name": "operations/a", "done": true, "error": {"code": 7, "message": "no"}});
    let errors: [(Error, &str); 6] = [
        (ServerError::new(404).into(), "create it"),
        (
            ServerError::new(429)
                .retry_after(Duration::from_secs(7))
                .into(),
            "slower",
        ),
        (
            Error::of_kind(ErrorKind::Timeout, "the call took longer than 60s"),
            "later",
        ),
        (broken.into(), "check the network"),
        (Error::of_operation(operation), "look at the operation"),
        (ServerError::new(500).into(), "give up"),
    ];
    for (error, expected) in &errors {
        assert_eq!(advice(error), *expected, "{error:?}");
    }
    assert_eq!(errors[1].0.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(errors[4].0.code(), Some(Code::PermissionDenied));
    assert_eq!(errors[4].0.operation().unwrap().name(), "operations/a");
    let error = Error::from(ServerError::new(404).message("no policy"))
        .of_method(LIST)
        .after_attempts(3);
    insta::assert_snapshot!(error);
}

/// A connection that fails is safe to try again, one that breaks is not.
#[tokio::test]
async fn exchanges_fail_as_over_a_network() {
    let fake = Fake::new();
    fake.on(CREATE)
        .respond(Response::failure(TransportErrorKind::Connect))
        .respond(Response::failure(TransportErrorKind::Interrupted));
    let policies = client(&fake).projects().alert_policies();
    let error = policies
        .create("projects/p", Default::default())
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Interrupted, 2)
    );
}
