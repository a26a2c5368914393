//! A rustls provider that can do nothing.
//!
//! reqwest takes a TLS configuration even for a client that only speaks plain http, and rustls
//! makes none without a provider. Where the process has none, this stands in: a connection that
//! tried to use it would end in an error at its first random byte.

use std::sync::Arc;

use rustls::crypto::cipher::{
    AeadKey, Iv, MessageDecrypter, MessageEncrypter, Tls13AeadAlgorithm, UnsupportedOperationError,
};
use rustls::crypto::hash::{Context, Hash, HashAlgorithm, Output};
use rustls::crypto::tls13::{Hkdf, HkdfExpander, OkmBlock};
use rustls::crypto::{
    ActiveKeyExchange, CipherSuiteCommon, CryptoProvider, GetRandomFailed, KeyProvider,
    SecureRandom, SupportedKxGroup, WebPkiSupportedAlgorithms, hmac,
};
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::SigningKey;
use rustls::{
    CipherSuite, ConnectionTrafficSecrets, Error, NamedGroup, SupportedCipherSuite,
    Tls13CipherSuite,
};

pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(CryptoProvider {
        cipher_suites: vec![SupportedCipherSuite::Tls13(&SUITE)],
        kx_groups: vec![&Void],
        signature_verification_algorithms: WebPkiSupportedAlgorithms {
            all: &[],
            mapping: &[],
        },
        secure_random: &Void,
        key_provider: &Void,
    })
}

static SUITE: Tls13CipherSuite = Tls13CipherSuite {
    common: CipherSuiteCommon {
        suite: CipherSuite::TLS13_AES_128_GCM_SHA256,
        hash_provider: &Void,
        confidentiality_limit: 0,
    },
    hkdf_provider: &Void,
    aead_alg: &Void,
    quic: None,
};

#[derive(Debug)]
struct Void;

// The three that a handshake begins with fail, in order.

impl SecureRandom for Void {
    fn fill(&self, _buffer: &mut [u8]) -> Result<(), GetRandomFailed> {
        Err(GetRandomFailed)
    }
}

impl SupportedKxGroup for Void {
    fn start(&self) -> Result<Box<dyn ActiveKeyExchange>, Error> {
        Err(Error::General(super::NO_PROVIDER.to_owned()))
    }

    fn name(&self) -> NamedGroup {
        NamedGroup::X25519
    }
}

impl KeyProvider for Void {
    fn load_private_key(&self, _key: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Error> {
        Err(Error::General(super::NO_PROVIDER.to_owned()))
    }
}

// So the rest, which cannot fail by its signature, is never reached.

fn never() -> ! {
    unreachable!("a TLS handshake without a provider ends at its first random byte")
}

impl Hash for Void {
    fn start(&self) -> Box<dyn Context> {
        never()
    }

    fn hash(&self, _data: &[u8]) -> Output {
        never()
    }

    fn output_len(&self) -> usize {
        32
    }

    fn algorithm(&self) -> HashAlgorithm {
        HashAlgorithm::SHA256
    }
}

impl Hkdf for Void {
    fn extract_from_zero_ikm(&self, _salt: Option<&[u8]>) -> Box<dyn HkdfExpander> {
        never()
    }

    fn extract_from_secret(&self, _salt: Option<&[u8]>, _secret: &[u8]) -> Box<dyn HkdfExpander> {
        never()
    }

    fn expander_for_okm(&self, _okm: &OkmBlock) -> Box<dyn HkdfExpander> {
        never()
    }

    fn hmac_sign(&self, _key: &OkmBlock, _message: &[u8]) -> hmac::Tag {
        never()
    }
}

impl Tls13AeadAlgorithm for Void {
    fn encrypter(&self, _key: AeadKey, _iv: Iv) -> Box<dyn MessageEncrypter> {
        never()
    }

    fn decrypter(&self, _key: AeadKey, _iv: Iv) -> Box<dyn MessageDecrypter> {
        never()
    }

    fn key_len(&self) -> usize {
        16
    }

    fn extract_keys(
        &self,
        _key: AeadKey,
        _iv: Iv,
    ) -> Result<ConnectionTrafficSecrets, UnsupportedOperationError> {
        Err(UnsupportedOperationError)
    }
}
