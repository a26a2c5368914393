//! Recordings: what a file has, and what it gives back.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use discovery_runtime::serde_json::json;
use discovery_runtime::transport::TransportErrorKind;
use discovery_runtime::{Credentials, RetryPolicy};
use discovery_testing::{Fake, Recorder, Replay, Response, ServerError};
use discovery_tests::server::Server;
use google_monitoring_v3::types::AlertPolicy;
use google_monitoring_v3::{Client, make};

use crate::apis::storage_v1;
use crate::{CREATE, GET, LIST, panic_of};

fn place(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorded");
    let _ = fs::remove_file(folder.join(name));
    folder.join(name)
}

/// What the program does, with a credential, a key and a token in the response.
async fn program(client: &Client) -> String {
    let policies = client.projects().alert_policies();
    let list = policies
        .list("projects/p")
        .options(|o| o.parameter("key", "AIza-key-of-mine"));
    let page = list
        .page_token("next")
        .filter("a=\"b\"")
        .send()
        .await
        .unwrap();
    let label = page.alert_policies[0].user_labels["access_token"].clone();
    let policy = make!(AlertPolicy {
        display_name: "ä",
        user_labels: [("password", "hunter22")]
    });
    let create = policies
        .create("projects/p", policy)
        .options(|o| o.idempotent(true));
    let created = create.send().await.unwrap();
    let missing = policies
        .get("projects/p/alertPolicies/x")
        .send()
        .await
        .unwrap_err();
    assert!(missing.is_not_found());
    format!("{label} {}", created.name.unwrap())
}

fn server() -> Fake {
    let fake = Fake::new();
    fake.on(LIST).respond(
        Response::json(json!({
            "alertPolicies": [{
                "displayName": "it repeats ya29.token-of-the-call and AIza-key-of-mine",
                "userLabels": {"access_token": "s3cr3t", "link": "https://x.example/o?X-Goog-Signature=abcdef&x=1"},
            }],
            "nextPageToken": "kept",
        }))
        .header("set-cookie", "session=abcdef")
        .header("date", "today")
        .header("etag", "\"1\""),
    );
    fake.on(CREATE)
        .respond(Response::failure(TransportErrorKind::Interrupted))
        .respond(ServerError::new(503))
        .respond(json!({"name": "n"}));
    fake.on(GET).respond(ServerError::new(404));
    fake
}

#[tokio::test]
async fn a_recording_is_readable_has_no_secret_and_gives_the_same() {
    let place = place("program.json");
    let fake = server();
    let recorder = Recorder::new(&place, fake.transport());
    let client = Client::builder()
        .transport(recorder.transport())
        .credentials(Credentials::token("ya29.token-of-the-call"))
        .build()
        .unwrap();
    assert_eq!(program(&client).await, "s3cr3t n");
    recorder.finish().unwrap();
    fake.finish();

    let text = fs::read_to_string(&place).unwrap();
    for secret in ["ya29", "AIza", "s3cr3t", "hunter22", "abcdef", "session="] {
        assert!(!text.contains(secret), "{secret}:\n{text}");
    }
    insta::assert_snapshot!(text);

    let replay = Replay::open(&place).unwrap();
    let client = replay.client(Client::builder());
    assert_eq!(program(&client).await, "REDACTED n");
    assert_eq!(replay.pauses().len(), 2);
    replay.finish();
}

