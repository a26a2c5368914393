//! [`Tls`]: the rustls configurations for reqwest.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::ClientConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

use super::provider::{NO_PROVIDER, provider};

/// The TLS settings of a client: the roots to trust besides the platform's, and the configuration after it is built.
///
/// Clones of one configuration share their TLS sessions. So a client keeps one `Tls` for its whole life, over `close()` too.
#[derive(Default)]
pub(crate) struct Tls {
    extra_roots: Vec<CertificateDer<'static>>,
    https: OnceLock<ClientConfig>,
}

impl Tls {
    /// Trusts `extra_roots` besides the platform's: private authorities, and tests.
    pub(crate) fn new(extra_roots: Vec<CertificateDer<'static>>) -> Tls {
        Tls {
            extra_roots,
            https: OnceLock::new(),
        }
    }

    /// The configuration for https. The first call that succeeds builds it, and reads the roots of the platform, which takes
    /// some milliseconds.
    ///
    /// # Errors
    ///
    /// There is no provider, or no root to trust. The next call tries again.
    pub(crate) fn https_config(&self) -> Result<ClientConfig, TlsError> {
        if let Some(config) = self.https.get() {
            return Ok(config.clone());
        }
        let config = build_https_config(self.extra_roots.clone())?;
        Ok(self.https.get_or_init(|| config).clone())
    }

    /// The configuration for a client that speaks plain http, which reqwest asks for all the same. It trusts no root, so a
    /// machine without certificates can still call an emulator.
    ///
    /// # Errors
    ///
    /// There is no provider.
    pub(crate) fn plain_config() -> Result<ClientConfig, TlsError> {
        let provider = required_provider("reqwest sets TLS up even for plain http")?;
        Ok(ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(no_tls_version_error)?
            .with_root_certificates(rustls::RootCertStore::empty())
            .with_no_client_auth())
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("extra_roots", &self.extra_roots.len())
            .field("built", &self.https.get().is_some())
            .finish()
    }
}

fn build_https_config(extra_roots: Vec<CertificateDer<'static>>) -> Result<ClientConfig, TlsError> {
    let provider = required_provider("https needs TLS")?;
    let verifier = verifier(extra_roots, provider.clone())?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(no_tls_version_error)?
        .dangerous() // rustls calls every verifier but its own dangerous.
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    // reqwest changes nothing in a configuration that comes ready-made.
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The provider, or an error that says what to do. `purpose` says what needs one.
fn required_provider(purpose: &str) -> Result<Arc<CryptoProvider>, TlsError> {
    provider().ok_or_else(|| TlsError::new(format!("{purpose}, and there is {NO_PROVIDER}")))
}

fn verifier(
    extra_roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, TlsError> {
    if extra_roots.is_empty() {
        return Verifier::new(provider).map_err(no_roots_error);
    }
    #[cfg(not(target_os = "android"))]
    return Verifier::new_with_extra_roots(extra_roots, provider).map_err(no_roots_error);
    #[cfg(target_os = "android")]
    Err(TlsError::new(
        "Android takes its trusted certificates from the system alone: add the root there",
    ))
}

fn no_tls_version_error(error: rustls::Error) -> TlsError {
    TlsError::new("the rustls crypto provider offers no usable TLS version").with_source(error)
}

fn no_roots_error(error: rustls::Error) -> TlsError {
    TlsError::new(
        "https needs certificates to trust, and they cannot be loaded: install the system's \
         (the package is usually called `ca-certificates`), name a file in `SSL_CERT_FILE`, \
         or give the client a root of its own",
    )
    .with_source(error)
}

/// Reads all certificates of a text in PEM, and skips everything else.
///
/// # Errors
///
/// The text has a broken certificate, or no certificate.
pub(crate) fn roots_from_pem(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let roots: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let roots = roots.map_err(|error| {
        TlsError::new("cannot read the root certificates: they are not PEM").with_source(error)
    })?;
    if roots.is_empty() {
        return Err(TlsError::new(
            "cannot read the root certificates: the text has no `BEGIN CERTIFICATE` line",
        ));
    }
    Ok(roots)
}

/// Why TLS cannot be set up, and what to do.
#[derive(Debug)]
pub(crate) struct TlsError {
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TlsError {
    fn new(message: impl Into<String>) -> TlsError {
        TlsError {
            message: message.into(),
            source: None,
        }
    }

    fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> TlsError {
        self.source = Some(source.into());
        self
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for TlsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
