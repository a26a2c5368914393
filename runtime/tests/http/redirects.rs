//! Redirects: followed, but never with a secret to another host.

use discovery_runtime::Credentials;
use discovery_runtime::contract::{ApiClient, Call};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Seen, Server};
use crate::{CREATE, builder, get};

#[tokio::test]
async fn a_secret_stays_with_its_host() {
    for credentials in [Credentials::token("secret"), Credentials::api_key("secret")] {
        let other = Server::script([CannedResponse::json(200, r#"{"from": "other"}"#)]);
        let to = format!("{}/elsewhere?x=1", other.url());
        let server = Server::script([CannedResponse::of(302, &[("location", &to)], b"")]);
        let client = builder(&server.url())
            .credentials(credentials)
            .quota_project("pays")
            .build()
            .unwrap();
        let mut call = get(&client);
        call.options(|options| {
            let options = options.header("cookie", "secret");
            // What is not known to be harmless stays as well.
            options.header("x-of-ones-own", "secret")
        });
        assert_eq!(
            call.send::<Value>().await.unwrap(),
            json!({"from": "other"})
        );
        let seen = other.only();
        assert_eq!(seen.target, "/elsewhere?x=1");
        assert!(!format!("{seen:?}").contains("secret"), "{seen:?}");
        assert_eq!(seen.header("x-goog-user-project"), None);
        assert!(format!("{:?}", server.only()).contains("secret"));
    }
}

#[tokio::test]
async fn on_the_same_host_they_are_followed_with_everything() {
    let server = Server::start(|seen, _| match seen.target.as_str() {
        "/moved" => CannedResponse::json(200, "{}"),
        _ => CannedResponse::of(307, &[("location", "/moved")], b""),
    });
    let client = builder(&server.url())
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let mut call = Call::new(&client, &CREATE);
    call.body(&json!({"a": 1}));
    call.send::<Value>().await.unwrap();
    let seen = &server.seen()[1];
    assert_eq!(
        (seen.verb.as_str(), seen.body.as_slice()),
        ("POST", &br#"{"a":1}"#[..])
    );
    assert_eq!(seen.header("authorization"), Some("Bearer secret"));
}

#[tokio::test]
async fn a_body_is_sent_to_no_other_host() {
    let other = Server::script([CannedResponse::json(200, "{}")]);
    for code in [301, 302, 307, 308] {
        let server = Server::script([CannedResponse::of(code, &[("location", &other.url())], b"")]);
        let client = builder(&server.url()).build().unwrap();
        let error = Call::new(&client, &CREATE)
            .send::<Value>()
            .await
            .unwrap_err();
        assert_eq!(error.http_status().unwrap(), code);
        assert!(error.to_string().contains("check the endpoint"), "{error}");
    }
    assert_eq!(other.opened(), 0);
}

#[tokio::test]
async fn they_end() {
    let server = Server::script([CannedResponse::of(302, &[("location", "/again")], b"")]);
    let error = get(&builder(&server.url()).build().unwrap())
        .send::<Value>()
        .await
        .unwrap_err();
    assert_eq!(error.http_status().unwrap(), 302);
    assert_eq!(server.seen().len(), 11);
}

/// A GET that is too long for a URL, so that it is sent as a POST with a form.
fn long_get(client: &ApiClient) -> Call {
    let mut call = get(client);
    call.query("filter", "x".repeat(3000));
    call.query("key", "secret");
    call
}

/// What came behind a redirect of a [`long_get`]: verb, target, the verb that the request stands for, and its body.
fn seen_behind(seen: &Seen) -> (&str, &str, Option<&str>, bool) {
    let body = String::from_utf8(seen.body.clone()).unwrap();
    (
        &seen.verb,
        &seen.target,
        seen.header("x-http-method-override"),
        body.contains(&"x".repeat(3000)),
    )
}

#[tokio::test]
async fn a_get_that_was_sent_as_a_post_is_followed_as_a_get() {
    for code in [301, 302, 303, 307, 308] {
        for location in ["/moved", "/moved?token=1"] {
            let server = Server::start(move |seen, _| match seen.target.starts_with("/moved") {
                true => CannedResponse::json(200, "{}"),
                false => CannedResponse::of(code, &[("location", location)], b""),
            });
            let client = builder(&server.url())
                .credentials(Credentials::token("token"))
                .build()
                .unwrap();
            long_get(&client).send::<Value>().await.unwrap();
            let seen = &server.seen()[1];
            // The server knows the query of its own location alone.
            let expected = match location == "/moved" && code != 303 {
                true => ("POST", location, Some("GET"), true),
                false => ("GET", location, None, false),
            };
            assert_eq!(seen_behind(seen), expected, "{code}");
            assert_eq!(seen.header("content-type").is_some(), seen.verb == "POST");
            assert_eq!(seen.header("authorization"), Some("Bearer token"));
        }
    }
}

#[tokio::test]
async fn a_get_that_was_sent_as_a_post_takes_no_secret_to_another_host() {
    for code in [301, 302, 303, 307, 308] {
        let other = Server::script([CannedResponse::json(200, "{}")]);
        let to = format!("{}/moved", other.url());
        let server = Server::script([CannedResponse::of(code, &[("location", &to)], b"")]);
        let client = builder(&server.url())
            .credentials(Credentials::token("secret"))
            .build()
            .unwrap();
        long_get(&client).send::<Value>().await.unwrap();
        let seen = other.only();
        assert!(!format!("{seen:?}").contains("secret"), "{code}");
        assert!(
            !String::from_utf8_lossy(&seen.body).contains("key="),
            "{code}"
        );
        let expected = match code {
            303 => ("GET", "/moved", None, false),
            _ => ("POST", "/moved", Some("GET"), true),
        };
        assert_eq!(seen_behind(&seen), expected, "{code}");
        assert!(String::from_utf8_lossy(&server.only().body).contains("key=secret"));
    }
}

#[tokio::test]
async fn a_post_of_the_caller_stays_a_post() {
    let server = Server::script([CannedResponse::of(302, &[("location", "/moved")], b"")]);
    let mut call = Call::new(&builder(&server.url()).build().unwrap(), &CREATE);
    call.options(|options| options.header("x-http-method-override", "GET"));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.http_status().unwrap(), 302);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_location_is_read_as_browsers_do() {
    for (location, target) in [
        ("/a b?c d", "/a%20b?c%20d"),
        ("/büro?q=ö", "/b%C3%BCro?q=%C3%B6"),
        ("../up", "/up"),
    ] {
        let server = Server::start(move |_, before| match before {
            0 => CannedResponse::of(302, &[("location", location)], b""),
            _ => CannedResponse::json(200, "{}"),
        });
        let client = builder(&server.url()).build().unwrap();
        let sent = get(&client).send::<Value>().await;
        assert_eq!(sent.unwrap(), json!({}), "{location}");
        let seen = &server.seen()[1].target;
        assert!(seen.ends_with(target), "{location}: {seen}");
    }
}
