//! Requests to Google's token endpoint, over a transport of the runtime.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::transport::{Body, Transport, TransportError, TransportErrorKind};
use oauth2::{HttpRequest, HttpResponse};
use serde_json::Value;

/// How long a request may take.
const LIMIT: Duration = Duration::from_secs(30);

/// The most bytes of a response. A token has a few thousand.
const MAX_BYTES: usize = 256 << 10;

type Exchange = Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send>>;

/// What the crate `oauth2` calls for each request.
pub(crate) fn http_client(
    transport: Arc<dyn Transport>,
) -> impl Fn(HttpRequest) -> Exchange + Send + Sync {
    move |request| {
        let transport = transport.clone();
        Box::pin(async move {
            let exchange = exchange(&*transport, request);
            match tokio::time::timeout(LIMIT, exchange).await {
                Ok(response) => response,
                Err(_) => Err(TransportError::new(
                    TransportErrorKind::Interrupted,
                    format!("no response within {} seconds", LIMIT.as_secs()),
                )),
            }
        })
    }
}

async fn exchange(
    transport: &dyn Transport,
    request: HttpRequest,
) -> Result<HttpResponse, TransportError> {
    let response = transport.send(request.map(Body::from)).await?;
    let (parts, mut body) = response.into_parts();
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk?);
        if bytes.len() > MAX_BYTES {
            let message = "the response is longer than any token";
            return Err(TransportError::new(
                TransportErrorKind::Interrupted,
                message,
            ));
        }
    }
    Ok(http::Response::from_parts(parts, with_numbers(bytes)))
}

/// Some token servers, and proxies before them, write `expires_in` as text.
fn with_numbers(body: Vec<u8>) -> Vec<u8> {
    let Ok(Value::Object(mut object)) = serde_json::from_slice(&body) else {
        return body;
    };
    let seconds = object
        .get("expires_in")
        .and_then(Value::as_str)
        .and_then(|text| text.trim().parse::<u64>().ok());
    match seconds {
        Some(seconds) => {
            object.insert("expires_in".to_owned(), seconds.into());
            Value::Object(object).to_string().into_bytes()
        }
        None => body,
    }
}
