//! Long-running operations: calls that return before their work is done.
//!
//! The response of such a call is a message about an operation. A generated builder follows it with [`Waiting`] and [`States`],
//! and [`Resume`] follows an operation that was started before. [`Operations`] is the static description of the operations of
//! an API. Flow:
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
