//! The operations of Monitoring v1: `google.longrunning.Operation`, read by `operations.get`.

use std::time::{Duration, Instant};

use discovery_runtime::message::{Finding, unknowns};
use discovery_runtime::status::Code;
use google_monitoring_v1::types::{self, MonitoredProject, Operation, OperationMetadata};
use google_monitoring_v1::{
    Client, Credentials, ErrorKind, OperationState, PollingPolicy, RetryPolicy, Waiting,
};

use discovery_tests::server::Server;

pub(crate) const STARTED: &str = r#"{"name": "operations/abc", "metadata": {
    "@type": "type.googleapis.com/google.monitoring.metricsscope.v1.OperationMetadata", "state": "CREATED"}}"#;
pub(crate) const RUNNING: &str = r#"{"name": "operations/abc", "done": false, "metadata": {
    "@type": "type.googleapis.com/google.monitoring.metricsscope.v1.OperationMetadata", "state": "RUNNING"}}"#;
pub(crate) const DONE: &str = r#"{"name": "operations/abc", "done": true, "response": {
    "@type": "type.googleapis.com/google.monitoring.metricsscope.v1.MonitoredProject", "name": "p"}}"#;
const FAILED: &str = r#"{"name": "operations/abc", "done": true, "error": {"code": 7, "message": "not yours", "details": [
    {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "IAM", "domain": "monitoring"}]}}"#;
const CANCELLED: &str = r#"{"name": "operations/abc", "done": true, "error": {"code": 1}}"#;
/// No object where an object belongs.
const ODD: &str = r#"{"name": "operations/abc", "metadata": 3}"#;
const UNAVAILABLE: &str =
    r#"{"error": {"code": 503, "message": "later", "status": "UNAVAILABLE"}}"#;
const FORBIDDEN: &str =
    r#"{"error": {"code": 403, "message": "no more", "status": "PERMISSION_DENIED"}}"#;

pub(crate) const START: &str = "POST /v1/locations/global/metricsScopes/s/projects?alt=json";
pub(crate) const POLL: &str = "GET /v1/operations/abc?alt=json";

pub(crate) fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .retry(RetryPolicy::new().first_backoff(Duration::from_millis(1)))
        .options(|options| options.polling(often()))
        .build()
        .unwrap()
}

/// The policy of these tests, which waits for a moment only.
fn often() -> PollingPolicy {
    PollingPolicy::new().first_wait(Duration::from_millis(5))
}

pub(crate) fn create(
    client: &Client,
) -> google_monitoring_v1::locations::global::metrics_scopes::projects::Create {
    let projects = client.locations().global().metrics_scopes().projects();
    projects.create(
        "locations/global/metricsScopes/s",
        MonitoredProject::default(),
    )
}

#[tokio::test]
async fn done_at_once_is_not_asked_for_again() {
    let server = Server::repeating(&[(200, DONE)]);
    let done = create(&client(&server)).wait().await.unwrap();
    assert!(done.is_done());
    assert_eq!(done.name(), "operations/abc");
    let project: MonitoredProject = done.response().unwrap();
    let expected = MonitoredProject {
        name: Some("p".to_owned()),
        ..MonitoredProject::default()
    };
    assert_eq!(
        project, expected,
        "without its `@type`, which is no field of it"
    );
    assert_eq!(done.into_operation().done, Some(true));
    assert_eq!(server.lines(), [START]);
}

#[tokio::test]
async fn an_operation_is_asked_for_until_it_is_done() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (200, RUNNING), (200, DONE)]);
    let done = create(&client(&server)).wait().await.unwrap();
    assert_eq!(
        done.response::<MonitoredProject>().unwrap().name.as_deref(),
        Some("p")
    );
    assert_eq!(server.lines(), [START, POLL, POLL, POLL]);
}

#[tokio::test]
async fn states_have_typed_metadata_and_end() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (200, DONE)]);
    let mut states = create(&client(&server)).states();
    let mut seen = Vec::new();
    while let Some(state) = states.next().await {
        let state: OperationState<Operation> = state.unwrap();
        let metadata: OperationMetadata = state.metadata().unwrap();
        seen.push((metadata.state, state.is_done()));
    }
    let expected = [
        (Some(types::operation_metadata::State::Created), false),
        (Some(types::operation_metadata::State::Running), false),
        (None, true),
    ];
    assert_eq!(seen, expected);
    assert!(states.next().await.is_none());
    assert_eq!(server.lines().len(), 3);
}

