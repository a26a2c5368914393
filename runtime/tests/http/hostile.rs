//! Servers that send too much.

use discovery_runtime::{CallOptions, Error, ErrorKind};
use serde_json::Value;

use crate::get;
use crate::server::{CannedResponse, Server};

/// The error of a call that gets this response.
async fn fail_with(
    response: CannedResponse,
    options: impl FnOnce(CallOptions) -> CallOptions,
) -> Error {
    let server = Server::script([response]);
    let mut call = get(&crate::client(&server.url()));
    call.options(options);
    call.send::<Value>().await.unwrap_err()
}

#[tokio::test]
async fn a_response_that_decodes_into_too_much_is_an_error_that_names_the_limit() {
    let body = format!("[{}]", vec!["{}"; 100_000].join(","));
    let limit = |options: CallOptions| options.max_decoded_bytes(1_000_000);
    let error = fail_with(CannedResponse::json(200, &body), limit).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error:?}");
    assert!(!error.is_retryable());
    let text = error.to_string();
    assert!(
        text.contains("1000000 bytes of memory") && text.contains("max_decoded_bytes"),
        "{text}"
    );
    // The default is far away.
    let server = Server::script([CannedResponse::json(200, &body)]);
    get(&crate::client(&server.url()))
        .send::<Value>()
        .await
        .unwrap();
}
