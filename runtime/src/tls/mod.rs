//! TLS for the transport: the roots are loaded for the first https call, and a problem is an error instead of a panic.
//!
//! reqwest panics if rustls has no provider, and `ClientConfig::builder()` panics if it has two. So this module builds the
//! configuration with an explicit provider and gives it to reqwest. `rustls-platform-verifier` checks certificates against the
//! roots of the platform. reqwest depends on that crate anyway, and it asks the system's own verifier on macOS, Windows and
//! Android.

#[cfg(feature = "reqwest")]
mod config;
mod provider;
#[cfg(all(test, feature = "reqwest"))]
mod tests;

#[cfg(feature = "auth")]
pub(crate) use provider::{NO_PROVIDER, provider};

#[cfg(feature = "reqwest")]
pub(crate) use config::{Tls, roots_from_pem};
