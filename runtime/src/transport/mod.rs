//! How a request reaches the server: one small object-safe trait, and the transports that come with the runtime.

mod body;
mod interface;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

pub use crate::error::{TransportError, TransportErrorKind};
pub use body::Body;
pub use interface::{Transport, TransportFuture};
#[cfg(feature = "reqwest")]
pub use reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "tower")]
pub use tower::TowerTransport;
