//! Methods whose response is a stream: its elements as they come.
//!
//! ```text
//! call → attempts (call/run.rs) → Opened, an open response → Splitter → Piece → decoder of the element
//! ```
//!
//! An attempt ends with the first element, so whatever goes wrong before it is retried like any other failure. Nothing is retried
//! after it, since the elements were given to the caller. Memory holds one chunk of the connection and one element.

#[cfg(feature = "blocking")]
mod blocking;
mod elements;
mod events;
mod format;
mod gather;
mod piece;
mod scan;
mod splitter;
mod streaming;

pub(crate) use elements::Elements;
pub use format::StreamFormat;
pub(crate) use gather::gather;
pub use streaming::Streaming;
