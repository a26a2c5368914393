//! [`Decoding`]: how to read a body.

/// How to read a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoding {
    /// Whether the value is inside `{"data": …}`, as in APIs with the feature `dataWrapper`.
    pub in_data: bool,
    /// Whether a value of the wrong type is kept among the unknown properties, and not an error.
    pub lenient: bool,
    /// The limit for the memory that the value may take, in bytes, as the reader counts it: about what it allocates. If it is
    /// `None`, the limit is 1 GiB, or 16 times the length of the body if that is more.
    pub max_decoded_bytes: Option<usize>,
}

impl Decoding {
    /// The usual way: not in `data`, not lenient.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`in_data`](Self::in_data).
    pub fn in_data(mut self, in_data: bool) -> Self {
        self.in_data = in_data;
        self
    }

    /// Sets [`max_decoded_bytes`](Self::max_decoded_bytes).
    pub fn max_decoded_bytes(mut self, bytes: impl Into<Option<usize>>) -> Self {
        self.max_decoded_bytes = bytes.into();
        self
    }

    /// Sets [`lenient`](Self::lenient).
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = lenient;
        self
    }
}
