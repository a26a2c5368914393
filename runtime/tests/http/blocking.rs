//! Calls that wait.

use discovery_runtime::ErrorKind;
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{client, get};

#[test]
fn a_blocking_call_needs_no_runtime_and_keeps_its_connection() {
    let server = Server::script([CannedResponse::json(200, r#"{"a": 1}"#)]);
    let client = client(&server.url());
    for _ in 0..3 {
        assert_eq!(
            get(&client).send_blocking::<Value>().unwrap(),
            json!({"a": 1})
        );
    }
    assert_eq!(server.opened(), 1);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let call = get(&client);
            std::thread::spawn(move || call.send_blocking::<Value>().unwrap())
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(server.seen().len(), 7);
}

#[tokio::test]
async fn inside_an_async_context_it_is_an_error() {
    let error = get(&client("http://127.0.0.1:1"))
        .send_blocking::<Value>()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains(".send().await"), "{error}");
}
