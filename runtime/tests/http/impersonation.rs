//! Acting as another account, against a server that plays IAM and the token endpoint.

use std::time::Duration;

use discovery_runtime::{Credentials, Impersonation, RetryPolicy};
use http::header::AUTHORIZATION;
use serde_json::{Value, json};

use crate::server::{CannedResponse, Seen, Server};

const ROBOT: &str = "robot@my-project.iam.gserviceaccount.com";
const DRIVE: &str = "https://www.googleapis.com/auth/drive";
const MAIL: &str = "https://mail.google.com/";

/// A token of IAM.
fn given(token: &str, end: &str) -> CannedResponse {
    let body = json!({"accessToken": token, "expireTime": end});
    CannedResponse::json(200, &body.to_string())
}

fn of(server: &Server) -> Impersonation {
    Impersonation::of(ROBOT)
        .source(Credentials::token("of-the-source"))
        .iam_endpoint(server.url())
        .token_uri(format!("{}/token", server.url()))
        .options(|options| {
            options.retry(RetryPolicy::new().first_backoff(Duration::from_millis(1)))
        })
}

async fn sent(credentials: &Credentials, scope: &str) -> String {
    let headers = credentials.headers(&[scope.to_owned()]).await.unwrap();
    headers[AUTHORIZATION].to_str().unwrap().to_owned()
}

fn body(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.body).unwrap()
}

const LATER: &str = "2999-01-01T00:00:00Z";

#[tokio::test]
async fn a_service_account_gives_a_token_for_each_set_of_scopes() {
    let server = Server::script([given("1", LATER), given("2", LATER)]);
    let credentials = of(&server)
        .delegates(["between@p.iam.gserviceaccount.com"])
        .lifetime(Duration::from_secs(600))
        .credentials()
        .unwrap();
    for (scope, token) in [(DRIVE, "Bearer 1"), (MAIL, "Bearer 2"), (DRIVE, "Bearer 1")] {
        assert_eq!(sent(&credentials, scope).await, token);
    }
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    let path = format!("/v1/projects/-/serviceAccounts/{ROBOT}:generateAccessToken");
    assert!(seen[0].target.starts_with(&path), "{}", seen[0].target);
    assert_eq!(
        seen[0].header("authorization"),
        Some("Bearer of-the-source")
    );
    let expected = json!({
        "delegates": ["projects/-/serviceAccounts/between@p.iam.gserviceaccount.com"], "scope": [DRIVE], "lifetime": "600s",
    });
    assert_eq!(body(&seen[0]), expected);
    assert_eq!(format!("{credentials:?}"), format!("Credentials({ROBOT})"));
}

#[tokio::test]
async fn a_token_that_ends_or_is_rejected_is_replaced() {
    let soon = std::time::SystemTime::now() + Duration::from_secs(60);
    let soon = discovery_runtime::contract::DateTime::from(soon);
    let server = Server::script([
        given("1", soon.as_str()),
        given("2", LATER),
        given("3", LATER),
    ]);
    let credentials = of(&server).credentials().unwrap();
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer 1");
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer 2");
    let rejected = credentials.headers(&[DRIVE.to_owned()]).await.unwrap();
    assert!(credentials.invalidate(&rejected));
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer 3");
    // One that was replaced already.
    credentials.invalidate(&rejected);
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer 3");
}

