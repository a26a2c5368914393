//! [`Events`]: Server-Sent Events, as the [HTML standard] has them, with JSON as their data.
//!
//! [HTML standard]: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation

use bytes::{Buf, Bytes};

use super::piece::{Broken, Piece, append};
use super::scan::ValueScan;

/// The parser of Server-Sent Events. It holds one line and one event.
#[derive(Debug)]
pub(super) struct Events {
    /// How many bytes of a byte order mark came; `None` if no mark can come any more.
    mark: Option<usize>,
    /// The last byte was a CR, so that an LF belongs to it.
    after_cr: bool,
    line: Vec<u8>,
    /// The scan of JSON that stands in no field of an event, in `line`.
    bare: Option<ValueScan>,
    event: Event,
}

/// The event whose lines are being read.
#[derive(Debug, Default)]
struct Event {
    name: Vec<u8>,
    data: Option<Vec<u8>>,
}

/// What some servers send as the data of an event at the end.
const DONE: &[u8] = b"[DONE]";
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Events {
    pub(super) fn new() -> Self {
        Self {
            mark: Some(0),
            after_cr: false,
            line: Vec::new(),
            bare: None,
            event: Event::default(),
        }
    }

    /// Reads the beginning of a chunk that is not empty.
    pub(super) fn read(&mut self, chunk: &mut Bytes, max: usize) -> Result<Option<Piece>, Broken> {
        let Some(first) = chunk.first().copied() else {
            return Ok(None);
        };
        if std::mem::take(&mut self.after_cr) && first == b'\n' {
            chunk.advance(1);
            return Ok(None);
        }
        if let Some(mark) = self.mark {
            self.mark = (BYTE_ORDER_MARK.get(mark) == Some(&first)).then_some(mark + 1);
            if self.mark.is_some() {
                chunk.advance(1);
                return Ok(None);
            }
        }
        // An error of a server in front may come as it is, in the place of an event.
        if self.line.is_empty() && self.bare.is_none() && matches!(first, b'{' | b'[') {
            self.bare = Some(ValueScan::new(first));
        }
        if let Some(scan) = &mut self.bare {
            let end = scan.scan(chunk);
            let part = chunk.split_to(end.unwrap_or(chunk.len()));
            append(&mut self.line, &part, max)?;
            return match end {
                Some(_) => Piece::of_stray(std::mem::take(&mut self.line)).map(Some),
                None => Ok(None),
            };
        }
        let end = chunk.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let part = chunk.split_to(end.unwrap_or(chunk.len()));
        if append(&mut self.line, &part, max.saturating_add(LONGEST_FIELD)).is_err() {
            return Err(Broken::TooLarge(max));
        }
        if end.is_none() {
            return Ok(None);
        }
        self.after_cr = chunk.first() == Some(&b'\r');
        chunk.advance(1);
        let line = std::mem::take(&mut self.line);
        match line.is_empty() {
            true => Ok(std::mem::take(&mut self.event).into_piece()),
            false => self.event.add_line(line, max).map(|()| None),
        }
    }

    /// What is left at the end of the bytes. An event that no empty line ends is whole if its data is.
    pub(super) fn finish(&mut self) -> Result<Option<Piece>, Broken> {
        let line = std::mem::take(&mut self.line);
        let mut event = std::mem::take(&mut self.event);
        if self.bare.is_some() {
            return Err(Broken::CutShort);
        }
        let is_comment = line.is_empty() || line.starts_with(b":");
        if !is_comment {
            event.add_line(line, usize::MAX)?;
        }
        match &event {
            Event {
                data: Some(data), ..
            } if is_whole(data) => Ok(event.into_piece()),
            Event { data: None, name } if name.is_empty() && is_comment => Ok(None),
            _ => Err(Broken::CutShort),
        }
    }
}

/// `data: `, which does not count as a part of an element.
const LONGEST_FIELD: usize = 6;

impl Event {
    fn add_line(&mut self, mut line: Vec<u8>, max: usize) -> Result<(), Broken> {
        let colon = line.iter().position(|byte| *byte == b':');
        let name = line.get(..colon.unwrap_or(line.len())).unwrap_or_default();
        let after = line.get(colon.map_or(line.len(), |colon| colon + 1)..);
        let after = after.unwrap_or_default();
        let value = line.len() - after.strip_prefix(b" ").unwrap_or(after).len();
        match name {
            b"data" => {
                line.drain(..value);
                match &mut self.data {
                    Some(data) => {
                        append(data, b"\n", max)?;
                        append(data, &line, max)?;
                    }
                    None if line.len() > max => return Err(Broken::TooLarge(max)),
                    none => *none = Some(line),
                }
            }
            b"event" => {
                line.drain(..value);
                self.name = line;
            }
            // Others say how to go on after the connection broke, which means another request; or they are comments.
            _ => {}
        }
        Ok(())
    }

    /// What the event says; `None` if it has no data.
    fn into_piece(self) -> Option<Piece> {
        let data = self.data?;
        let text = data.trim_ascii();
        if text.is_empty() {
            None
        } else if text == DONE {
            Some(Piece::End)
        } else if self.name == b"error" {
            Some(Piece::Error(data))
        } else {
            Some(Piece::of_element(data))
        }
    }
}

/// Whether data that nothing ends is whole: the end of the stream, or JSON whose last byte says that it ends.
fn is_whole(data: &[u8]) -> bool {
    let text = data.trim_ascii();
    let is_closed = || {
        text.first()
            .is_some_and(|first| matches!(first, b'{' | b'[' | b'"'))
    };
    let is_json = || serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
    text == DONE || is_closed() && is_json()
}
