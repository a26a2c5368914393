//! Credentials, against token servers on the loopback interface.
//!
//! What depends on the environment or on the state of the whole process runs in a child: a test
//! that is ignored otherwise, run alone in a new process of this same binary.

#![cfg(all(feature = "auth", any(feature = "tls-ring", feature = "tls-aws-lc")))]

mod token_server;

use std::error::Error;
use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::process::Command;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

#[cfg(feature = "hyper")]
use discovery_runtime::Impersonation;
use discovery_runtime::credentials::{Credentials, CredentialsError};
use http::HeaderMap;
use http::header::AUTHORIZATION;
use serde_json::Value;
use token_server::{TokenServer, token};
use tokio::runtime::Runtime;

const SCOPE: &str = "https://www.googleapis.com/auth/monitoring.read";
const KEY: &str = include_str!("data/service_account_key.pem");

fn scopes() -> Vec<String> {
    vec![SCOPE.to_owned()]
}

fn bearer(headers: &HeaderMap) -> &str {
    headers[AUTHORIZATION].to_str().unwrap()
}

/// The messages of an error and of all that caused it, both ways of printing.
fn all_text(error: &CredentialsError) -> String {
    let mut text = format!("{error:?}");
    let mut next: Option<&dyn Error> = Some(error);
    while let Some(error) = next {
        text += &format!("\n{error}");
        next = error.source();
    }
    text
}

fn service_account(private_key: &str, token_uri: &str) -> String {
    serde_json::json!({
        "type": "service_account",
        "project_id": "p",
        "private_key_id": "key-1",
        "private_key": private_key,
        "client_email": "robot@p.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": token_uri,
    })
    .to_string()
}

// ---- children

/// Runs one ignored test of this binary in a process of its own, with these variables and without
/// those that would change which credentials are found or which servers are called.
fn in_a_child(test: &str, variables: &[(&str, &str)]) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        test,
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    for name in [
        "GOOGLE_APPLICATION_CREDENTIALS",
        "GOOGLE_CLOUD_QUOTA_PROJECT",
        "GCE_METADATA_HOST",
        "CLOUDSDK_CONFIG",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        command.env_remove(name);
    }
    command.env("HOME", home.path()).env("APPDATA", home.path());
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    assert!(
        text.contains("1 passed"),
        "no test is called {test}: {text}"
    );
    assert!(!errors.contains("panicked"), "{errors}");
}

fn file(directory: &tempfile::TempDir, text: &str) -> String {
    let path = directory.path().join("credentials.json");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// In a child: what Application Default Credentials give.
fn application_default() -> Result<HeaderMap, CredentialsError> {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(Credentials::application_default().headers(&scopes()))
}

// ---- the four traps of google-cloud-auth

#[test]
fn credentials_are_made_in_a_plain_main_and_used_in_a_runtime_later() {
    let server = TokenServer::tokens();
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, &server.authorized_user());
    in_a_child(
        "child_plain_main",
        &[("GOOGLE_APPLICATION_CREDENTIALS", &path)],
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
#[ignore = "a child of credentials_are_made_in_a_plain_main_and_used_in_a_runtime_later"]
fn child_plain_main() {
    let credentials = Credentials::application_default();
    assert!(tokio::runtime::Handle::try_current().is_err());
    let scopes = scopes();

    // Outside of a runtime there is an error, not a panic.
    let mut future = pin!(credentials.headers(&scopes));
    let Poll::Ready(result) = future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    else {
        panic!("it waits for something");
    };
    let error = result.unwrap_err();
    assert!(error.to_string().contains("tokio runtime"), "{error}");

    let headers = Runtime::new()
        .unwrap()
        .block_on(credentials.headers(&scopes))
        .unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
}

#[test]
fn static_credentials_serve_two_runtimes_one_after_the_other() {
    static SERVER: LazyLock<TokenServer> = LazyLock::new(TokenServer::tokens);
    static CREDENTIALS: LazyLock<Credentials> =
        LazyLock::new(|| Credentials::from_json(&SERVER.authorized_user()).unwrap());

    for n in 0..3 {
        // A runtime of one thread also stops its tasks between two calls.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        for _ in 0..2 {
            let headers = runtime.block_on(CREDENTIALS.headers(&scopes())).unwrap();
            assert_eq!(bearer(&headers), format!("Bearer token-{n}"));
        }
    }
    assert_eq!(SERVER.requests().len(), 3, "one token for each runtime");
}

#[test]
fn no_rustls_provider_needs_to_be_installed() {
    let server = TokenServer::tokens();
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, &server.authorized_user());
    in_a_child(
        "child_no_provider",
        &[("GOOGLE_APPLICATION_CREDENTIALS", &path)],
    );
    let path = file(
        &directory,
        &service_account(KEY, "http://127.0.0.1:9/token"),
    );
    in_a_child(
        "child_no_provider",
        &[("GOOGLE_APPLICATION_CREDENTIALS", &path)],
    );
}

