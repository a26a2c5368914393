//! TLS against real servers, with and without providers.
//!
//! The features decide which providers are compiled in, so these tests run once for each choice: none
//! (`--no-default-features --features hyper`), `tls-ring`, `tls-aws-lc`, and both. Each test is compiled only where it checks
//! something. The server always uses ring, a dependency of the tests.

#[cfg(any(feature = "tls-ring", feature = "tls-aws-lc"))]
mod with_a_provider;
#[cfg(not(any(feature = "tls-ring", feature = "tls-aws-lc")))]
mod without_a_provider;

use std::error::Error;
use std::process::Command;

use rcgen::generate_simple_self_signed;

use super::provider::provider;
use super::{Tls, certificates_from_pem};

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        text += &format!(": {error}");
        next = error.source();
    }
    text
}

/// Runs one ignored test of this binary alone, in a new process.
fn in_a_child(test: &str, variables: &[(&str, &str)]) {
    let name = format!("tls::tests::{test}");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&name, "--exact", "--ignored", "--nocapture"]);
    command
        .env_remove("SSL_CERT_FILE")
        .env_remove("SSL_CERT_DIR");
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    assert!(
        text.contains("1 passed"),
        "no test is called {name}: {text}"
    );
}

#[test]
fn the_provider_of_the_process_comes_first() {
    in_a_child("child_process_default", &[]);
}

#[test]
#[ignore = "a child of the_provider_of_the_process_comes_first"]
fn child_process_default() {
    let mut chosen = rustls::crypto::ring::default_provider();
    chosen.cipher_suites.truncate(1);
    chosen.install_default().unwrap();
    assert_eq!(provider().unwrap().cipher_suites.len(), 1);
}

#[test]
fn roots_are_read_from_pem() {
    let pem = || {
        generate_simple_self_signed(["localhost".to_owned()])
            .unwrap()
            .cert
            .pem()
    };
    let two = format!("# two of them\n{}\n{}", pem(), pem());
    assert_eq!(certificates_from_pem(two.as_bytes()).unwrap().len(), 2);

    let error = certificates_from_pem(b"not a certificate").unwrap_err();
    assert!(error.to_string().contains("BEGIN CERTIFICATE"), "{error}");
    let broken = b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    assert!(
        certificates_from_pem(broken)
            .unwrap_err()
            .source()
            .is_some()
    );
}

#[test]
fn debug_is_short() {
    let text = format!("{:?}", Tls::default());
    assert_eq!(
        text,
        "Tls { roots: 0, roots_alone: false, client_certificate: false, built: false }"
    );
}
