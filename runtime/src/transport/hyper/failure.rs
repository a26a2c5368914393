//! What an error of hyper says about a request, and what a caller can do about it.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use hyper_util::client::legacy;
use rustls::AlertDescription;

use crate::error::{TransportError, TransportErrorKind};

/// The error of an exchange. hyper puts no URL into its errors, whose query may contain a key.
pub(super) fn to_transport_error(error: legacy::Error) -> TransportError {
    if causes(&error).any(|cause| alert(cause) == Some(AlertDescription::CertificateRequired)) {
        return TransportError::new(TransportErrorKind::Request, NO_CERTIFICATE);
    }
    let proxy = causes(&error).find_map(|cause| cause.downcast_ref::<ProxyError>());
    let kind = if proxy.is_some_and(|proxy| proxy.wants_password) {
        TransportErrorKind::Request
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if is_unprocessed(&error) {
        TransportErrorKind::Unprocessed
    } else {
        TransportErrorKind::Interrupted
    };
    match lacks_tls(&error) {
        true => TransportError::new(kind, NO_TLS),
        false => TransportError::new(kind, error),
    }
}

fn causes<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |cause| (*cause).source())
}

/// A proxy let nothing through. It has no source: of an error the innermost source is shown, which would not say that it is of a proxy.
#[derive(Debug)]
pub(super) struct ProxyError {
    message: String,
    wants_password: bool,
}

impl ProxyError {
    /// There is no connection through the proxy at `address`.
    pub(super) fn new(address: &str, error: &(dyn StdError + 'static)) -> Self {
        let texts: Vec<String> = causes(error).map(ToString::to_string).collect();
        let why = texts.join(": ");
        // The error of a tunnel is of a type without a public name.
        match why.contains("proxy authorization required") {
            true => Self::wants_password(address),
            false => Self {
                message: format!("no connection through the proxy {address}: {why}"),
                wants_password: false,
            },
        }
    }

    /// The proxy responded with 407.
    pub(super) fn wants_password(address: &str) -> Self {
        Self {
            message: format!(
                "the proxy {address} wants another user name and password (407): write them into its URL, `http://user:password@…`"
            ),
            wants_password: true,
        }
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for ProxyError {}

/// The server's first bytes were not TLS, or it sent none. rustls calls that a corrupt message or an end, which tells nobody
/// what to do. A text has no source: of an error the innermost source is shown, and that has to be this text.
const NO_TLS: &str = "no TLS handshake with the server: if it is a server without TLS, write the endpoint as `http://…`";

/// What a server of TLS 1.3 sends after the handshake. It has read no request then.
const NO_CERTIFICATE: &str = "the server demands a client certificate: give the transport one, `HyperTransport::builder().client_certificate(…)`";

/// The reason that the other side gave for the end of TLS.
fn alert(error: &(dyn StdError + 'static)) -> Option<AlertDescription> {
    let inner = error.downcast_ref::<io::Error>()?.get_ref()?;
    match inner.downcast_ref::<rustls::Error>()? {
        rustls::Error::AlertReceived(alert) => Some(*alert),
        _ => None,
    }
}

/// Whether one of the causes says that the server did not respond with TLS.
fn lacks_tls(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
            return matches!(tls, rustls::Error::InvalidMessage(_));
        }
        let Some(io) = cause.downcast_ref::<io::Error>() else {
            return false;
        };
        // The source of an `io::Error` is the source of the error in it, not that error itself.
        match io.get_ref() {
            Some(inner) if lacks_tls(inner) => true,
            _ => {
                io.kind() == io::ErrorKind::UnexpectedEof
                    && io.to_string().contains("tls handshake")
            }
        }
    })
}

/// Whether the server cannot have acted on the request.
fn is_unprocessed(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        // hyper did not begin to write a request that is canceled, for example because the runtime ended first. A request that it
        // may have written fails with another error.
        let unwritten = cause
            .downcast_ref::<hyper::Error>()
            .is_some_and(hyper::Error::is_canceled);
        unwritten || cause.downcast_ref::<h2::Error>().is_some_and(is_refused)
    })
}

/// Whether the server reported that it did not act on the request (RFC 9113, section 8.7). A stream that a GOAWAY accepts does
/// not fail with this error, but when the connection closes.
fn is_refused(error: &h2::Error) -> bool {
    error.is_remote()
        && (error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM)
            || error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR))
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use bytes::Bytes;
    use http_body_util::Empty;
    use hyper::client::conn::http1;
    use hyper_util::rt::TokioIo;

    use super::*;

    /// The error of a request whose connection is dropped, as it is when its runtime ends: after the connection has written it,
    /// or before.
    async fn dropped(written: bool) -> hyper::Error {
        let (client, server) = tokio::io::duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(client)).await.unwrap();
        let request = http::Request::post("/").body(Empty::<Bytes>::new());
        let response = sender.send_request(request.unwrap());
        if written {
            let mut connection = pin!(connection);
            tokio::select! {
                biased;
                _ = &mut connection => unreachable!("the server is still there"),
                () = tokio::task::yield_now() => {}
            }
        } else {
            drop(connection);
        }
        let error = response.await.unwrap_err();
        drop(server);
        error
    }

    #[tokio::test]
    async fn what_was_not_written_was_not_processed() {
        assert!(is_unprocessed(&dropped(false).await));
        assert!(!is_unprocessed(&dropped(true).await));
    }
}
