//! A server that plays Google's: consent, tokens, devices, revocation.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use discovery_login::ClientSecret;
use serde_json::{Value, json};
use url::Url;

pub(crate) type Form = BTreeMap<String, String>;

/// The server. It ends with the process.
#[derive(Clone)]
pub(crate) struct Google {
    url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
pub(crate) struct State {
    /// The requests: path and form.
    pub(crate) requests: Vec<(String, Form)>,
    /// The scopes that the user leaves ticked; `None`: all.
    pub(crate) ticked: Option<String>,
    /// The responses of the token endpoint before it works.
    pub(crate) responses: Vec<(u16, Value)>,
    /// How many seconds a device has to wait between its questions.
    pub(crate) interval: u64,
    /// The statuses of revocations before they work.
    pub(crate) revoked: Vec<u16>,
    /// The scopes of the consent.
    scopes: String,
    /// What the code verifier has to be.
    challenge: String,
    /// How many tokens were given.
    given: usize,
}

impl Google {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let google = Self {
            url,
            state: Arc::default(),
        };
        let server = google.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let server = server.clone();
                thread::spawn(move || server.serve(&socket.expect("a connection")));
            }
        });
        google
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }

    /// The client file of a desktop program.
    pub(crate) fn client(&self) -> ClientSecret {
        self.client_with(&["http://localhost"])
    }

    pub(crate) fn client_with(&self, redirects: &[&str]) -> ClientSecret {
        let file = json!({"installed": {
            "client_id": "the-client", "project_id": "p", "client_secret": "the-secret",
            "auth_uri": format!("{}/auth", self.url), "token_uri": format!("{}/token", self.url),
            "redirect_uris": redirects,
        }});
        ClientSecret::from_json(&file.to_string()).expect("a client")
    }

    /// The user agrees on the page: where the browser goes then.
    pub(crate) fn agree(&self, page: &str) -> String {
        let page = Url::parse(page).expect("a URL");
        let asked: Form = page.query_pairs().into_owned().collect();
        for (name, value) in [
            ("client_id", "the-client"),
            ("response_type", "code"),
            ("code_challenge_method", "S256"),
            ("access_type", "offline"),
        ] {
            assert_eq!(asked[name], value, "{name}");
        }
        let mut state = self.state();
        state.scopes.clone_from(&asked["scope"]);
        state.challenge.clone_from(&asked["code_challenge"]);
        format!(
            "{}/?state={}&code=the-code&scope=x",
            asked["redirect_uri"], asked["state"]
        )
    }

    /// The forms that came to this path.
    pub(crate) fn forms(&self, path: &str) -> Vec<Form> {
        let state = self.state();
        let requests = state.requests.iter();
        requests
            .filter(|(came, _)| came == path)
            .map(|(_, form)| form.clone())
            .collect()
    }

    fn serve(&self, socket: &TcpStream) {
        let mut reader = BufReader::new(socket);
        while let Some((path, form)) = read(&mut reader) {
            let (status, body) = self.respond(&path, &form);
            self.state().requests.push((path, form));
            let body = body.to_string();
            let length = body.len();
            let response = format!(
                "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
            );
            if (&mut &*socket).write_all(response.as_bytes()).is_err() {
                return;
            }
        }
    }

    fn respond(&self, path: &str, form: &Form) -> (u16, Value) {
        let mut state = self.state();
        if path == "/device/code" {
            state.scopes.clone_from(&form["scope"]);
            let page = "https://www.google.com/device";
            return (
                200,
                json!({
                    "device_code": "of-the-device", "user_code": "ABCD-EFGH", "verification_url": page,
                    "expires_in": 60, "interval": state.interval,
                }),
            );
        }
        if path == "/revoke" {
            let status = match state.revoked.is_empty() {
                true => 200,
                false => state.revoked.remove(0),
            };
            return (status, json!({}));
        }
        if !state.responses.is_empty() {
            return state.responses.remove(0);
        }
        let wrong = |what: &str| {
            (
                400,
                json!({"error": "invalid_request", "error_description": what}),
            )
        };
        if form.get("client_secret").map(String::as_str) != Some("the-secret") {
            return (401, json!({"error": "invalid_client"}));
        }
        let is_code = form["grant_type"] == "authorization_code";
        if is_code && form["code"] != "the-code" {
            return (
                400,
                json!({"error": "invalid_grant", "error_description": "Malformed auth code."}),
            );
        }
        if is_code && challenge(&form["code_verifier"]) != state.challenge {
            return wrong("the verifier is another one");
        }
        state.given += 1;
        let scopes = state.ticked.clone().unwrap_or_else(|| state.scopes.clone());
        let mut token = json!({
            "access_token": format!("access-{}", state.given), "expires_in": 3599, "token_type": "Bearer", "scope": scopes,
        });
        if form["grant_type"] != "refresh_token" {
            token["refresh_token"] = json!("the-refresh-token");
        }
        (200, token)
    }
}

/// RFC 7636, section 4.2.
fn challenge(verifier: &str) -> String {
    let verifier = oauth2::PkceCodeVerifier::new(verifier.to_owned());
    let challenge = oauth2::PkceCodeChallenge::from_code_verifier_sha256(&verifier);
    challenge.as_str().to_owned()
}

/// The path and the form of a request.
fn read(reader: &mut BufReader<&TcpStream>) -> Option<(String, Form)> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader
            .read_line(&mut header)
            .ok()
            .filter(|read| *read > 0)?;
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let form = url::form_urlencoded::parse(&body).into_owned().collect();
    Some((path, form))
}

/// What a browser does: it gets a page, without caring what it shows.
pub(crate) fn browse(url: &str) -> String {
    let url = Url::parse(url).expect("a URL");
    let address = format!(
        "{}:{}",
        url.host_str().expect("a host"),
        url.port().expect("a port")
    );
    let mut socket = TcpStream::connect(address).expect("the program listens");
    let target = &url[url::Position::BeforePath..];
    write!(
        socket,
        "GET {target} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: browser\r\n\r\n"
    )
    .expect("sent");
    let mut page = String::new();
    socket.read_to_string(&mut page).expect("a page");
    page
}
