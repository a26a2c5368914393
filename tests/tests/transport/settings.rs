//! Settings that cannot be are errors that say which, and show no secret.

use std::io;
use std::time::Duration;

use google_monitoring_v1::transport::HyperTransportBuilder;
use google_monitoring_v1::{ErrorKind, HyperTransport};
use tokio::io::DuplexStream;

use crate::authority::Authority;

fn refused(builder: HyperTransportBuilder, expected: &str) {
    let shown = format!("{builder:?}");
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let text = format!("{error}\n{error:?}");
    assert!(text.contains(expected), "{text}");
    for text in [shown, text] {
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn a_wrong_proxy() {
    for (url, why) in [
        ("", "the URL of the proxy is not a URL"),
        ("http://user:secret@a b", "is not a URL"),
        ("http://user:secret@", "the URL of the proxy"),
        (
            "ftp://user:secret@proxy.example",
            "neither http, https nor socks5",
        ),
        (
            "socks4://user:secret@proxy.example",
            "neither http, https nor socks5",
        ),
        (
            "http://user:secret@proxy.example:65536",
            "a port that does not exist",
        ),
    ] {
        refused(HyperTransport::builder().proxy(url), why);
    }
    let right = HyperTransport::builder().proxy("http://user:secret@proxy.example:3128");
    assert!(!format!("{right:?}").contains("secret"));
    let transport = right.build().unwrap();
    assert!(!format!("{transport:?}").contains("secret"));
    // Without a scheme it is http.
    HyperTransport::builder()
        .proxy("proxy.example:3128")
        .build()
        .unwrap();
}

#[test]
fn a_wrong_certificate() {
    let builder = HyperTransport::builder;
    let (one, two) = (Authority::new().sign(&["a"]), Authority::new().sign(&["b"]));
    refused(builder().root_certificates("secret"), "BEGIN CERTIFICATE");
    refused(
        builder().only_these_roots(),
        "`only_these_roots` needs `root_certificates`",
    );
    let with = |certificate: &str, key: &str| builder().client_certificate(certificate, key);
    refused(with("secret", &one.key_pem()), "BEGIN CERTIFICATE");
    refused(
        with(&one.certificate_pem, "secret"),
        "no `BEGIN PRIVATE KEY` line",
    );
    let encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----\n";
    refused(with(&one.certificate_pem, encrypted), "openssl pkey");
    refused(
        with(&one.certificate_pem, &two.key_pem()),
        "the key does not belong to the certificate",
    );
    // One file can have both.
    let both = format!("{}{}", one.key_pem(), one.certificate_pem);
    let transport = with(&both, &both).build().unwrap();
    let shown = format!("{transport:?}");
    assert!(shown.contains("client_certificate: true"), "{shown}");
    assert!(!shown.contains("BEGIN"), "{shown}");
}

#[test]
fn wrong_numbers_and_contradictions() {
    let builder = HyperTransport::builder;
    let zero = Duration::ZERO;
    let second = Duration::from_secs(1);
    refused(builder().connect_timeout(zero), "`connect_timeout`");
    refused(builder().tcp_keep_alive(Some(zero)), "`tcp_keep_alive`");
    refused(
        builder().http2_keep_alive(zero, second),
        "`http2_keep_alive`",
    );
    refused(
        builder().http2_keep_alive(second, zero),
        "`http2_keep_alive`",
    );
    for (stream, connection) in [(0, 65_535), (1 << 31, 65_535), (1, 65_534), (1, 1 << 31)] {
        refused(
            builder().http2_windows(stream, connection),
            "`http2_windows`",
        );
    }
    refused(
        builder().http1_only(true).http2_prior_knowledge(true),
        "exclude each other",
    );
    let both = builder()
        .resolver(|_host| async { Ok(Vec::new()) })
        .connector(|_host, _port| std::future::pending::<io::Result<DuplexStream>>());
    refused(both, "`resolver` is never asked");
}
