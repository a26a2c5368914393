//! URLs and queries, as prepared and as they arrive.

use discovery_runtime::ErrorKind;
use discovery_runtime::contract::{Api, Call, Method};
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{API, client, method};

static SIMPLE: Method = method("GET", "v1/books/{id}");
static RESERVED: Method = method("GET", "v1/{+name}:read");

fn path(method: &'static Method, name: &'static str, value: &str) -> Result<String, String> {
    let mut call = Call::new(&client("https://library.example"), method);
    call.path(name, value);
    let request = call.request().map_err(|error| {
        assert_eq!(
            (error.kind(), error.parameter_name()),
            (ErrorKind::Request, Some(name)),
            "{error}"
        );
        assert!(
            error
                .to_string()
                .starts_with(&format!("library.books.test: parameter `{name}`")),
            "{error}"
        );
        error.to_string()
    })?;
    assert_eq!(request.uri().query(), Some("alt=json"));
    Ok(request.uri().path().to_owned())
}

#[test]
fn a_simple_value_is_encoded_but_for_unreserved_characters() {
    let cases = [
        ("abc-._~019", "abc-._~019"),
        ("a/b", "a%2Fb"),
        ("a?b#c%d", "a%3Fb%23c%25d"),
        ("a/../b", "a%2F..%2Fb"),
        ("...", "..."),
        (" +&=", "%20%2B%26%3D"),
        ("\n\0\u{7f}", "%0A%00%7F"),
        ("ä€🦀", "%C3%A4%E2%82%AC%F0%9F%A6%80"),
        ("[a]{b}\\|^`\"<>", "%5Ba%5D%7Bb%7D%5C%7C%5E%60%22%3C%3E"),
        (":@!$'()*,;", "%3A%40%21%24%27%28%29%2A%2C%3B"),
    ];
    for (value, encoded) in cases {
        assert_eq!(
            path(&SIMPLE, "id", value),
            Ok(format!("/v1/books/{encoded}")),
            "{value:?}"
        );
    }
}

#[test]
fn a_reserved_value_keeps_what_is_legal_in_a_path() {
    let cases = [
        ("projects/p/books/b", "projects/p/books/b"),
        ("a:b@c!$&'()*+,;=-._~", "a:b@c!$&'()*+,;=-._~"),
        ("a?b#c%d[e]", "a%3Fb%23c%25d%5Be%5D"),
        ("a%2Fb", "a%252Fb"),
        ("a\nb\0", "a%0Ab%00"),
        ("ä/€", "%C3%A4/%E2%82%AC"),
        ("a/.../b..c/.d", "a/.../b..c/.d"),
        ("a\\b {c}", "a%5Cb%20%7Bc%7D"),
    ];
    for (value, encoded) in cases {
        assert_eq!(
            path(&RESERVED, "name", value),
            Ok(format!("/v1/{encoded}:read")),
            "{value:?}"
        );
    }
}

#[test]
fn dot_segments_are_refused() {
    for value in [".", "..", "%2e", "%2E%2e", ".%2e", "%252e%252e"] {
        assert!(
            path(&SIMPLE, "id", value).unwrap_err().contains("segment"),
            "{value:?}"
        );
        assert!(
            path(&RESERVED, "name", value)
                .unwrap_err()
                .contains("segment"),
            "{value:?}"
        );
    }
    for value in [
        "a/../b",
        "../a",
        "a/..",
        "a/./b",
        "a/%2e%2e/b",
        "a%2f..%2fb",
        "a\\..\\b",
        "a/%2E/b",
    ] {
        assert!(
            path(&RESERVED, "name", value)
                .unwrap_err()
                .contains("segment"),
            "{value:?}"
        );
    }
}

#[test]
fn a_missing_or_empty_value_is_refused() {
    assert!(path(&SIMPLE, "id", "").unwrap_err().contains("is empty"));
    let call = Call::new(&client("https://library.example"), &SIMPLE);
    let error = call.request().unwrap_err();
    assert_eq!(error.parameter_name(), Some("id"));
    assert!(error.to_string().contains("is missing"), "{error}");
}

#[test]
fn values_of_ten_kilobytes_are_sent_and_of_a_hundred_refused() {
    let long = "ä".repeat(5_000);
    assert_eq!(
        path(&SIMPLE, "id", &long).unwrap().len(),
        "/v1/books/".len() + 30_000
    );
    let mut call = Call::new(&client("https://library.example"), &SIMPLE);
    call.path("id", "a".repeat(100_000));
    assert!(call.request().unwrap_err().to_string().contains("too long"));
}

#[test]
fn literals_stay_as_they_are() {
    static ODD: Method = method("POST", "tasks/v1/users/@me/{+name}/$export:run");
    assert_eq!(
        path(&ODD, "name", "a/b"),
        Ok("/tasks/v1/users/@me/a/b/$export:run".into())
    );
}

