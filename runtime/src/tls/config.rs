//! [`Tls`]: the rustls configurations of a transport.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::error::TlsError;
use super::identity::Identity;
use super::provider::{NO_PROVIDER, provider};

/// The TLS settings of a transport, and the configurations after they are built.
///
/// Connections of one configuration share their TLS sessions. So a transport keeps one `Tls` for its whole life, over `close()` too.
#[derive(Default)]
pub(crate) struct Tls {
    settings: TlsSettings,
    https: OnceLock<Arc<ClientConfig>>,
    proxy: OnceLock<Arc<ClientConfig>>,
}

/// Whom to trust, and what to show.
#[derive(Default)]
pub(crate) struct TlsSettings {
    /// The roots to trust: private authorities, and tests.
    pub(crate) roots: Vec<CertificateDer<'static>>,
    /// Trusts these roots alone, and not the platform's.
    pub(crate) roots_alone: bool,
    /// The certificate of the client.
    pub(crate) identity: Option<Identity>,
    pub(crate) alpn: Alpn,
}

/// The versions of HTTP that are offered.
#[derive(Clone, Copy, Default)]
pub(crate) enum Alpn {
    /// HTTP/2 first.
    #[default]
    Both,
    Http1,
    Http2,
}

impl Alpn {
    fn protocols(self) -> Vec<Vec<u8>> {
        let (http1, http2) = (b"http/1.1".to_vec(), b"h2".to_vec());
        match self {
            Self::Both => vec![http2, http1],
            Self::Http1 => vec![http1],
            Self::Http2 => vec![http2],
        }
    }
}

impl Tls {
    pub(crate) fn new(settings: TlsSettings) -> Tls {
        Tls {
            settings,
            ..Tls::default()
        }
    }

    /// Whether a server that asks for a certificate gets one.
    pub(crate) fn has_client_certificate(&self) -> bool {
        self.settings.identity.is_some()
    }

    /// The configuration for https. The first call that succeeds builds it, and reads the roots of the platform, which takes
    /// some milliseconds.
    ///
    /// # Errors
    ///
    /// There is no provider, or no root to trust. The next call tries again.
    pub(crate) fn https_config(&self) -> Result<Arc<ClientConfig>, TlsError> {
        if let Some(config) = self.https.get() {
            return Ok(config.clone());
        }
        let config = Arc::new(build_config(&self.settings)?);
        Ok(self.https.get_or_init(|| config).clone())
    }

    /// The configuration for a proxy that is called over TLS, which speaks HTTP/1.
    ///
    /// # Errors
    ///
    /// The same.
    pub(crate) fn proxy_config(&self) -> Result<Arc<ClientConfig>, TlsError> {
        if let Some(config) = self.proxy.get() {
            return Ok(config.clone());
        }
        let mut config = ClientConfig::clone(&*self.https_config()?);
        config.alpn_protocols = Alpn::Http1.protocols();
        Ok(self.proxy.get_or_init(|| Arc::new(config)).clone())
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("roots", &self.settings.roots.len())
            .field("roots_alone", &self.settings.roots_alone)
            .field("client_certificate", &self.has_client_certificate())
            .field("built", &self.https.get().is_some())
            .finish()
    }
}

fn build_config(settings: &TlsSettings) -> Result<ClientConfig, TlsError> {
    let provider = required_provider()?;
    let verifier: Arc<dyn ServerCertVerifier> = match settings.roots_alone {
        true => roots_alone(settings.roots.clone(), provider.clone())?,
        false => Arc::new(with_system_roots(settings.roots.clone(), provider.clone())?),
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(no_tls_version_error)?
        .dangerous() // rustls calls every verifier but its own dangerous.
        .with_custom_certificate_verifier(verifier);
    let mut config = match &settings.identity {
        None => builder.with_no_client_auth(),
        Some(identity) => {
            let (certificates, key) = identity.parts();
            builder
                .with_client_auth_cert(certificates, key)
                .map_err(|error| {
                    TlsError::new("the client certificate cannot be used").with_source(error)
                })?
        }
    };
    config.alpn_protocols = settings.alpn.protocols();
    Ok(config)
}

/// The provider, or an error that says what to do.
fn required_provider() -> Result<Arc<CryptoProvider>, TlsError> {
    provider().ok_or_else(|| TlsError::new(format!("https needs TLS, and there is {NO_PROVIDER}")))
}

fn roots_alone(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, TlsError> {
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root).map_err(|error| {
            TlsError::new("a root certificate cannot be used").with_source(error)
        })?;
    }
    WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider)
        .build()
        .map_err(|error| TlsError::new("the root certificates cannot be used").with_source(error))
}

fn with_system_roots(
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
