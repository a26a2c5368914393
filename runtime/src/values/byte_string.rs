//! Bytes: `byte`.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use super::error::ValueError;
use super::text_element::text_element;
use crate::message::Text;
use crate::parameter::Parameter;

/// Bytes; base64 on the wire.
///
/// Format `byte` of Discovery. It is written in the url-safe alphabet with padding (RFC 4648 section 5), as Google's servers
/// do. It is read in both alphabets, with or without padding, and with white space, such as the line breaks of MIME. Comparison and `Debug` use the bytes; `Display` is the base64
/// text.
///
/// ```
/// use discovery_runtime::ByteString;
///
/// let bytes = ByteString::from(vec![0xfb, 0xff]);
/// assert_eq!(bytes.to_string(), "-_8=");
/// assert_eq!(ByteString::from_base64("+/8")?, bytes);
/// assert_eq!(bytes.len(), 2);
/// # Ok::<(), discovery_runtime::ValueError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteString(Bytes);

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
static URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, CONFIG);
static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);

impl ByteString {
    /// The bytes of a base64 text in either alphabet, with or without padding. White space counts for nothing.
    ///
    /// # Errors
    ///
    /// The text is not base64, or mixes the alphabets.
    pub fn from_base64(text: &str) -> Result<Self, ValueError> {
        decode_base64(text).ok_or_else(|| ValueError::new("base64", text))
    }

    /// The bytes, without a copy.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

fn decode_base64(text: &str) -> Option<ByteString> {
    let space = |each: char| each.is_ascii_whitespace();
    if text.contains(space) {
        return decode_base64(&text.replace(space, ""));
    }
    let engine = if text.contains(['+', '/']) {
        &STANDARD
    } else {
        &URL_SAFE
    };
    engine.decode(text).ok().map(ByteString::from)
}

impl Text for ByteString {
    fn read(&mut self, text: &str) -> bool {
        decode_base64(text).map(|bytes| *self = bytes).is_some()
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(URL_SAFE.encode(&self.0))
    }

    fn expected(&self) -> &'static str {
        "base64"
    }
}

text_element!(ByteString, ByteString::default());

impl Parameter for ByteString {
    fn into_text(self) -> String {
        URL_SAFE.encode(&self.0)
    }
}

impl Deref for ByteString {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for ByteString {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Bytes> for ByteString {
    fn from(bytes: Bytes) -> Self {
        ByteString(bytes)
    }
}

impl From<Vec<u8>> for ByteString {
    fn from(bytes: Vec<u8>) -> Self {
        ByteString(bytes.into())
    }
}

impl From<&[u8]> for ByteString {
    fn from(bytes: &[u8]) -> Self {
        ByteString(Bytes::copy_from_slice(bytes))
    }
}

impl<const N: usize> From<&[u8; N]> for ByteString {
    fn from(bytes: &[u8; N]) -> Self {
        ByteString(Bytes::copy_from_slice(bytes))
    }
}

impl From<ByteString> for Bytes {
    fn from(bytes: ByteString) -> Self {
        bytes.0
    }
}

impl fmt::Display for ByteString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text())
    }
}

impl fmt::Debug for ByteString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ByteString").field(&self.0).finish()
    }
}
