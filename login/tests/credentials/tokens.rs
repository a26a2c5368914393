//! Access tokens that end, and consents that are taken back.

use discovery_login::{Login, LoginErrorKind, MemoryStore, StoredToken, TokenStore};
use discovery_runtime::Credentials;
use serde_json::json;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::google::Google;
use super::{DRIVE, MAIL, assert_error, login, sent};

/// A store that tests look into.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<MemoryStore>);

impl TokenStore for Shared {
    fn load(&self, client_id: &str) -> Result<Option<StoredToken>, discovery_login::LoginError> {
        self.0.load(client_id)
    }

    fn save(
        &self,
        client_id: &str,
        token: &StoredToken,
    ) -> Result<(), discovery_login::LoginError> {
        self.0.save(client_id, token)
    }

    fn remove(&self, client_id: &str) -> Result<(), discovery_login::LoginError> {
        self.0.remove(client_id)
    }
}

impl Shared {
    fn change(&self, change: impl FnOnce(&mut StoredToken)) {
        let mut token = self.load("the-client").expect("readable").expect("a login");
        change(&mut token);
        self.save("the-client", &token).expect("kept");
    }
}

/// A login before, and what is kept of it.
async fn logged_in(google: &Google) -> Shared {
    let store = Shared::default();
    login(google)
        .store(store.clone())
        .credentials()
        .await
        .expect("a login");
    store
}

#[tokio::test]
async fn a_login_before_is_taken_without_a_question() {
    let google = Google::new();
    let nobody = again(&google, &Shared::default()).kept().expect("readable");
    assert!(nobody.is_none());
    let store = logged_in(&google).await;
    let before = google.state().requests.len();
    let kept = again(&google, &store).kept().expect("readable");
    assert_eq!(sent(&kept.expect("a login")).await, "Bearer access-1");
    assert_eq!(google.state().requests.len(), before);
    // It is renewed when it is sent.
    store.change(|token| token.valid_for = 0);
    let kept = again(&google, &store).kept().expect("readable");
    assert_eq!(sent(&kept.expect("a login")).await, "Bearer access-2");
}

/// A later run, which must not ask.
fn again(google: &Google, store: &Shared) -> Login {
    Login::new(google.client())
        .scopes([DRIVE])
        .store(store.clone())
        .open_with(|_| panic!("nobody is asked"))
}

fn rejected(token: &str) -> http::HeaderMap {
    let value = http::HeaderValue::try_from(token).expect("a header");
    http::HeaderMap::from_iter([(http::header::AUTHORIZATION, value)])
}

#[tokio::test]
async fn a_later_run_asks_nobody() {
    let google = Google::new();
    let store = logged_in(&google).await;
    let credentials = again(&google, &store).credentials().await.expect("kept");
    assert_eq!(sent(&credentials).await, "Bearer access-1");
    assert_eq!(google.forms("/token").len(), 1);
}

#[tokio::test]
async fn a_token_that_ends_is_replaced_and_kept() {
    let google = Google::new();
    let store = logged_in(&google).await;
    store.change(|token| token.given_at -= 3590);
    let credentials = again(&google, &store).credentials().await.expect("kept");
    assert_eq!(sent(&credentials).await, "Bearer access-2");
    let kept = store
        .load("the-client")
        .expect("readable")
        .expect("a login");
    assert_eq!(
        (kept.access_token.as_str(), kept.refresh_token.as_str()),
        ("access-2", "the-refresh-token")
    );
    assert_eq!(
        google.forms("/token")[1]["refresh_token"],
        "the-refresh-token"
    );
}

/// A clock that was set back makes tokens from the future.
#[tokio::test]
async fn a_token_from_the_future_is_replaced() {
    let google = Google::new();
    let store = logged_in(&google).await;
    store.change(|token| token.given_at += 100_000);
    let credentials = again(&google, &store).credentials().await.expect("kept");
    assert_eq!(sent(&credentials).await, "Bearer access-2");
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time")
        .as_secs();
    let kept = store
        .load("the-client")
        .expect("readable")
        .expect("a login");
    assert!(kept.given_at <= now);
}

#[tokio::test]
async fn calls_at_the_same_time_ask_for_one_token() {
    let google = Google::new();
    let store = logged_in(&google).await;
    let credentials = again(&google, &store).credentials().await.expect("kept");
    assert!(credentials.invalidate(&rejected("Bearer access-1")));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let credentials: Credentials = credentials.clone();
            tokio::spawn(async move { sent(&credentials).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("no panic"), "Bearer access-2");
    }
    // A token that was replaced already is not replaced again.
    credentials.invalidate(&rejected("Bearer access-1"));
    assert_eq!(sent(&credentials).await, "Bearer access-2");
    assert_eq!(google.forms("/token").len(), 2);
}

