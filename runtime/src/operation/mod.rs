//! Long-running operations: calls that answer before their work is done.
//!
//! Such a call answers with a message about an operation. A generated builder follows it with [`Waiting`] and [`States`], and
//! [`Resume`] does so for one that was started before. What the two kinds of such messages have in common is in
//! [`Operations`], which is all that a generated crate says about them. Flow:
//!
//! ```text
//! Call → the operation's message → read: is it done, did it fail? ─ no ─▶ address: which method reads it, by its name or link
//!                                          │                                    │
//!                  OperationState or Error ◀┘◀──────────── follow: wait, ask ◀──┘
//! ```

mod address;
mod any;
mod descriptor;
mod follow;
mod last;
mod read;
mod resume;
mod start;
mod state;
mod waiting;

pub use descriptor::{Cancel, Getter, OperationShape, Operations, ServerTimeout, ServerWait};
pub use resume::{Cancelling, Resume};
pub use state::OperationState;
pub use waiting::{States, Waiting};
