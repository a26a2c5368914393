//! [`Absent`]: the fields of an empty message.

use std::collections::BTreeMap;

/// The value of a field that is absent, as a constant: a call of a function for each field would cost the compiler more.
pub trait Absent {
    /// The value.
    const ABSENT: Self;
}

impl<T> Absent for Option<T> {
    const ABSENT: Self = None;
}

impl<T> Absent for Vec<T> {
    const ABSENT: Self = Vec::new();
}

impl<T> Absent for BTreeMap<String, T> {
    const ABSENT: Self = BTreeMap::new();
}
