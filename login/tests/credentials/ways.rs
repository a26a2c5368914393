//! How a user is asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use discovery_login::{ClientSecret, DEVICE_SCOPES, Login, LoginErrorKind};
use serde_json::json;
use url::Url;

use super::google::{Google, browse};
use super::{DRIVE, MAIL, assert_error, login, sent};

#[tokio::test]
async fn a_user_agrees_in_the_browser() {
    let google = Google::new();
    let credentials = login(&google).credentials().await.expect("a login");
    assert_eq!(sent(&credentials).await, "Bearer access-1");
    let forms = google.forms("/token");
    assert_eq!(forms.len(), 1);
    assert_eq!(forms[0]["client_secret"], "the-secret");
    assert!(forms[0]["redirect_uri"].starts_with("http://127.0.0.1:"));
    assert!(forms[0]["code_verifier"].len() >= 43);
    assert!(
        !format!("{credentials:?}").contains("access"),
        "{credentials:?}"
    );
}

#[tokio::test]
async fn other_requests_and_other_answers_do_not_end_the_login() {
    let google = Google::new();
    let pages = Arc::new(Mutex::new(Vec::new()));
    let (user, seen) = (google.clone(), pages.clone());
    let login = Login::new(google.client())
        .scopes([DRIVE])
        .open_with(move |page| {
            let redirect = user.agree(page);
            let seen = seen.clone();
            std::thread::spawn(move || {
                let base = redirect.split("/?").next().expect("a URL").to_owned();
                let forged = redirect.replace("state=", "state=x");
                // A connection that says nothing, as browsers open them.
                let silent = std::net::TcpStream::connect(base.trim_start_matches("http://"))
                    .expect("connected");
                for url in [
                    format!("{base}/favicon.ico"),
                    format!("{base}/"),
                    format!("{base}/other?code=x"),
                    forged,
                    redirect,
                ] {
                    let page = browse(&url);
                    seen.lock().expect("no panic").push(page);
                }
                drop(silent);
            });
        });
    let credentials = login.credentials().await.expect("a login");
    assert_eq!(sent(&credentials).await, "Bearer access-1");
    let statuses: Vec<String> = pages
        .lock()
        .expect("no panic")
        .iter()
        .map(|page| page.split(' ').nth(1).expect("a status").to_owned())
        .collect();
    // The last page may come after the login ended.
    assert_eq!(statuses[..4], ["404", "404", "404", "400"]);
}

/// A request that ends while the answer is read must not hide it: the order differs from login to login.
#[tokio::test]
async fn an_answer_right_after_other_requests_is_seen() {
    let google = Google::new();
    for _ in 0..50 {
        let user = google.clone();
        let login = Login::new(google.client())
            .scopes([DRIVE])
            .limit(Duration::from_secs(10))
            .open_with(move |page| {
                let redirect = user.agree(page);
                let base = redirect.split("/?").next().expect("a URL").to_owned();
                for url in [
                    format!("{base}/favicon.ico"),
                    format!("{base}/robots.txt"),
                    redirect,
                ] {
                    std::thread::spawn(move || browse(&url));
                }
            });
        login.credentials().await.expect("a login");
    }
}

#[tokio::test]
async fn a_user_who_refuses_is_an_error() {
    let google = Google::new();
    let user = google.clone();
    let login = Login::new(google.client())
        .scopes([DRIVE])
        .open_with(move |page| {
            let redirect = user
                .agree(page)
                .replace("code=the-code", "error=access_denied");
            std::thread::spawn(move || browse(&redirect));
        });
    let error = login.credentials().await.expect_err("refused");
    assert_error(&error, LoginErrorKind::Refused, "did not agree");
    assert_eq!(google.forms("/token").len(), 0);
}

#[tokio::test]
async fn nobody_agrees_in_time() {
    let google = Google::new();
    let login = Login::new(google.client())
        .scopes([DRIVE])
        .limit(Duration::from_millis(50))
        .open_with(|_| {});
    let error = login.credentials().await.expect_err("nobody");
    assert_error(&error, LoginErrorKind::TimedOut, "without_browser");
}