#[test]
#[ignore = "a child of no_rustls_provider_needs_to_be_installed"]
fn child_no_provider() {
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
    let headers = application_default().unwrap();
    assert!(bearer(&headers).starts_with("Bearer "));
    assert!(rustls::crypto::CryptoProvider::get_default().is_some());
}

#[tokio::test]
async fn a_permanent_failure_is_followed_by_recovery() {
    let server = TokenServer::start(|n| match n {
        0 => Some((400, r#"{"error": "invalid_grant"}"#.to_owned())),
        n => Some(token(n)),
    });
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();

    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(!error.is_transient());
    let text = error.to_string();
    for part in ["ann@example.com", "invalid_grant", "get new ones"] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&headers), "Bearer token-1");
}

#[tokio::test]
async fn a_transient_failure_is_asked_again_by_the_next_call() {
    let server = TokenServer::start(|n| match n {
        0 => Some((503, "busy".to_owned())),
        n => Some(token(n)),
    });
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();

    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(error.is_transient(), "{error}");
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&headers), "Bearer token-1");
}

#[tokio::test(start_paused = true)]
async fn a_token_server_that_never_responds_ends_in_an_error() {
    let server = TokenServer::start(|_| None);
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    // The clock jumps ahead whenever there is nothing else to do.
    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(error.is_transient());
    assert!(error.to_string().contains("within 30 seconds"), "{error}");
}

// ---- asking and caching

#[tokio::test]
async fn an_authorized_user_gets_a_token_and_says_who_pays() {
    let server = TokenServer::tokens();
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
    assert!(headers[AUTHORIZATION].is_sensitive());
    assert_eq!(headers["x-goog-user-project"], "who-pays");

    let request = &server.requests()[0];
    assert!(request.line.starts_with("POST /token "), "{}", request.line);
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["grant_type"], "refresh_token");
    assert_eq!(body["refresh_token"], "the-refresh-token");
    assert_eq!(body["client_id"], "the-client");
    assert_eq!(body["scopes"], SCOPE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_that_start_at_once_share_one_token() {
    let server = TokenServer::tokens();
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let credentials = credentials.clone();
            tokio::spawn(async move { credentials.headers(&scopes()).await.unwrap() })
        })
        .collect();
    for call in calls {
        assert_eq!(bearer(&call.await.unwrap()), "Bearer token-0");
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn other_scopes_get_another_token() {
    let server = TokenServer::tokens();
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    credentials.headers(&scopes()).await.unwrap();
    let headers = credentials
        .headers(&["https://other".to_owned()])
        .await
        .unwrap();
    assert_eq!(bearer(&headers), "Bearer token-1");
    assert!(server.requests()[1].body.contains("https://other"));
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once() {
    let server = TokenServer::tokens();
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    let first = credentials.headers(&scopes()).await.unwrap();
    assert!(credentials.invalidate(&first));
    let second = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&second), "Bearer token-1");

    // A call that was refused with the first token says so late: the second one stays.
    assert!(credentials.invalidate(&first));
    let third = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&third), "Bearer token-1");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_file_is_read_again_after_a_failure() {
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, "{}");
    let credentials = Credentials::from_file(&path);
    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(error.to_string().contains(&path), "{error}");

    let server = TokenServer::tokens();
    file(&directory, &server.authorized_user());
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
}

