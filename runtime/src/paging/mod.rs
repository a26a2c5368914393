//! Methods whose reply comes in pages: one request after another, with the token of the last reply, until none is left.
//!
//! A page is asked for when it is wanted and not before: a stream that nobody polls does nothing, and one that is dropped asks
//! for no more. Each request is a call of its own, with the options of the one that began: its deadline, its retries, and an own
//! generated `requestId`. There is never more than one page in memory.

#[cfg(feature = "blocking")]
mod blocking;
mod cycle;
mod descriptor;
mod items;
mod pager;
mod pages;
mod start;
mod token;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use descriptor::{PageToken, Paging};
pub use items::Items;
pub use pages::Pages;
