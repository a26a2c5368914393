//! Operations that are `done`, read at a place that their name tells.

use crate::client;
use crate::server::Server;

#[tokio::test]
async fn app_engine_reads_them_below_the_app() {
    let name = "apps/a/operations/o";
    let server = Server::repeating(&[
        (200, r#"{"name": "apps/a/operations/o"}"#),
        (200, r#"{"name": "apps/a/operations/o", "done": true, "response": {
            "@type": "type.googleapis.com/google.appengine.v1.Application", "id": "a"}}"#),
    ]);
    let client = client!(appengine_v1, server);
    let application = crate::appengine_v1::types::Application::default();
    let done = client.apps().create(application).wait().await.unwrap();
    assert_eq!(done.name(), name);
    let made: crate::appengine_v1::types::Application = done.response().unwrap();
    assert_eq!(made.id.as_deref(), Some("a"));
    client.resume(name).wait().await.unwrap();
    let poll = "GET /v1/apps/a/operations/o?alt=json";
    assert_eq!(server.lines(), ["POST /v1/apps?alt=json", poll, poll]);
}

#[tokio::test]
async fn drive_names_them_without_their_collection() {
    let server = Server::repeating(&[
        (200, r#"{"name": "abc"}"#),
        (200, r#"{"name": "abc", "done": true, "response": {"@type": "x/y.DownloadFileResponse", "downloadUri": "u"}}"#),
    ]);
    let client = client!(drive_v3, server);
    let done = client.files().download("f").wait().await.unwrap();
    let response: serde_json::Value = done.response().unwrap();
    assert_eq!(response["downloadUri"], "u");
    client.resume("operations/abc").wait().await.unwrap();
    assert_eq!(
        server.lines(),
        [
            "POST /drive/v3/files/f/download?alt=json",
            "GET /drive/v3/operations/abc?alt=json",
            "GET /drive/v3/operations/abc?alt=json"
        ]
    );
}

const RENAMED: &str = r#"{"name": "projects/_/buckets/b/operations/o", "done": true,
    "selfLink": "https://www.googleapis.com/storage/v1/b/b/operations/o"}"#;

#[tokio::test]
async fn storage_reads_them_below_the_bucket() {
    let server = Server::repeating(&[
        (200, r#"{"name": "projects/_/buckets/b/operations/o",
            "selfLink": "https://www.googleapis.com/storage/v1/b/b/operations/o"}"#),
        (200, RENAMED),
    ]);
    let client = client!(storage_v1, server);
    let done = client.folders().rename("b", "x", "y").wait().await.unwrap();
    assert_eq!(done.name(), "https://www.googleapis.com/storage/v1/b/b/operations/o");
    // By the name as by the link.
    client.resume("projects/_/buckets/b/operations/o").wait().await.unwrap();
    client.resume(done.name()).wait().await.unwrap();
    let poll = "GET /storage/v1/b/b/operations/o?alt=json";
    assert_eq!(
        server.lines(),
        ["POST /storage/v1/b/b/folders/x/renameTo/folders/y?alt=json", poll, poll, poll]
    );
}

#[tokio::test]
async fn storage_cancels_one() {
    let server = Server::repeating(&[
        (204, ""),
        (200, r#"{"name": "projects/_/buckets/b/operations/o", "done": true, "error": {"code": 1, "message": "stopped"}}"#),
    ]);
    let resumed = client!(storage_v1, server).resume("projects/_/buckets/b/operations/o");
    resumed.clone().cancel().await.unwrap();
    let error = resumed.wait().await.unwrap_err();
    assert!(error.is_cancelled(), "{error}");
    let requests = server.requests();
    assert_eq!(requests[0].line, "POST /storage/v1/b/b/operations/o/cancel");
    assert_eq!(requests[0].body, "", "the method takes none");
}
