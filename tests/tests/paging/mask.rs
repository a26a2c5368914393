//! Calls that ask for some fields alone, of a server that keeps to it.

use crate::{list, page, units};
use discovery_tests::server::Server;

/// A server of two pages, which gives the token of the second only to those who ask for it.
fn server() -> Server {
    Server::responding(|_, asked| {
        let fields = asked.query("fields").unwrap_or_default();
        let has_token = fields.is_empty() || fields == "%2A" || fields.contains("nextPageToken");
        let next = if has_token { "t1" } else { "" };
        Some((
            200,
            match asked.query("pageToken") {
                None => page(&["a", "b"], next),
                Some(_) => page(&["c"], ""),
            },
        ))
    })
}

#[tokio::test]
async fn items_go_on_though_the_mask_lacks_the_token() {
    for mask in [
        "timeSeries",
        "timeSeries(unit)",
        "timeSeries/unit",
        "timeSeries(unit),nextPageToken",
        "*",
    ] {
        let server = server();
        let items = list(&server).fields(mask).items();
        assert_eq!(units(items).await.unwrap(), ["a", "b", "c"], "{mask}");
    }
}

#[tokio::test]
async fn pages_go_on_though_the_mask_lacks_the_token() {
    let server = server();
    let mut pages = list(&server).fields("timeSeries(unit)").pages();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        page.unwrap();
        number += 1;
    }
    assert_eq!(number, 2);
    let masks = server.queries("fields");
    let completed = Some("timeSeries%28unit%29%2CnextPageToken".to_owned());
    assert_eq!(masks, [completed.clone(), completed]);
}

#[tokio::test]
async fn a_call_of_one_page_sends_the_mask_as_it_is() {
    let server = server();
    let call = list(&server).fields("timeSeries(unit)");
    call.send().await.unwrap();
    let masks = server.queries("fields");
    assert_eq!(masks, [Some("timeSeries%28unit%29".to_owned())]);
}
