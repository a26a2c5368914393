//! Operations whose status is `DONE` in the end: Compute Engine, and Cloud SQL, which is like it.

use discovery_runtime::{ErrorKind, PollingPolicy};

use crate::client;
use crate::compute_v1::types::Operation;
use crate::compute_v1::types::operation::Status;
use crate::server::Server;

const RUNNING: &str = r#"{"kind": "compute#operation", "name": "operation-1", "operationType": "delete", "status": "RUNNING",
    "zone": "https://www.googleapis.com/compute/v1/projects/p/zones/z",
    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/zones/z/operations/operation-1"}"#;
const DONE: &str = r#"{"kind": "compute#operation", "name": "operation-1", "operationType": "delete", "status": "DONE",
    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/zones/z/operations/operation-1",
    "warnings": [{"code": "CLEANUP_FAILED", "message": "a disk is left"}]}"#;
const FAILED: &str = r#"{"kind": "compute#operation", "name": "operation-1", "operationType": "delete", "status": "DONE",
    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/zones/z/operations/operation-1",
    "httpErrorStatusCode": 403, "httpErrorMessage": "FORBIDDEN",
    "error": {"errors": [{"code": "QUOTA_EXCEEDED", "message": "no more disks", "errorDetails": [
        {"errorInfo": {"reason": "CPUS", "domain": "compute.googleapis.com", "metadatas": {"zone": "z"}}},
        {"quotaInfo": {"metricName": "cpus", "limit": 8.0}},
        {"localizedMessage": {"locale": "de", "message": "keine"}}]}]}}"#;

const DELETE: &str = "DELETE /compute/v1/projects/p/zones/z/instances/i?alt=json&requestId=";
const GET: &str = "GET /compute/v1/projects/p/zones/z/operations/operation-1?alt=json";

fn polled() -> PollingPolicy {
    crate::often().server_wait(false)
}

fn delete(server: &Server) -> crate::compute_v1::instances::Delete {
    let instances = client!(compute_v1, server).instances();
    instances.delete("p", "z", "i").options(|options| options.polling(polled()))
}

#[tokio::test]
async fn an_operation_of_a_zone_is_read_there() {
    let server = Server::repeating(&[(200, RUNNING), (200, RUNNING), (200, DONE)]);
    let done = delete(&server).wait().await.unwrap();
    let operation: &Operation = done.operation();
    assert_eq!(operation.status, Some(Status::Done));
    assert_eq!(operation.warnings[0].message.as_deref(), Some("a disk is left"));
    let lines = server.lines();
    assert!(lines[0].starts_with(DELETE), "{lines:?}");
    assert_eq!(lines[1..], [GET, GET]);
}

#[tokio::test]
async fn an_operation_is_read_where_its_link_says() {
    for (place, path) in [
        ("projects/p/global", "projects/p/global"),
        ("projects/p/regions/r", "projects/p/regions/r"),
        ("locations/global", "locations/global"),
    ] {
        let link = format!("https://www.googleapis.com/compute/v1/{place}/operations/operation-1");
        let running = format!(r#"{{"name": "operation-1", "status": "RUNNING", "selfLink": "{link}"}}"#);
        let done = running.replace("RUNNING", "DONE");
        let server = Server::repeating(&[(200, running.as_str()), (200, done.as_str())]);
        let client = client!(compute_v1, server);
        let call = client.networks().delete("p", "n");
        call.options(|options| options.polling(polled())).wait().await.unwrap();
        assert_eq!(
            server.lines()[1..],
            [format!("GET /compute/v1/{path}/operations/operation-1?alt=json")]
        );
    }
}

#[tokio::test]
async fn a_failure_tells_its_errors() {
    let server = Server::repeating(&[(200, RUNNING), (200, FAILED)]);
    let error = delete(&server).wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Operation);
    let status = error.status().unwrap();
    assert_eq!((status.code(), status.code_number()), (None, Some(403)));
    assert!(error.is_quota_exceeded() && !error.is_retryable());
    assert_eq!(status.message, "no more disks");
    assert_eq!(status.errors[0].reason, "QUOTA_EXCEEDED");
    let info = status.error_info().unwrap();
    assert_eq!((info.reason.as_str(), info.metadata["zone"].as_str()), ("CPUS", "z"));
    assert_eq!(status.localized_message().unwrap().message, "keine");
    assert!(format!("{:?}", status.details[1]).contains("metricName"), "{status:?}");
    let last: Operation = error.operation().unwrap().decode().unwrap();
    assert_eq!(last.http_error_status_code, Some(403));
}

#[tokio::test]
async fn done_at_once_and_failed_at_once() {
    let server = Server::repeating(&[(200, DONE)]);
    delete(&server).wait().await.unwrap();
    assert_eq!(server.lines().len(), 1);
    let server = Server::repeating(&[(200, FAILED)]);
    assert_eq!(delete(&server).wait().await.unwrap_err().kind(), ErrorKind::Operation);
    assert_eq!(server.lines().len(), 1);
}

#[tokio::test]
async fn an_id_alone_says_not_where_the_operation_is() {
    let server = Server::repeating(&[(200, RUNNING)]);
    let client = client!(compute_v1, server);
    let error = client.resume("operation-1").wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("its link (`selfLink`)"), "{error}");
    assert_eq!(server.lines(), [""; 0]);

    let place = "projects/p/zones/z/operations/operation-1";
    let mut states = client.resume(place).states();
    assert!(!states.next().await.unwrap().unwrap().is_done());
    assert_eq!(server.lines(), [GET]);
}

#[tokio::test]
async fn cloud_sql_has_errors_without_details() {
    let link = "https://sqladmin.googleapis.com/v1/projects/p/operations/o";
    let running = format!(r#"{{"name": "o", "operationType": "RESTART", "status": "PENDING", "selfLink": "{link}"}}"#);
    let failed = format!(
        r#"{{"name": "o", "status": "DONE", "selfLink": "{link}",
            "error": {{"kind": "sql#operationErrors", "errors": [{{"code": "INTERNAL_ERROR", "message": "no"}}]}}}}"#
    );
    let server = Server::repeating(&[(200, running.as_str()), (200, failed.as_str())]);
    let client = client!(sqladmin_v1, server);
    let error = client.instances().restart("p", "i").wait().await.unwrap_err();
    assert_eq!(error.reason(), Some("INTERNAL_ERROR"));
    assert_eq!(error.status().unwrap().message, "no");
    client.resume(link).cancel().await.unwrap();
    let lines = server.lines();
    assert_eq!(lines[1], "GET /v1/projects/p/operations/o?alt=json");
    assert_eq!(lines[2], "POST /v1/projects/p/operations/o/cancel?alt=json");
}
