//! [`Checksum`]: crc32c and md5, as Cloud Storage has them of its objects.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use crate::error::{Error, ErrorKind, Result};

/// A hash of some bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Checksum {
    Crc32c(u32),
    Md5([u8; 16]),
}

impl Checksum {
    /// The hash in `x-goog-hash`: `crc32c=…,md5=…`. Cloud Storage has crc32c of every object. It costs little to compute, so it is
    /// taken if there are both.
    pub(super) fn of_headers(headers: &HeaderMap) -> Option<Self> {
        let values = headers.get_all("x-goog-hash").iter();
        let texts = values.filter_map(|value| value.to_str().ok());
        let pairs = texts.flat_map(|text| text.split(','));
        let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
        let hashes = pairs.filter_map(|(name, value)| match name {
            "crc32c" => Self::crc32c(value),
            "md5" => Self::md5(value),
            _ => None,
        });
        hashes.min_by_key(|hash| matches!(hash, Self::Md5(_)))
    }

    /// crc32c in base64, its first byte first.
    pub(super) fn crc32c(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        Some(Self::Crc32c(u32::from_be_bytes(bytes.try_into().ok()?)))
    }

    /// md5 in hexadecimal.
    pub(super) fn md5_hex(text: &str) -> Option<Self> {
        let number = u128::from_str_radix(text, 16).ok()?;
        (text.len() == 32).then(|| Self::Md5(number.to_be_bytes()))
    }

    /// In base64.
    pub(super) fn base64(&self) -> String {
        match self {
            Self::Crc32c(hash) => STANDARD.encode(hash.to_be_bytes()),
            Self::Md5(hash) => STANDARD.encode(hash),
        }
    }

    /// md5 in base64.
    pub(super) fn md5(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        Some(Self::Md5(bytes.try_into().ok()?))
    }

    /// What computes the same hash.
    pub(super) fn hasher(&self) -> Hasher {
        let md5 = matches!(self, Self::Md5(_));
        Hasher::new(!md5, md5)
    }
}

/// As in `x-goog-hash`.
impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Crc32c(_) => write!(f, "crc32c={}", self.base64()),
            Self::Md5(_) => write!(f, "md5={}", self.base64()),
        }
    }
}

/// Computes hashes of bytes as they come.
#[derive(Clone)]
pub(super) struct Hasher {
    crc32c: Option<u32>,
    md5: Option<Box<md5::Context>>,
}

impl Hasher {
    pub(super) fn new(crc32c: bool, md5: bool) -> Self {
        Self {
            crc32c: crc32c.then_some(0),
            md5: md5.then(|| Box::new(md5::Context::new())),
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        if let Some(hash) = &mut self.crc32c {
            *hash = crc32c::crc32c_append(*hash, bytes);
        }
        if let Some(context) = &mut self.md5 {
            context.consume(bytes);
        }
    }

    /// The crc32c of all bytes so far, if it is computed.
    pub(super) fn crc32c(&self) -> Option<Checksum> {
        self.crc32c.map(Checksum::Crc32c)
    }

    /// Compares the hash of all bytes so far with that of a server. Nothing is compared with a hash that is not computed.
    pub(super) fn compare(&self, server: &Checksum, way: &str) -> Result<()> {
        let found = match server {
            Checksum::Crc32c(_) => self.crc32c(),
            Checksum::Md5(_) => {
                let md5 = self.md5.as_ref();
                md5.map(|context| Checksum::Md5(context.clone().finalize().0))
            }
        };
        match found.filter(|found| found != server) {
            None => Ok(()),
            Some(found) => Err(Error::new(
                ErrorKind::Checksum,
                format!("{way}: the hash of those here is {found}, and the server has {server}"),
            )),
        }
    }
}
