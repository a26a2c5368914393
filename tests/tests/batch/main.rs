//! Many calls in one request, over real sockets.

mod answers;
mod blocking;
mod credentials;
mod refused;
mod repeated;
mod requests;
mod server;

use std::time::Duration;

use discovery_tests::server::Server;
use google_monitoring_v3::projects::alert_policies::{Create, Delete, Get};
use google_monitoring_v3::types::AlertPolicy;
use google_monitoring_v3::{CallOptions, Client, Credentials, RetryPolicy};

fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .options(quick)
        .build()
        .unwrap()
}

/// A policy whose waits a test can afford.
fn quick(options: CallOptions) -> CallOptions {
    options.retry(RetryPolicy::default().first_backoff(Duration::from_millis(2)))
}

/// A call that may be repeated.
fn get(client: &Client, name: &str) -> Get {
    let policies = client.projects().alert_policies();
    policies.get(format!("projects/p/alertPolicies/{name}"))
}

/// A call that may be repeated, without a response.
fn delete(client: &Client, name: &str) -> Delete {
    let policies = client.projects().alert_policies();
    policies.delete(format!("projects/p/alertPolicies/{name}"))
}

/// A call that may not be repeated if the server may have acted on it.
fn create(client: &Client, name: &str) -> Create {
    let policy = AlertPolicy {
        display_name: Some(name.to_owned()),
        ..AlertPolicy::default()
    };
    client
        .projects()
        .alert_policies()
        .create("projects/p", policy)
}

/// A policy as JSON.
fn policy(name: &str) -> String {
    format!(r#"{{"displayName": "{name}"}}"#)
}

/// The name in it.
fn name(policy: AlertPolicy) -> String {
    policy.display_name.unwrap_or_default()
}
