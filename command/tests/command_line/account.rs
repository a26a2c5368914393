//! `login`, `logout`, `whoami`, and which credentials are used.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::sandbox::{Run, Sandbox};
use crate::server::Server;

/// The scopes that the user agrees to.
const SCOPES: &str = "https://www.googleapis.com/auth/drive.readonly openid https://www.googleapis.com/auth/userinfo.email";

/// What whoever sees a command line, a file of a log or a screen must not see.
const SECRETS: [&str; 4] = [
    "access-1",
    "the-refresh-token",
    "the-secret",
    "from-the-environment",
];

/// A server that plays Google's: consent, tokens, what is known about them, revocation.
fn google() -> Server {
    let token = json!({
        "access_token": "access-1", "refresh_token": "the-refresh-token", "expires_in": 3599, "token_type": "Bearer", "scope": SCOPES,
    });
    let info = json!({"email": "ada@example.com", "scope": SCOPES, "expires_in": "3300", "aud": "the-client"});
    let impersonated = json!({"accessToken": "of-the-robot", "expireTime": "2126-01-01T00:00:00Z"});
    let robot =
        "/v1/projects/-/serviceAccounts/robot@p.iam.gserviceaccount.com:generateAccessToken";
    Server::new([
        ("/token", vec![(200, token.to_string())]),
        ("/tokeninfo?access_token=access-1", vec![(200, info.to_string())]),
        (
            "/tokeninfo?access_token=from-the-environment",
            vec![(200, json!({"email": "env@example.com", "scope": "https://www.googleapis.com/auth/cloud-platform", "expires_in": 60}).to_string())],
        ),
        (
            "/tokeninfo?access_token=of-the-robot",
            vec![(200, json!({"scope": "https://www.googleapis.com/auth/cloud-platform", "expires_in": "3599"}).to_string())],
        ),
        (&*format!("{robot}?alt=json"), vec![(200, impersonated.to_string())]),
        ("/revoke", vec![(200, "{}".to_owned())]),
    ])
}

/// The client file of a desktop program.
fn client(google: &Server) -> String {
    let url = google.address();
    json!({"installed": {
        "client_id": "the-client", "project_id": "p", "client_secret": "the-secret", "auth_uri": format!("{url}/auth"),
        "token_uri": format!("{url}/token"), "redirect_uris": ["http://localhost"],
    }})
    .to_string()
}

/// The variables of a user who has nothing but this sandbox.
fn variables(sandbox: &Sandbox) -> Vec<(&'static str, String)> {
    let path = |below: &str| sandbox.path(below).to_string_lossy().into_owned();
    vec![
        ("HOME", path("home")),
        ("XDG_CONFIG_HOME", path("home/config")),
        ("CLOUDSDK_CONFIG", path("home/gcloud")),
        ("GCE_METADATA_HOST", "127.0.0.1:1".to_owned()),
        ("GOOGLE_OAUTH_ACCESS_TOKEN", String::new()),
        ("GOOGLE_API_KEY", String::new()),
        ("GOOGLE_APPLICATION_CREDENTIALS", String::new()),
    ]
}

fn run(sandbox: &Sandbox, arguments: &[&str], more: &[(&str, &str)]) -> Run {
    let own = variables(sandbox);
    let mut all: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, &**value)).collect();
    all.extend(more);
    let run = sandbox.run_in("", arguments, &all);
    for secret in SECRETS {
        assert!(
            !run.to_string().contains(secret),
            "{secret} is shown\n{run}"
        );
    }
    run
}

