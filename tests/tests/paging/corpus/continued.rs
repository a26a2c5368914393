//! Pages that another method gives after the first: the rows of a query of BigQuery.

use std::time::Duration;

use discovery_runtime::{ErrorKind, Message as _, PollingPolicy};
use serde_json::{Value, json};

use crate::bigquery_v2::types::{DataFormatOptions, QueryRequest};
use crate::server::Server;
use crate::{all, client};

const JOB: &str = r#""jobReference": {"projectId": "data", "jobId": "j-1", "location": "EU"}"#;

fn query(text: &str) -> QueryRequest {
    QueryRequest {
        query: Some(text.to_owned()),
        max_results: Some(2),
        format_options: Some(Box::new(DataFormatOptions {
            use_int64_timestamp: Some(true),
            ..DataFormatOptions::default()
        })),
        ..QueryRequest::default()
    }
}

#[tokio::test]
async fn a_query_goes_on_with_its_results() {
    let server = Server::new([
        format!(r#"{{{JOB}, "jobComplete": true, "rows": [{{"f": []}}, {{"f": []}}], "pageToken": "t1"}}"#),
        format!(r#"{{{JOB}, "jobComplete": true, "rows": [{{"f": []}}, {{"f": []}}], "pageToken": "t2"}}"#),
        format!(r#"{{{JOB}, "jobComplete": true, "rows": [{{"f": []}}], "etag": "e"}}"#),
    ]);
    let mut rows = client!(bigquery_v2, server)
        .jobs()
        .query("p", query("SELECT 1"))
        .options(|options| options.parameter("quotaUser", "q").header("x-own", "1"))
        .items();
    assert_eq!(all(&mut rows).await.len(), 5);
    // What the last page says beside its rows, also what the first response has no field for.
    let last = rows.page().unwrap();
    assert_eq!(last.unknown().get("etag"), Some(&json!("e")));
    let lines = server.lines();
    assert!(lines[0].starts_with("POST /bigquery/v2/projects/p/queries?"), "{lines:?}");
    for line in &lines[1..] {
        assert!(line.starts_with("GET /bigquery/v2/projects/data/queries/j-1?"), "{lines:?}");
    }
    let both = |value: &str| [None, Some(value.to_owned()), Some(value.to_owned())];
    assert_eq!(server.queries("pageToken"), [None, Some("t1".into()), Some("t2".into())]);
    assert_eq!(server.queries("location"), both("EU"));
    assert_eq!(server.queries("maxResults"), both("2"));
    assert_eq!(server.queries("formatOptions.useInt64Timestamp"), both("true"));
    assert_eq!(server.queries("quotaUser").into_iter().flatten().count(), 3);
}

#[tokio::test]
async fn a_query_that_takes_longer_is_asked_again() {
    let running = format!(r#"{{{JOB}, "jobComplete": false}}"#);
    let server = Server::new([
        running.clone(),
        running.clone(),
        running.clone(),
        format!(r#"{{{JOB}, "jobComplete": true, "rows": [{{"f": []}}], "pageToken": "t"}}"#),
        format!(r#"{{{JOB}, "jobComplete": true, "rows": [{{"f": []}}]}}"#),
    ]);
    let often = PollingPolicy::new().first_wait(Duration::from_millis(1));
    let mut rows = client!(bigquery_v2, server)
        .jobs()
        .query("p", query("SELECT 1"))
        .fields("rows")
        .options(|options| options.polling(often))
        .items();
    assert_eq!(all(&mut rows).await.len(), 2);
    // The mask has what paging needs.
    let masks = server.queries("fields");
    assert_eq!(masks[0].as_deref(), Some("rows%2CpageToken%2CjobReference%2CjobComplete"));
    assert_eq!(masks.iter().flatten().count(), 5);
    let tokens: Vec<String> = server.queries("pageToken").into_iter().flatten().collect();
    assert_eq!(tokens, ["t"]);
}

#[tokio::test]
async fn waiting_has_a_limit_and_a_page_that_names_no_job_is_an_error() {
    let running = format!(r#"{{{JOB}, "jobComplete": false}}"#);
    let server = Server::new(vec![running; 50]);
    let short = PollingPolicy::new()
        .first_wait(Duration::from_millis(10))
        .timeout(Duration::from_millis(40));
    let jobs = client!(bigquery_v2, server).jobs();
    let mut rows = jobs
        .query("p", query("SELECT 1"))
        .options(|options| options.polling(short))
        .items();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.to_string().contains("was not complete after 40ms"), "{error}");
    assert!(rows.next().await.is_none());

    let server = Server::new([r#"{"jobComplete": true, "rows": [{"f": []}], "pageToken": "t"}"#]);
    let jobs = client!(bigquery_v2, server).jobs();
    let mut pages = jobs.query("p", query("SELECT 1")).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().rows.len(), 1);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging, "{error}");
    assert!(error.to_string().contains("has no `jobReference.projectId`"), "{error}");

    // One response has all: there is nothing to ask for, and no job either.
    let server = Server::new([r#"{"jobComplete": true, "rows": [{"f": [{"v": "1"}]}]}"#]);
    let jobs = client!(bigquery_v2, server).jobs();
    let mut rows = jobs.query("p", query("SELECT 1")).items();
    let cells: Vec<Value> = all(&mut rows).await.remove(0).f.into_iter().map(|cell| cell.v.unwrap()).collect();
    assert_eq!(cells, [json!("1")]);
}
