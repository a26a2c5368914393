//! Pages in programs that are not async.

use crate::{list, page};
use discovery_tests::server::Server;

#[test]
fn an_iterator_of_items() {
    let server = Server::new([page(&["a", "b"], "t1"), page(&["c"], "")]);
    let units: Vec<String> = list(&server)
        .items()
        .blocking()
        .map(|item| item.unwrap().unit.unwrap())
        .collect();
    assert_eq!(units, ["a", "b", "c"]);
}

#[test]
fn an_iterator_of_pages() {
    let server = Server::with_status([(200, page(&["a"], "t1")), (403, "{}".to_owned())]);
    let mut pages = list(&server).pages().blocking();
    assert_eq!(pages.next().unwrap().unwrap().time_series.len(), 1);
    assert_eq!(pages.stream().unwrap().next_page_token(), Some("t1"));
    assert!(pages.next().unwrap().unwrap_err().is_permission_denied());
    assert!(pages.next().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn not_inside_an_async_context() {
    let server = Server::new([page(&["a"], "")]);
    let mut items = list(&server).items().blocking();
    let error = items.next().unwrap().unwrap_err();
    assert!(error.to_string().contains("blocking call"), "{error}");
    assert!(items.next().is_none());
    assert_eq!(server.requests().len(), 0);
}
