//! Methods whose response comes in pages: one request after another, with the token of the last response, until there is no
//! token.
//!
//! A page is requested only when the stream needs it. A stream that nobody polls does nothing. Each request is a separate call
//! with the options of the first: its own deadline, its own retries, and its own generated `requestId`. There is never more
//! than one page in memory.

mod again;
#[cfg(feature = "blocking")]
mod blocking;
mod continuation;
mod cycle;
mod descriptor;
mod fields;
mod items;
mod mask;
mod pager;
mod pages;
mod start;
mod token;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use descriptor::{Continuation, PageToken, Paging};
pub use items::Items;
pub use pages::Pages;