#[tokio::test]
async fn a_service_account_signs_its_own_tokens() {
    let server = TokenServer::tokens();
    let json = service_account(KEY, &server.url());
    let credentials = Credentials::from_json(&json).unwrap();
    let headers = credentials.headers(&scopes()).await.unwrap();
    let token = bearer(&headers).strip_prefix("Bearer ").unwrap();

    let parts: Vec<&str> = token.split('.').collect();
    let [header, claims, signature] = parts[..] else {
        panic!("not a JWT");
    };
    let header = decode(header);
    let header: Value = serde_json::from_slice(&header).unwrap();
    assert_eq!(header["alg"], "RS256");
    assert_eq!(header["kid"], "key-1");
    let claims: Value = serde_json::from_slice(&decode(claims)).unwrap();
    assert_eq!(claims["iss"], "robot@p.iam.gserviceaccount.com");
    assert_eq!(claims["sub"], "robot@p.iam.gserviceaccount.com");
    assert_eq!(claims["scope"], SCOPE);
    assert_eq!(decode(signature).len(), 256, "2048 bits");
    assert_eq!(
        server.requests().len(),
        0,
        "google-cloud-auth 1.18 ignores token_uri"
    );
}

#[tokio::test]
async fn a_service_account_says_who_pays_too() {
    let mut json: Value = serde_json::from_str(&service_account(KEY, "")).unwrap();
    json["quota_project_id"] = "who-pays".into();
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, &json.to_string());
    let headers = Credentials::from_file(path).headers(&scopes()).await;
    assert_eq!(headers.unwrap()["x-goog-user-project"], "who-pays");
}

#[test]
fn a_panic_becomes_an_error() {
    let server = TokenServer::tokens();
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    // Without timers, tokio panics at the first one.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_io().build().unwrap();
    let result = runtime.block_on(credentials.headers(&scopes()));
    let error = result.unwrap_err().to_string();
    assert!(error.contains("panicked"), "{error}");
    assert!(error.contains("ann@example.com"), "{error}");

    let headers = Runtime::new()
        .unwrap()
        .block_on(credentials.headers(&scopes()));
    assert!(bearer(&headers.unwrap()).starts_with("Bearer token-"));
}

#[tokio::test]
async fn no_error_shows_a_key() {
    let secret = "MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu";
    let pkcs1 =
        format!("-----BEGIN RSA PRIVATE KEY-----\n{secret}\n-----END RSA PRIVATE KEY-----\n");
    let pkcs8 = format!("-----BEGIN PRIVATE KEY-----\n{secret}\n-----END PRIVATE KEY-----\n");
    let broken = format!("{secret}?");
    for key in [&pkcs1, &pkcs8, &broken] {
        let credentials = Credentials::from_json(&service_account(key, "")).unwrap();
        assert!(!format!("{credentials:?}").contains(secret));
        let error = credentials.headers(&scopes()).await.unwrap_err();
        let text = all_text(&error);
        assert!(!text.contains(secret), "{text}");
        assert!(
            !text.contains("48, 130, 1, 58"),
            "the bytes of the key: {text}"
        );
        assert!(text.contains("robot@p.iam.gserviceaccount.com"), "{text}");
        assert!(!error.is_transient(), "{text}");
    }
}

