//! When a call is tried again, and how long it waits before.

mod after;
mod budget;
mod policy;

pub(crate) use after::retry_after;
pub use budget::RetryBudget;
pub use policy::RetryPolicy;
