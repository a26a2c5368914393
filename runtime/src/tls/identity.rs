//! Certificates and keys in PEM.

use rustls::pki_types::pem::{Error, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::error::TlsError;
use super::provider::provider;

/// Reads all certificates of a text in PEM, and skips everything else.
///
/// # Errors
///
/// The text has a broken certificate, or no certificate.
pub(crate) fn certificates_from_pem(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let certificates = certificates.map_err(|error| {
        TlsError::new("the certificates cannot be read: they are not PEM").with_source(error)
    })?;
    if certificates.is_empty() {
        return Err(TlsError::new(
            "the certificates cannot be read: the text has no `BEGIN CERTIFICATE` line",
        ));
    }
    Ok(certificates)
}

/// The certificate of a client, with those between it and a root, and its key.
pub(crate) struct Identity {
    certificates: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    /// Reads both from texts in PEM, which can be one and the same.
    ///
    /// # Errors
    ///
    /// One of the two is missing or broken, or they do not belong together.
    pub(crate) fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, TlsError> {
        let certificates = certificates_from_pem(certificates)?;
        let key = key_from_pem(key)?;
        // Without a provider, the first connection reports the same.
        if let Some(provider) = provider() {
            CertifiedKey::from_der(certificates.clone(), key.clone_key(), &provider).map_err(
                |error| {
                    TlsError::new("the key does not belong to the certificate").with_source(error)
                },
            )?;
        }
        Ok(Self { certificates, key })
    }

    pub(super) fn parts(&self) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
        (self.certificates.clone(), self.key.clone_key())
    }
}

/// Reads the first private key of a text in PEM. An error shows nothing of it.
fn key_from_pem(pem: &[u8]) -> Result<PrivateKeyDer<'static>, TlsError> {
    const ENCRYPTED: &[u8] = b"BEGIN ENCRYPTED PRIVATE KEY";
    PrivateKeyDer::from_pem_slice(pem).map_err(|error| {
        let is_encrypted = pem.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        TlsError::new(match error {
            Error::NoItemsFound if is_encrypted => {
                "the key cannot be read: it is encrypted. Decrypt it, such as with `openssl pkey -in key.pem -out plain.pem`"
            }
            Error::NoItemsFound => "the key cannot be read: the text has no `BEGIN PRIVATE KEY` line",
            _ => "the key cannot be read: it is not PEM",
        })
    })
}