#[tokio::test]
async fn no_error_shows_a_refresh_token() {
    let server = TokenServer::start(|_| Some((401, r#"{"error":"invalid_client"}"#.into())));
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    let text = all_text(&credentials.headers(&scopes()).await.unwrap_err());
    assert!(text.contains("invalid_client"), "{text}");
    assert!(!text.contains("the-refresh-token"), "{text}");
    assert!(!text.contains("the-client-secret"), "{text}");
}

#[tokio::test]
async fn a_page_of_html_is_cut() {
    let server = TokenServer::start(|_| Some((502, "<p>ä</p>".repeat(10_000))));
    let credentials = Credentials::from_json(&server.authorized_user()).unwrap();
    let text = credentials
        .headers(&scopes())
        .await
        .unwrap_err()
        .to_string();
    assert!(
        text.contains("<p>ä</p>") && text.len() < 1_500,
        "{} bytes",
        text.len()
    );
}

// ---- Application Default Credentials

#[test]
fn the_metadata_server_is_asked_where_there_is_no_file() {
    let server = TokenServer::tokens();
    let host = server.address.to_string();
    let variables = [("GCE_METADATA_HOST", host.as_str())];
    in_a_child("child_first_token", &variables);
    let request = &server.requests()[0];
    let path = "GET /computeMetadata/v1/instance/service-accounts/default/token?scopes=";
    assert!(request.line.starts_with(path), "{}", request.line);
    assert!(request.line.contains("monitoring.read"), "{}", request.line);
    assert_eq!(request.header("metadata-flavor"), Some("Google"));
}

/// The file of gcloud below a home directory.
fn gcloud_below(home: &Path, server: &TokenServer) {
    let below = if cfg!(windows) {
        "gcloud"
    } else {
        ".config/gcloud"
    };
    let directory = home.join(below);
    std::fs::create_dir_all(&directory).unwrap();
    let path = directory.join("application_default_credentials.json");
    std::fs::write(path, server.authorized_user()).unwrap();
}

#[test]
fn the_file_of_gcloud_is_found_below_the_home_directory() {
    let server = TokenServer::tokens();
    let home = tempfile::tempdir().unwrap();
    gcloud_below(home.path(), &server);
    let home = home.path().to_str().unwrap();
    let variables = [("HOME", home), ("APPDATA", home)];
    in_a_child("child_first_token", &variables);
    assert_eq!(server.requests().len(), 1);
}

#[test]
#[ignore = "a child of several tests"]
fn child_first_token() {
    assert_eq!(bearer(&application_default().unwrap()), "Bearer token-0");
}

#[test]
fn the_environment_chooses_the_quota_project() {
    let server = TokenServer::tokens();
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, &server.authorized_user());
    let variables = [
        ("GOOGLE_APPLICATION_CREDENTIALS", path.as_str()),
        ("GOOGLE_CLOUD_QUOTA_PROJECT", "from-the-environment"),
    ];
    in_a_child("child_quota_project", &variables);
}

#[test]
#[ignore = "a child of the_environment_chooses_the_quota_project"]
fn child_quota_project() {
    let headers = application_default().unwrap();
    assert_eq!(headers["x-goog-user-project"], "from-the-environment");
}

#[test]
fn empty_variables_are_unset_variables() {
    let server = TokenServer::tokens();
    let home = tempfile::tempdir().unwrap();
    gcloud_below(home.path(), &server);
    let home = home.path().to_str().unwrap();
    let variables = [
        ("HOME", home),
        ("APPDATA", home),
        ("GOOGLE_APPLICATION_CREDENTIALS", ""),
        ("GOOGLE_CLOUD_QUOTA_PROJECT", ""),
        ("CLOUDSDK_CONFIG", ""),
    ];
    in_a_child("child_project_of_the_file", &variables);
    assert_eq!(server.requests().len(), 1);
}

#[test]
#[ignore = "a child of empty_variables_are_unset_variables"]
fn child_project_of_the_file() {
    let headers = application_default().unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
    assert_eq!(headers["x-goog-user-project"], "who-pays");
}

#[test]
fn an_empty_quota_project_is_none_at_the_metadata_server_too() {
    let server = TokenServer::tokens();
    let host = server.address.to_string();
    let variables = [
        ("GCE_METADATA_HOST", host.as_str()),
        ("GOOGLE_APPLICATION_CREDENTIALS", ""),
        ("GOOGLE_CLOUD_QUOTA_PROJECT", ""),
    ];
    in_a_child("child_no_quota_project", &variables);
    assert_eq!(server.requests().len(), 1);
}

#[test]
#[ignore = "a child of an_empty_quota_project_is_none_at_the_metadata_server_too"]
fn child_no_quota_project() {
    let headers = application_default().unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
    assert_eq!(headers.get("x-goog-user-project"), None);
}

#[test]
fn the_file_of_gcloud_is_found_where_gcloud_has_it() {
    let (server, stranger) = (TokenServer::tokens(), TokenServer::tokens());
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    gcloud_below(home.path(), &stranger);
    let path = folder.path().join("application_default_credentials.json");
    std::fs::write(path, server.authorized_user()).unwrap();
    let home = home.path().to_str().unwrap();
    let variables = [
        ("HOME", home),
        ("APPDATA", home),
        ("CLOUDSDK_CONFIG", folder.path().to_str().unwrap()),
    ];
    in_a_child("child_first_token", &variables);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(stranger.requests().len(), 0);
}

#[test]
fn another_folder_of_gcloud_without_a_file_is_not_passed_over() {
    let (server, stranger) = (TokenServer::tokens(), TokenServer::tokens());
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    gcloud_below(home.path(), &stranger);
    let (home, host) = (home.path().to_str().unwrap(), server.address.to_string());
    let variables = [
        ("HOME", home),
        ("APPDATA", home),
        ("CLOUDSDK_CONFIG", folder.path().to_str().unwrap()),
        ("GCE_METADATA_HOST", host.as_str()),
    ];
    in_a_child("child_first_token", &variables);
    assert_eq!(server.requests().len(), 1, "the metadata server is next");
    assert_eq!(stranger.requests().len(), 0);
}

#[test]
fn an_empty_metadata_host_is_an_error_that_says_so() {
    in_a_child("child_empty_host", &[("GCE_METADATA_HOST", "")]);
}

#[test]
#[ignore = "a child of an_empty_metadata_host_is_an_error_that_says_so"]
fn child_empty_host() {
    let text = application_default().unwrap_err().to_string();
    assert!(
        text.contains("GCE_METADATA_HOST is set to an empty value: unset it"),
        "{text}"
    );
}

#[test]
fn a_file_with_a_byte_order_mark_is_read() {
    let server = TokenServer::tokens();
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, &format!("\u{feff}{}", server.authorized_user()));
    let variables = [("GOOGLE_APPLICATION_CREDENTIALS", path.as_str())];
    in_a_child("child_first_token", &variables);
    Credentials::from_json(&format!("\u{feff}{}", server.authorized_user())).unwrap();
}

#[test]
fn the_error_for_no_credentials_says_what_was_tried_and_what_to_do() {
    // Nobody listens on this port: it was free a moment ago, and is closed.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    drop(listener);
    in_a_child("child_no_credentials", &[("GCE_METADATA_HOST", &host)]);
}

#[test]
#[ignore = "a child of the_error_for_no_credentials_says_what_was_tried_and_what_to_do"]
fn child_no_credentials() {
    let error = application_default().unwrap_err();
    let text = error.to_string();
    for part in [
        "metadata server",
        "GOOGLE_APPLICATION_CREDENTIALS is not set",
        "application_default_credentials.json",
        "set GOOGLE_APPLICATION_CREDENTIALS",
    ] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named_with_its_variable() {
    let variables = [("GOOGLE_APPLICATION_CREDENTIALS", "/no/such/file.json")];
    in_a_child("child_no_file", &variables);
}

#[test]
#[ignore = "a child of a_file_that_is_not_there_is_named_with_its_variable"]
fn child_no_file() {
    let text = application_default().unwrap_err().to_string();
    for part in [
        "/no/such/file.json",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "gcloud auth application-default login",
    ] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
}

/// Only with the roots of rustls-native-certs does the variable decide.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_certificates_is_an_error_that_says_so() {
    let server = TokenServer::tokens();
    let host = server.address.to_string();
    let variables = [
        ("GCE_METADATA_HOST", host.as_str()),
        ("SSL_CERT_FILE", "/no/such"),
    ];
    in_a_child("child_no_certificates", &variables);
    assert_eq!(server.requests().len(), 0);
}

#[test]
#[ignore = "a child of a_machine_without_certificates_is_an_error_that_says_so"]
fn child_no_certificates() {
    let text = application_default().unwrap_err().to_string();
    assert!(text.contains("ca-certificates"), "{text}");
    // One that asks no server needs none.
    let account = Credentials::from_json(&service_account(KEY, "")).unwrap();
    let runtime = Runtime::new().unwrap();
    runtime.block_on(account.headers(&scopes())).unwrap();
}

// ---- checks before the first call

#[test]
fn json_that_is_no_credential_is_refused_at_once() {
    for (json, part) in [
        ("{\"refresh_token\": \"secret", "line 1"),
        ("{}", "`type` of the credentials is missing"),
        (
            r#"{"type": "gdch_service_account"}"#,
            "`gdch_service_account`",
        ),
    ] {
        let error = Credentials::from_json(json).unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
        assert!(!all_text(&error).contains("secret\n"), "{error:?}");
    }
}

#[test]
fn google_credentials_are_secret_and_need_scopes() {
    let credentials = Credentials::application_default();
    assert!(credentials.is_secret());
    assert!(credentials.needs_scopes());
    assert_eq!(
        format!("{credentials:?}"),
        "Credentials(application default)"
    );
    let file = Credentials::from_file(Path::new("/key.json"));
    assert_eq!(format!("{file:?}"), "Credentials(the file /key.json)");
}

/// URL-safe base64 without padding, as JWTs have it.
fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            other => panic!("{other} is not base64"),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[tokio::test]
async fn a_user_of_a_workforce_refreshes_tokens() {
    let server = TokenServer::start(|n| {
        Some((
            200,
            format!(
                r#"{{"access_token": "token-{n}", "expires_in": "3599", "refresh_token": "refresh-{n}"}}"#
            ),
        ))
    });
    let file = serde_json::json!({
        "type": "external_account_authorized_user", "audience": "//iam.googleapis.com/locations/global/workforcePools/p/providers/x",
        "client_id": "the-client", "client_secret": "the-secret", "refresh_token": "first/refresh",
        "token_url": server.url(), "quota_project_id": "who-pays",
    });
    let credentials = Credentials::from_json(&file.to_string()).unwrap();
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(bearer(&headers), "Bearer token-0");
    assert_eq!(headers["x-goog-user-project"], "who-pays");
    credentials.headers(&scopes()).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "it is kept");
    let basic = requests[0].header("authorization").unwrap();
    assert!(basic.starts_with("Basic "), "{basic}");
    assert!(
        requests[0].body.contains("refresh_token=first%2Frefresh"),
        "{}",
        requests[0].body
    );
    assert!(
        requests[0].body.contains("scope=https%3A%2F%2F"),
        "{}",
        requests[0].body
    );
}

