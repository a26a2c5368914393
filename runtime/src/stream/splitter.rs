//! [`Splitter`]: splits the bytes of a stream into its elements, wherever the chunks of the bytes end.
//!
//! The content type and the first byte say what the server sends: Server-Sent Events, a JSON array, or JSON values one after
//! another, each on a line or not.

use bytes::{Buf, Bytes};

use super::events::Events;
use super::piece::{Broken, Piece, append};
use super::scan::ValueScan;

/// Splits a stream into its elements. It holds one chunk and one element.
#[derive(Debug)]
pub(super) struct Splitter {
    format: Format,
    /// What is not read yet.
    chunk: Bytes,
    /// The first bytes of the next element.
    element: Vec<u8>,
    /// The most bytes of an element.
    max: usize,
}

#[derive(Debug)]
enum Format {
    /// Nothing but a byte order mark and white space has come. The number is that of the bytes of the mark.
    Unknown(usize),
    Json(Json),
    Events(Events),
}

/// An array of values, or values one after another.
#[derive(Debug)]
struct Json {
    in_array: bool,
    state: JsonState,
}

#[derive(Debug)]
enum JsonState {
    /// Before a value, or before the end.
    Start,
    /// In an array, after a comma.
    Comma,
    Value {
        scan: ValueScan,
        /// In an array, no comma stands before it.
        stray: bool,
    },
    /// In an array, after a value.
    AfterValue,
    /// After the array.
    AfterEnd,
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Splitter {
    /// A splitter for a stream of this content type.
    pub(super) fn new(content_type: Option<&str>, max: usize) -> Self {
        let media_type = content_type.and_then(|text| text.split(';').next());
        let is_events =
            media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("text/event-stream"));
        Self {
            format: match is_events {
                true => Format::Events(Events::new()),
                false => Format::Unknown(0),
            },
            chunk: Bytes::new(),
            element: Vec::new(),
            max,
        }
    }

    /// Takes the next chunk. The one before has to be read to its end.
    pub(super) fn push(&mut self, chunk: Bytes) {
        debug_assert!(self.chunk.is_empty(), "the chunk before is not read");
        self.chunk = chunk;
    }

    /// The next piece; `None` if it needs another chunk.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, Broken> {
        while let Some(first) = self.chunk.first().copied() {
            let piece = match &mut self.format {
                Format::Unknown(mark) => {
                    if BYTE_ORDER_MARK.get(*mark) == Some(&first) {
                        *mark += 1;
                        self.chunk.advance(1);
                    } else if first.is_ascii_whitespace() {
                        self.chunk.advance(1);
                    } else {
                        self.format = Format::of_first_byte(first)?;
                        // The bracket of an array belongs to no element.
                        self.chunk.advance(usize::from(first == b'['));
                    }
                    None
                }
                Format::Json(json) => json.read(&mut self.chunk, &mut self.element, self.max)?,
                Format::Events(events) => events.read(&mut self.chunk, self.max)?,
            };
            if piece.is_some() {
                return Ok(piece);
            }
        }
        Ok(None)
    }

    /// What is left at the end of the bytes; `None` if the stream is at its end.
    pub(super) fn finish(&mut self) -> Result<Option<Piece>, Broken> {
        match &mut self.format {
            Format::Unknown(_) => Err(Broken::CutShort),
            Format::Events(events) => events.finish(),
            Format::Json(json) => match &json.state {
                JsonState::Value { scan, .. } if !json.in_array && scan.can_end() => {
                    json.state = JsonState::Start;
                    Ok(Some(Piece::of_element(std::mem::take(&mut self.element))))
                }
                JsonState::Start if !json.in_array => Ok(None),
                JsonState::AfterEnd => Ok(None),
                _ => Err(Broken::CutShort),
            },
        }
    }
}

impl Format {
    fn of_first_byte(first: u8) -> Result<Self, Broken> {
        match first {
            _ if begins_value(first) => Ok(Self::Json(Json {
                in_array: first == b'[',
                state: JsonState::Start,
            })),
            // Of a comment, or of `data`, `event`, `id` and `retry`.
            b':' | b'd' | b'e' | b'i' | b'r' => Ok(Self::Events(Events::new())),
            _ => Err(Broken::malformed(
                "it is not JSON, and not events",
                &[first],
            )),
        }
    }
}

impl Json {
    /// Reads the beginning of a chunk that is not empty.
    fn read(
        &mut self,
        chunk: &mut Bytes,
        element: &mut Vec<u8>,
        max: usize,
    ) -> Result<Option<Piece>, Broken> {
        if let JsonState::Value { scan, stray } = &mut self.state {
            let end = scan.scan(chunk);
            let part = chunk.split_to(end.unwrap_or(chunk.len()));
            append(element, &part, max)?;
            if end.is_none() {
                return Ok(None);
            }
            let stray = *stray;
            self.state = match self.in_array {
                true => JsonState::AfterValue,
                false => JsonState::Start,
            };
            let element = std::mem::take(element);
            return match stray {
                true => Piece::of_stray(element).map(Some),
                false => Ok(Some(Piece::of_element(element))),
            };
        }
        let Some(first) = chunk.first().copied() else {
            return Ok(None);
        };
        if first.is_ascii_whitespace() {
            chunk.advance(1);
            return Ok(None);
        }
        self.state = match (&self.state, first) {
            (JsonState::Start, b']') if self.in_array => {
                chunk.advance(1);
                JsonState::AfterEnd
            }
            (JsonState::AfterValue, b']') => {
                chunk.advance(1);
                JsonState::AfterEnd
            }
            (JsonState::AfterValue, b',') => {
                chunk.advance(1);
                JsonState::Comma
            }
            // An error may come in the middle, and without a comma.
            (JsonState::AfterValue | JsonState::AfterEnd, b'{') => JsonState::Value {
                scan: ValueScan::new(first),
                stray: true,
            },
            (JsonState::Start | JsonState::Comma, first) if begins_value(first) => {
                JsonState::Value {
                    scan: ValueScan::new(first),
                    stray: false,
                }
            }
            _ => return Err(Broken::malformed("it is not JSON", chunk)),
        };
        Ok(None)
    }
}

fn begins_value(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n'
    )
}
