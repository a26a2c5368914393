//! Where calls go: endpoints of a location, emulators, other universes, the host for client certificates.
//!
//! What depends on the environment runs in a child: a test that is ignored otherwise, run alone in a new process of this binary.
//! Calls over real sockets show that a request arrives at the place, and how; hosts that are not here are seen by a transport that
//! only notes them.

mod generated;

use std::process::Command;
use std::sync::{Arc, Mutex};

use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::credentials::{Credentials, HeadersFuture, TokenProvider};
use discovery_runtime::transport::{Body, TransportFuture};
use discovery_runtime::{ClientBuilder, Error, Transport};
use discovery_tests::server::Server;

static LIBRARY: Api = Api::new(
    "library",
    "v1",
    "20260101",
    "https://library.googleapis.com/",
    "v1/",
)
.mtls_root_url("https://library.mtls.googleapis.com/")
.endpoints(&[("us-east1", "https://library.us-east1.rep.googleapis.com/")])
.emulator("LIBRARY_EMULATOR_HOST", "", true);
static SHY: Api = Api::new("shy", "v1", "20260101", "https://shy.googleapis.com/", "").emulator(
    "SHY_EMULATOR_HOST",
    "shy.googleapis.com",
    false,
);
static GET: Method = Method::new("library.books.get", "GET", "books/1");
/// Its path begins at the root of the endpoint, as those of uploads and batches do.
static UPLOAD: Method = Method::new("library.books.upload", "GET", "/upload/v1/books/1");

struct Client(ApiClient);

impl From<ApiClient> for Client {
    fn from(client: ApiClient) -> Self {
        Self(client)
    }
}

fn builder(api: &'static Api) -> ClientBuilder<Client> {
    ClientBuilder::new(api)
}

/// Notes where requests go, and sends nothing.
#[derive(Clone, Default)]
struct Notes {
    urls: Arc<Mutex<Vec<String>>>,
    has_certificate: bool,
}

impl Transport for Notes {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        self.urls.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Ok(http::Response::new(Body::from("{}"))) })
    }

    fn has_client_certificate(&self) -> bool {
        self.has_certificate
    }
}

/// Calls, and gives the URL that was called.
fn called(
    api: &'static Api,
    has_certificate: bool,
    change: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
) -> Result<String, Error> {
    called_method(&GET, api, has_certificate, change)
}

fn called_method(
    method: &'static Method,
    api: &'static Api,
    has_certificate: bool,
    change: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
) -> Result<String, Error> {
    let notes = Notes {
        has_certificate,
        ..Notes::default()
    };
    let builder = builder(api)
        .credentials(Credentials::anonymous())
        .transport(notes.clone());
    let client = change(builder).build()?;
    block_on(Call::new(&client.0, method).send::<serde_json::Value>())?;
    let urls = notes.urls.lock().unwrap();
    assert_eq!(urls.len(), 1);
    Ok(urls[0].clone())
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(future)
}

/// Runs one ignored test of this binary alone, in a new process with these variables.
fn in_a_child(test: &str, variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([test, "--exact", "--ignored", "--nocapture"]);
    for name in [
        "GOOGLE_API_USE_MTLS_ENDPOINT",
        "GOOGLE_API_USE_CLIENT_CERTIFICATE",
        "GOOGLE_CLOUD_UNIVERSE_DOMAIN",
    ] {
        command.env_remove(name);
    }
    let output = command
        .envs(variables.iter().copied())
        .output()
        .expect("a child");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    assert!(
        text.contains("1 passed"),
        "no test is called {test}: {text}"
    );
}

#[test]
fn a_location_is_called_at_its_endpoint() {
    let url = called(&LIBRARY, false, |builder| builder.location("us-east1")).unwrap();
    assert_eq!(
        url,
        "https://library.us-east1.rep.googleapis.com/v1/books/1?alt=json"
    );
}

#[test]
fn an_unknown_location_sends_nothing() {
    let error = called(&LIBRARY, false, |builder| builder.location("mars1")).unwrap_err();
    assert!(error.to_string().contains("but for us-east1"), "{error}");
    let both = called(&LIBRARY, false, |builder| {
        builder.location("us-east1").endpoint("https://a.example")
    });
    assert!(
        both.unwrap_err()
            .to_string()
            .contains("choose one of the two")
    );
}

