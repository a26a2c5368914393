//! Chooses the rustls crypto provider.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;

/// The process default, which the application installed; else the provider that the features `tls-ring` and `tls-aws-lc` compile
/// in (ring, if both do).
///
/// Callers pass it on explicitly: `ClientConfig::builder()` panics if no provider or more than one is compiled in.
pub(crate) fn provider() -> Option<Arc<CryptoProvider>> {
    CryptoProvider::get_default()
        .cloned()
        .or_else(compiled_in_provider)
}

#[cfg(feature = "tls-ring")]
fn compiled_in_provider() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::ring::default_provider()))
}

#[cfg(all(feature = "tls-aws-lc", not(feature = "tls-ring")))]
fn compiled_in_provider() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(not(any(feature = "tls-ring", feature = "tls-aws-lc")))]
fn compiled_in_provider() -> Option<Arc<CryptoProvider>> {
    None
}

/// What is missing and what to do, for an error.
pub(crate) const NO_PROVIDER: &str = "no rustls crypto provider: enable the feature `tls-ring` or \
     `tls-aws-lc`, or install one in `main`, such as \
     `rustls::crypto::ring::default_provider().install_default()`";
