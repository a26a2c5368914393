//! The token in the body of the request.

// The one method of Monitoring v3 that has it there is deprecated.
#![allow(deprecated)]

use google_monitoring_v3::types::QueryTimeSeriesRequest;

use crate::client;
use discovery_tests::server::Server;

#[tokio::test]
async fn the_token_in_the_body() {
    let answer = |id: u8, next: &str| {
        format!(
            r#"{{"timeSeriesData": [{{"labelValues": [{{"int64Value": "{id}"}}]}}], "nextPageToken": "{next}"}}"#
        )
    };
    let server = Server::new([answer(1, "t1"), answer(2, "t2"), answer(3, "")]);
    let body = QueryTimeSeriesRequest {
        query: Some("fetch \"x\"".into()),
        page_size: Some(1),
        ..Default::default()
    };
    let mut items = client(&server)
        .projects()
        .time_series()
        .query("projects/p", body)
        .items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item.unwrap().label_values[0].int64_value);
    }
    assert_eq!(ids, [Some(1), Some(2), Some(3)]);
    let bodies: Vec<serde_json::Value> = server
        .requests()
        .iter()
        .map(|asked| serde_json::from_str(&asked.body).unwrap())
        .collect();
    let expected = |token: Option<&str>| {
        let mut body = serde_json::json!({"query": "fetch \"x\"", "pageSize": 1});
        if let Some(token) = token {
            body["pageToken"] = token.into();
        }
        body
    };
    assert_eq!(
        bodies,
        [expected(None), expected(Some("t1")), expected(Some("t2"))]
    );
    // The query of the URL has nothing of it.
    assert_eq!(server.queries("pageToken"), [None, None, None]);
}

#[tokio::test]
async fn from_a_token_in_the_body() {
    let server = Server::new([r#"{"nextPageToken": "t2"}"#, "{}"]);
    let body = QueryTimeSeriesRequest {
        page_token: Some("t1".into()),
        ..Default::default()
    };
    let call = client(&server).projects().time_series();
    let mut pages = call.query("projects/p", body).pages();
    assert_eq!(pages.next_page_token(), Some("t1"));
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    let bodies: Vec<String> = server
        .requests()
        .into_iter()
        .map(|asked| asked.body)
        .collect();
    assert_eq!(bodies, [r#"{"pageToken":"t1"}"#, r#"{"pageToken":"t2"}"#]);
}
