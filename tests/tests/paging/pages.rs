//! Pages one after another: how many, what they hold, what the requests are.

use discovery_runtime::message::{Finding, unknowns};
use google_monitoring_v3::types::ListTimeSeriesResponse;

use crate::{list, page, units};
use discovery_tests::server::Server;

#[tokio::test]
async fn one_page() {
    let server = Server::new([page(&["a", "b"], "")]);
    assert_eq!(units(list(&server).items()).await.unwrap(), ["a", "b"]);
    assert_eq!(server.queries("pageToken"), [None]);
}

#[tokio::test]
async fn many_pages() {
    let server = Server::new([
        page(&["a", "b"], "t/1"),
        page(&["c"], "t=2"),
        page(&["d"], ""),
    ]);
    let items = list(&server).filter("f").page_size(2).items();
    assert_eq!(units(items).await.unwrap(), ["a", "b", "c", "d"]);
    let token = |text: &str| Some(text.to_owned());
    assert_eq!(
        server.queries("pageToken"),
        [None, token("t%2F1"), token("t%3D2")]
    );
    // Nothing else changes.
    for asked in server.requests() {
        assert!(asked.line.starts_with("GET /v3/projects/p/timeSeries?"));
        assert_eq!(asked.query("filter"), Some("f"));
        assert_eq!(asked.query("pageSize"), Some("2"));
    }
}

#[tokio::test]
async fn no_items() {
    for body in [
        "{}",
        "",
        r#"{"timeSeries": []}"#,
        r#"{"nextPageToken": ""}"#,
    ] {
        let server = Server::new([body]);
        let mut items = list(&server).items();
        assert!(items.next().await.is_none(), "{body}");
        assert!(items.next().await.is_none(), "{body}");
        assert_eq!(server.requests().len(), 1, "{body}");
    }
}

#[tokio::test]
async fn an_empty_page_is_not_the_end() {
    let server = Server::new([
        page(&["a"], "1"),
        page(&[], "2"),
        page(&[], "3"),
        page(&["b"], ""),
    ]);
    assert_eq!(units(list(&server).items()).await.unwrap(), ["a", "b"]);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn whole_replies() {
    let first = r#"{"timeSeries": [{"unit": "a"}], "nextPageToken": "1", "unreachable": ["x"], "new": true}"#;
    let server = Server::new([first.to_owned(), page(&["b"], "")]);
    let mut pages = list(&server).pages();
    assert_eq!(pages.next_page_token(), None);
    let page: ListTimeSeriesResponse = pages.next().await.unwrap().unwrap();
    assert_eq!(page.time_series.len(), 1);
    assert_eq!(page.unreachable, ["x"]);
    assert_eq!(page.next_page_token.as_deref(), Some("1"));
    assert_eq!(serde_json::to_value(&page).unwrap()["new"], true);
    assert_eq!(pages.next_page_token(), Some("1"));
    assert_eq!(server.requests().len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap().time_series.len(), 1);
    assert_eq!(pages.next_page_token(), None);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn what_a_page_says_besides_its_items() {
    let first = r#"{"timeSeries": [{"unit": "a"}, {"unit": "b"}], "nextPageToken": "1",
        "unreachable": ["x"], "executionErrors": [{"code": 5}]}"#;
    let server = Server::new([first.to_owned(), page(&["c"], "")]);
    let mut items = list(&server).items();
    assert!(items.page().is_none());
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
        let page = items.page().unwrap();
        assert_eq!(page.unreachable, ["x"]);
        assert_eq!(page.execution_errors[0].code, Some(5));
        assert!(page.time_series.is_empty());
    }
    items.next().await.unwrap().unwrap();
    assert!(items.page().unwrap().unreachable.is_empty());
    assert!(items.next().await.is_none());
    assert!(items.page().is_some());
}

#[tokio::test]
async fn from_a_token() {
    let server = Server::new([page(&["c"], "t3"), page(&["d"], "")]);
    let items = list(&server).page_token("t2").items();
    assert_eq!(items.next_page_token(), Some("t2"));
    assert_eq!(units(items).await.unwrap(), ["c", "d"]);
    let token = |text: &str| Some(text.to_owned());
    assert_eq!(server.queries("pageToken"), [token("t2"), token("t3")]);
}

#[tokio::test]
async fn a_lenient_call_reads_every_page() {
    let odd =
        r#"{"timeSeries": [{"unit": "a"}, "b", {"unit": 3}, {"unit": "c"}], "nextPageToken": "1"}"#;
    let last = r#"{"timeSeries": [null, {"unit": "d"}]}"#;
    let server = Server::new([odd, last]);
    let mut pages = list(&server)
        .options(|options| options.lenient(true))
        .pages();
    for expected in [
        &["timeSeries[2].unit", "timeSeries[1]"][..],
        &["timeSeries[0]"],
    ] {
        let page = pages.next().await.unwrap().unwrap();
        let found: Vec<_> = unknowns(&page)
            .into_iter()
            .map(|finding| match finding {
                Finding::WrongType { path, .. } => path,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, expected);
    }
    assert!(pages.next().await.is_none());

    let server = Server::new([odd, last]);
    let mut items = list(&server)
        .options(|options| options.lenient(true))
        .items();
    let mut units = Vec::new();
    while let Some(item) = items.next().await {
        units.push(item.unwrap().unit);
    }
    let unit = |unit: &str| Some(unit.to_owned());
    assert_eq!(units, [unit("a"), None, unit("c"), unit("d")]);
    assert!(
        list(&Server::new([odd]))
            .items()
            .next()
            .await
            .unwrap()
            .is_err()
    );
}
