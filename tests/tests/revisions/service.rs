//! `discovery.v1`: the generated client of the Discovery service, and the program that uses it, against a local server.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Output;

use discovery_tests::revised::codegen;
use google_discovery_v1::http::StatusCode;
use google_discovery_v1::types::RestDescription;
use google_discovery_v1::{Client, Credentials};
use serde_json::Value;

use crate::server::Server;

/// Where the service has the document.
const ADDRESS: &str = "/discovery/v1/apis/storage/v1/rest?alt=json";
/// Where the API has it.
const OWN: &str = "/$discovery/rest?version=v1";

fn storage() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/documents/storage.v1.json");
    fs::read_to_string(path).unwrap()
}

fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.address())
        .credentials(Credentials::anonymous())
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_generated_client_reads_a_document_whole() {
    let server = Server::of(ADDRESS, &storage());
    let apis = client(&server).apis();
    let document: RestDescription = apis.get_rest("storage", "v1").send().await.unwrap();
    assert_eq!(document.title.as_deref(), Some("Cloud Storage JSON API"));
    assert_eq!(document.schemas["Bucket"].id.as_deref(), Some("Bucket"));
    let sent: Value = serde_json::from_str(&storage()).unwrap();
    assert_eq!(
        serde_json::to_value(&document).unwrap(),
        sent,
        "nothing is lost"
    );

    let raw = apis.get_rest("storage", "v1").send_raw().await.unwrap();
    assert_eq!(raw.body, storage().as_bytes());
    assert_eq!(raw.headers["content-type"], "application/json");
}

#[tokio::test]
async fn the_generated_client_asks_for_what_is_new() {
    let server = Server::new([(ADDRESS, vec![(503, String::new()), (200, storage())])]);
    let call = client(&server).apis().get_rest("storage", "v1");
    let etag = Value::as_str(&serde_json::from_str::<Value>(&storage()).unwrap()["etag"])
        .map(str::to_owned);
    let asked = call
        .clone()
        .options(|options| options.header("if-none-match", etag.unwrap()));
    assert_eq!(call.send_raw().await.unwrap().body, storage().as_bytes());
    assert_eq!(server.seen().len(), 2, "a 503 is tried again");
    let unchanged = asked.send_raw().await.unwrap_err();
    assert_eq!(unchanged.http_status(), Some(StatusCode::NOT_MODIFIED));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn the_generated_client_lists_the_directory() {
    let entry =
        r#"{"items": [{"name": "storage", "version": "v1", "preferred": true, "new": [1]}]}"#;
    let server = Server::of("/discovery/v1/apis?alt=json&name=storage", entry);
    let list = client(&server)
        .apis()
        .list()
        .name("storage")
        .send()
        .await
        .unwrap();
    assert_eq!(list.items[0].preferred, Some(true));
    let sent: Value = serde_json::from_str(entry).unwrap();
    assert_eq!(serde_json::to_value(&list).unwrap(), sent);
}

/// An address where nobody answers.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    format!("http://{}", listener.local_addr().expect("an address"))
}

/// A folder of its own for what the program saves.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fetch(server: &str, folder: &Path) -> Output {
    codegen(&["fetch", "storage", "v1", "--from", server, "--out"])
        .unwrap()
        .arg(folder)
        .output()
        .unwrap()
}

#[test]
fn the_program_saves_what_the_server_sends_and_asks_again_for_what_is_new() {
    let busy = (503, "busy".to_owned());
    let server = Server::new([(ADDRESS, vec![busy.clone(), busy, (200, storage())])]);
    let folder = folder("fetch");
    for (requests, said) in [(3, "1 document written"), (4, "nothing to write")] {
        let output = fetch(server.address(), &folder);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains(said), "{output:?}");
        assert_eq!(server.seen().len(), requests);
        assert_eq!(
            fs::read_to_string(folder.join("storage.v1.json")).unwrap(),
            storage()
        );
    }
    assert!(server.seen()[3].headers.contains_key("if-none-match"));
}

#[test]
fn the_program_asks_the_api_itself_for_what_the_directory_lacks() {
    let server = Server::of(OWN, &storage());
    let folder = folder("fetch-own");
    let output = fetch(server.address(), &folder);
    assert!(output.status.success(), "{output:?}");
    let asked: Vec<String> = server.seen().into_iter().map(|asked| asked.path).collect();
    assert_eq!(asked, [ADDRESS, OWN]);
    assert_eq!(
        fs::read_to_string(folder.join("storage.v1.json")).unwrap(),
        storage()
    );
}

#[test]
fn without_a_network_the_program_says_what_to_do_and_writes_nothing() {
    let folder = folder("fetch-offline");
    let output = fetch(&nobody(), &folder);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("no connection to the server"), "{said}");
    assert!(
        said.contains("take documents from a folder with --from DIR"),
        "{said}"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