#[test]
fn the_endpoint_replaces_the_root_alone() {
    static WITH_SERVICE_PATH: Api = Api::new(
        "library",
        "v1",
        "",
        "https://library.example/",
        "library/v1/",
    );
    let cases = [
        (
            None,
            "https://library.example/library/v1/v1/books/1?alt=json",
        ),
        (
            Some("http://127.0.0.1:80"),
            "http://127.0.0.1:80/library/v1/v1/books/1?alt=json",
        ),
        (
            Some("https://proxy.example/to/"),
            "https://proxy.example/to/library/v1/v1/books/1?alt=json",
        ),
    ];
    for (endpoint, url) in cases {
        let builder =
            discovery_runtime::ClientBuilder::<discovery_runtime::contract::ApiClient>::new(
                &WITH_SERVICE_PATH,
            );
        let client = match endpoint {
            Some(endpoint) => builder.endpoint(endpoint).build().unwrap(),
            None => builder.build().unwrap(),
        };
        let mut call = Call::new(&client, &SIMPLE);
        call.path("id", 1);
        assert_eq!(call.request().unwrap().uri(), url);
    }
}

#[test]
fn queries_repeat_replace_and_say_nothing_that_was_not_set() {
    let mut call = Call::new(&client("https://library.example"), &SIMPLE);
    call.path("id", "old");
    call.path("id", "1");
    call.query("filter", "old");
    call.query_all("ids", ["a b", "c&d"]);
    call.query("filter", r#"a = "ä+%" AND b?"#);
    call.query("$.xgafv", "2");
    call.query("empty", "");
    call.query("big", u64::MAX);
    let request = call.clone().request().unwrap();
    assert_eq!(
        request.uri().query().unwrap(),
        "alt=json&ids=a%20b&ids=c%26d&filter=a%20%3D%20%22%C3%A4%2B%25%22%20AND%20b%3F&%24.xgafv=2&empty=&big=18446744073709551615"
    );
    call.query_all("ids", [""; 0]);
    call.query("alt", "media");
    let query = call.request().unwrap().uri().query().unwrap().to_owned();
    assert!(
        !query.contains("ids") && query.contains("alt=media") && !query.contains("json"),
        "{query}"
    );
}

#[test]
fn without_a_response_there_is_no_alt() {
    static DELETE: Method = method("DELETE", "v1/books").no_response();
    let request = Call::new(&client("https://library.example"), &DELETE)
        .request()
        .unwrap();
    assert_eq!(request.uri(), "https://library.example/v1/books");
    assert_eq!(request.method(), "DELETE");
    assert_eq!(&*API.root_url, "https://library.example/");
}

#[tokio::test]
async fn what_arrives_is_what_was_prepared() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let hostile = "a b?c#d%e[f]{g}|h\\i\"j'k\nl\0mä🦀^`~:@!$&()*+,;=";
    let mut call = Call::new(&client(&server.url()), &RESERVED);
    call.path("name", hostile);
    call.query("q", hostile);
    let prepared = call.clone().request().unwrap();
    call.send::<Value>().await.unwrap();
    let seen = server.only();
    assert_eq!(
        seen.target,
        prepared.uri().path_and_query().unwrap().as_str()
    );
}

#[tokio::test]
async fn a_long_url_becomes_a_form() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let mut call = Call::new(&client(&server.url()), &SIMPLE);
    call.path("id", "1");
    call.query("q", "ä b&c".repeat(500));
    assert_eq!(call.clone().request().unwrap().method(), "GET");
    call.send::<Value>().await.unwrap();
    let seen = server.only();
    assert_eq!(
        (seen.verb.as_str(), seen.target.as_str()),
        ("POST", "/v1/books/1")
    );
    assert_eq!(seen.header("x-http-method-override"), Some("GET"));
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        seen.body,
        format!("alt=json&q={}", "%C3%A4%20b%26c".repeat(500)).as_bytes()
    );
}

#[tokio::test]
async fn the_longest_url_of_a_get_has_2048_bytes() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    let rest = format!("{}/v1/books/1?alt=json&q=", server.url()).len();
    for (length, verb) in [(2048, "GET"), (2049, "POST")] {
        let mut call = Call::new(&client, &SIMPLE);
        call.path("id", "1");
        call.query("q", "a".repeat(length - rest));
        assert_eq!(
            call.clone().request().unwrap().uri().to_string().len(),
            length
        );
        call.send::<Value>().await.unwrap();
        assert_eq!(server.seen().last().unwrap().verb, verb);
    }
}

#[tokio::test]
async fn a_query_of_a_hundred_kilobytes_is_sent_as_a_form() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let mut call = Call::new(&client(&server.url()), &SIMPLE);
    call.path("id", "1");
    call.query("q", "a".repeat(100_000));
    call.send::<Value>().await.unwrap();
    assert_eq!(server.only().body.len(), 100_000 + "alt=json&q=".len());
}
