//! When a request is sent again, and when the state of an operation is requested again.

mod budget;
mod polling;
mod retry;
mod retry_after;

pub use budget::RetryBudget;
pub use polling::PollingPolicy;
pub use retry::RetryPolicy;
pub(crate) use retry_after::retry_after;
