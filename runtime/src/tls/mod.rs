//! TLS for the transport: built for the first https call, never for plain http, and never by panic.
//!
//! reqwest panics where rustls has no provider, and `ClientConfig::builder()` also where it has
//! two. So the configuration is made here, with an explicit provider, and given to reqwest
//! ready-made. Certificates are checked by `rustls-platform-verifier`, against the roots of the
//! platform: it is what reqwest itself uses and pulls in, so it costs no further crate, and it
//! asks the system's own verifier where there is one (macOS, Windows, Android).

#[cfg(feature = "reqwest")]
mod config;
mod provider;
#[cfg(all(test, feature = "reqwest"))]
mod tests;
#[cfg(feature = "reqwest")]
mod void;

pub(crate) use provider::{NO_PROVIDER, provider};

#[cfg(feature = "reqwest")]
pub(crate) use config::{Tls, roots_from_pem};
