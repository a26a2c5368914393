//! A limit on retries that calls share, so that an outage is not made worse by everyone trying again.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// How many retries may be made by all calls that share it.
///
/// A retry takes one token, a call that succeeds gives back a tenth of one, as in gRPC's retry throttling. While most
/// calls succeed the budget stays full; when most fail it runs dry, and calls then fail with their first error.
/// Clones share their tokens. A client has one of its own unless its [`RetryPolicy`](super::RetryPolicy) brings one.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: f64,
    refill: f64,
    tokens: Mutex<f64>,
}

impl RetryBudget {
    /// A budget of so many retries, full at first, into which each successful call gives back `refill` of one.
    pub fn new(capacity: u32, refill: f64) -> Self {
        let capacity = f64::from(capacity);
        let refill = if refill.is_finite() {
            refill.max(0.0)
        } else {
            0.0
        };
        Self(Some(Arc::new(Bucket {
            capacity,
            refill,
            tokens: Mutex::new(capacity),
        })))
    }

    /// No limit.
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Takes a token for a retry; `false` when there is none.
    pub(crate) fn take(&self) -> bool {
        let Some(bucket) = &self.0 else { return true };
        let mut tokens = bucket.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let allowed = *tokens >= 1.0;
        if allowed {
            *tokens -= 1.0;
        }
        allowed
    }

    /// A call succeeded after so many retries: they were no part of an outage, and come back with the refill.
    pub(crate) fn succeeded(&self, retries: u32) {
        let Some(bucket) = &self.0 else { return };
        let mut tokens = bucket.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = (*tokens + bucket.refill + f64::from(retries)).min(bucket.capacity);
    }
}

impl Default for RetryBudget {
    /// 100 retries, a tenth back for each success.
    fn default() -> Self {
        Self::new(100, 0.1)
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => f.write_str("RetryBudget(unlimited)"),
            Some(bucket) => {
                let tokens = *bucket.tokens.lock().unwrap_or_else(PoisonError::into_inner);
                write!(f, "RetryBudget({tokens:.1} of {})", bucket.capacity)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_dry_and_fills_up_again() {
        let budget = RetryBudget::new(2, 0.5);
        assert!(budget.take() && budget.clone().take());
        assert!(!budget.take());
        budget.succeeded(0);
        assert!(!budget.take(), "half a token is no retry");
        budget.succeeded(0);
        assert!(budget.take());
    }

    #[test]
    fn never_holds_more_than_its_capacity() {
        let budget = RetryBudget::new(1, 1.0);
        budget.succeeded(10);
        assert!(budget.take());
        assert!(!budget.take());
    }
}
