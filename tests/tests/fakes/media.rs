//! Media through a fake: uploads in one request and in several, downloads with parts and hashes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use discovery_runtime::serde_json::json;
use discovery_testing::{Fake, Response, ServerError};

use crate::apis::storage_v1::types::Object;
use crate::apis::storage_v1::{Client, make};

const INSERT: &str = "storage.objects.insert";
const GET: &str = "storage.objects.get";

fn bytes(length: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(1);
    let mut bytes = vec![0; length];
    random.fill(&mut bytes);
    bytes
}

#[tokio::test]
async fn an_upload_in_one_request_has_message_and_media() {
    let fake = Fake::new();
    fake.on(INSERT)
        .parameter("bucket", "b")
        .body(json!({"name": "a", "contentType": "text/csv"}))
        .respond(json!({"name": "a"}));
    let client = fake.client(Client::builder());
    let object = make!(Object {
        name: "a",
        content_type: "text/csv"
    });
    client
        .objects()
        .insert("b", object)
        .upload("1,2\r\n\r\n3,4")
        .await
        .unwrap();
    assert_eq!(fake.requests()[0].media().unwrap(), "1,2\r\n\r\n3,4");
}

/// The server fails at the end of an upload in chunks. The client asks how much it has, and the fake says so.
#[tokio::test]
async fn an_upload_in_chunks_is_one_request_of_the_fake() {
    let media = bytes(600_000);
    let fake = Fake::new();
    fake.on(INSERT)
        .parameter("bucket", "b")
        .body(json!({"name": "a"}))
        .respond_times(2, ServerError::new(503))
        .respond(json!({"name": "a", "generation": "7"}));
    let client = fake.client(Client::builder());
    let insert = client.objects().insert("b", make!(Object { name: "a" }));
    let made = insert
        .upload(media.clone())
        .resumable(true)
        .chunk_size(256 << 10)
        .await
        .unwrap();
    assert_eq!(made.generation, Some(7));
    let requests = fake.requests();
    assert_eq!(requests.len(), 3);
    assert!(
        requests
            .iter()
            .all(|request| request.media().unwrap() == &media)
    );
    assert_eq!(fake.pauses().len(), 2);
}

#[tokio::test]
async fn a_download_that_breaks_goes_on_with_the_rest() {
    let media = bytes(100_000);
    let hash = STANDARD.encode(crc32c::crc32c(&media).to_be_bytes());
    let whole = || {
        Response::bytes(media.clone())
            .header("x-goog-hash", &format!("crc32c={hash}"))
            .header("x-goog-generation", "7")
    };
    let fake = Fake::new();
    fake.on(GET)
        .parameter("alt", "media")
        .respond(whole().breaks_after(30_000))
        .respond(whole());
    let client = fake.client(Client::builder());
    let found = client
        .objects()
        .get("b", "a/b")
        .download()
        .bytes()
        .await
        .unwrap();
    assert!(found == media);
    let requests = fake.requests();
    assert_eq!(requests[0].parameter("object"), Some("a/b"));
    assert_eq!(requests[1].header("range"), Some("bytes=30000-"));
}

#[tokio::test]
async fn a_part_of_a_download_and_a_wrong_hash() {
    let fake = Fake::new();
    fake.on(GET).respond(Response::bytes("0123456789"));
    fake.on(GET)
        .respond(Response::bytes("0123456789").header("x-goog-hash", "crc32c=AAAAAA=="));
    let client = fake.client(Client::builder());
    let get = || client.objects().get("b", "a").download();
    assert_eq!(get().range(3..5).bytes().await.unwrap(), "34");
    let error = get().bytes().await.unwrap_err();
    assert_eq!(error.kind(), discovery_runtime::ErrorKind::Checksum);
}