#[tokio::test]
async fn a_failure_is_a_typed_error() {
    let server = Server::repeating(&[(200, STARTED), (200, FAILED)]);
    let error = create(&client(&server)).wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Operation);
    let status = error.status().unwrap();
    assert_eq!(
        (status.code(), status.message.as_str()),
        (Some(Code::PermissionDenied), "not yours")
    );
    assert_eq!(error.reason(), Some("IAM"));
    assert!(!error.is_cancelled());
    let last = error.operation().unwrap();
    assert_eq!(last.name(), "operations/abc");
    assert_eq!(last.decode::<Operation>().unwrap().done, Some(true));
    assert_eq!(
        error.to_string(),
        "monitoring.locations.global.metricsScopes.projects.create: the operation failed: PERMISSION_DENIED: not yours (IAM) \
         (operation \"operations/abc\")"
    );
}

#[tokio::test]
async fn a_failure_ends_the_states_in_the_place_of_the_last() {
    let server = Server::repeating(&[(200, STARTED), (200, FAILED)]);
    let mut states = create(&client(&server)).states();
    assert!(!states.next().await.unwrap().unwrap().is_done());
    let error = states.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Operation);
    assert!(states.next().await.is_none());
    assert_eq!(server.lines().len(), 2);
}

#[tokio::test]
async fn cancelled_is_told_apart() {
    let server = Server::repeating(&[(200, STARTED), (200, CANCELLED)]);
    let error = create(&client(&server)).wait().await.unwrap_err();
    assert!(error.is_cancelled(), "{error}");
    assert_eq!(error.code(), Some(Code::Cancelled));
}

#[tokio::test]
async fn a_deadline_ends_the_waiting_and_keeps_the_operation() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING)]);
    let limit = Duration::from_millis(200);
    let begun = Instant::now();
    let call = create(&client(&server)).options(|options| options.polling(often().timeout(limit)));
    let error = call.wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(begun.elapsed() >= limit);
    let last = error.operation().unwrap();
    assert_eq!(last.name(), "operations/abc");
    assert_eq!(last.json().unwrap()["metadata"]["state"], "RUNNING");
    assert!(error.status().is_none());
    assert!(
        error.to_string().ends_with(
            "the operation was not done after 200ms; the operation is still running: resume it with `client.resume(\"operations/abc\")`"
        ),
        "{error}"
    );
    assert!(server.lines().len() > 2, "it was asked for meanwhile");
}

#[tokio::test]
async fn a_name_is_enough_to_go_on() {
    let server = Server::repeating(&[(200, RUNNING), (200, DONE)]);
    let done = client(&server)
        .resume("operations/abc")
        .wait()
        .await
        .unwrap();
    assert_eq!(
        done.response::<MonitoredProject>().unwrap().name.as_deref(),
        Some("p")
    );
    assert_eq!(server.lines(), [POLL, POLL]);
}

#[tokio::test]
async fn the_present_state_of_a_resumed_operation_comes_at_once() {
    let server = Server::repeating(&[(200, RUNNING)]);
    let patient = PollingPolicy::new().first_wait(Duration::from_secs(600));
    let resumed = client(&server).resume("operations/abc");
    let mut states = resumed.options(|options| options.polling(patient)).states();
    let state = states.next().await.unwrap().unwrap();
    assert!(!state.is_done());
    assert_eq!(server.lines(), [POLL]);
}

#[tokio::test]
async fn a_name_of_another_kind_is_refused_before_anything_is_sent() {
    let server = Server::repeating(&[(200, RUNNING)]);
    for name in ["", "projects/p", "abc"] {
        let client = client(&server);
        let error = client.resume(name).wait().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error}");
        assert!(error.to_string().contains("`v1/{+name}`"), "{error}");
        let mut states = client.resume(name).states();
        assert_eq!(
            states.next().await.unwrap().unwrap_err().kind(),
            ErrorKind::Request
        );
        assert!(states.next().await.is_none());
    }
    assert_eq!(server.lines(), [""; 0]);
}

#[tokio::test]
async fn an_outage_in_the_middle_is_tried_again() {
    let server = Server::repeating(&[
        (200, STARTED),
        (503, UNAVAILABLE),
        (503, UNAVAILABLE),
        (200, RUNNING),
        (200, DONE),
    ]);
    let done = create(&client(&server)).wait().await.unwrap();
    assert!(done.is_done());
    assert_eq!(server.lines(), [START, POLL, POLL, POLL, POLL]);
}

#[tokio::test]
async fn a_failed_call_in_the_middle_keeps_the_operation() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (403, FORBIDDEN)]);
    let error = create(&client(&server)).wait().await.unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Status,
        "not the operation has failed, but a call"
    );
    assert!(error.is_permission_denied());
    assert_eq!(error.method(), Some("monitoring.operations.get"));
    let last = error.operation().unwrap();
    assert_eq!(last.name(), "operations/abc");
    let operation: Operation = last.decode().unwrap();
    assert_eq!(operation.metadata.unwrap()["state"], "RUNNING");
}

