//! TLS for the transport: the roots are loaded for the first https call, and a problem is an error instead of a panic.
//!
//! `ClientConfig::builder()` panics if rustls has no provider, or two. So this module builds the configuration with an explicit
//! provider. `rustls-platform-verifier` checks certificates against the roots of the platform; it asks the system's own verifier on
//! macOS, Windows and Android.

#[cfg(feature = "hyper")]
mod config;
#[cfg(feature = "hyper")]
mod error;
#[cfg(feature = "hyper")]
mod identity;
mod provider;
#[cfg(all(test, feature = "hyper"))]
mod tests;

#[cfg(feature = "auth")]
pub(crate) use provider::{NO_PROVIDER, provider};

#[cfg(feature = "hyper")]
pub(crate) use config::{Alpn, Tls, TlsSettings};
#[cfg(feature = "hyper")]
pub(crate) use identity::{Identity, certificates_from_pem};
