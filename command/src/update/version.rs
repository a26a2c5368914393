//! The next version of a crate.

use discovery_codegen::diff::Verdict;
use semver::{Prerelease, Version};

/// The version after a change, by [Semantic Versioning](https://semver.org) as Cargo reads it: below 1.0.0, a breaking change
/// raises the first number that is not 0. A pre-release promises nothing, so every change raises its last number.
pub(super) fn next(version: &Version, verdict: Verdict) -> Version {
    let mut next = version.clone();
    if verdict == Verdict::None {
        return next;
    }
    if !version.pre.is_empty() {
        next.pre = after(&version.pre);
        return next;
    }
    let Version {
        major,
        minor,
        patch,
        ..
    } = *version;
    (next.major, next.minor, next.patch) = match (verdict, major, minor) {
        (Verdict::Major, 0, 0) => (0, 0, patch + 1),
        (Verdict::Major, 0, _) => (0, minor + 1, 0),
        (Verdict::Major, _, _) => (major + 1, 0, 0),
        (Verdict::Minor, 1.., _) => (major, minor + 1, 0),
        _ => (major, minor, patch + 1),
    };
    next
}

/// `rc.1` → `rc.2`, `alpha` → `alpha.1`.
fn after(pre: &Prerelease) -> Prerelease {
    let (before, number) = match pre.rsplit_once('.') {
        Some((before, last)) => (before, last.parse::<u64>().ok()),
        None => (pre.as_str(), None),
    };
    let text = match number {
        Some(number) => format!("{before}.{}", number + 1),
        None => format!("{pre}.1"),
    };
    Prerelease::new(&text).unwrap_or_else(|_| pre.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_after_each_verdict() {
        // Before; after none, patch, minor, major.
        let table = [
            ("0.0.3", ["0.0.3", "0.0.4", "0.0.4", "0.0.4"]),
            ("0.1.3", ["0.1.3", "0.1.4", "0.1.4", "0.2.0"]),
            ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
            (
                "2.0.0-rc.9",
                ["2.0.0-rc.9", "2.0.0-rc.10", "2.0.0-rc.10", "2.0.0-rc.10"],
            ),
            (
                "0.1.0-alpha",
                [
                    "0.1.0-alpha",
                    "0.1.0-alpha.1",
                    "0.1.0-alpha.1",
                    "0.1.0-alpha.1",
                ],
            ),
        ];
        let verdicts = [
            Verdict::None,
            Verdict::Patch,
            Verdict::Minor,
            Verdict::Major,
        ];
        for (before, after) in table {
            let before: Version = before.parse().expect("a version");
            for (verdict, after) in verdicts.into_iter().zip(after) {
                assert_eq!(next(&before, verdict).to_string(), after, "{verdict}");
            }
        }
    }
}
