//! When a call is tried again, and when it is not.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use discovery_runtime::contract::RequestId;
use discovery_runtime::contract::{Api, Call, Method};
use discovery_runtime::credentials::{CredentialsError, HeadersFuture, TokenProvider};
use discovery_runtime::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};
use discovery_runtime::{Credentials, Error, ErrorKind, RetryBudget, RetryPolicy};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{API, CREATE, GET, builder, builder_of, client, get, method, quick};

static WITH_REQUEST_ID: Method = method("POST", "v1/books").request_id(RequestId::Query);

fn status(status: u16) -> CannedResponse {
    CannedResponse::json(
        status,
        &json!({"error": {"code": status, "message": "no"}}).to_string(),
    )
}

fn hang_up() -> CannedResponse {
    CannedResponse::raw("").then_close()
}

/// How often a call with this verb is sent if the server responds with `response`.
async fn times(verb: &'static Method, response: CannedResponse, idempotent: Option<bool>) -> usize {
    let server = Server::script([response]);
    let mut call = Call::new(&client(&server.url()), verb);
    call.path("name", "books/1");
    call.options(quick);
    if let Some(idempotent) = idempotent {
        call.options(|options| options.idempotent(idempotent));
    }
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.attempts() as usize, server.seen().len(), "{error}");
    server.seen().len()
}

#[tokio::test]
async fn idempotent_calls_are_tried_four_times() {
    static PUT: Method = method("PUT", "v1/{+name}");
    static DELETE: Method = method("DELETE", "v1/{+name}");
    for code in [408, 429, 500, 502, 503, 504] {
        assert_eq!(times(&GET, status(code), None).await, 4, "{code}");
    }
    for verb in [&PUT, &DELETE] {
        assert_eq!(times(verb, status(503), None).await, 4, "{}", verb.verb);
    }
    assert_eq!(times(&GET, hang_up(), None).await, 4);
    assert_eq!(times(&CREATE, status(503), Some(true)).await, 4);
    assert_eq!(times(&WITH_REQUEST_ID, status(503), None).await, 4);
    for code in [400, 401, 403, 404, 409, 412, 501] {
        assert_eq!(times(&GET, status(code), None).await, 1, "{code}");
    }
}

#[tokio::test]
async fn others_only_where_the_server_did_nothing() {
    static PATCH: Method = method("PATCH", "v1/{+name}");
    for verb in [&CREATE, &PATCH] {
        for response in [
            status(408),
            status(500),
            status(502),
            status(503),
            status(504),
            hang_up(),
        ] {
            assert_eq!(times(verb, response, None).await, 1, "{}", verb.verb);
        }
        assert_eq!(times(verb, status(429), None).await, 4);
    }
    assert_eq!(times(&GET, status(503), Some(false)).await, 1);
    assert_eq!(times(&GET, status(429), Some(false)).await, 4);
}

