//! How long-running operations are followed.

use super::{At, Changes, Kind};
use crate::model::{Operations, Started};

/// Compares what both methods have of `.wait()` and `.states()`.
pub(super) fn of_method(
    old: Option<Started>,
    new: Option<Started>,
    at: &At,
    changes: &mut Changes,
) {
    let shown = ".wait(), .states()";
    // A reason why an operation is not followed is nothing to compare.
    let is_followed = |started| started == Some(Started::Followed);
    match (is_followed(old), is_followed(new)) {
        (true, false) => changes.push(Kind::FollowingRemoved, at, shown, ""),
        (false, true) => changes.push(Kind::FollowingAdded, at, "", shown),
        _ => {}
    }
}

/// Compares `client.resume(…)` of both crates. Another type of its message is seen in the methods that reply with it.
pub(super) fn of_api(
    old: Option<&Operations>,
    new: Option<&Operations>,
    at: &At,
    changes: &mut Changes,
) {
    let shown = |operations: Option<&Operations>| match operations {
        None => "",
        Some(operations) if operations.can_cancel() => ".resume(name), .cancel()",
        Some(_) => ".resume(name)",
    };
    let (old, new) = (shown(old), shown(new));
    if old.len() > new.len() {
        changes.push(Kind::ResumeRemoved, at, old, new);
    } else if old.len() < new.len() {
        changes.push(Kind::ResumeAdded, at, old, new);
    }
}