/// Over a socket; the server packs its response.
#[tokio::test]
async fn what_was_packed_for_the_way_is_readable() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(br#"{"totalSize": 3}"#).unwrap();
    let packed = packed.finish().unwrap();
    let server = Server::writing(move |_, _, socket| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
            packed.len()
        );
        socket.write_all(head.as_bytes()).unwrap();
        socket.write_all(&packed).unwrap();
    });
    let place = place("packed.json");
    let recorder = Recorder::new(&place, discovery_runtime::transport::HyperTransport::new());
    let builder = |endpoint: &str| {
        Client::builder()
            .endpoint(endpoint)
            .credentials(Credentials::anonymous())
    };
    let client = builder(server.endpoint())
        .transport(recorder.transport())
        .build()
        .unwrap();
    let list = || client.projects().alert_policies().list("projects/p");
    assert_eq!(list().send().await.unwrap().total_size, Some(3));
    drop(recorder);
    let text = fs::read_to_string(&place).unwrap();
    assert!(
        text.contains(r#""totalSize": 3"#) && !text.contains("gzip"),
        "{text}"
    );

    let replay = Replay::open(&place).unwrap();
    let client = replay.client(builder(server.endpoint()));
    let page = client
        .projects()
        .alert_policies()
        .list("projects/p")
        .send()
        .await
        .unwrap();
    assert_eq!(page.total_size, Some(3));
}

/// The boundary, the id of the session and the bytes: an upload in one request, one in chunks that fails, and a download that breaks.
#[tokio::test]
async fn media_comes_back_byte_for_byte() {
    async fn program(client: &storage_v1::Client, media: &[u8]) {
        let object = || make!(storage_v1::types::Object { name: "a" });
        let objects = client.objects();
        objects
            .insert("b", object())
            .upload(media.to_vec())
            .await
            .unwrap();
        let upload = objects.insert("b", object()).upload(media.to_vec());
        upload.resumable(true).chunk_size(256 << 10).await.unwrap();
        assert!(objects.get("b", "a").download().bytes().await.unwrap() == media);
    }
    let mut media = vec![0; 300_000];
    fastrand::Rng::with_seed(2).fill(&mut media);
    let fake = Fake::new();
    fake.on("storage.objects.insert")
        .respond(json!({"name": "a"}))
        .respond(ServerError::new(503))
        .respond(json!({"name": "a"}));
    let whole = || Response::bytes(media.clone()).header("x-goog-generation", "7");
    fake.on("storage.objects.get")
        .respond(whole().breaks_after(1000))
        .respond(whole());
    let place = place("media.json");
    let recorder = Recorder::new(&place, fake.transport());
    let builder = fake.set_up(storage_v1::Client::builder());
    program(
        &builder.transport(recorder.transport()).build().unwrap(),
        &media,
    )
    .await;
    recorder.finish().unwrap();
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains("upload_id=REDACTED") && !text.contains("upload_id=0"));

    let replay = Replay::open(&place).unwrap();
    program(&replay.client(storage_v1::Client::builder()), &media).await;
    replay.finish();
}

#[tokio::test]
async fn a_request_that_was_not_recorded_names_the_nearest() {
    let place = place("nearest.json");
    let fake = Fake::new();
    fake.on(CREATE).respond(json!({"name": "n"}));
    fake.on(LIST).respond_times(2, json!({}));
    let recorder = Recorder::new(&place, fake.transport());
    let builder = fake
        .set_up(Client::builder())
        .transport(recorder.transport());
    let policies = builder.build().unwrap().projects().alert_policies();
    policies
        .list("projects/p")
        .page_size(2)
        .send()
        .await
        .unwrap();
    policies
        .list("projects/q")
        .filter("x")
        .send()
        .await
        .unwrap();
    let policy = make!(AlertPolicy { display_name: "a" });
    policies
        .create("projects/p", policy.clone())
        .send()
        .await
        .unwrap();
    recorder.finish().unwrap();

    let replay = Replay::open(&place).unwrap();
    let policies = replay.client(Client::builder()).projects().alert_policies();
    // The order of other requests does not matter, and that of the parameters neither.
    policies
        .create("projects/p", policy.clone())
        .send()
        .await
        .unwrap();
    policies
        .create("projects/p", policy)
        .send()
        .await
        .unwrap_err();
    let other = make!(AlertPolicy {
        display_name: "b",
        enabled: true
    });
    policies
        .create("projects/p", other)
        .send()
        .await
        .unwrap_err();
    let error = policies
        .list("projects/p")
        .page_size(3)
        .filter("x")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    insta::assert_snapshot!(panic_of(|| replay.finish()).replace(place.to_str().unwrap(), "FILE"));
}

