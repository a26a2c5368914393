//! Segments `.` and `..`, which would address something else.

/// Whether a segment of the value is `.` or `..`, as it is written or after percent-decoding, however often. A value
/// that is not `reserved` is one segment: its separators are encoded.
pub(crate) fn has_dot_segment(value: &str, reserved: bool) -> bool {
    // Most values have neither character.
    if !value.contains(['.', '%']) {
        return false;
    }
    decode_all(value.as_bytes())
        .split(|byte| reserved && matches!(byte, b'/' | b'\\'))
        .any(|segment| matches!(segment, b"." | b".."))
}

/// The bytes without percent-encoding, decoded until nothing is left to decode: `%252e` is `.`.
///
/// In one pass: what is decoded is put to the end of what has been read, where it can complete another encoding.
fn decode_all(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        out.push(*byte);
        while let Some(decoded) = encoded_at_end(&out) {
            out.truncate(out.len() - 3);
            out.push(decoded);
        }
    }
    out
}

/// The byte that the last three are the encoding of.
fn encoded_at_end(bytes: &[u8]) -> Option<u8> {
    let [.., b'%', high, low] = bytes else {
        return None;
    };
    let hex = |byte: u8| {
        let digit = char::from(byte).to_digit(16)?;
        u8::try_from(digit).ok()
    };
    Some(hex(*high)? << 4 | hex(*low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_encodings_are_decoded() {
        for (text, expected) in [
            ("%2e", "."),
            ("%252E", "."),
            ("%25252e%2525252e", ".."),
            // Two encodings make the digits of a third.
            ("%%32%65", "."),
            ("%%32e", "."),
            ("100%", "100%"),
            ("%2", "%2"),
            ("%zz%2", "%zz%2"),
            ("%%%", "%%%"),
        ] {
            assert_eq!(decode_all(text.as_bytes()), expected.as_bytes(), "{text}");
        }
    }

    /// A pass for each level of encoding took minutes for this value.
    #[test]
    fn a_megabyte_of_encodings_is_decoded_in_one_pass() {
        let deep = format!("a/%{}2e", "25".repeat(500_000));
        let begun = std::time::Instant::now();
        assert!(has_dot_segment(&deep, true));
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
}
