//! Headers and bodies of requests.

use discovery_runtime::Credentials;
use discovery_runtime::contract::{Api, Call, Method};
use discovery_runtime::credentials::{HeadersFuture, TokenProvider};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{CREATE, builder, client, get, method};

#[test]
fn the_headers_of_the_api() {
    static VERSIONED: Method = method("GET", "v1/books").api_version("2026-11-01");
    let client = builder("https://library.example")
        .user_agent("app/7")
        .quota_project("pays")
        .build()
        .unwrap();
    let request = Call::new(&client, &VERSIONED).request().unwrap();
    let runtime = env!("CARGO_PKG_VERSION");
    let compiler = compiler();
    let expected = [
        ("accept", "application/json".to_owned()),
        ("accept-encoding", "gzip".to_owned()),
        (
            "user-agent",
            format!("example-library-v1/1.2.3 discovery-runtime/{runtime} (gzip) app/7"),
        ),
        (
            "x-goog-api-client",
            format!("gl-rust/{compiler} gdcl/{runtime} example-library-v1/1.2.3"),
        ),
        ("x-goog-api-version", "2026-11-01".to_owned()),
        ("x-goog-user-project", "pays".to_owned()),
    ];
    for (name, value) in &expected {
        assert_eq!(
            request.headers().get(*name).unwrap(),
            value.as_str(),
            "{name}"
        );
    }
    assert_eq!(
        request.headers().len(),
        expected.len(),
        "{:?}",
        request.headers()
    );
}

/// The version of the compiler that cargo uses here, such as `1.91.0`.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc).arg("--version").output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    text.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn a_body_says_what_it_is() {
    let client = client("https://library.example");
    let mut call = Call::new(&client, &CREATE);
    call.body(&json!({"title": "ä"}));
    let request = call.clone().request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body().as_ref(), r#"{"title":"ä"}"#.as_bytes());
    call.raw_body("text/plain", "ä");
    let request = call.request().unwrap();
    assert_eq!(request.headers()["content-type"], "text/plain");
    assert_eq!(request.body().as_ref(), "ä".as_bytes());
}

#[test]
fn the_callers_headers_win_and_a_bad_one_is_an_error() {
    let client = builder("https://library.example")
        .options(|options| {
            options
                .header("x-a", "client")
                .header("x-b", "client")
                .quota_project("client")
        })
        .build()
        .unwrap();
    let mut call = get(&client);
    call.options(|options| {
        options
            .header("X-B", "call")
            .header("accept", "text/plain")
            .quota_project("call")
    });
    let headers = call.request().unwrap().headers().clone();
    let read = |name: &str| {
        headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(read("x-a"), ["client"]);
    assert_eq!(read("x-b"), ["call"]);
    assert_eq!(read("accept"), ["text/plain"]);
    assert_eq!(read("x-goog-user-project"), ["call"]);
    for (name, value) in [("x y", "v"), ("x", "a\r\nb: c")] {
        let mut call = get(&client);
        call.options(|options| options.header(name, value));
        let error = call.request().unwrap_err().to_string();
        assert!(error.contains("header"), "{error}");
    }
    let mut call = Call::new(&client, &CREATE);
    call.raw_body("text/plain\r\nx: y", "");
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("content type")
    );
}

#[tokio::test]
async fn a_post_without_a_body_says_so() {
    static PUT: Method = method("PUT", "v1/books");
    static PATCH: Method = method("PATCH", "v1/books");
    static DELETE: Method = method("DELETE", "v1/books");
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    for method in [&CREATE, &PUT, &PATCH, &DELETE] {
        Call::new(&client, method).send::<Value>().await.unwrap();
        let seen = server.seen().pop().unwrap();
        let expected = (&*method.verb != "DELETE").then_some("0");
        assert_eq!(seen.header("content-length"), expected, "{}", method.verb);
        assert_eq!(seen.header("content-type"), None);
        assert_eq!(seen.header("transfer-encoding"), None);
    }
}

#[tokio::test]
async fn what_arrives_has_the_headers_once() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = builder(&server.url())
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let mut call = Call::new(&client, &CREATE);
    call.body(&json!({"a": 1}));
    call.send::<Value>().await.unwrap();
    let seen = server.only();
    let read = |name| seen.header(name);
    assert_eq!(read("authorization"), Some("Bearer secret"));
    assert_eq!(
        (read("accept"), read("accept-encoding")),
        (Some("application/json"), Some("gzip"))
    );
    assert_eq!(
        (read("content-type"), read("content-length")),
        (Some("application/json"), Some("7"))
    );
    assert!(
        read("user-agent")
            .unwrap()
            .starts_with("example-library-v1/1.2.3 ")
    );
    assert_eq!(seen.body, br#"{"a":1}"#);
}

#[tokio::test]
async fn data_is_wrapped_and_unwrapped() {
    static WRAPPING: Api = Api::new("old", "v2", "", "", "")
        .data_wrapper()
        .package("old", "0");
    let server = Server::script([CannedResponse::json(
        200,
        r#" {"kind": 1, "data" : {"b": [2]} } "#,
    )]);
    let client: discovery_runtime::contract::ApiClient =
        discovery_runtime::ClientBuilder::new(&WRAPPING)
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
    let mut call = Call::new(&client, &CREATE);
    call.body(&json!({"a": 1}));
    assert_eq!(
        call.clone().request().unwrap().body().as_ref(),
        br#"{"data":{"a":1}}"#
    );
    assert_eq!(
        call.clone().send::<Value>().await.unwrap(),
        json!({"b": [2]})
    );
    let own: std::collections::HashMap<String, Vec<u8>> = call.clone().send_as().await.unwrap();
    assert_eq!(own["b"], [2]);
    assert!(
        call.send_raw()
            .await
            .unwrap()
            .body
            .starts_with(b" {\"kind\"")
    );
}

#[tokio::test]
async fn secrets_do_not_go_over_plain_http() {
    let key_in_query = {
        let mut call = get(&client("http://library.example"));
        call.query("key", "secret");
        call
    };
    let with = |credentials| {
        get(&builder("http://library.example")
            .credentials(credentials)
            .build()
            .unwrap())
    };
    let mut own_header = get(&client("http://library.example"));
    own_header.options(|options| options.header("authorization", "Bearer secret"));
    for call in [
        with(Credentials::token("secret")),
        with(Credentials::api_key("secret")),
        key_in_query,
        own_header,
    ] {
        let error = call.send::<Value>().await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("plain http") && text.contains("allow_insecure_endpoint"),
            "{text}"
        );
        assert!(!text.contains("secret"), "{text}");
    }
}

/// A provider that must not be asked.
struct Untouched;

impl TokenProvider for Untouched {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        panic!("a token was requested")
    }
}

#[tokio::test]
async fn no_token_is_requested_that_cannot_be_sent() {
    let client = builder("http://library.example")
        .credentials(Credentials::from_provider(Untouched))
        .build()
        .unwrap();
    let error = get(&client).send::<Value>().await.unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
}

#[test]
fn debug_shows_no_secret() {
    let client = builder("http://127.0.0.1:1")
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let mut call = get(&client);
    call.query("key", "secret");
    call.query("access_token", "secret");
    call.options(|options| options.header("authorization", "Bearer secret"));
    let text = format!("{client:?} {call:?} {:?}", call.clone().send::<Value>());
    assert!(
        text.contains("library.books.test") && !text.contains("secret"),
        "{text}"
    );
    let mut shown = String::new();
    call.options(|options| {
        shown = format!("{options:?}");
        options
    });
    assert!(
        shown.contains("authorization") && !shown.contains("secret"),
        "{shown}"
    );
}