#[tokio::test]
async fn it_succeeds_as_soon_as_the_server_does() {
    let server = Server::script([status(503), hang_up(), CannedResponse::json(200, "{}")]);
    let mut call = get(&client(&server.url()));
    call.options(quick);
    assert_eq!(call.send::<Value>().await.unwrap(), json!({}));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_request_id_is_the_same_on_every_attempt() {
    let id = |target: &str| {
        target
            .split_once("requestId=")
            .map(|(_, id)| id.split('&').next().unwrap().to_owned())
    };
    let server = Server::script([status(503), hang_up(), CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    let mut call = Call::new(&client, &WITH_REQUEST_ID);
    call.options(quick);
    assert!(
        !call
            .clone()
            .request()
            .unwrap()
            .uri()
            .to_string()
            .contains("requestId"),
        "added when it is sent"
    );
    call.clone().send::<Value>().await.unwrap();
    let ids: Vec<_> = server.seen().iter().map(|seen| id(&seen.target)).collect();
    assert_eq!(ids.len(), 3);
    assert!(
        ids.iter()
            .all(|id| *id == ids[0] && id.as_ref().unwrap().len() == 36),
        "{ids:?}"
    );

    call.clone().send::<Value>().await.unwrap();
    assert_ne!(
        id(&server.seen()[3].target),
        ids[0],
        "another call has another"
    );

    call.query("requestId", "mine");
    call.clone().send::<Value>().await.unwrap();
    assert_eq!(id(&server.seen()[4].target), Some("mine".into()));

    let mut without = Call::new(&client, &WITH_REQUEST_ID);
    without.options(|options| options.request_id(false));
    without.send::<Value>().await.unwrap();
    assert_eq!(id(&server.seen()[5].target), None);
}

static WITH_REQUEST_ID_IN_BODY: Method = method("POST", "v1/books").request_id(RequestId::Body);

/// The `requestId` of a body that is wrapped in `data` or not.
fn id_of(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).unwrap();
    let object = body.get("data").unwrap_or(&body);
    object.get("requestId")?.as_str().map(str::to_owned)
}

#[tokio::test]
async fn a_request_id_in_the_body_is_the_same_on_every_attempt() {
    static WRAPPED: Api = crate::api().data_wrapper();
    for api in [&API, &WRAPPED] {
        for body in [json!({}), json!({"title": "x", "requestId ": 1})] {
            let server = Server::script([status(503), hang_up(), CannedResponse::json(200, "{}")]);
            let client = builder_of(api, &server.url()).build().unwrap();
            let mut call = Call::new(&client, &WITH_REQUEST_ID_IN_BODY);
            call.options(quick);
            call.body(&body);
            let prepared = call.clone().request().unwrap();
            assert_eq!(id_of(prepared.body()), None, "added when it is sent");
            call.send::<Value>().await.unwrap();
            let seen = server.seen();
            let ids: Vec<_> = seen.iter().map(|seen| id_of(&seen.body)).collect();
            assert_eq!(ids.len(), 3);
            assert_eq!(ids[0].as_ref().unwrap().len(), 36);
            assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
            // All else is as the caller gave it.
            let mut rest: Value = serde_json::from_slice(&seen[0].body).unwrap();
            let object = match rest.get_mut("data") {
                Some(data) => data,
                None => &mut rest,
            };
            object.as_object_mut().unwrap().remove("requestId");
            assert_eq!(*object, body);
        }
    }
}

#[tokio::test]
async fn a_request_id_that_the_caller_put_into_the_body_is_kept() {
    let server = Server::script([status(503), CannedResponse::json(200, "{}")]);
    let mut call = Call::new(&client(&server.url()), &WITH_REQUEST_ID_IN_BODY);
    call.options(quick);
    call.body(&json!({"requestId": "mine"}));
    call.send::<Value>().await.unwrap();
    let ids: Vec<_> = server.seen().iter().map(|seen| id_of(&seen.body)).collect();
    assert_eq!(ids, [Some("mine".to_owned()), Some("mine".to_owned())]);
}

#[tokio::test]
async fn a_body_that_is_no_object_gets_no_request_id() {
    for body in ["", "[1]", "PK"] {
        let server = Server::script([status(503)]);
        let mut call = Call::new(&client(&server.url()), &WITH_REQUEST_ID_IN_BODY);
        call.options(quick);
        call.raw_body("application/octet-stream", body);
        call.send::<Value>().await.unwrap_err();
        let seen = server.seen();
        assert_eq!(seen.len(), 1, "a POST is not repeated");
        assert_eq!(seen[0].body, body.as_bytes());
    }
}

#[tokio::test]
async fn without_a_request_id_a_post_is_not_repeated() {
    for method in [&WITH_REQUEST_ID, &WITH_REQUEST_ID_IN_BODY] {
        let server = Server::script([status(503)]);
        let mut call = Call::new(&client(&server.url()), method);
        call.body(&json!({}));
        call.options(|options| quick(options).request_id(false));
        call.send::<Value>().await.unwrap_err();
        assert_eq!(server.seen().len(), 1);
        assert_eq!(server.seen()[0].body, b"{}");
    }
}

#[tokio::test]
async fn retry_after_is_honoured() {
    let seconds = || "1".to_owned();
    // A date has no fractions.
    let date = || httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
    for value in [&seconds as &dyn Fn() -> String, &date] {
        let value = value();
        let busy = CannedResponse::of(429, &[("retry-after", value.as_str())], b"");
        let server = Server::script([busy, CannedResponse::json(200, "{}")]);
        let mut call = Call::new(&client(&server.url()), &CREATE);
        call.options(quick);
        let start = Instant::now();
        call.send::<Value>().await.unwrap();
        assert!(
            start.elapsed() >= Duration::from_millis(800),
            "{value}: {:?}",
            start.elapsed()
        );
    }
}

#[tokio::test]
async fn a_delay_in_the_details_is_honoured() {
    let body = r#"{"error": {"code": 503, "status": "UNAVAILABLE", "details": [
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.300s"}]}}"#;
    let server = Server::script([
        CannedResponse::json(503, body),
        CannedResponse::json(200, "{}"),
    ]);
    let mut call = get(&client(&server.url()));
    call.options(quick);
    let start = Instant::now();
    call.send::<Value>().await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    let server = Server::script([CannedResponse::of(503, &[("retry-after", "60")], b"")]);
    let mut call = get(&client(&server.url()));
    call.options(|options| options.timeout(Duration::from_secs(10)));
    let start = Instant::now();
    let error = call.send::<Value>().await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(
        (error.http_status().unwrap().as_u16(), error.attempts()),
        (503, 1)
    );
}

#[tokio::test]
async fn the_policy_of_the_call_beats_that_of_the_client() {
    let server = Server::script([status(503)]);
    let client = builder(&server.url())
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    get(&client).send::<Value>().await.unwrap_err();
    assert_eq!(server.seen().len(), 1);
    let mut call = get(&client);
    call.options(|options| {
        options.retry(
            RetryPolicy::default()
                .attempts(2)
                .first_backoff(Duration::ZERO),
        )
    });
    call.send::<Value>().await.unwrap_err();
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_budget_ends_retries_for_all_who_share_it() {
    let server = Server::script([status(503)]);
    let policy = RetryPolicy::default()
        .first_backoff(Duration::ZERO)
        .budget(RetryBudget::new(5, 0.1));
    let clients = [0, 1].map(|_| {
        builder(&server.url())
            .retry(policy.clone())
            .build()
            .unwrap()
    });
    for call in 0..10 {
        get(&clients[call % 2]).send::<Value>().await.unwrap_err();
    }
    assert_eq!(server.seen().len(), 10 + 5);
}

/// How often a call is sent, and the attempts that the predicate of its policy saw.
async fn times_if(
    verb: &'static Method,
    response: CannedResponse,
    idempotent: Option<bool>,
    choose: impl Fn(&Error) -> bool + Send + Sync + 'static,
) -> (usize, Vec<u32>) {
    let server = Server::script([response]);
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let policy = RetryPolicy::new()
        .first_backoff(Duration::from_millis(2))
        .retry_if(move |error, attempt| {
            log.lock().unwrap().push(attempt);
            choose(error)
        });
    let mut call = Call::new(&client(&server.url()), verb);
    call.path("name", "books/1");
    call.options(|options| options.retry(policy));
    if let Some(idempotent) = idempotent {
        call.options(|options| options.idempotent(idempotent));
    }
    call.send::<Value>().await.unwrap_err();
    let asked = asked.lock().unwrap().clone();
    (server.seen().len(), asked)
}

#[tokio::test]
async fn the_caller_chooses_what_is_retried() {
    let quota = || {
        let error = json!({"code": 403, "errors": [{"reason": "quotaExceeded"}]});
        CannedResponse::json(403, &json!({ "error": error }).to_string())
    };
    let is_quota = |error: &Error| error.reason() == Some("quotaExceeded");
    // More than the runtime would, and less.
    let all = (4, vec![1, 2, 3]);
    assert_eq!(times_if(&GET, quota(), None, is_quota).await, all);
    assert_eq!(times_if(&GET, status(404), None, |_| true).await, all);
    let once = (1, vec![1]);
    assert_eq!(times_if(&GET, status(503), None, |_| false).await, once);
    assert_eq!(times_if(&CREATE, status(429), None, |_| false).await, once);
}

#[tokio::test]
async fn the_caller_cannot_repeat_what_may_have_been_done() {
    // The predicate is not even called.
    let never = (1, vec![]);
    for response in [status(503), status(409), hang_up()] {
        let sent = times_if(&CREATE, response.clone(), None, |_| true).await;
        assert_eq!(sent, never);
        let sent = times_if(&GET, response.clone(), Some(false), |_| true).await;
        assert_eq!(sent, never);
        // That a repetition does no harm is said elsewhere.
        let sent = times_if(&CREATE, response, Some(true), |_| true).await;
        assert_eq!(sent, (4, vec![1, 2, 3]));
    }
    // A limit that was exceeded means that nothing was done.
    let error = json!({"code": 403, "errors": [{"reason": "dailyLimitExceeded"}]});
    let daily = CannedResponse::json(403, &json!({ "error": error }).to_string());
    let sent = times_if(&CREATE, daily, None, |_| true).await;
    assert_eq!(sent, (4, vec![1, 2, 3]));
}

#[tokio::test]
async fn the_hook_sees_every_attempt() {
    let server = Server::script([status(503), hang_up(), CannedResponse::json(200, "{}")]);
    let log = Arc::new(Mutex::new(Vec::new()));
    let seen = log.clone();
    let mut call = get(&client(&server.url()));
    call.options(|options| {
        quick(options).on_attempt(move |attempt| {
            let kind = attempt.error.map(|error| error.kind());
            let code = attempt.http_status.map(|status| status.as_u16());
            seen.lock().unwrap().push((
                attempt.method.to_owned(),
                attempt.number,
                code,
                kind,
                attempt.retry_in.is_some(),
            ));
        })
    });
    call.send::<Value>().await.unwrap();
    let expected = [
        (
            "library.books.test".to_owned(),
            1,
            Some(503),
            Some(ErrorKind::Status),
            true,
        ),
        (
            "library.books.test".to_owned(),
            2,
            None,
            Some(ErrorKind::Interrupted),
            true,
        ),
        ("library.books.test".to_owned(), 3, Some(200), None, false),
    ];
    assert_eq!(*log.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_dropped_call_stops() {
    let server = Server::script([status(503)]);
    let mut call = get(&client(&server.url()));
    call.options(|options| {
        options.retry(
            RetryPolicy::default()
                .first_backoff(Duration::from_millis(100))
                .factor(1.0),
        )
    });
    let sending = call.send::<Value>();
    assert!(
        tokio::time::timeout(Duration::from_millis(20), sending)
            .await
            .is_err()
    );
    let then = server.seen().len();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(server.seen().len(), then);
}

#[tokio::test]
async fn a_call_that_is_not_awaited_is_not_sent() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let sending = get(&client(&server.url())).send::<Value>();
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(sending);
    assert_eq!((server.opened(), server.seen().len()), (0, 0));
}

/// Returns a token with a number, and the next number after each rejection.
struct Numbered(Mutex<u32>);

impl TokenProvider for Numbered {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        let token = format!("Bearer {}", self.0.lock().unwrap());
        Box::pin(async move {
            Ok(HeaderMap::from_iter([(
                AUTHORIZATION,
                HeaderValue::try_from(token).unwrap(),
            )]))
        })
    }

    fn invalidate(&self, _rejected: &HeaderMap) -> bool {
        *self.0.lock().unwrap() += 1;
        true
    }
}

#[tokio::test]
async fn after_401_a_call_is_made_once_more_with_another_token() {
    let server = Server::script([status(401), CannedResponse::json(200, "{}"), status(401)]);
    let credentials = Credentials::from_provider(Numbered(Mutex::new(1)));
    let client = builder(&server.url())
        .credentials(credentials)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    Call::new(&client, &CREATE).send::<Value>().await.unwrap();
    let error = Call::new(&client, &CREATE)
        .send::<Value>()
        .await
        .unwrap_err();
    assert!(error.is_unauthenticated());
    let tokens: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.header("authorization").unwrap().to_owned())
        .collect();
    assert_eq!(tokens, ["Bearer 1", "Bearer 2", "Bearer 2", "Bearer 3"]);
}

/// Has no token, for a reason that passes or not.
struct Failing(bool);

impl TokenProvider for Failing {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async { Err(CredentialsError::new("the vault is closed").with_transient(self.0)) })
    }
}

#[tokio::test]
async fn credentials_are_asked_again_where_that_helps() {
    for (transient, attempts) in [(true, 4), (false, 1)] {
        let client = builder("http://127.0.0.1:1")
            .credentials(Credentials::from_provider(Failing(transient)))
            .build()
            .unwrap();
        let mut call = Call::new(&client, &CREATE);
        call.options(quick);
        let error = call.send::<Value>().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts(), error.is_retryable()),
            (ErrorKind::Credentials, attempts, transient)
        );
        assert!(error.to_string().contains("the vault is closed"), "{error}");
    }
}

#[tokio::test]
async fn a_connection_that_the_server_ended_is_not_used_again() {
    let server = Server::script([CannedResponse::json(200, "{}").then_close()]);
    let client = client(&server.url());
    for calls in 1..=3 {
        Call::new(&client, &CREATE).send::<Value>().await.unwrap();
        assert!(server.sees_closed(calls).await);
        // The end of the connection is on its way.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!((server.opened(), server.seen().len()), (3, 3));
}