fn whoami(sandbox: &Sandbox, more: &[&str], variables: &[(&str, &str)]) -> Value {
    let arguments = [&["whoami", "--format", "json"], more].concat();
    let run = run(sandbox, &arguments, variables);
    assert_eq!(run.code, 0, "{run}");
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Logs in: opens the page that the program prints, and gives back where the browser ends. Returns the exit code and stdout.
fn login(sandbox: &Sandbox, arguments: &[&str]) -> (i32, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_discovery-codegen"))
        .arg("login")
        .args(arguments)
        .current_dir(sandbox.path(""))
        .envs(variables(sandbox))
        // No browser is found there.
        .env("PATH", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = BufReader::new(program.stderr.take().expect("a pipe")).lines();
    let page = said
        .by_ref()
        .map_while(Result::ok)
        .find(|line| line.starts_with("http"));
    if let Some(page) = page {
        let value = |name: &str| {
            let start = page.find(&format!("{name}=")).expect(name) + name.len() + 1;
            let end = page[start..]
                .find('&')
                .map_or(page.len(), |end| start + end);
            page[start..end].replace("%3A", ":").replace("%2F", "/")
        };
        let end = format!(
            "{}?state={}&code=the-code",
            value("redirect_uri"),
            value("state")
        );
        let mut stdin = program.stdin.take().expect("a pipe");
        // What the user pastes, or what the browser does.
        match arguments.contains(&"--no-browser") {
            true => writeln!(stdin, "{end}").expect("pasted"),
            false => browse(&end),
        }
    }
    let mut stdout = String::new();
    let mut pipe = program.stdout.take().expect("a pipe");
    pipe.read_to_string(&mut stdout).expect("text");
    let rest: Vec<String> = said.map_while(Result::ok).collect();
    let code = program.wait().expect("it ends").code().expect("by itself");
    let all = format!("{stdout}{}", rest.join("\n"));
    for secret in SECRETS {
        assert!(!all.contains(secret), "{secret} is shown\n{all}");
    }
    (code, all)
}

fn browse(url: &str) {
    let rest = url.strip_prefix("http://").expect("a URL of this machine");
    let (address, path) = rest.split_once(['/', '?']).expect("a path");
    let path = path.trim_start_matches('?');
    let mut socket = std::net::TcpStream::connect(address).expect("the program listens");
    write!(socket, "GET /?{path} HTTP/1.1\r\nhost: {address}\r\n\r\n").expect("sent");
    socket.read_to_string(&mut String::new()).expect("a page");
}

/// A sandbox whose user is logged in.
fn logged_in(google: &Server) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("client.json", client(google));
    let arguments = [
        "--client-secret",
        "client.json",
        "--no-browser",
        "--scopes",
        "drive.readonly",
    ];
    let (code, said) = login(&sandbox, &arguments);
    assert_eq!(code, 0, "{said}");
    sandbox
}

#[test]
fn a_user_logs_in_and_out() {
    let google = google();
    let sandbox = logged_in(&google);
    for file in ["client_secret.json", "google-tokens.json"] {
        let path = sandbox.path("home/config/discovery-codegen").join(file);
        let mode = path.metadata().expect("it is kept").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let who = whoami(&sandbox, &[], &[]);
    assert_eq!(who["account"], "ada@example.com");
    assert_eq!(
        who["from"],
        "`discovery-codegen login`, with the client the-client"
    );
    assert_eq!(
        who["scopes"],
        json!(["drive.readonly", "openid", "userinfo.email"])
    );
    assert_eq!(who["validForSeconds"], 3300);
    let shown = run(&sandbox, &["whoami"], &[]);
    assert_eq!(
        shown.stdout,
        "account  ada@example.com\n\
         from     `discovery-codegen login`, with the client the-client\n\
         tokens   [FOLDER]/home/config/discovery-codegen/google-tokens.json\n\
         scopes   drive.readonly, openid, userinfo.email\n\
         valid    for 55 minutes; another token follows by itself\n"
    );

    let run_out = run(&sandbox, &["logout"], &[]);
    assert_eq!(run_out.code, 0, "{run_out}");
    let revoked = google
        .seen()
        .into_iter()
        .find(|asked| asked.path == "/revoke");
    assert_eq!(
        revoked.expect("it is revoked").body,
        "token=the-refresh-token"
    );
    let again = run(&sandbox, &["logout"], &[]);
    assert_eq!(
        (again.code, again.stdout.as_str()),
        (0, "nobody was logged in\n")
    );
    // Nothing else is there.
    let nobody = run(&sandbox, &["whoami"], &[]);
    assert_eq!(nobody.code, 3, "{nobody}");
    assert!(
        nobody
            .stderr
            .contains("`discovery-codegen login` logs a user in"),
        "{nobody}"
    );

    // The client is still known.
    let (code, said) = login(&sandbox, &["--no-browser", "--scopes", "drive.readonly"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_browser_on_this_machine() {
    let google = google();
    let sandbox = Sandbox::empty();
    sandbox.write("client.json", client(&google));
    let arguments = [
        "--client-secret",
        "client.json",
        "--scopes",
        "drive.readonly",
    ];
    let (code, said) = login(&sandbox, &arguments);
    assert_eq!(code, 0, "{said}");
    assert_eq!(whoami(&sandbox, &[], &[])["account"], "ada@example.com");
}

#[test]
fn a_login_that_is_not_possible() {
    let sandbox = Sandbox::empty();
    let said = run(&sandbox, &["login"], &[]);
    assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{said}");
    assert!(
        said.stderr.contains("name it with --client-secret FILE"),
        "{said}"
    );
    sandbox.write("web.json", r#"{"web": {"client_id": "a", "client_secret": "the-secret", "auth_uri": "https://a", "token_uri": "https://a"}}"#);
    let said = run(&sandbox, &["login", "--client-secret", "web.json"], &[]);
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("web.json: "), "{said}");
    // The user unticks a scope.
    let google = google();
    sandbox.write("client.json", client(&google));
    let arguments = [
        "--client-secret",
        "client.json",
        "--no-browser",
        "--scopes",
        "calendar",
    ];
    let (code, said) = login(&sandbox, &arguments);
    assert_eq!(code, 3, "{said}");
    assert!(
        !sandbox
            .path("home/config/discovery-codegen/client_secret.json")
            .exists()
    );
}

/// `--anonymous`, the variables, the login, Application Default Credentials.
#[test]
fn credentials_are_looked_for_in_this_order() {
    let google = google();
    let sandbox = logged_in(&google);
    let token = ("GOOGLE_OAUTH_ACCESS_TOKEN", " from-the-environment\n");
    let key = ("GOOGLE_API_KEY", "from-the-environment");
    let server = ["--endpoint", google.address()];
    let from = |more: &[&str], variables: &[(&str, &str)]| {
        whoami(&sandbox, more, variables)["from"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    assert_eq!(
        from(&["--anonymous"], &[token, key]),
        "nowhere, since --anonymous is given"
    );
    assert_eq!(
        from(&server, &[token, key]),
        "the variable GOOGLE_OAUTH_ACCESS_TOKEN"
    );
    assert_eq!(from(&[], &[key]), "the variable GOOGLE_API_KEY");
    assert_eq!(
        from(&[], &[]),
        "`discovery-codegen login`, with the client the-client"
    );
    // An emulator does not get them.
    assert_eq!(
        from(&server, &[]),
        "nowhere, since the server is on this machine and has no TLS"
    );
    let who = whoami(&sandbox, &server, &[token]);
    assert_eq!(
        (&who["account"], &who["validForSeconds"]),
        (&json!("env@example.com"), &json!(60))
    );
    assert_eq!(who["isRenewed"], false);

    let user = json!({
        "type": "authorized_user", "client_id": "c", "client_secret": "the-secret", "refresh_token": "the-refresh-token",
    });
    sandbox.write("adc.json", user.to_string());
    let file = sandbox.path("adc.json");
    let file = (
        "GOOGLE_APPLICATION_CREDENTIALS",
        file.to_str().expect("a path"),
    );
    assert_eq!(
        from(&[], &[file]),
        "`discovery-codegen login`, with the client the-client"
    );
    let adc = run(
        &sandbox,
        &["whoami", "--adc"],
        &[("HTTPS_PROXY", "http://127.0.0.1:1"), file],
    );
    assert_eq!(adc.code, 3, "{adc}");
}

#[test]
fn another_account() {
    let google = google();
    let sandbox = logged_in(&google);
    let robot = "robot@p.iam.gserviceaccount.com";
    let iam = (
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS",
        google.address(),
    );
    let who = whoami(&sandbox, &["--impersonate", robot], &[iam]);
    assert_eq!(who["account"], robot);
    assert_eq!(
        who["from"],
        "`discovery-codegen login`, with the client the-client, by impersonation"
    );
    assert_eq!(who["scopes"], json!(["cloud-platform"]));
    let asked = google.seen();
    let asked = asked
        .iter()
        .find(|asked| asked.path.contains("generateAccessToken"))
        .expect("it is asked");
    assert_eq!(asked.headers["authorization"], "Bearer access-1");

    for (arguments, variables, code, advice) in [
        (
            &["--impersonate", robot][..],
            &[("GOOGLE_API_KEY", "k")][..],
            2,
            "an API key cannot act as another account",
        ),
        (
            &["--subject", "ada@example.com"],
            &[],
            3,
            "name one with --impersonate",
        ),
        (
            &["--subject", "ada@example.com"],
            &[("GOOGLE_APPLICATION_CREDENTIALS", "client.json")],
            3,
            "client.json: ",
        ),
        (
            &["--anonymous", "--impersonate", robot],
            &[],
            2,
            "cannot be used with",
        ),
    ] {
        let said = run(&sandbox, &[&["whoami"], arguments].concat(), variables);
        assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
        assert!(said.stderr.contains(advice), "{said}");
    }
}

/// Everybody on the machine sees a command line.
#[test]
fn a_secret_on_the_command_line_is_refused() {
    let sandbox = Sandbox::empty();
    for (option, variable) in [
        ("--token", "GOOGLE_OAUTH_ACCESS_TOKEN"),
        ("--access-token", "GOOGLE_OAUTH_ACCESS_TOKEN"),
        ("--oauth-token", "GOOGLE_OAUTH_ACCESS_TOKEN"),
        ("--api-key", "GOOGLE_API_KEY"),
        ("--key", "GOOGLE_API_KEY"),
    ] {
        let said = run(&sandbox, &["whoami", option, "from-the-environment"], &[]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{said}");
        assert!(
            said.stderr.contains(&format!("variable {variable}")),
            "{said}"
        );
    }
    let said = run(&sandbox, &["whoami", "--token=from-the-environment"], &[]);
    assert_eq!(said.code, 2, "{said}");
}

/// Expired, or taken back.
#[test]
fn a_token_that_google_does_not_take() {
    let google = google();
    let sandbox = Sandbox::empty();
    let said = run(
        &sandbox,
        &["whoami", "--endpoint", google.address()],
        &[("GOOGLE_OAUTH_ACCESS_TOKEN", "another")],
    );
    assert_eq!(said.code, 3, "{said}");
    assert!(
        said.stderr
            .contains("Google does not take the access token"),
        "{said}"
    );
    // Its text is not in the message.
    assert!(!said.stderr.contains("another"), "{said}");
    let broken = sandbox.path("home/config/discovery-codegen");
    fs::create_dir_all(&broken).expect("a folder");
    fs::write(broken.join("client_secret.json"), client(&google)).expect("a file");
    fs::write(
        broken.join("google-tokens.json"),
        "{\"the-client\": {\"refresh_token\": \"the-refresh-token\"",
    )
    .expect("a file");
    let said = run(&sandbox, &["whoami"], &[]);
    assert_eq!(said.code, 3, "{said}");
    assert!(said.stderr.contains("log in again"), "{said}");
}

/// The credentials are named, and what else there is.
#[test]
fn a_call_that_is_refused_says_which_credentials_it_had() {
    let refused = json!({"error": {"code": 403, "message": "no", "status": "PERMISSION_DENIED"}});
    let server = Server::new([("/v1/notes/n?alt=json", vec![(403, refused.to_string())])]);
    let sandbox = Sandbox::new();
    let call = [
        "call",
        "notes.json",
        "notes.get",
        "name=notes/n",
        "--endpoint",
        server.address(),
    ];
    let token = ("GOOGLE_OAUTH_ACCESS_TOKEN", "from-the-environment");
    for (more, variables, advice) in [
        (
            &[][..],
            &[token][..],
            "the access token is that of the variable GOOGLE_OAUTH_ACCESS_TOKEN",
        ),
        (
            &["--anonymous"],
            &[token],
            "the call had no credentials, since --anonymous is given",
        ),
        (
            &[],
            &[],
            "the call had no credentials, since the server is on this machine and has no TLS",
        ),
        (
            &[],
            &[("GOOGLE_API_KEY", "from-the-environment")],
            "the call had the API key of the variable GOOGLE_API_KEY",
        ),
    ] {
        let said = run(&sandbox, &[&call[..], more].concat(), variables);
        assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{said}");
        let note = said.stderr.lines().last().unwrap_or_default();
        assert!(note.starts_with(&format!("note: {advice}")), "{said}");
        let said = run(
            &sandbox,
            &[&call[..], more, &["--format", "json"]].concat(),
            variables,
        );
        let error: Value = serde_json::from_str(&said.stderr).expect("JSON");
        let said = error["error"]["advice"].as_str().expect("a text");
        assert!(said.starts_with(advice), "{said}");
    }
    let asked = server.seen();
    assert_eq!(
        asked[0].headers["authorization"],
        "Bearer from-the-environment"
    );
    assert!(!asked[2].headers.contains_key("authorization"));
    assert_eq!(asked[6].headers["x-goog-api-key"], "from-the-environment");
}
