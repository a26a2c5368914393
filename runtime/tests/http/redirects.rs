//! Redirects: followed, but never with a secret to another host.

use discovery_runtime::{Call, Credentials};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
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