/// A `requestId` is another one each time.
#[tokio::test]
async fn a_generated_request_id_does_not_matter() {
    use discovery_runtime::ClientBuilder;
    use discovery_runtime::contract::{Api, ApiClient, Call, Method, RequestId};
    static API: Api = Api::new("ids", "v1", "20260101", "https://example.com/", "");
    static INSERT: Method =
        Method::new("ids.insert", "POST", "v1/ids").request_id(RequestId::Query);
    let fake = Fake::new();
    fake.on("ids.insert").respond(json!({}));
    let place = place("ids.json");
    let recorder = Recorder::new(&place, fake.transport());
    let builder = fake.set_up(ClientBuilder::new(&API));
    let client: ApiClient = builder.transport(recorder.transport()).build().unwrap();
    Call::new(&client, &INSERT).send_raw().await.unwrap();
    drop(recorder);
    assert!(fs::read_to_string(&place).unwrap().contains("requestId="));
    let replay = Replay::open(&place).unwrap();
    let client: ApiClient = replay.client(ClientBuilder::new(&API));
    Call::new(&client, &INSERT).send_raw().await.unwrap();
    replay.finish();
}

#[tokio::test]
async fn a_run_that_fails_leaves_an_earlier_file() {
    let place = place("kept.json");
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "earlier").unwrap();
    let fake = Fake::new();
    fake.on(LIST).respond(json!({}));
    let recorder = Recorder::new(&place, fake.transport());
    let builder = fake
        .set_up(Client::builder())
        .transport(recorder.transport());
    let client = builder.build().unwrap();
    client
        .projects()
        .alert_policies()
        .list("projects/p")
        .send()
        .await
        .unwrap();
    panic_of(move || {
        let _recorder = recorder;
        panic!("the test fails");
    });
    assert_eq!(fs::read_to_string(&place).unwrap(), "earlier");
}

#[test]
fn a_file_that_is_not_a_recording_is_named() {
    let place = place("odd.json");
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    for (text, expected) in [
        ("{", "EOF while parsing"),
        ("{}", "it has no `format`"),
        (
            r#"{"format": 2}"#,
            "its format is 2, and this crate reads 1",
        ),
        (r#"{"format": 1}"#, "it has no list of `exchanges`"),
        (
            r#"{"format": 1, "exchanges": [{}]}"#,
            "exchange 1 has no `status`",
        ),
        (
            r#"{"format": 1, "exchanges": [{"response": {"failure": "x"}}]}"#,
            "exchange 1 has the failure \"x\"",
        ),
    ] {
        fs::write(&place, text).unwrap();
        let error = Replay::open(&place).unwrap_err().to_string();
        assert!(
            error.contains(expected) && error.contains("odd.json"),
            "{error}"
        );
    }
    assert!(
        Replay::open("/no/such/file")
            .unwrap_err()
            .to_string()
            .contains("/no/such/file")
    );
}

#[tokio::test]
async fn names_of_the_test_are_left_out_too() {
    let place = place("names.json");
    let fake = Fake::new();
    fake.on(GET)
        .respond(json!({"displayName": "private", "name": "public"}));
    let recorder = Recorder::new(&place, fake.transport()).redact("displayName");
    let builder = fake
        .set_up(Client::builder())
        .transport(recorder.transport());
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    client
        .projects()
        .alert_policies()
        .get("projects/p/alertPolicies/a")
        .send()
        .await
        .unwrap();
    recorder.finish().unwrap();
    let text = fs::read_to_string(&place).unwrap();
    assert!(
        text.contains("public") && !text.contains("private"),
        "{text}"
    );
}
