//! Jobs whose `status.state` is `DONE` in the end: BigQuery.

use discovery_runtime::ErrorKind;

use crate::bigquery_v2::types::Job;
use crate::client;
use crate::server::Server;

const LINK: &str = "https://bigquery.googleapis.com/bigquery/v2/projects/data/jobs/j-1?location=EU";
const GET: &str = "GET /bigquery/v2/projects/data/jobs/j-1?alt=json&location=EU";

fn job(status: &str) -> String {
    format!(r#"{{"kind": "bigquery#job", "id": "data:EU.j-1", "selfLink": "{LINK}", "status": {status}}}"#)
}

#[tokio::test]
async fn a_job_is_read_where_its_link_says() {
    let (running, done) = (job(r#"{"state": "RUNNING"}"#), job(r#"{"state": "DONE", "errors": [{"reason": "invalid"}]}"#));
    let server = Server::repeating(&[(200, &running), (200, &running), (200, &done)]);
    let jobs = client!(bigquery_v2, server).jobs();
    let done = jobs.insert("p", Job::default()).wait().await.unwrap();
    // What went wrong on the way, and did not end the job.
    let status = done.operation().status.as_ref().unwrap();
    assert_eq!(status.errors[0].reason.as_deref(), Some("invalid"));
    assert_eq!(done.name(), LINK);
    assert_eq!(server.lines(), ["POST /bigquery/v2/projects/p/jobs?alt=json", GET, GET]);
}

#[tokio::test]
async fn a_job_that_failed_says_why() {
    let failed = job(
        r#"{"state": "DONE",
            "errorResult": {"reason": "invalidQuery", "location": "query", "message": "Syntax error at [1:8]"},
            "errors": [{"reason": "invalidQuery", "location": "query", "message": "Syntax error at [1:8]"},
                       {"reason": "stopped", "message": "and stopped"}]}"#,
    );
    let server = Server::repeating(&[(200, &failed)]);
    let client = client!(bigquery_v2, server);
    let error = client.resume(LINK).wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Operation, "{error}");
    assert!(error.to_string().contains("Syntax error at [1:8]"), "{error}");
    let status = error.status().unwrap();
    let reasons: Vec<&str> = status.errors.iter().map(|item| item.reason.as_str()).collect();
    assert_eq!(reasons, ["invalidQuery", "stopped"]);
    assert_eq!(error.operation().unwrap().name(), LINK);
    assert_eq!(server.lines(), [GET]);
}

#[tokio::test]
async fn a_job_is_cancelled() {
    let done = job(r#"{"state": "DONE"}"#);
    let server = Server::repeating(&[(200, &done)]);
    client!(bigquery_v2, server).resume(LINK).cancel().await.unwrap();
    assert_eq!(
        server.lines(),
        ["POST /bigquery/v2/projects/data/jobs/j-1/cancel?alt=json&location=EU"]
    );
    let error = client!(bigquery_v2, server).resume("j-1").wait().await.unwrap_err();
    assert!(error.to_string().contains("pass the name from the API"), "{error}");
}
