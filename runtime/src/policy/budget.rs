//! A limit on retries that several calls share, so that retries do not make an outage worse.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A limit on the retries of all calls that share it.
///
/// A retry takes one token, and a call that succeeds gives a tenth of one back, as in gRPC's retry throttling. While most calls
/// succeed, the budget stays full. When most fail, it runs dry, and calls fail with their first error. Clones share their
/// tokens. A client has its own budget unless its [`RetryPolicy`](crate::RetryPolicy) has one.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: f64,
    refill: f64,
    tokens: Mutex<f64>,
}

impl RetryBudget {
    /// A budget of `capacity` retries, full at first. Each successful call gives `refill` of a retry back.
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

    /// Takes a token for a retry; `false` if there is none.
    pub(crate) fn take(&self) -> bool {
        let Some(bucket) = &self.0 else { return true };
        let mut tokens = bucket.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let allowed = *tokens >= 1.0;
        if allowed {
            *tokens -= 1.0;
        }
        allowed
    }

    /// Records a call that succeeded after `retries` retries. They were not part of an outage, so their tokens come back.
    pub(crate) fn succeeded(&self, retries: u32) {
        let Some(bucket) = &self.0 else { return };
        let mut tokens = bucket.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = (*tokens + bucket.refill + f64::from(retries)).min(bucket.capacity);
    }
}

impl Default for RetryBudget {
    /// 100 retries; each success gives a tenth back.
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
        assert!(!budget.take(), "half a token is not enough for a retry");
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
