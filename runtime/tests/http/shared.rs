//! Calls and operations of an API that is known only at run time: nothing of its description is in a `static`.

use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::contract::{
    Api, ApiClient, Call, Getter, Method, OperationShape, Operations, Resume,
};
use discovery_runtime::{ClientBuilder, Credentials, PollingPolicy};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};

fn text(parts: &[&str]) -> String {
    parts.concat()
}

/// An API with one getter of operations.
fn described() -> (Arc<Api>, Arc<Operations>) {
    let api = Api::made(
        text(&["lib", "rary"]),
        text(&["v", "1"]),
        text(&["https://", "library.invalid/"]),
        text(&["base", "/"]),
    );
    let get = Method::made(
        text(&["library.", "operations.get"]),
        text(&["GE", "T"]),
        text(&["v1/", "{+name}"]),
    );
    let operations = Operations {
        shape: OperationShape::Done,
        getters: [Getter::new(get)].into_iter().collect(),
    };
    (Arc::new(api), Arc::new(operations))
}

fn client(api: &Arc<Api>, server: &Server) -> ApiClient {
    ClientBuilder::shared(api.clone())
        .endpoint(server.url())
        .credentials(Credentials::anonymous())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_call_is_sent_and_its_errors_have_the_names() {
    let server = Server::start(|_, number| match number {
        0 => CannedResponse::json(200, r#"{"title": "Emma"}"#),
        _ => CannedResponse::json(404, "{}"),
    });
    let (api, _) = described();
    let client = client(&api, &server);
    let mut method = Method::made(
        text(&["library.", "books.get"]),
        "GET".to_owned(),
        text(&["v1/books/", "{book}"]),
    );
    method.api_version = Some(text(&["2026", "-11-01"]).into());
    let method = Arc::new(method);
    let call = || {
        let mut call = Call::shared(&client, method.clone());
        call.set_path(text(&["bo", "ok"]), text(&["1"]));
        call.set_query_all(text(&["pa", "rt"]), ["a".to_owned(), "b".to_owned()]);
        call
    };
    assert_eq!(
        call().send::<Value>().await.unwrap(),
        json!({"title": "Emma"})
    );
    let seen = &server.seen()[0];
    assert_eq!(seen.target, "/base/v1/books/1?alt=json&part=a&part=b");
    assert_eq!(seen.header("x-goog-api-version"), Some("2026-11-01"));
    let error = call().send::<Value>().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.method(), Some("library.books.get"));
    let error = Call::shared(&client, method.clone()).request().unwrap_err();
    assert_eq!(error.parameter_name(), Some("book"));
    drop(client);
    assert_eq!(
        (Arc::strong_count(&api), Arc::strong_count(&method)),
        (1, 1)
    );
}

#[tokio::test]
async fn an_operation_is_followed_and_resumed() {
    let server = Server::start(|_, number| match number {
        0 => CannedResponse::json(200, r#"{"name": "operations/1"}"#),
        _ => CannedResponse::json(
            200,
            r#"{"name": "operations/1", "done": true, "response": {}}"#,
        ),
    });
    let (api, operations) = described();
    let client = client(&api, &server);
    let start = Arc::new(Method::made("library.start", "POST", "v1/start"));
    let mut call = Call::shared(&client, start);
    let quick = PollingPolicy::default().first_wait(Duration::from_millis(1));
    call.options(|options| options.polling(quick));
    let done = call.wait::<Value>(operations.clone()).await.unwrap();
    assert_eq!(done.name(), "operations/1");
    let resumed: Resume<Value, false> = Resume::shared(&client, operations.clone(), "operations/1");
    assert!(resumed.wait().await.unwrap().is_done());
    let targets: Vec<String> = server
        .seen()
        .iter()
        .map(|seen| seen.target.clone())
        .collect();
    assert_eq!(
        targets,
        [
            "/base/v1/start?alt=json",
            "/base/v1/operations/1?alt=json",
            "/base/v1/operations/1?alt=json"
        ]
    );
    drop(client);
    assert_eq!(
        (Arc::strong_count(&api), Arc::strong_count(&operations)),
        (1, 1)
    );
}
