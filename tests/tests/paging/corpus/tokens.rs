//! Tokens that are called otherwise, or are no tokens.

use crate::server::Server;
use crate::{all, client};

#[tokio::test]
async fn bigquery_replies_with_the_name_of_the_parameter() {
    let server = Server::new([
        r#"{"rows": [{"f": [{"v": "1"}]}, {"f": [{"v": null}]}], "pageToken": "t1"}"#,
        r#"{"rows": [{"f": [{"v": "3"}]}]}"#,
    ]);
    let mut rows = client!(bigquery_v2, server)
        .tabledata()
        .list("p", "d", "t")
        .start_index(5_u64)
        .items();
    assert_eq!(all(&mut rows).await.len(), 3);
    assert_eq!(server.queries("pageToken"), [None, Some("t1".to_owned())]);
    assert_eq!(
        server.queries("startIndex"),
        [Some("5".to_owned()), Some("5".to_owned())]
    );
}

#[tokio::test]
async fn analytics_gives_a_link() {
    let link = |start: u32| {
        format!(
            r#""nextLink": "https://www.googleapis.com/analytics/v3/data/ga?ids=ga:1&start-index={start}&max-results=2""#
        )
    };
    let header = r#""columnHeaders": [{"name": "ga:users"}]"#;
    let server = Server::new([
        format!(r#"{{{header}, "rows": [["1"], ["2"]], {}}}"#, link(3)),
        format!(r#"{{{header}, "rows": [["3"], ["4"]], {}}}"#, link(5)),
        format!(r#"{{{header}, "rows": [["5"]]}}"#),
    ]);
    let mut rows = client!(analytics_v3, server)
        .data()
        .ga()
        .get("ga:1", "today", "today", "ga:users")
        .max_results(2)
        .items();
    let cells: Vec<String> = all(&mut rows).await.concat();
    assert_eq!(cells, ["1", "2", "3", "4", "5"]);
    // The endpoint stays, and so does everything else.
    let start = |text: &str| Some(text.to_owned());
    assert_eq!(
        server.queries("start-index"),
        [None, start("3"), start("5")]
    );
    for asked in server.requests() {
        assert_eq!(asked.query("max-results"), Some("2"));
    }
}

#[tokio::test]
async fn a_link_that_leads_nowhere_is_an_error() {
    let server = Server::new([
        r#"{"items": [{"id": "a"}], "nextLink": "https://www.googleapis.com/analytics/v3"}"#,
    ]);
    let mut accounts = client!(analytics_v3, server)
        .management()
        .accounts()
        .list()
        .items();
    assert_eq!(
        accounts.next().await.unwrap().unwrap().id.as_deref(),
        Some("a")
    );
    let error = accounts.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "analytics.management.accounts.list: the response's `nextLink` has no `start-index`, so the next page cannot be requested"
    );
    assert!(accounts.next().await.is_none());
}

#[tokio::test]
async fn other_names_and_bytes() {
    // A parameter that is called as the field of the response.
    let server = Server::new([
        r#"{"users": [{"localId": "a"}], "nextPageToken": "t1"}"#,
        "{}",
    ]);
    let mut users = client!(identitytoolkit_v1, server)
        .projects()
        .accounts_resource()
        .batch_get("p")
        .items();
    assert_eq!(all(&mut users).await.len(), 1);
    assert_eq!(
        server.queries("nextPageToken"),
        [None, Some("t1".to_owned())]
    );
    // A token inside of a message of the response.
    let server = Server::new([
        r#"{"reviews": [{"reviewId": "a"}], "tokenPagination": {"nextPageToken": "t1"}}"#,
        r#"{"reviews": [{"reviewId": "b"}]}"#,
    ]);
    let mut reviews = client!(androidpublisher_v3, server)
        .reviews()
        .list("p")
        .items();
    assert_eq!(all(&mut reviews).await.len(), 2);
    assert_eq!(server.queries("token"), [None, Some("t1".to_owned())]);
    // A token that is bytes.
    let server = Server::new([r#"{"nextPageToken": "_-8="}"#, "{}"]);
    let mut counts = client!(businessprofileperformance_v1, server)
        .locations()
        .searchkeywords()
        .impressions()
        .monthly()
        .list("locations/l")
        .items();
    assert!(all(&mut counts).await.is_empty());
    assert_eq!(
        server.queries("pageToken"),
        [None, Some("_-8%3D".to_owned())]
    );
}
