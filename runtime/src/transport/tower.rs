//! Any `tower::Service` as the transport.

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, ready};

use bytes::{Buf, Bytes};
use http::Uri;
use tokio::runtime::Handle;
use tower_service::Service;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use crate::error::{TransportError, TransportErrorKind};
use crate::per_runtime::PerRuntime;

/// A `tower::Service` over `http` requests and responses, as a [`Transport`].
///
/// Each request clones the service and waits until the clone is ready, as tower prescribes. An error of the service counts as a
/// broken connection, unless it is a [`TransportError`] itself.
///
/// A service that pools connections, such as a client of hyper, belongs to the tokio runtime that drives them. Pass a function
/// that makes one to [`per_runtime`](Self::per_runtime). [`new`](Self::new) is for all other services.
///
/// ```no_run
/// # use std::{convert::Infallible, future::{Ready, ready}, task::{Context, Poll}};
/// # use discovery_runtime::bytes::Bytes;
/// # use http_body_util::Full;
/// # #[derive(Clone)]
/// # struct Service;
/// # impl tower_service::Service<http::Request<Bytes>> for Service {
/// #     type Response = http::Response<Full<Bytes>>;
/// #     type Error = Infallible;
/// #     type Future = Ready<Result<Self::Response, Infallible>>;
/// #     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> { Poll::Ready(Ok(())) }
/// #     fn call(&mut self, _: http::Request<Bytes>) -> Self::Future { ready(Ok(http::Response::default())) }
/// # }
/// # fn service() -> Service { Service }
/// use discovery_runtime::transport::TowerTransport;
/// let transport = TowerTransport::per_runtime(|| service()).direct();
/// ```
pub struct TowerTransport<S> {
    services: Arc<Services<S>>,
    direct: bool,
}

enum Services<S> {
    One(Mutex<S>),
    PerRuntime {
        make: Box<dyn Fn() -> S + Send + Sync>,
        made: PerRuntime<Mutex<S>>,
    },
}

impl<S> TowerTransport<S> {
    /// Wraps a service that all tokio runtimes share. `close()` does not change it.
    pub fn new(service: S) -> Self {
        Self {
            services: Arc::new(Services::One(Mutex::new(service))),
            direct: false,
        }
    }

    /// Wraps the services that `make` returns: the first call in each tokio runtime makes one. It is dropped when its runtime ends.
    /// `close()` drops the services of all runtimes. One task in each of these runtimes waits for the end of the runtime.
    pub fn per_runtime(make: impl Fn() -> S + Send + Sync + 'static) -> Self {
        Self {
            services: Arc::new(Services::PerRuntime {
                make: Box::new(make),
                made: PerRuntime::default(),
            }),
            direct: false,
        }
    }

    /// Promises that the service sends a request for loopback directly there, never through a proxy. Without this promise, a
    /// call with a secret over plain http is an error, even to loopback: see [`Transport::connects_directly`].
    pub fn direct(mut self) -> Self {
        self.direct = true;
        self
    }
}

impl<S: Clone + Send + 'static> Services<S> {
    /// The service of the current runtime.
    fn get(&self) -> Result<S, TransportError> {
        match self {
            Self::One(service) => Ok(copy(service)),
            Self::PerRuntime { make, made } => {
                let runtime = Handle::try_current()
                    .map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
                Ok(copy(&made.get_or_make(&runtime, || Mutex::new(make()))))
            }
        }
    }
}

fn copy<S: Clone>(service: &Mutex<S>) -> S {
    service
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TowerTransport")
            .field("direct", &self.direct)
            .finish_non_exhaustive()
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
        let services = self.services.clone();
        Box::pin(async move {
            // Not before the first poll, since connections belong to the runtime that polls.
            let mut service = services.get()?;
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

    fn close(&self) {
        if let Services::PerRuntime { made, .. } = &*self.services {
            made.clear();
        }
    }

    fn connects_directly(&self, _uri: &Uri) -> bool {
        self.direct
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