#[tokio::test]
async fn states_before_an_error_were_given() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (403, FORBIDDEN)]);
    let mut states = create(&client(&server)).states();
    assert!(states.next().await.unwrap().is_ok());
    assert!(states.next().await.unwrap().is_ok());
    assert!(
        states
            .next()
            .await
            .unwrap()
            .unwrap_err()
            .is_permission_denied()
    );
    assert!(states.next().await.is_none());
    assert_eq!(server.lines().len(), 3);
}

#[tokio::test]
async fn a_state_that_does_not_decode_ends_the_states() {
    let server = Server::repeating(&[(200, STARTED), (200, ODD), (200, DONE)]);
    let mut states = create(&client(&server)).states();
    assert!(states.next().await.unwrap().is_ok());
    let error = states.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.method(), Some("monitoring.operations.get"));
    let last = error.operation().unwrap();
    assert_eq!(last.name(), "operations/abc");
    assert_eq!(last.json().unwrap()["metadata"], 3);
    assert!(states.next().await.is_none());
    assert_eq!(server.lines(), [START, POLL], "nothing more is asked");

    let server = Server::repeating(&[(200, ODD), (200, DONE)]);
    let mut states = create(&client(&server)).states();
    let error = states.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.method(),
        Some("monitoring.locations.global.metricsScopes.projects.create")
    );
    assert!(states.next().await.is_none());
    assert_eq!(server.lines(), [START]);
}

#[tokio::test]
async fn a_lenient_call_goes_on_past_a_state_of_another_type() {
    const DONE: &str = r#"{"name": "operations/abc", "done": "true", "response": {"name": 5, "createTime": "2026-01-02T03:04:05Z",
        "@type": "type.googleapis.com/google.monitoring.metricsscope.v1.MonitoredProject", "new": 123456789012345678901234}}"#;
    let server = Server::repeating(&[(200, STARTED), (200, ODD), (200, DONE)]);
    let create = create(&client(&server)).options(|options| options.lenient(true));
    let done = create.wait().await.unwrap();
    let project: MonitoredProject = done.response().unwrap();
    assert!(project.create_time.is_some());
    let found = unknowns(&project);
    assert!(
        matches!(&found[..], [Finding::Field { .. }, Finding::WrongType { path, .. }, Finding::Number { .. }] if path == "name"),
        "{found:?}"
    );
    assert!(
        serde_json::to_string(&project)
            .unwrap()
            .contains("123456789012345678901234")
    );
    assert_eq!(server.lines(), [START, POLL, POLL]);
}

#[tokio::test]
async fn a_call_that_starts_nothing_is_the_error_of_a_call() {
    let server = Server::repeating(&[(403, FORBIDDEN)]);
    let error = create(&client(&server)).wait().await.unwrap_err();
    assert!(error.is_permission_denied());
    assert!(error.operation().is_none(), "there is nothing to resume");
}

/// A port on which nobody listens.
fn nobody() -> String {
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", unused.local_addr().unwrap())
}

#[tokio::test]
async fn an_error_says_what_to_do_and_whether_the_operation_goes_on() {
    const GOES_ON: &str =
        "; the operation is still running: resume it with `client.resume(\"operations/abc\")`";
    const IS: &str = " (operation \"operations/abc\")";
    const GONE: &str = r#"{"error": {"code": 404, "message": "gone", "status": "NOT_FOUND"}}"#;
    for (status, body, end) in [
        (
            403,
            FORBIDDEN,
            format!(
                "403 Forbidden: PERMISSION_DENIED: no more; check the permissions and scopes of the credentials, and that the \
                 API is enabled{GOES_ON}"
            ),
        ),
        (404, GONE, format!("404 Not Found: NOT_FOUND: gone{IS}")),
        (
            404,
            "",
            format!("with an empty body; check the endpoint: the response is not from the API{IS}"),
        ),
        (
            200,
            r#"{"name": "operations/abc", "done": true, "response": 3}"#,
            format!("response: expected an object, found 3{IS}"),
        ),
    ] {
        let server = Server::repeating(&[(status, body)]);
        let resumed = client(&server).resume("operations/abc");
        let error = resumed.wait().await.unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("monitoring.operations.get: "), "{text}");
        assert!(text.ends_with(&end), "{text}");
        assert_eq!(error.operation().unwrap().name(), "operations/abc");
    }

    let client = Client::builder()
        .endpoint(nobody())
        .credentials(Credentials::anonymous())
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = client.resume("operations/abc").wait().await.unwrap_err();
    assert!(
        error.to_string().ends_with(&format!(
            "; check the endpoint, the network and the proxy settings{GOES_ON}"
        )),
        "{error}"
    );
}