#[tokio::test]
async fn a_scope_that_is_not_ticked_is_named() {
    let google = Google::new();
    google.state().ticked = Some(DRIVE.to_owned());
    let error = login(&google).scopes([MAIL]).credentials().await;
    let error = error.expect_err("half");
    assert_error(&error, LoginErrorKind::MissingScope, MAIL);
    assert!(!error.to_string().contains(DRIVE), "{error}");
}

#[tokio::test]
async fn short_names_of_scopes_are_granted_by_their_long_ones() {
    let google = Google::new();
    google.state().ticked = Some(format!(
        "{DRIVE} openid https://www.googleapis.com/auth/userinfo.email"
    ));
    let login = login(&google).scopes(["openid", "email"]);
    login.credentials().await.expect("a login");
}

#[tokio::test]
async fn a_user_pastes_the_url() {
    let google = Google::new();
    for (change, kind) in [
        (None, None),
        (Some(("http", "  http")), None),
        (
            Some(("state=", "state=x")),
            Some(LoginErrorKind::NotThisLogin),
        ),
        (
            Some(("code=", "other=")),
            Some(LoginErrorKind::NotThisLogin),
        ),
        (
            Some(("code=the-code", "error=access_denied")),
            Some(LoginErrorKind::Refused),
        ),
    ] {
        let user = google.clone();
        let login = Login::new(google.client())
            .scopes([DRIVE])
            .without_browser(move |page| {
                let url = user.agree(page);
                Ok(match change {
                    Some((from, to)) => url.replacen(from, to, 1),
                    None => format!("{url}\n"),
                })
            });
        match (login.credentials().await, kind) {
            (Ok(credentials), None) => {
                assert!(sent(&credentials).await.starts_with("Bearer access-"))
            }
            (Err(error), Some(kind)) => assert_error(&error, kind, ""),
            (outcome, _) => panic!("{change:?}: {outcome:?}"),
        }
    }
    let eof = Login::new(google.client()).scopes([DRIVE]);
    let eof = eof.without_browser(|_| Err(std::io::ErrorKind::UnexpectedEof.into()));
    let error = eof.credentials().await.expect_err("nothing");
    assert_error(&error, LoginErrorKind::Configuration, "nothing was pasted");
}

#[tokio::test]
async fn a_device_shows_a_code() {
    let google = Google::new();
    let pending = json!({"error": "authorization_pending"});
    google.state().responses = vec![(428, pending.clone()), (428, pending)];
    let shown = Arc::new(Mutex::new(String::new()));
    let show = shown.clone();
    let credentials = Login::new(google.client_with(&[]))
        .scopes([DEVICE_SCOPES[6]])
        .with_device(move |url, code| *show.lock().expect("no panic") = format!("{code} at {url}"))
        .credentials()
        .await
        .expect("a login");
    assert_eq!(
        *shown.lock().expect("no panic"),
        "ABCD-EFGH at https://www.google.com/device"
    );
    assert_eq!(sent(&credentials).await, "Bearer access-1");
    assert_eq!(google.forms("/token").len(), 3);
    assert_eq!(google.forms("/token")[2]["device_code"], "of-the-device");
}

/// Whatever the server says about the time between questions.
#[tokio::test]
async fn a_device_waits_no_longer_than_its_limit() {
    let google = Google::new();
    google.state().interval = 100_000;
    google.state().responses = vec![(428, json!({"error": "authorization_pending"}))];
    let login = Login::new(google.client_with(&[]))
        .scopes(["email"])
        .limit(Duration::from_millis(300))
        .with_device(|_, _| {});
    let outcome = tokio::time::timeout(Duration::from_secs(20), login.credentials()).await;
    let error = outcome.expect("it ends").expect_err("nobody typed");
    assert_error(&error, LoginErrorKind::TimedOut, "in time");
}

