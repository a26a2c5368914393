//! Bodies as bytes: JSON that is pretty or not, and gzip.

use std::io::{Read as _, Write as _};

use bytes::Bytes;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::message::Body;

/// The bytes of a body.
pub(crate) fn body_bytes(body: &Body, pretty: bool) -> Bytes {
    match body {
        Body::Empty => Bytes::new(),
        Body::Json(value) => {
            let text = match pretty {
                true => serde_json::to_vec_pretty(value),
                false => serde_json::to_vec(value),
            };
            // The keys of an object of JSON are text, so it can be written.
            let mut text = text.unwrap_or_default();
            text.push(b'\n');
            Bytes::from(text)
        }
        Body::Bytes(parts) => Bytes::from(parts.concat()),
    }
}

/// Compressed.
pub(crate) fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

/// What was compressed; `None`: it was not, or it is more than `most` bytes.
pub(crate) fn gunzip(bytes: &[u8], most: usize) -> Option<Bytes> {
    let mut whole = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes).take(most as u64 + 1);
    reader.read_to_end(&mut whole).ok()?;
    (whole.len() <= most).then(|| Bytes::from(whole))
}
