//! Changes to JSON texts. A seed chooses all of them, so the same seed makes the same text.

mod bytes;
mod print;
mod shapes;
mod slice;
mod tree;
mod words;

use fastrand::Rng;
use serde_json::Value;

pub use print::shuffled;
pub use slice::slice;

/// What a text is, which decides how its strings, keys and values are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// A Discovery document.
    Document,
    /// A message of an API.
    Message,
    /// A call with its responses: see [`call::check`](crate::call::check).
    Call,
}

/// Changes a text: its tree if it is JSON, and sometimes its bytes. Returns at most `longest` bytes, and always UTF-8.
#[must_use]
pub fn mutate(text: &str, language: Language, longest: usize, rng: &mut Rng) -> String {
    let mutated = match serde_json::from_str::<Value>(text) {
        Ok(mut value) if rng.u8(..) > 6 => {
            mutate_value(&mut value, language, rng);
            print::print(&value, rng)
        }
        _ => bytes::mutate_bytes(text, rng),
    };
    bytes::cut(mutated, longest)
}

/// Changes a JSON value in one place or in a few.
pub fn mutate_value(value: &mut Value, language: Language, rng: &mut Rng) {
    loop {
        tree::mutate_once(value, language, rng);
        // One change shows best what it does; several find what only meets.
        if rng.u8(..) < 110 {
            return;
        }
    }
}
