//! [`Piece`]: what a stream consists of.

use serde_json::Value;

use crate::shown::{Secrets, WORD, shown};

/// A piece of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The JSON of an element.
    Element(Vec<u8>),
    /// What the server says went wrong. Nothing comes after it.
    Error(Vec<u8>),
    /// The end, before that of the bytes.
    End,
}

/// Why a stream cannot be read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The bytes end in the middle.
    CutShort,
    /// An element is longer than this many bytes.
    TooLarge(usize),
    /// What came is not of a known format.
    Malformed(String),
}

impl Broken {
    /// The stream is not of a known format, since `found` stands where it does.
    pub(super) fn malformed(why: &str, found: &[u8]) -> Self {
        let found = String::from_utf8_lossy(found.get(..WORD).unwrap_or(found)).into_owned();
        let found = shown(&found, WORD, &Secrets::default());
        Self::Malformed(format!("{why}: found \"{found}\""))
    }
}

impl Piece {
    /// An element, unless it says that something went wrong.
    pub(super) fn of_element(json: Vec<u8>) -> Self {
        match is_error(&json) {
            true => Self::Error(json),
            false => Self::Element(json),
        }
    }

    /// JSON in a place where only an error is expected.
    pub(super) fn of_stray(json: Vec<u8>) -> Result<Self, Broken> {
        match is_error(&json) {
            true => Ok(Self::Error(json)),
            false => Err(Broken::malformed("JSON stands between two elements", &json)),
        }
    }
}

/// Whether an element is an object with one member, `error`, that is an object as Google's front end sends it: with a code, a status
/// or a message. Also as the one element of an array.
fn is_error(json: &[u8]) -> bool {
    let json = json.trim_ascii();
    let inside = json.strip_prefix(b"[").unwrap_or(json).trim_ascii_start();
    let object = inside.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    // Most elements end here.
    if !object.is_some_and(|object| object.starts_with(b"\"error\"")) {
        return false;
    }
    let value = serde_json::from_slice(json).unwrap_or_default();
    let element = match &value {
        Value::Array(elements) if elements.len() == 1 => elements.first(),
        value => Some(value),
    };
    let members = element.and_then(Value::as_object);
    let error = members
        .filter(|members| members.len() == 1)
        .and_then(|members| members.get("error")?.as_object());
    error.is_some_and(|error| {
        ["code", "status", "message"]
            .iter()
            .any(|key| error.contains_key(*key))
    })
}

/// Adds a part to an element, if the element is then no longer than allowed.
pub(super) fn append(element: &mut Vec<u8>, part: &[u8], max: usize) -> Result<(), Broken> {
    if part.len() > max.saturating_sub(element.len()) {
        return Err(Broken::TooLarge(max));
    }
    element.extend_from_slice(part);
    Ok(())
}
