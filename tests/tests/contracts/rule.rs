//! Which contracts a runtime may keep.

use std::ops::RangeInclusive;

use semver::{Version, VersionReq};

/// Checks that a runtime keeps every contract that an earlier one of a compatible version kept. `first` has the first contract of each
/// compatible version.
pub(crate) fn check_numbers(
    version: &Version,
    kept: &RangeInclusive<u32>,
    first: &[(&str, u32)],
) -> Result<(), String> {
    let row = first.iter().find(|(compatible, _)| {
        VersionReq::parse(compatible).is_ok_and(|one| one.matches(version))
    });
    match row {
        None => Err(format!(
            "{version} is not compatible with an earlier version: add a row for it to FIRST, with {}",
            kept.start()
        )),
        Some((compatible, first)) if kept.start() > first => Err(format!(
            "a runtime {compatible} kept contract {first}, and {version} does not: crates that need it would no longer compile"
        )),
        Some((compatible, first)) if kept.start() < first => Err(format!(
            "{version} keeps contract {}, and the first of {compatible} is {first}",
            kept.start()
        )),
        Some(_) => Ok(()),
    }
}

#[test]
fn what_a_version_may_keep() {
    let first = &[("0.1", 3), ("0.2", 5), ("1", 6)];
    for (version, kept, allowed) in [
        ("0.1.0", 3..=3, true),
        ("0.1.9", 3..=4, true),
        ("0.1.9", 4..=4, false),
        ("0.2.0", 5..=5, true),
        ("0.2.7", 5..=8, true),
        ("0.2.7", 6..=8, false),
        ("0.2.7", 4..=8, false),
        ("1.4.2", 6..=9, true),
        ("1.4.2", 7..=9, false),
        ("0.3.0", 8..=9, false),
        ("2.0.0", 6..=9, false),
    ] {
        let found = check_numbers(&version.parse().unwrap(), &kept, first);
        assert_eq!(found.is_ok(), allowed, "{version} {kept:?}: {found:?}");
    }
}
