//! Batches: many calls in one request, `multipart/mixed` both ways.
//!
//! [`Batch`] collects the calls, `send` makes the requests and decides which calls are in the next one, `write` and `read` are the
//! text of a request and of its response.

mod builder;
mod calls;
mod multipart;
mod read;
mod responses;
mod send;
#[cfg(test)]
mod tests;
mod write;

pub use builder::{Batch, BatchCall, BatchOf};
pub use responses::{BatchHandle, BatchResponses};