#[test]
fn an_emulator_of_the_environment_is_called_anonymously() {
    let server = Server::repeating(&[(200, "{}")]);
    let host = server.endpoint().trim_start_matches("http://");
    in_a_child(
        "child_calls_the_emulator",
        &[("LIBRARY_EMULATOR_HOST", host)],
    );
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert_eq!(requests[0].line, "GET /v1/books/1?alt=json");
    assert!(
        !requests[0].head.contains("authorization"),
        "{}",
        requests[0].head
    );
}

#[test]
#[ignore = "a child of an_emulator_of_the_environment_is_called_anonymously"]
fn child_calls_the_emulator() {
    let client = builder(&LIBRARY).build().unwrap();
    block_on(Call::new(&client.0, &GET).send::<serde_json::Value>()).unwrap();
    // What the caller says beats the variable.
    let url = called(&LIBRARY, false, |builder| builder.location("us-east1")).unwrap();
    assert!(
        url.starts_with("https://library.us-east1.rep.googleapis.com/"),
        "{url}"
    );
    let url = called(&LIBRARY, false, |builder| builder.emulator(false)).unwrap();
    assert!(url.starts_with("https://library.googleapis.com/"), "{url}");
}

#[test]
fn an_emulator_with_a_path_is_called_if_asked_for() {
    let server = Server::repeating(&[(200, "{}")]);
    in_a_child(
        "child_asks_for_the_emulator",
        &[("SHY_EMULATOR_HOST", server.endpoint())],
    );
    assert_eq!(server.lines(), ["GET /shy.googleapis.com/books/1?alt=json"]);
}

#[test]
#[ignore = "a child of an_emulator_with_a_path_is_called_if_asked_for"]
fn child_asks_for_the_emulator() {
    let url = called(&SHY, false, |builder| builder).unwrap();
    assert_eq!(url, "https://shy.googleapis.com/books/1?alt=json");
    let client = builder(&SHY).emulator(true).build().unwrap();
    block_on(Call::new(&client.0, &GET).send::<serde_json::Value>()).unwrap();
}

#[test]
fn a_wrong_emulator_is_an_error_that_names_the_variable() {
    in_a_child(
        "child_has_a_wrong_emulator",
        &[("LIBRARY_EMULATOR_HOST", "http://user:secret@localhost:1")],
    );
}

#[test]
#[ignore = "a child of a_wrong_emulator_is_an_error_that_names_the_variable"]
fn child_has_a_wrong_emulator() {
    let error = called(&LIBRARY, false, |builder| builder)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("LIBRARY_EMULATOR_HOST") && !error.contains("secret"),
        "{error}"
    );
}

#[test]
fn a_path_from_the_root_follows_every_choice() {
    let upload = |has_certificate, change: fn(ClientBuilder<Client>) -> ClientBuilder<Client>| {
        called_method(&UPLOAD, &LIBRARY, has_certificate, change).unwrap()
    };
    let path = "upload/v1/books/1?alt=json";
    assert_eq!(
        upload(false, |builder| builder),
        format!("https://library.googleapis.com/{path}")
    );
    assert_eq!(
        upload(false, |builder| builder.location("us-east1")),
        format!("https://library.us-east1.rep.googleapis.com/{path}")
    );
    assert_eq!(
        upload(true, |builder| builder),
        format!("https://library.mtls.googleapis.com/{path}")
    );
    assert_eq!(
        upload(false, |builder| builder.universe_domain("universe.example")),
        format!("https://library.universe.example/{path}")
    );
    assert_eq!(
        upload(false, |builder| builder.endpoint("https://a.example/base/")),
        format!("https://a.example/base/{path}")
    );
    let server = Server::repeating(&[(200, "{}")]);
    in_a_child(
        "child_uploads_to_the_emulator",
        &[("SHY_EMULATOR_HOST", server.endpoint())],
    );
    assert_eq!(
        server.lines(),
        ["GET /shy.googleapis.com/upload/v1/books/1?alt=json"]
    );
}

#[test]
#[ignore = "a child of a_path_from_the_root_follows_every_choice"]
fn child_uploads_to_the_emulator() {
    let client = builder(&SHY).emulator(true).build().unwrap();
    block_on(Call::new(&client.0, &UPLOAD).send::<serde_json::Value>()).unwrap();
}

#[test]
fn a_client_certificate_goes_to_its_own_host() {
    let url = called(&LIBRARY, true, |builder| builder).unwrap();
    assert_eq!(
        url,
        "https://library.mtls.googleapis.com/v1/books/1?alt=json"
    );
    let url = called(&SHY, true, |builder| builder).unwrap();
    assert!(url.starts_with("https://shy.googleapis.com/"), "{url}");
}