#[tokio::test]
async fn calls_at_the_same_time_ask_for_one_token() {
    let server = Server::script([given("1", LATER).after(Duration::from_millis(30))]);
    let credentials = of(&server).credentials().unwrap();
    let calls: Vec<_> = (0..10)
        .map(|_| {
            let credentials = credentials.clone();
            tokio::spawn(async move { sent(&credentials, DRIVE).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), "Bearer 1");
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_service_account_signs_for_a_user() {
    let server = Server::script([
        CannedResponse::json(200, r#"{"signedJwt": "the.signed.text"}"#),
        CannedResponse::json(200, r#"{"access_token": "of-ada", "expires_in": "3599"}"#),
    ]);
    let credentials = of(&server)
        .subject("ada@example.com")
        .credentials()
        .unwrap();
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer of-ada");
    assert_eq!(sent(&credentials, DRIVE).await, "Bearer of-ada");
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    assert!(seen[0].target.contains(":signJwt"), "{}", seen[0].target);
    let claims = body(&seen[0])["payload"].as_str().unwrap().to_owned();
    let claims: Value = serde_json::from_str(&claims).unwrap();
    assert_eq!(claims["iss"], ROBOT);
    assert_eq!(claims["sub"], "ada@example.com");
    assert_eq!(claims["scope"], DRIVE);
    assert_eq!(claims["aud"], format!("{}/token", server.url()));
    let life = claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap();
    assert_eq!(life, 3600);
    assert_eq!(seen[1].target, "/token");
    // The source's token is for IAM alone.
    assert_eq!(seen[1].header("authorization"), None);
    let form = String::from_utf8(seen[1].body.clone()).unwrap();
    assert_eq!(
        form,
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=the.signed.text"
    );
}

/// A JWT that ends then.
fn jwt(end: u64) -> String {
    use base64::Engine as _;
    let payload = json!({"aud": "https://mine.run.app", "exp": end}).to_string();
    let payload = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(payload);
    format!("e30.{payload}.signature")
}

#[tokio::test]
async fn an_id_token_says_who_calls_until_it_ends() {
    let given = |end| CannedResponse::json(200, &json!({"token": jwt(end)}).to_string());
    let server = Server::script([given(1), given(32_503_680_000)]);
    let credentials = of(&server)
        .id_token("https://mine.run.app")
        .credentials()
        .unwrap();
    assert!(!credentials.needs_scopes());
    // By its own word the first one has ended, so it lasts as long as was asked for.
    for scope in [DRIVE, MAIL] {
        assert_eq!(
            sent(&credentials, scope).await,
            format!("Bearer {}", jwt(1))
        );
    }
    let seen = server.only();
    assert!(seen.target.contains(":generateIdToken"), "{}", seen.target);
    let expected =
        json!({"delegates": [], "audience": "https://mine.run.app", "includeEmail": true});
    assert_eq!(body(&seen), expected);
    let error = of(&server)
        .subject("ada@example.com")
        .id_token("a")
        .credentials();
    assert!(error.unwrap_err().to_string().contains("not of a user"));
}

/// Adding such a life to the time of now would overflow.
#[tokio::test]
async fn no_life_of_a_token_is_too_long() {
    for life in [json!(u64::MAX), json!("18446744073709551615")] {
        let token = json!({"access_token": "of-ada", "expires_in": life}).to_string();
        let server = Server::script([
            CannedResponse::json(200, r#"{"signedJwt": "the.signed.text"}"#),
            CannedResponse::json(200, &token),
        ]);
        let credentials = of(&server)
            .subject("ada@example.com")
            .credentials()
            .unwrap();
        assert_eq!(sent(&credentials, DRIVE).await, "Bearer of-ada");
    }
    let server = Server::script([CannedResponse::json(
        200,
        &json!({"token": jwt(u64::MAX >> 2)}).to_string(),
    )]);
    let credentials = of(&server).id_token("a").credentials().unwrap();
    sent(&credentials, DRIVE).await;
}

#[tokio::test]
async fn what_is_missing_is_said() {
    let denied = r#"{"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "Permission 'iam.serviceAccounts.getAccessToken' denied"}}"#;
    let refused =
        r#"{"error": "unauthorized_client", "error_description": "Client is unauthorized"}"#;
    let cases = [
        (
            None,
            vec![CannedResponse::json(403, denied)],
            "serviceAccountTokenCreator",
            false,
        ),
        (
            None,
            vec![CannedResponse::json(200, "{}")],
            "without a token",
            false,
        ),
        (
            Some("ada@example.com"),
            vec![CannedResponse::json(200, "{}")],
            "without a signature",
            false,
        ),
        (
            Some("ada@example.com"),
            vec![
                CannedResponse::json(200, r#"{"signedJwt": "secret.signed.text"}"#),
                CannedResponse::json(401, refused),
            ],
            "Domain-wide delegation",
            false,
        ),
    ];
    for (subject, responses, says, transient) in cases {
        let server = Server::script(responses);
        let mut impersonation = of(&server);
        if let Some(subject) = subject {
            impersonation = impersonation.subject(subject);
        }
        let credentials = impersonation.credentials().unwrap();
        let error = credentials.headers(&[DRIVE.to_owned()]).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(text.contains(says) && text.contains(ROBOT), "{text}");
        assert!(
            !text.contains("of-the-source") && !text.contains("secret"),
            "{text}"
        );
        assert_eq!(error.is_transient(), transient, "{text}");
    }
    let server = Server::script([CannedResponse::json(503, "{}")]);
    let credentials = of(&server).credentials().unwrap();
    let error = credentials.headers(&[DRIVE.to_owned()]).await.unwrap_err();
    assert!(error.is_transient(), "{error}");
}

#[tokio::test]
async fn tokens_go_to_no_server_without_tls() {
    let credentials = Impersonation::of(ROBOT)
        .source(Credentials::token("of-the-source"))
        .iam_endpoint("http://iam.example")
        .credentials()
        .unwrap();
    let error = credentials.headers(&[DRIVE.to_owned()]).await.unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
    for uri in ["http://tokens.example/token", "tokens.example", ""] {
        let error = Impersonation::of(ROBOT)
            .source(Credentials::token("of-the-source"))
            .subject("ada@example.com")
            .token_uri(uri)
            .credentials()
            .unwrap_err();
        assert!(
            error.to_string().contains("begins with https://"),
            "{error}"
        );
    }
}
