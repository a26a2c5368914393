//! Who makes a batch, and each of its calls; and that no secret shows.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use discovery_tests::server::Server;
use google_monitoring_v3::credentials::{HeadersFuture, TokenProvider};
use google_monitoring_v3::http::{HeaderMap, HeaderValue};
use google_monitoring_v3::{Client, Credentials, ErrorKind};

use super::server::{answering, error, plain, policy_server, received, server};
use super::{create, get, policy, quick};

/// A client that has this token.
fn client(server: &Server, credentials: Credentials) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(credentials)
        .options(quick)
        .build()
        .unwrap()
}

/// A provider of numbered tokens, which remembers the scopes that were asked for.
#[derive(Clone, Debug, Default)]
struct Numbered {
    rejected: Arc<AtomicUsize>,
    scopes: Arc<Mutex<Vec<Vec<String>>>>,
}

impl TokenProvider for Numbered {
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a> {
        self.scopes.lock().unwrap().push(scopes.to_vec());
        let number = self.rejected.load(Ordering::SeqCst);
        let token = format!("Bearer token-number-{number}");
        Box::pin(async move {
            let mut headers = HeaderMap::new();
            headers.insert("authorization", HeaderValue::try_from(token).unwrap());
            Ok(headers)
        })
    }

    fn invalidate(&self, _: &HeaderMap) -> bool {
        self.rejected.fetch_add(1, Ordering::SeqCst);
        true
    }
}

#[tokio::test]
async fn the_token_is_that_of_the_batch_and_covers_all_calls() {
    let server = policy_server();
    let provider = Numbered::default();
    let client = client(&server, Credentials::from_provider(provider.clone()));
    let read =
        get(&client, "a").options(|options| options.credentials(Credentials::token("of-another")));
    let calls = [get(&client, "b"), read];
    client.batch().all(calls).unwrap().send().await.unwrap();
    assert_eq!(
        server.requests()[0].header("authorization"),
        Some("Bearer token-number-0")
    );
    let calls = received(&server).remove(0);
    assert_eq!(calls[0].header("authorization"), None);
    assert_eq!(calls[1].header("authorization"), Some("Bearer of-another"));
    assert_eq!(
        *provider.scopes.lock().unwrap(),
        [["https://www.googleapis.com/auth/cloud-platform"]]
    );
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once_for_all_calls() {
    for whole in [false, true] {
        let expired = error(401, "authError");
        let server = Server::writing(move |index, request, socket| {
            use std::io::Write as _;
            let calls = super::server::calls(request);
            let parts = calls.iter().map(|call| match (index, call.name()) {
                (0, "a" | "b") => call.answer(401, &expired),
                (_, name) => call.answer(200, &policy(name)),
            });
            let response = match (whole, index) {
                (true, 0) => plain(401, &expired),
                _ => super::server::response(&parts.collect::<Vec<_>>()),
            };
            socket.write_all(response.as_bytes()).unwrap();
        });
        let provider = Numbered::default();
        let client = client(&server, Credentials::from_provider(provider.clone()));
        let calls = ["a", "b", "c"].map(|name| get(&client, name));
        let results = client.batch().all(calls).unwrap().send().await.unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert_eq!(provider.rejected.load(Ordering::SeqCst), 1);
        let requests = server.requests();
        assert_eq!(
            requests[1].header("authorization"),
            Some("Bearer token-number-1")
        );
        let again = received(&server)[1].len();
        assert_eq!(again, if whole { 3 } else { 2 });
    }
}

#[tokio::test]
async fn credentials_of_a_call_that_send_no_token_are_refused() {
    let server = policy_server();
    let client = client(&server, Credentials::token("of-the-client"));
    let anonymous =
        get(&client, "a").options(|options| options.credentials(Credentials::anonymous()));
    let mut results = client
        .batch()
        .all([anonymous, get(&client, "b")])
        .unwrap()
        .send()
        .await
        .unwrap();
    assert!(results.remove(1).is_ok());
    let found = results.remove(0).unwrap_err();
    assert_eq!(found.kind(), ErrorKind::Credentials);
    assert!(found.to_string().contains("alone"), "{found}");
    assert_eq!(received(&server).remove(0).len(), 1);
}

#[tokio::test]
async fn no_secret_shows() {
    let secret = "very-secret-text";
    // The server sends everything back, as error of a part and of the whole.
    let echo = server(|index, calls| {
        let all = calls
            .iter()
            .map(|call| format!("{} {:?}", call.line, call.headers));
        let all = all.collect::<Vec<_>>().join(" ").replace('"', "'");
        let body = format!(r#"{{"error": {{"code": 400, "message": "{all}"}}}}"#);
        match index {
            0 => super::server::response(
                &calls
                    .iter()
                    .map(|call| call.answer(400, &body))
                    .collect::<Vec<_>>(),
            ),
            _ => plain(400, &body),
        }
    });
    let client = client(&echo, Credentials::token(secret));
    let keyed = || create(&client, "a").options(|options| options.parameter("key", secret));
    let token =
        || get(&client, "b").options(|options| options.credentials(Credentials::token(secret)));
    let mut batch = client.batch();
    let handles = (batch.add(keyed()).unwrap(), batch.add(token()).unwrap());
    let mut shown = vec![format!("{batch:?} {handles:?}")];
    let mut responses = batch.clone().send().await.unwrap();
    shown.push(format!("{responses:?}"));
    for error in [
        responses.take(handles.0).unwrap_err(),
        responses.take(handles.1).unwrap_err(),
    ] {
        shown.push(format!("{error} {error:?}"));
    }
    let error = batch.send().await.unwrap_err();
    assert!(error.is_bad_request());
    shown.push(format!("{error} {error:?}"));
    for text in shown {
        assert!(!text.contains(secret), "{text}");
    }
    assert!(echo.requests()[0].body.contains(secret));
}

#[tokio::test]
async fn a_secret_of_a_call_goes_only_where_it_may() {
    let server = answering(|_, call| (200, policy(call.name())));
    let client = Client::builder()
        .endpoint("http://monitoring.example")
        .credentials(Credentials::anonymous())
        .build()
        .unwrap();
    let call =
        get(&client, "a").options(|options| options.credentials(Credentials::token("secret")));
    let error = client.batch().all([call]).unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
    assert_eq!(server.requests().len(), 0);
}
