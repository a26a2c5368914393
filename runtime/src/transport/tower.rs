//! Any `tower::Service` as the transport.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Poll, ready};

use bytes::{Buf, Bytes};
use tower_service::Service;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use crate::error::{TransportError, TransportErrorKind};

/// A `tower::Service` over `http` requests and responses, as a [`Transport`].
///
/// Each request clones the service and waits until the clone is ready, as tower prescribes. An error of the service counts as a
/// broken connection, unless it is a [`TransportError`] itself.
#[derive(Debug)]
pub struct TowerTransport<S>(Mutex<S>);

impl<S> TowerTransport<S> {
    /// Wraps a service.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Bytes>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    B: http_body::Body + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture {
        let mut service = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx))
                .await
                .map_err(|error| to_transport_error(error.into()))?;
            let response = service
                .call(request)
                .await
                .map_err(|error| to_transport_error(error.into()))?;
            Ok(response.map(to_body))
        })
    }
}

fn to_transport_error(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Interrupted, error),
    }
}

fn to_body<B>(body: B) -> Body
where
    B: http_body::Body + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    let mut body: Pin<Box<B>> = Box::pin(body);
    Body::from_poll(move |cx| {
        loop {
            match ready!(body.as_mut().poll_frame(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => {
                    // Other frames are trailers.
                    if let Ok(mut data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data.copy_to_bytes(data.remaining()))));
                    }
                }
            }
        }
    })
}
