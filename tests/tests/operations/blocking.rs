//! Operations in programs that are not async.

use crate::monitoring::{DONE, POLL, RUNNING, START, STARTED, client, create};
use discovery_tests::server::Server;

#[test]
fn waiting_without_async() {
    let server = Server::repeating(&[(200, STARTED), (200, RUNNING), (200, DONE)]);
    let done = create(&client(&server)).wait().blocking().unwrap();
    assert!(done.is_done());
    assert_eq!(server.lines(), [START, POLL, POLL]);
}

#[tokio::test]
async fn not_inside_an_async_context() {
    let server = Server::repeating(&[(200, DONE)]);
    let error = create(&client(&server)).wait().blocking().unwrap_err();
    assert!(error.to_string().contains("blocking call"), "{error}");
    assert!(server.lines().is_empty());
}