#[tokio::test]
async fn a_user_of_a_workforce_who_may_not_is_told_why() {
    let reply = r#"{"error": "invalid_grant", "error_description": "Token has been revoked."}"#;
    let server = TokenServer::start(|_| Some((400, reply.to_owned())));
    let mut file = serde_json::json!({
        "type": "external_account_authorized_user", "client_id": "the-client", "client_secret": "the-secret",
        "refresh_token": "the-refresh-token", "token_url": server.url(),
    });
    let credentials = Credentials::from_json(&file.to_string()).unwrap();
    let error = credentials.headers(&scopes()).await.unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("invalid_grant") && text.contains("the user of a workforce"),
        "{text}"
    );
    assert!(
        !text.contains("the-secret") && !text.contains("the-refresh-token"),
        "{text}"
    );
    assert!(!error.is_transient());
    file.as_object_mut().unwrap().remove("refresh_token");
    let credentials = Credentials::from_json(&file.to_string()).unwrap();
    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(error.to_string().contains("`refresh_token`"), "{error}");
    // The secret goes to no server without TLS.
    file["token_url"] = "http://sts.example/token".into();
    file["refresh_token"] = "the-refresh-token".into();
    let credentials = Credentials::from_json(&file.to_string()).unwrap();
    let error = credentials.headers(&scopes()).await.unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
}

