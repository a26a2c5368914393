//! How much memory a decoded value takes, about.
//!
//! A response of a few megabytes can decode into gigabytes: each `{}` of a list becomes a struct with all fields of its schema. So
//! the reader counts what it allocates while it reads: the elements of lists with their spare room, the nodes of maps, texts,
//! messages in boxes, and unknown properties. The count is an estimate, from how the standard library allocates today.

use serde_json::Value;

use super::kept::Kept;
use super::table::{Message, Slot};

/// The limit if the caller sets none: this, or [`TIMES`] the length of the text, whichever is larger.
const LEAST: usize = 1 << 30;
/// How often larger than its text a decoded value may be beyond [`LEAST`].
const TIMES: usize = 16;

/// What an allocator adds to a small piece, about.
const PIECE: usize = 16;
/// How many entries a node of a map has room for.
const NODE: usize = 11;

/// Counts up to a limit.
pub(super) struct Meter {
    counted: usize,
    limit: usize,
}

/// No limit.
impl Default for Meter {
    fn default() -> Self {
        Self {
            counted: 0,
            limit: usize::MAX,
        }
    }
}

impl Meter {
    /// A count for a text of this length, up to the caller's limit, or the default one.
    pub(super) fn new(text: usize, limit: Option<usize>) -> Self {
        Self {
            counted: 0,
            limit: limit.unwrap_or_else(|| text.saturating_mul(TIMES).max(LEAST)),
        }
    }

    /// Counts bytes. Returns whether the limit allows them.
    #[inline]
    pub(super) fn add(&mut self, bytes: usize) -> bool {
        self.counted = self.counted.saturating_add(bytes);
        !self.is_over()
    }

    /// Whether more was counted than the limit allows.
    pub(super) fn is_over(&self) -> bool {
        self.counted > self.limit
    }

    /// The message of an error for a value beyond the limit.
    pub(super) fn refusal(&self) -> String {
        format!(
            "the decoded value takes more than the {} bytes of memory allowed; raise the limit with \
             `.options(|o| o.max_decoded_bytes(…))`, or ask for less",
            self.limit
        )
    }
}

/// What a text takes beside the `String` itself.
#[inline]
pub(super) fn of_text(text: &str) -> usize {
    text.len() + PIECE
}

/// The size of the value that a slot is for, without what it points to.
fn of_slot(slot: &Slot<'_>) -> usize {
    match slot {
        Slot::Bool(_) => 1,
        Slot::I32(_) | Slot::U32(_) | Slot::F32(_) => 4,
        Slot::I64(_) | Slot::U64(_) | Slot::F64(_) => 8,
        Slot::Text(text) => size_of_val(*text),
        Slot::Message(message) => size_of_val(*message),
        _ => size_of::<Value>(),
    }
}

/// What a list grows by for the element at `index`: `Vec` begins with room for a few, and then doubles it.
#[inline]
pub(super) fn of_element(index: usize, slot: &Slot<'_>) -> usize {
    // This is so for few elements of a long list.
    if index & index.wrapping_sub(1) == 0 {
        of_growth(index, of_slot(slot))
    } else {
        0
    }
}

fn of_growth(index: usize, element: usize) -> usize {
    let first = if element > 1024 { 1 } else { 4 };
    match index {
        0 => first * element,
        index if index >= first => index * element,
        _ => 0,
    }
}

/// What a message takes beside its place, before anything is read into it: a box is a pointer to it.
#[inline]
pub(super) fn of_message(message: &dyn Message) -> usize {
    if size_of_val(message) == size_of::<Box<()>>() {
        message.boxed_size()
    } else {
        0
    }
}

/// What a map grows by for its last entry, if it now has so many: the first node, and later half of each node stays free.
pub(super) fn of_entry(entries: usize, key: &str, slot: &Slot<'_>) -> usize {
    of_node(entries, of_slot(slot)) + of_text(key)
}

fn of_node(entries: usize, value: usize) -> usize {
    let entry = size_of::<String>() + value;
    match entries {
        1 => NODE * entry + PIECE,
        entries if entries <= NODE => 0,
        _ => 2 * entry,
    }
}

/// What keeping an unknown property takes. The first one of a message takes a node of a map.
pub(super) fn of_unknown(first: bool, key: &str) -> usize {
    let more = if first { 1 } else { NODE + 1 };
    let parts = if first { 128 } else { 0 };
    parts + of_node(more, size_of::<Value>()) + of_text(key)
}

/// What a place that keeps something takes. The first one of a list or a map takes a node.
pub(super) fn of_kept(first: bool) -> usize {
    let more = if first { 1 } else { NODE + 1 };
    of_node(more, size_of::<Kept>())
}

/// What the [`Value`] of this text takes beside itself. The text is known to be JSON.
pub(super) fn of_json(text: &str) -> usize {
    let value = size_of::<Value>();
    // Most texts in it are no longer than they are written, and the numbers and marks make up for what a short text adds.
    let mut size = text.len();
    let mut bytes = text.bytes();
    let mut opened = None;
    while let Some(byte) = bytes.next() {
        let is_empty = matches!(byte, b'}' | b']') && opened.is_some();
        if !byte.is_ascii_whitespace() {
            size += match opened.take() {
                Some(first) if !is_empty => first,
                _ => 0,
            };
        }
        match byte {
            b'"' => {
                size += PIECE;
                skip_text(&mut bytes);
            }
            b'{' => opened = Some(of_node(1, value)),
            b'[' => opened = Some(of_growth(0, value)),
            b',' => size += 2 * value,
            _ => {}
        }
    }
    size
}

/// Goes on after the end of a text that has begun.
pub(super) fn skip_text(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_value_is_measured_by_its_tokens() {
        let value = size_of::<Value>();
        for (text, size) in [
            ("1", 0),
            (r#""a,b\"{[""#, PIECE),
            ("[ ]", 0),
            ("{ }", 0),
            ("[1]", 4 * value),
            ("[1,2]", 6 * value),
            ("[[],[]]", 6 * value),
            (r#"{"a":1}"#, of_node(1, value) + PIECE),
            (
                r#"{"a": {}, "b": [ "c" ]}"#,
                of_node(1, value) + 6 * value + 3 * PIECE,
            ),
        ] {
            assert_eq!(of_json(text), text.len() + size, "{text}");
        }
    }

    #[test]
    fn the_limit_grows_with_the_text() {
        assert_eq!(Meter::new(10, None).limit, LEAST);
        assert_eq!(Meter::new(LEAST, None).limit, 16 * LEAST);
        assert_eq!(Meter::new(LEAST, Some(7)).limit, 7);
    }
}