#[test]
fn the_environment_decides_about_certificates() {
    in_a_child(
        "child_never_shows_one",
        &[("GOOGLE_API_USE_MTLS_ENDPOINT", "never")],
    );
    in_a_child(
        "child_never_shows_one",
        &[("GOOGLE_API_USE_CLIENT_CERTIFICATE", "false")],
    );
    in_a_child(
        "child_always_shows_one",
        &[("GOOGLE_API_USE_MTLS_ENDPOINT", "always")],
    );
    in_a_child(
        "child_cannot_decide",
        &[("GOOGLE_API_USE_MTLS_ENDPOINT", "perhaps")],
    );
}

#[test]
#[ignore = "a child of the_environment_decides_about_certificates"]
fn child_never_shows_one() {
    let url = called(&LIBRARY, true, |builder| builder).unwrap();
    assert!(url.starts_with("https://library.googleapis.com/"), "{url}");
}

#[test]
#[ignore = "a child of the_environment_decides_about_certificates"]
fn child_always_shows_one() {
    let url = called(&LIBRARY, false, |builder| builder).unwrap();
    assert!(
        url.starts_with("https://library.mtls.googleapis.com/"),
        "{url}"
    );
}

#[test]
#[ignore = "a child of the_environment_decides_about_certificates"]
fn child_cannot_decide() {
    let error = called(&LIBRARY, true, |builder| builder)
        .unwrap_err()
        .to_string();
    assert!(error.contains("`auto`, `always` or `never`"), "{error}");
}

#[test]
fn a_universe_has_hosts_of_its_own() {
    let url = called(&LIBRARY, false, |builder| {
        builder.universe_domain("cloud.example")
    })
    .unwrap();
    assert_eq!(url, "https://library.cloud.example/v1/books/1?alt=json");
    in_a_child(
        "child_is_elsewhere",
        &[("GOOGLE_CLOUD_UNIVERSE_DOMAIN", "else.example")],
    );
}

#[test]
#[ignore = "a child of a_universe_has_hosts_of_its_own"]
fn child_is_elsewhere() {
    let url = called(&LIBRARY, false, |builder| builder.location("us-east1")).unwrap();
    assert_eq!(
        url,
        "https://library.us-east1.rep.else.example/v1/books/1?alt=json"
    );
    let url = called(&LIBRARY, false, |builder| {
        builder.universe_domain("cloud.example")
    })
    .unwrap();
    assert!(url.starts_with("https://library.cloud.example/"), "{url}");
}

/// Credentials of a universe.
struct Of(Option<&'static str>);

impl TokenProvider for Of {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async { Ok(http::HeaderMap::new()) })
    }

    fn universe_domain(&self) -> Option<String> {
        self.0.map(str::to_owned)
    }
}

#[test]
fn credentials_of_another_universe_are_refused_before_anything_is_sent() {
    let server = Server::repeating(&[(200, "{}")]);
    let call = |domain: Option<&'static str>, universe: &str| {
        let client = builder(&LIBRARY)
            .endpoint(server.endpoint())
            .universe_domain(universe)
            .credentials(Credentials::from_provider(Of(domain)))
            .build()
            .unwrap();
        block_on(Call::new(&client.0, &GET).send::<serde_json::Value>())
    };
    let error = call(Some("cloud.example"), "googleapis.com")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("cloud.example") && error.contains("googleapis.com"),
        "{error}"
    );
    assert!(call(Some("googleapis.com"), "cloud.example").is_err());
    assert_eq!(server.lines(), [""; 0]);
    call(Some("cloud.example"), "cloud.example").unwrap();
    call(None, "cloud.example").unwrap();
    assert_eq!(server.lines().len(), 2);
}

#[test]
fn a_credentials_file_says_its_universe() {
    let key = |domain: &str| {
        let text = format!(
            r#"{{"type": "authorized_user", "client_id": "a", "client_secret": "b", "refresh_token": "c"{domain}}}"#
        );
        Credentials::from_json(&text).expect("credentials")
    };
    assert_eq!(key("").universe_domain().as_deref(), Some("googleapis.com"));
    let other = key(r#", "universe_domain": "cloud.example""#);
    assert_eq!(other.universe_domain().as_deref(), Some("cloud.example"));
    let client = builder(&LIBRARY)
        .scopes(["a"])
        .credentials(other)
        .transport(Notes::default())
        .build()
        .unwrap();
    let error = block_on(Call::new(&client.0, &GET).send::<serde_json::Value>()).unwrap_err();
    assert!(
        error.to_string().contains("of the universe cloud.example"),
        "{error}"
    );
}