#[tokio::test]
async fn a_result_of_another_type_is_refused_by_name() {
    let server = Server::repeating(&[(200, DONE)]);
    let done = create(&client(&server)).wait().await.unwrap();
    let error = done.response::<types::MetricsScope>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let text = error.to_string();
    assert!(
        text.contains("google.monitoring.metricsscope.v1.MonitoredProject"),
        "{text}"
    );
    assert!(text.contains("`MetricsScope`"), "{text}");
    let whatever: serde_json::Value = done.response_as().unwrap();
    assert_eq!(whatever, serde_json::json!({"name": "p"}));
}

#[tokio::test]
async fn an_operation_without_a_result_gives_an_empty_one() {
    let server = Server::repeating(&[(200, r#"{"name": "operations/abc", "done": true}"#)]);
    let done = create(&client(&server)).wait().await.unwrap();
    done.response::<()>().unwrap();
    assert_eq!(
        done.response::<types::Empty>().unwrap(),
        types::Empty::default()
    );
}

#[tokio::test]
async fn an_operation_without_a_name_cannot_be_followed() {
    let server = Server::repeating(&[(200, "{}")]);
    let error = create(&client(&server)).wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error
            .to_string()
            .contains("no name, so it cannot be followed"),
        "{error}"
    );
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"{}"[..]));
}

#[tokio::test]
async fn what_was_set_for_the_call_goes_for_the_questions_too() {
    let server = Server::repeating(&[(200, STARTED), (200, DONE)]);
    let call = create(&client(&server))
        .options(|options| options.parameter("key", "k"))
        .fields("name")
        .options(|options| {
            options
                .header("x-goog-request-reason", "why")
                .header("if-match", "e")
        });
    call.wait().await.unwrap();
    let requests = server.requests();
    assert!(
        requests[0]
            .line
            .ends_with("projects?alt=json&key=k&fields=name"),
        "{requests:?}"
    );
    assert!(requests[0].head.contains("if-match: e"));
    assert_eq!(requests[1].line, "GET /v1/operations/abc?alt=json&key=k");
    assert!(requests[1].head.contains("x-goog-request-reason: why"));
    assert!(
        !requests[1].head.contains("if-match"),
        "that was for the first request"
    );
}

#[tokio::test]
async fn dropped_means_stopped() {
    // The second request is never answered: whoever waits for it is dropped while it is on its way.
    let server = Server::responding(|index, _| (index != 1).then(|| (200, STARTED.to_owned())));
    let client = client(&server);
    let waiting = create(&client).wait();
    assert!(
        tokio::time::timeout(Duration::from_millis(300), waiting)
            .await
            .is_err()
    );
    assert_eq!(server.lines(), [START, POLL]);

    // Dropped between two questions.
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING)]);
    let waiting = create(&self::client(&server)).wait();
    let steady = tokio::time::timeout(Duration::from_millis(100), waiting);
    assert!(steady.await.is_err());
    // What was on its way when it was dropped has arrived by then.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let before = server.lines();
    assert!(before.len() > 2);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(server.lines(), before);
}

#[tokio::test]
async fn a_state_can_be_waited_for_in_parts() {
    // `next` that is dropped on the way is taken up again by the next one.
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (200, DONE)]);
    let slow = often().first_wait(Duration::from_millis(50));
    let mut states = create(&client(&server))
        .options(|options| options.polling(slow))
        .states();
    states.next().await.unwrap().unwrap();
    let mut seen = 0;
    while seen < 2 {
        let next = tokio::time::timeout(Duration::from_millis(1), states.next());
        if let Ok(state) = next.await {
            state.unwrap().unwrap();
            seen += 1;
        }
    }
    assert_eq!(server.lines(), [START, POLL, POLL]);
}

#[test]
fn outside_a_runtime_it_is_an_error() {
    let server = Server::repeating(&[(200, DONE)]);
    let resumed = client(&server).resume("operations/abc");
    let mut waiting = Box::pin(resumed.wait());
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    match std::future::Future::poll(waiting.as_mut(), &mut cx) {
        std::task::Poll::Ready(outcome) => {
            assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Configuration);
        }
        std::task::Poll::Pending => panic!("it waits"),
    }
}

/// Futures and streams can be spawned, and streams polled without pinning.
#[test]
fn waiting_can_be_moved() {
    fn is_send<T: Send + Unpin + 'static>() {}
    is_send::<Waiting<Operation>>();
    is_send::<google_monitoring_v1::States<Operation>>();
    is_send::<google_monitoring_v1::Cancelling>();
}
