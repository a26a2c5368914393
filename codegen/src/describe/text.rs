//! Text of a document as it can be printed.

/// A name or value of a document: what would control a terminal becomes a blank.
pub(super) fn printable(value: &str) -> String {
    value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
