//! Neither a feature compiles a provider in, nor has the application installed one.

use rustls::crypto::CryptoProvider;

use super::{chain, in_a_child};
use crate::tls::provider::provider;
use crate::transport::{Body, ReqwestTransport, Transport, TransportErrorKind};

#[test]
fn every_request_is_an_error_that_says_what_to_do() {
    in_a_child("without_a_provider::child_sends", &[]);
}

#[tokio::test]
#[ignore = "a child of every_request_is_an_error_that_says_what_to_do"]
async fn child_sends() {
    assert!(provider().is_none());
    let transport = ReqwestTransport::new();
    let cases = [
        (
            "https://localhost:1/",
            "https needs TLS, and there is no rustls crypto provider",
        ),
        (
            "http://localhost:1/",
            "reqwest sets TLS up even for plain http, and there is no rustls crypto provider",
        ),
    ];
    for (url, message) in cases {
        let mut request = http::Request::new(Body::empty());
        *request.uri_mut() = url.parse().unwrap();
        let error = transport.send(request).await.unwrap_err();
        // Trying again would not help, and this kind is not tried again.
        assert_eq!(error.kind(), TransportErrorKind::Request);
        let text = chain(&error);
        assert!(
            text.contains(message) && text.contains("`tls-ring`"),
            "{text}"
        );
    }
    assert!(
        CryptoProvider::get_default().is_none(),
        "the runtime installs nothing for the whole process"
    );
}