#[cfg(feature = "hyper")]
#[tokio::test]
async fn a_key_signs_for_a_user() {
    let server = TokenServer::start(|_| {
        Some((
            200,
            r#"{"access_token": "of-ada", "expires_in": 3599}"#.to_owned(),
        ))
    });
    let key = service_account(KEY, &server.url());
    let credentials = Impersonation::by_key(&key)
        .unwrap()
        .subject("ada@example.com")
        .credentials()
        .unwrap();
    let headers = credentials.headers(&scopes()).await.unwrap();
    assert_eq!(headers[AUTHORIZATION], "Bearer of-ada");
    let request = server.requests().remove(0);
    assert_eq!(request.line, "POST /token HTTP/1.1");
    let assertion = request.body.split("assertion=").nth(1).unwrap();
    let parts: Vec<&str> = assertion.split('.').collect();
    let read = |part: &str| -> Value { serde_json::from_slice(&decode(part)).unwrap() };
    assert_eq!(read(parts[0])["alg"], "RS256");
    let claims = read(parts[1]);
    assert_eq!(claims["sub"], "ada@example.com");
    assert_eq!(claims["scope"], SCOPE);
    assert_eq!(claims["aud"], server.url());
    assert_eq!(decode(parts[2]).len(), 256, "2048 bits");
}

