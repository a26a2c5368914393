//! Any `tower::Service` as the transport, and any transport as a service with layers around it.

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use http::Uri;
use tokio::runtime::Handle;
use tower_service::Service;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use crate::clock::Clock;
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
/// # use discovery_runtime::{bytes::Bytes, transport::Body};
/// # use http_body_util::Full;
/// # #[derive(Clone)]
/// # struct Service;
/// # impl tower_service::Service<http::Request<Body>> for Service {
/// #     type Response = http::Response<Full<Bytes>>;
/// #     type Error = Infallible;
/// #     type Future = Ready<Result<Self::Response, Infallible>>;
/// #     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> { Poll::Ready(Ok(())) }
/// #     fn call(&mut self, _: http::Request<Body>) -> Self::Future { ready(Ok(http::Response::default())) }
/// # }
/// # fn service() -> Service { Service }
/// use discovery_runtime::transport::TowerTransport;
/// let transport = TowerTransport::per_runtime(|| service()).direct();
/// ```
///
/// [`around`](Self::around) puts layers around a transport. A layer gets each attempt of a call, with its
/// [`CallAttempt`](super::CallAttempt) in the extensions of the request.
pub struct TowerTransport<S> {
    services: Arc<Services<S>>,
    direct: bool,
    /// The transport that the layers are around.
    inner: Option<Arc<dyn Transport>>,
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
        Self::of(Services::One(Mutex::new(service)))
    }

    /// Wraps the services that `make` returns: the first call in each tokio runtime makes one. It is dropped when its runtime ends.
    /// `close()` drops the services of all runtimes. One task in each of these runtimes waits for the end of the runtime.
    pub fn per_runtime(make: impl Fn() -> S + Send + Sync + 'static) -> Self {
        Self::of(Services::PerRuntime {
            make: Box::new(make),
            made: PerRuntime::default(),
        })
    }

    /// Puts layers around a transport, such as the one that comes with this crate. `layer` gets the transport as a service, and
    /// returns that service with the layers around it; the first call in each tokio runtime calls it. So a layer can have a task of
    /// its own, and a limit holds for each runtime.
    ///
    /// Whether plain http goes directly to its host, and whether there is a client certificate, is as the transport says: a layer
    /// sends no request elsewhere.
    ///
    /// ```
    /// # #[cfg(feature = "hyper")] {
    /// use discovery_runtime::transport::{HyperTransport, TowerTransport};
    /// use tower::ServiceBuilder;
    ///
    /// let transport = TowerTransport::around(HyperTransport::new(), |service| {
    ///     ServiceBuilder::new().concurrency_limit(4).service(service)
    /// });
    /// # }
    /// ```
    pub fn around<T: Transport>(
        transport: T,
        layer: impl Fn(TransportService) -> S + Send + Sync + 'static,
    ) -> Self {
        let inner: Arc<dyn Transport> = Arc::new(transport);
        let service = TransportService(inner.clone());
        Self {
            inner: Some(inner),
            ..Self::per_runtime(move || layer(service.clone()))
        }
    }

    fn of(services: Services<S>) -> Self {
        Self {
            services: Arc::new(services),
            direct: false,
            inner: None,
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

/// A [`Transport`] as a `tower::Service`, for layers around it. It is always ready.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = TransportFuture;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> TransportFuture {
        self.0.send(request)
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportService").finish_non_exhaustive()
    }
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
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    B: http_body::Body + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
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
            Ok(response.map(Body::new))
        })
    }

    fn close(&self) {
        if let Services::PerRuntime { made, .. } = &*self.services {
            made.clear();
        }
        if let Some(inner) = &self.inner {
            inner.close();
        }
    }

    fn connects_directly(&self, uri: &Uri) -> bool {
        self.direct
            || self
                .inner
                .as_ref()
                .is_some_and(|inner| inner.connects_directly(uri))
    }

    fn has_client_certificate(&self) -> bool {
        self.inner
            .as_ref()
            .is_some_and(|inner| inner.has_client_certificate())
    }

    fn clock(&self) -> Clock {
        let inner = self.inner.as_ref();
        inner.map_or_else(Clock::default, |inner| inner.clock())
    }
}

/// The error of a service: that of a transport, also if a layer has put it into its own.
fn to_transport_error(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Interrupted, error),
    }
}