#[tokio::test]
async fn a_consent_that_was_taken_back_is_explained_to_a_call() {
    let google = Google::new();
    let store = logged_in(&google).await;
    let credentials = again(&google, &store).credentials().await.expect("kept");
    credentials.invalidate(&rejected("Bearer access-1"));
    let reply = json!({"error": "invalid_grant", "error_description": "Token has been expired or revoked."});
    google.state().responses = vec![(400, reply)];
    let error = credentials.headers(&[]).await.expect_err("revoked");
    let text = error.to_string();
    for part in [
        "invalid_grant",
        "Token has been expired or revoked.",
        "seven days",
        "six months",
        "clock",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!error.is_transient());
    assert!(!format!("{text}{error:?}").contains("the-refresh-token"));
}

#[tokio::test]
async fn a_consent_that_was_taken_back_is_asked_for_again_by_a_later_run() {
    let google = Google::new();
    let store = logged_in(&google).await;
    store.change(|token| token.valid_for = 0);
    google.state().responses = vec![(400, json!({"error": "invalid_grant"}))];
    let credentials = login(&google)
        .store(store)
        .credentials()
        .await
        .expect("asked again");
    assert_eq!(sent(&credentials).await, "Bearer access-2");
}

#[tokio::test]
async fn a_server_that_fails_for_a_moment_is_no_reason_to_ask() {
    let google = Google::new();
    let store = logged_in(&google).await;
    store.change(|token| token.valid_for = 0);
    google.state().responses = vec![(503, json!({"error": "internal_failure"}))];
    let error = again(&google, &store)
        .credentials()
        .await
        .expect_err("down");
    assert_error(&error, LoginErrorKind::Server, "internal_failure");
    assert!(store.load("the-client").expect("readable").is_some());
}

#[tokio::test]
async fn more_scopes_are_asked_for_together_with_those_of_before() {
    let google = Google::new();
    let store = logged_in(&google).await;
    let credentials = login(&google)
        .scopes([MAIL])
        .store(store.clone())
        .credentials()
        .await;
    credentials.expect("asked again");
    let kept = store
        .load("the-client")
        .expect("readable")
        .expect("a login");
    let scopes: Vec<&str> = kept.scopes.iter().map(String::as_str).collect();
    assert_eq!(scopes, [DRIVE, MAIL]);
    // Fewer than before need no consent.
    again(&google, &store).credentials().await.expect("kept");
}

#[tokio::test]
async fn a_life_in_seconds_may_be_text() {
    let google = Google::new();
    let token = json!({"access_token": "access-0", "expires_in": "3599", "token_type": "Bearer", "refresh_token": "r"});
    google.state().responses = vec![(200, token)];
    let store = Shared::default();
    login(&google)
        .store(store.clone())
        .credentials()
        .await
        .expect("a login");
    let kept = store
        .load("the-client")
        .expect("readable")
        .expect("a login");
    assert_eq!(kept.valid_for, 3599);
    // The server named no scopes, so it granted those that were wanted.
    assert!(kept.scopes.contains(DRIVE));
}

#[tokio::test]
async fn responses_that_are_no_token_are_errors() {
    let google = Google::new();
    for (status, body) in [
        (200, json!({"refresh_token": "the-refresh-token"})),
        (200, json!([])),
        (200, json!("access-9 ".repeat(40_000))),
        (500, json!({"odd": "access-9"})),
        (
            400,
            json!({"error": "server\u{1b}[31m said", "error_description": "x".repeat(5000)}),
        ),
    ] {
        google.state().responses = vec![(status, body)];
        let error = login(&google).credentials().await.expect_err("no token");
        let text = error.to_string();
        assert!(!text.contains('\u{1b}') && text.len() < 1000, "{text}");
        assert!(!format!("{error:?}").contains("access-9"), "{error:?}");
    }
    let without = json!({"access_token": "access-9", "token_type": "Bearer", "expires_in": 1});
    google.state().responses = vec![(200, without)];
    let error = login(&google)
        .credentials()
        .await
        .expect_err("no refresh token");
    assert_error(&error, LoginErrorKind::Server, "no refresh token");
}

#[tokio::test]
async fn a_logout_takes_the_consent_back_and_forgets_it() {
    let google = Google::new();
    let store = logged_in(&google).await;
    google.state().revoked = vec![500, 400];
    let error = again(&google, &store).logout().await.expect_err("down");
    assert_error(&error, LoginErrorKind::Server, "myaccount.google.com");
    assert!(store.load("the-client").expect("readable").is_some());
    // One that Google does not know any more is forgotten.
    assert!(again(&google, &store).logout().await.expect("logged out"));
    assert_eq!(google.forms("/revoke")[0]["token"], "the-refresh-token");
    assert!(store.load("the-client").expect("readable").is_none());
    assert!(
        !again(&google, &store)
            .logout()
            .await
            .expect("there is none")
    );
}
