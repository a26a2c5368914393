//! Streams of some APIs, over real sockets.
#![cfg(test)]

#[allow(dead_code)]
mod server;

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/modules.rs"));

use std::io::Write as _;

use server::Server;

/// A client of an API that talks to the server.
macro_rules! client {
    ($api:ident, $server:expr) => {
        crate::$api::Client::builder()
            .endpoint($server.endpoint())
            .credentials(crate::$api::Credentials::anonymous())
            .build()
            .unwrap()
    };
}

/// A server that sends Server-Sent Events.
fn events(text: &'static str) -> Server {
    Server::writing(move |_, _, socket| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
        let length = text.len();
        write!(socket, "{head}content-length: {length}\r\n\r\n{text}").unwrap();
    })
}

#[tokio::test]
async fn firestore_documents_of_a_query() {
    use firestore_v1::types::{RunQueryRequest, RunQueryResponse};
    let text = r#"[{
  "document": {"name": "projects/p/databases/d/documents/c/1", "fields": {"n": {"integerValue": "1"}}},
  "readTime": "2026-01-01T00:00:00Z"
}
,
{"readTime": "2026-01-01T00:00:00Z", "done": true}
]"#;
    let server = Server::repeating(&[(200, text)]);
    let parent = "projects/p/databases/d/documents";
    let documents = client!(firestore_v1, server).projects().databases().documents();
    let mut stream = documents.run_query(parent, RunQueryRequest::default()).stream();
    let first = stream.next().await.unwrap().unwrap();
    let document = first.document.unwrap();
    assert_eq!(document.fields["n"].integer_value, Some(1));
    assert_eq!(stream.next().await.unwrap().unwrap().done, Some(true));
    assert!(stream.next().await.is_none());
    let request = server.requests().remove(0);
    assert!(request.line.starts_with("POST /v1/projects/p/databases/d/documents:runQuery?alt=json"), "{}", request.line);
    // All of them at once.
    let all: Vec<RunQueryResponse> = documents.run_query(parent, RunQueryRequest::default()).send().await.unwrap();
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn firestore_documents_by_name_and_what_is_missing() {
    let text = r#"[{"found": {"name": "a"}}, {"missing": "b"}, {"error": {"code": 7, "message": "No.", "status": "PERMISSION_DENIED"}}]"#;
    let server = Server::new([text]);
    let documents = client!(firestore_v1, server).projects().databases().documents();
    let mut stream = documents.batch_get("projects/p/databases/d", Default::default()).stream();
    assert_eq!(stream.next().await.unwrap().unwrap().found.unwrap().name.as_deref(), Some("a"));
    assert_eq!(stream.next().await.unwrap().unwrap().missing.as_deref(), Some("b"));
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.is_permission_denied(), "{error}");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn spanner_rows_of_a_statement() {
    let server = Server::new([r#"[{"metadata": {}, "values": ["1", "a"]},
        {"values": ["2", "b"], "resumeToken": "AQ=="}]"#]);
    let sessions = client!(spanner_v1, server).projects().instances().databases().sessions();
    let session = "projects/p/instances/i/databases/d/sessions/s";
    let parts = sessions.execute_streaming_sql(session, Default::default()).stream();
    let parts = parts.collect_all().await.unwrap();
    let values: Vec<_> = parts.into_iter().flat_map(|part| part.values).collect();
    assert_eq!(values, ["1", "a", "2", "b"]);
}

#[tokio::test]
async fn vertex_ai_writes_a_text() {
    let server = events(
        "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"Once \"}]}}]}\r\n\r\n\
         data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"upon\"}]}}], \"usageMetadata\": {\"totalTokenCount\": 3}}\r\n\r\n",
    );
    let models = client!(aiplatform_v1, server).projects().locations().publishers().models();
    let model = "projects/p/locations/l/publishers/google/models/m";
    let mut stream = models.stream_generate_content(model, Default::default()).stream();
    let mut text = String::new();
    while let Some(response) = stream.next().await {
        let content = response.unwrap().candidates.remove(0).content.unwrap();
        text.extend(content.parts.into_iter().filter_map(|part| part.text));
    }
    assert_eq!(text, "Once upon");
    assert_eq!(server.requests()[0].query("alt"), Some("sse"));
}

/// What another server sends is any JSON.
#[tokio::test]
async fn vertex_ai_passes_on_what_a_model_sends() {
    let server = events(
        "data: {\"choices\": [{\"delta\": {\"content\": \"Hi\"}}]}\n\n\
         data: [DONE]\n\n",
    );
    let chat = client!(aiplatform_v1, server).projects().locations().endpoints().chat();
    let stream = chat
        .completions("projects/p/locations/l/endpoints/e", Default::default())
        .raw_body("application/json", "{\"stream\": true}")
        .stream();
    let chunks: Vec<discovery_runtime::serde_json::Value> = stream.collect_all().await.unwrap();
    assert_eq!(chunks.len(), 1);
    assert_eq!(chunks[0]["choices"][0]["delta"]["content"], "Hi");
    assert_eq!(server.requests()[0].body, "{\"stream\": true}");
}