#[tokio::test]
async fn a_device_is_refused_before_anybody_is_asked() {
    let google = Google::new();
    let no_code = |_: &str, _: &str| panic!("nothing is shown");
    let gmail = Login::new(google.client_with(&[]))
        .scopes([MAIL])
        .with_device(no_code);
    let error = gmail.credentials().await.expect_err("not on a device");
    assert_error(&error, LoginErrorKind::Configuration, "to no device");
    let desktop = Login::new(google.client())
        .scopes(["email"])
        .with_device(no_code);
    let error = desktop.credentials().await.expect_err("another client");
    assert_error(&error, LoginErrorKind::Configuration, "TVs and");
    assert_eq!(google.state().requests.len(), 0);
    for (code, kind) in [
        ("access_denied", LoginErrorKind::Refused),
        ("expired_token", LoginErrorKind::TimedOut),
    ] {
        google.state().responses = vec![(400, json!({"error": code}))];
        let login = Login::new(google.client_with(&[]))
            .scopes(["email"])
            .with_device(|_, _| {});
        assert_error(&login.credentials().await.expect_err(code), kind, "");
    }
}

#[tokio::test]
async fn a_login_without_scopes_or_with_another_client_is_an_error() {
    let google = Google::new();
    let error = Login::new(google.client())
        .credentials()
        .await
        .expect_err("no scope");
    assert_error(&error, LoginErrorKind::Configuration, ".scopes(");
    google.state().responses = vec![(
        401,
        json!({"error": "invalid_client", "error_description": "Unauthorized"}),
    )];
    let error = login(&google)
        .credentials()
        .await
        .expect_err("no such client");
    assert_error(
        &error,
        LoginErrorKind::Configuration,
        "does not know the client the-client",
    );
}

#[test]
fn client_files() {
    for (text, says) in [
        ("{", "line 1"),
        (
            r#"{"web": {"client_id": "a", "client_secret": "hush", "auth_uri": "https://a", "token_uri": "https://a"}}"#,
            "Desktop app",
        ),
        (
            r#"{"type": "service_account", "private_key": "hush"}"#,
            "service account",
        ),
        (
            r#"{"installed": {"client_id": "a", "client_secret": "hush", "auth_uri": "https://a", "token_uri": "http://a.example/token"}}"#,
            "without TLS",
        ),
        (
            r#"{"installed": {"client_id": 1, "client_secret": "hush"}}"#,
            "not what the Google Cloud console",
        ),
    ] {
        let error = ClientSecret::from_json(text).expect_err(text);
        assert_error(&error, LoginErrorKind::Configuration, says);
        assert!(!error.to_string().contains("hush"), "{error}");
    }
    let error = ClientSecret::from_file("/there/is/no/client.json").expect_err("no file");
    assert_error(
        &error,
        LoginErrorKind::Configuration,
        "/there/is/no/client.json",
    );
    let client = Google::new().client();
    assert_eq!(
        format!("{client:?}"),
        r#"ClientSecret { id: "the-client", .. }"#
    );
}

#[tokio::test]
async fn the_page_of_consent_is_asked_for_what_is_needed() {
    let google = Google::new();
    let asked = Arc::new(Mutex::new(None));
    let (user, page) = (google.clone(), asked.clone());
    let login = Login::new(google.client())
        .scopes([MAIL, DRIVE])
        .without_browser(move |url| {
            *page.lock().expect("no panic") = Some(Url::parse(url).expect("a URL"));
            Ok(user.agree(url))
        });
    login.credentials().await.expect("a login");
    let url = asked.lock().expect("no panic").take().expect("a page");
    let value = |wanted: &str| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, _)| name == wanted)
            .expect(wanted)
            .1
            .into_owned()
    };
    assert_eq!(value("scope"), format!("{DRIVE} {MAIL}"));
    assert!(value("state").len() >= 16);
    assert_eq!(value("code_challenge").len(), 43);
    assert_eq!(value("prompt"), "consent");
    assert!(!url.as_str().contains("the-secret"));
}
