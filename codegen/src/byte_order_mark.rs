//! The byte order mark, which some editors write at the beginning of a file.

/// The text without a byte order mark. A reader of JSON may ignore it:
/// [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259#section-8.1), section 8.1.
#[must_use]
pub fn skip_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
