//! Where calls go: the transport that comes with the runtime, its settings, and what users put around it, over real sockets.
//!
//! What depends on the environment runs in a child: a test that is ignored otherwise, run alone in a new process of this binary.

mod authority;
mod keeping;
mod layers;
mod own;
mod own_client;
mod proxies;
mod proxy;
mod runtimes;
mod settings;
mod tls;
mod tls_server;
mod versions;

use std::process::Command;
use std::time::Duration;

use discovery_runtime::Transport;
use google_monitoring_v1::{Client, ClientBuilder, Credentials, Result, RetryPolicy};

/// A client of this endpoint, which tries again soon.
fn builder(endpoint: &str, transport: impl Transport) -> ClientBuilder<Client> {
    Client::builder()
        .endpoint(endpoint)
        .credentials(Credentials::anonymous())
        .retry(RetryPolicy::default().first_backoff(Duration::from_millis(1)))
        .options(|options| options.timeout(Duration::from_secs(20)))
        .transport(transport)
}

fn client(endpoint: &str, transport: impl Transport) -> Client {
    builder(endpoint, transport).build().unwrap()
}

/// The call of these tests.
async fn call(client: &Client) -> Result<()> {
    let operation = client.operations().get("operations/a").send().await?;
    assert_eq!(operation, Default::default());
    Ok(())
}

/// Runs one ignored test of this binary alone, in a new process with these variables.
fn in_a_child(test: &str, variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([test, "--exact", "--ignored", "--nocapture"]);
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
