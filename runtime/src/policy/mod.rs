//! When a request is sent again, and when the state of an operation is requested again.

mod budget;
mod growth;
mod idempotency;
mod polling;
mod retry;

pub use budget::RetryBudget;
pub use idempotency::Idempotency;
pub use polling::PollingPolicy;
pub use retry::RetryPolicy;
