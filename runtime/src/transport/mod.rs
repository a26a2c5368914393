//! How a request reaches the server: one small object-safe trait, and the transports that come with the runtime.

mod attempt;
mod body;
mod interface;
mod loopback;
#[cfg(feature = "reqwest")]
mod proxies;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod resolver;
#[cfg(feature = "tower")]
mod tower;

pub use crate::error::{TransportError, TransportErrorKind};
pub use attempt::CallAttempt;
pub use body::Body;
pub use interface::{Transport, TransportFuture};
pub(crate) use loopback::is_loopback;
#[cfg(feature = "reqwest")]
pub use reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "tower")]
pub use tower::{TowerTransport, TransportService};
