//! [`ValueScan`]: finds the end of a JSON value whose bytes come in pieces.

/// The scan of one JSON value. It looks at brackets and quotation marks alone: the reader of the element says what else is wrong.
#[derive(Debug)]
pub(super) struct ValueScan {
    kind: Kind,
    /// How many brackets are open.
    depth: usize,
    in_string: bool,
    /// The last byte was a `\` in a string.
    escaped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// An object, an array or a string: its last byte says where it ends.
    Closed,
    /// A number or a word: what follows says where it ends.
    Open,
}

impl ValueScan {
    /// A scan of the value that begins with this byte.
    pub(super) fn new(first: u8) -> Self {
        Self {
            kind: match first {
                b'{' | b'[' | b'"' => Kind::Closed,
                _ => Kind::Open,
            },
            depth: 0,
            in_string: false,
            escaped: false,
        }
    }

    /// Scans the next bytes of the value. Returns how many of them belong to it if it ends here.
    pub(super) fn scan(&mut self, bytes: &[u8]) -> Option<usize> {
        match self.kind {
            Kind::Open => bytes.iter().position(|byte| ends_word(*byte)),
            Kind::Closed => {
                let last = bytes.iter().position(|byte| self.closes(*byte))?;
                Some(last + 1)
            }
        }
    }

    /// Whether the value is whole if nothing follows.
    pub(super) fn can_end(&self) -> bool {
        self.kind == Kind::Open
    }

    /// Takes a byte, and says whether it is the last one of the value.
    fn closes(&mut self, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
        } else {
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        self.depth == 0 && !self.in_string
    }
}

fn ends_word(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}')
}
