//! [`StreamFormat`]: what a response that streams is asked for as.

/// What a response that streams is asked for as. What the server sends is seen from the content type and the first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFormat {
    /// A JSON array of messages.
    Array,
    /// Server-Sent Events, with `alt=sse`.
    Events,
    /// What a server behind the API sends.
    AsSent,
}
