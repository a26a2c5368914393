//! How waits grow from one to the next.

use std::time::Duration;

/// The factor that a caller asked for. Less than 1 counts as 1, and so does one that is not a number.
pub(super) fn checked_factor(factor: f64) -> f64 {
    match factor.is_finite() {
        true => factor.max(1.0),
        false => 1.0,
    }
}

/// Wait number `number`, counted from 1: `first` times `factor` for each wait before it, up to `max`.
pub(super) fn grown(first: Duration, factor: f64, max: Duration, number: u32) -> Duration {
    let exponent = i32::try_from(number.saturating_sub(1)).unwrap_or(i32::MAX);
    let seconds = first.as_secs_f64() * factor.powi(exponent);
    let max = max.as_secs_f64();
    Duration::from_secs_f64(if seconds < max { seconds } else { max })
}
