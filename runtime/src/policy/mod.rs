//! When a call is sent again, and when an operation is asked for its state again.

mod budget;
mod polling;
mod retry;
mod retry_after;

pub use budget::RetryBudget;
pub use polling::PollingPolicy;
pub use retry::RetryPolicy;
pub(crate) use retry_after::retry_after;
