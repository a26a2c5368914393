//! google-cloud-auth asks some servers over plain http, and would do so through a proxy: then the proxy could read the token.

#![cfg(all(feature = "auth", any(feature = "tls-ring", feature = "tls-aws-lc")))]

#[allow(dead_code)]
mod token_server;

use std::process::Command;

use discovery_runtime::credentials::Credentials;
use serde_json::{Value, json};
use token_server::TokenServer;
use tokio::runtime::Runtime;

const VARIABLES: [&str; 4] = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/// The file that the child reads, or the metadata server if it is empty.
const FILE: &str = "TEST_CREDENTIALS";

/// What credentials give in a new process with these variables: the token, or an error.
fn outcome(file: Option<&Value>, variables: &[(&str, &str)]) -> Result<String, String> {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", "--exact", "--ignored", "--nocapture"]);
    for name in VARIABLES.iter().chain(&[
        "https_proxy",
        "HTTPS_PROXY",
        "no_proxy",
        "NO_PROXY",
        "REQUEST_METHOD",
        "GCE_METADATA_HOST",
        "GOOGLE_APPLICATION_CREDENTIALS",
    ]) {
        command.env_remove(name);
    }
    command.env("HOME", home.path()).env("APPDATA", home.path());
    command.env(FILE, file.map_or(String::new(), Value::to_string));
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    let find = |what| text.lines().find_map(|line| line.split_once(what));
    match (find("token: "), find("error: ")) {
        (Some((_, token)), _) => Ok(token.to_owned()),
        (_, Some((_, error))) => Err(error.to_owned()),
        _ => panic!("{text}"),
    }
}

#[test]
#[ignore = "run by the other tests, in a process of its own"]
fn child() {
    let credentials = match std::env::var(FILE).unwrap() {
        file if file.is_empty() => Credentials::application_default(),
        file => Credentials::from_json(&file).unwrap(),
    };
    let scopes = ["https://www.googleapis.com/auth/monitoring.read".to_owned()];
    let headers = Runtime::new()
        .unwrap()
        .block_on(credentials.headers(&scopes));
    match headers {
        Ok(headers) => println!("\ntoken: {}", headers["authorization"].to_str().unwrap()),
        Err(error) => println!("\nerror: {error}"),
    }
}

#[test]
fn the_metadata_server_is_not_asked_through_a_proxy() {
    let metadata = TokenServer::tokens();
    let at = metadata.address.to_string();
    for variable in VARIABLES {
        let proxy = TokenServer::tokens();
        let url = format!("http://{}", proxy.address);
        for host in [
            None,
            Some("metadata.invalid"),
            Some("169.254.169.254"),
            Some(&*at),
        ] {
            let mut variables = vec![(variable, &*url)];
            variables.extend(host.map(|host| ("GCE_METADATA_HOST", host)));
            let error = outcome(None, &variables).unwrap_err();
            let name = host.unwrap_or("metadata.google.internal");
            let name = name.split(':').next().unwrap();
            assert!(
                error.contains(&format!("add `{name}` to NO_PROXY")),
                "{error}"
            );
            assert!(error.contains(&proxy.address.to_string()), "{error}");
        }
        // With the advice taken.
        let variables = [
            (variable, &*url),
            ("GCE_METADATA_HOST", &*at),
            ("NO_PROXY", "127.0.0.1"),
        ];
        assert!(
            outcome(None, &variables)
                .unwrap()
                .starts_with("Bearer token-")
        );
        assert!(proxy.requests().is_empty(), "{:?}", proxy.requests());
    }
    assert_eq!(metadata.requests().len(), VARIABLES.len());
}

fn user(token_uri: &str) -> Value {
    json!({
        "type": "authorized_user",
        "client_id": "the-client",
        "client_secret": "the-client-secret",
        "refresh_token": "the-refresh-token",
        "token_uri": token_uri,
    })
}

/// Workload identity federation, with the subject's token from a server on the machine.
fn federation(url: &str, token_url: &str) -> Value {
    json!({
        "type": "external_account",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": token_url,
        "credential_source": {"url": url},
    })
}

fn impersonated(source: &Value) -> Value {
    json!({
        "type": "impersonated_service_account",
        "service_account_impersonation_url":
            "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a@p.example:generateAccessToken",
        "source_credentials": source,
    })
}

#[test]
fn no_secret_of_a_file_goes_through_a_proxy() {
    let server = TokenServer::tokens();
    let https = "https://sts.googleapis.com/v1/token";
    let files = [
        user(&server.url()),
        federation("http://169.254.169.254/token", https),
        federation("http://tokens.invalid/token", https),
        federation("http://127.0.0.1:1/token", https),
        impersonated(&user(&server.url())),
    ];
    for variable in VARIABLES {
        let proxy = TokenServer::tokens();
        let url = format!("http://{}", proxy.address);
        for file in &files {
            let error = outcome(Some(file), &[(variable, &url)]).unwrap_err();
            assert!(error.contains("to NO_PROXY"), "{error}");
        }
        let variables = [(variable, &*url), ("NO_PROXY", "127.0.0.1")];
        assert_eq!(
            outcome(Some(&files[0]), &variables)
                .as_deref()
                .map(|token| &token[..12]),
            Ok("Bearer token")
        );
        assert!(proxy.requests().is_empty(), "{:?}", proxy.requests());
    }
    assert_eq!(server.requests().len(), VARIABLES.len());
}

#[test]
fn no_secret_of_a_file_is_sent_over_plain_http() {
    for file in [
        user("http://tokens.invalid/token"),
        federation("http://127.0.0.1:1/token", "http://tokens.invalid/token"),
        impersonated(&user("http://tokens.invalid/token")),
    ] {
        let error = outcome(Some(&file), &[]).unwrap_err();
        assert!(error.contains("tokens.invalid over plain http"), "{error}");
        assert!(!error.contains("the-refresh-token"), "{error}");
    }
}
