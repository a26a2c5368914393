//! System parameters: options of a call, defaults of a client, and the ones that change what comes back.

use discovery_runtime::ErrorKind;
use discovery_runtime::contract::Call;
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{GET, builder, client, get};

#[test]
fn the_last_one_wins_and_the_defaults_of_the_client_come_first() {
    let client = builder("https://library.example")
        .options(|options| options.quota_user("all").parameter("userIp", "192.0.2.1"))
        .build()
        .unwrap();
    let mut call = Call::new(&client, &GET);
    call.path("name", "books/1");
    call.query("fields", "name");
    call.options(|options| {
        options
            .quota_user("one")
            .parameter("fields", "id")
            .pretty_print(false)
    });
    let url = |call: &Call| call.clone().request().unwrap().uri().to_string();
    assert_eq!(
        url(&call),
        "https://library.example/v1/books/1?alt=json&userIp=192.0.2.1&quotaUser=one&fields=id&prettyPrint=false"
    );
    // A setter after the options wins again, and other options do not bring the older value back.
    call.query("fields", "title");
    call.options(|options| options.header("x-one", "1"));
    assert!(
        url(&call).ends_with("prettyPrint=false&fields=title"),
        "{}",
        url(&call)
    );
    assert!(url(&get(&client)).ends_with("?alt=json&quotaUser=all&userIp=192.0.2.1"));
}

#[tokio::test]
async fn a_decoded_call_refuses_what_changes_the_response() {
    let server = Server::start(|_, _| CannedResponse::json(200, "{}"));
    let client = client(&server.url());
    for (name, value) in [
        ("alt", "media"),
        ("alt", "proto"),
        ("callback", "f"),
        ("uploadType", "media"),
        ("upload_protocol", "raw"),
    ] {
        let call = || {
            let mut call = get(&client);
            call.options(|options| options.parameter(name, value));
            call
        };
        let errors = [
            call().send::<Value>().await.unwrap_err(),
            call().send_as::<Value>().await.unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.kind(), ErrorKind::Request);
            let text = error.to_string();
            assert!(
                text.contains(&format!("`{name}`")) && text.contains("send_raw()"),
                "{text}"
            );
        }
        assert!(call().request().unwrap().uri().to_string().contains(name));
        assert_eq!(&call().send_raw().await.unwrap().body[..], b"{}");
    }
    assert_eq!(server.seen().len(), 5);
    let mut call = get(&client);
    call.options(|options| options.parameter("alt", "json"));
    assert_eq!(call.send::<Value>().await.unwrap(), json!({}));
    assert_eq!(server.seen()[5].target, "/v1/books/1?alt=json");
}

#[tokio::test]
async fn a_credential_among_them_is_a_secret() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = builder("http://library.example")
        .options(|options| options.parameter("key", "AIza-secret"))
        .build()
        .unwrap();
    let call = get(&client);
    assert!(!format!("{call:?} {client:?}").contains("AIza-secret"));
    let options = discovery_runtime::CallOptions::default().parameter("access_token", "hidden");
    assert!(!format!("{options:?}").contains("hidden"));
    // Over plain http to another host it is refused, as any secret is.
    let error = call.send::<Value>().await.unwrap_err();
    assert!(!error.to_string().contains("AIza-secret"), "{error}");
    assert_eq!(error.attempts(), 0, "{error}");
    assert!(server.seen().is_empty());
}
