//! Neither a feature compiles a provider in, nor has the application installed one.

use rustls::crypto::CryptoProvider;

use super::{chain, in_a_child};
use crate::tls::provider::provider;
use crate::transport::{Body, HyperTransport, Transport, TransportErrorKind};

#[test]
fn https_is_an_error_that_says_what_to_do() {
    in_a_child("without_a_provider::child_sends", &[]);
}

#[tokio::test]
#[ignore = "a child of https_is_an_error_that_says_what_to_do"]
async fn child_sends() {
    assert!(provider().is_none());
    let transport = HyperTransport::new();
    let mut request = http::Request::new(Body::empty());
    *request.uri_mut() = "https://localhost:1/".parse().unwrap();
    let error = transport.send(request).await.unwrap_err();
    // Trying again would not help, and this kind is not tried again.
    assert_eq!(error.kind(), TransportErrorKind::Request);
    let text = chain(&error);
    let message = "https needs TLS, and there is no rustls crypto provider";
    assert!(
        text.contains(message) && text.contains("`tls-ring`"),
        "{text}"
    );
    // Over plain http nobody needs one: here is only no server.
    let mut request = http::Request::new(Body::empty());
    *request.uri_mut() = "http://localhost:1/".parse().unwrap();
    let error = transport.send(request).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(
        CryptoProvider::get_default().is_none(),
        "the runtime installs nothing for the whole process"
    );
}
