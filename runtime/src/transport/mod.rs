//! How a request reaches the server: one small object-safe trait, and the transports that come with the runtime.

mod attempt;
mod body;
#[cfg(feature = "hyper")]
mod hyper;
mod interface;
mod loopback;
#[cfg(feature = "hyper")]
mod proxies;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

pub use crate::error::{TransportError, TransportErrorKind};
pub use attempt::CallAttempt;
pub use body::Body;
#[cfg(feature = "hyper")]
pub use hyper::{HyperTransport, HyperTransportBuilder};
pub use interface::{Transport, TransportFuture};
pub(crate) use loopback::is_loopback;
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use tower::{TowerTransport, TransportService};