#[cfg(feature = "hyper")]
#[tokio::test]
async fn a_key_makes_an_id_token() {
    let server = TokenServer::start(|_| Some((200, r#"{"id_token": "a.b.c"}"#.to_owned())));
    let credentials = Impersonation::by_key(&service_account(KEY, &server.url()))
        .unwrap()
        .id_token("https://mine.run.app")
        .credentials()
        .unwrap();
    let headers = credentials.headers(&[]).await.unwrap();
    assert_eq!(headers[AUTHORIZATION], "Bearer a.b.c");
    let request = server.requests().remove(0);
    let assertion = request.body.split("assertion=").nth(1).unwrap();
    let claims = decode(assertion.split('.').nth(1).unwrap());
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["target_audience"], "https://mine.run.app");
    assert_eq!(claims["sub"], "robot@p.iam.gserviceaccount.com");
    assert_eq!(claims.get("scope"), None);
}

#[cfg(feature = "hyper")]
#[test]
fn a_key_that_acts_as_nobody_and_texts_that_are_no_key() {
    let key = service_account(KEY, "https://tokens.example/token");
    let error = Impersonation::by_key(&key)
        .unwrap()
        .credentials()
        .unwrap_err();
    assert!(error.to_string().contains(".subject("), "{error}");
    for (text, says) in [
        ("{ hush", "not JSON"),
        (
            r#"{"type": "authorized_user", "refresh_token": "hush"}"#,
            "service account",
        ),
        (
            r#"{"type": "service_account", "private_key": "hush"}"#,
            "client_email",
        ),
        (
            r#"{"type": "service_account", "client_email": "a@b", "private_key": "hush", "private_key_id": "1", "project_id": "p"}"#,
            "not in PEM",
        ),
    ] {
        let error = Impersonation::by_key(text).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(says) && !shown.contains("hush"), "{shown}");
    }
}

// ---- workload identity federation

/// A file whose subject token comes from this source, and whose token comes from this server.
fn federated(server: &TokenServer, source: &Value) -> String {
    serde_json::json!({
        "type": "external_account", "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt", "token_url": server.url(), "credential_source": source,
    })
    .to_string()
}

fn sts() -> TokenServer {
    TokenServer::start(|n| {
        Some((
            200,
            format!(
                r#"{{"access_token": "token-{n}", "issued_token_type": "urn:ietf:params:oauth:token-type:access_token", "token_type": "Bearer", "expires_in": 3600}}"#
            ),
        ))
    })
}

#[tokio::test]
async fn the_subject_token_of_a_federation_is_in_a_file_or_comes_from_a_url() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("subject");
    std::fs::write(&path, "from-a-file").unwrap();
    let local = TokenServer::start(|_| Some((200, r#"{"id": "from-a-url"}"#.to_owned())));
    let sources = [
        ("from-a-file", serde_json::json!({"file": path})),
        (
            "from-a-url",
            serde_json::json!({
                "url": local.url(), "format": {"type": "json", "subject_token_field_name": "id"},
            }),
        ),
    ];
    for (subject, source) in sources {
        let server = sts();
        let credentials = Credentials::from_json(&federated(&server, &source)).unwrap();
        let headers = credentials.headers(&scopes()).await.unwrap();
        assert_eq!(bearer(&headers), "Bearer token-0");
        let body = server.requests().remove(0).body;
        assert!(body.contains(&format!("subject_token={subject}")), "{body}");
        assert!(body.contains("token-exchange"), "{body}");
    }
}

#[cfg(unix)]
#[test]
fn the_subject_token_of_a_federation_comes_from_a_program_that_is_allowed() {
    let server = sts();
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said.json");
    let text = r#"{"version": 1, "success": true, "token_type": "urn:ietf:params:oauth:token-type:jwt", "id_token": "from-a-program", "expiration_time": 9999999999}"#;
    std::fs::write(&said, text).unwrap();
    let source =
        serde_json::json!({"executable": {"command": format!("/bin/cat {}", said.display())}});
    let path = file(&folder, &federated(&server, &source));
    let allow = ("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES", "1");
    in_a_child(
        "child_federated",
        &[("GOOGLE_APPLICATION_CREDENTIALS", &path), allow],
    );
    let body = server.requests().remove(0).body;
    assert!(body.contains("subject_token=from-a-program"), "{body}");
    in_a_child(
        "child_program_not_allowed",
        &[("GOOGLE_APPLICATION_CREDENTIALS", &path)],
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
#[ignore = "a child of the_subject_token_of_a_federation_comes_from_a_program_that_is_allowed"]
fn child_federated() {
    assert_eq!(bearer(&application_default().unwrap()), "Bearer token-0");
}

#[test]
#[ignore = "a child of the_subject_token_of_a_federation_comes_from_a_program_that_is_allowed"]
fn child_program_not_allowed() {
    let error = application_default().unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES"),
        "{text}"
    );
}
