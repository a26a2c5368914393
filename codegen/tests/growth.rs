//! Large documents, and revisions of them in which every name is another, take a time that grows with their size and no faster.

#[path = "growth/kinds.rs"]
mod kinds;

use std::fs;
use std::time::Duration;

use discovery_codegen::diff::diff;
use discovery_codegen::{Facts, resolve, resolve_after, select};
use kinds::KINDS;

/// How long the thread may compute for one document. Most take a second, and what compared each thing with each took over a minute.
const LONGEST: Duration = Duration::from_secs(20);

/// What takes so little time that the square of a small size is not seen.
const CHEAP: &[&str] = &[
    "enum values",
    "equal enum values",
    "unknown keys",
    "required by",
    "words of a description",
    "a description of brackets",
    "letters of a name",
];

/// The time that this thread has computed, if the system tells: a busy machine does not change it.
fn computed() -> Option<Duration> {
    let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = times.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

#[test]
fn no_time_grows_faster_than_the_document() {
    for (kind, document) in KINDS {
        let size = match CHEAP.contains(kind) {
            true => 100_000,
            false => 4_000,
        };
        let [old, new] = ["", "x"].map(|mark| document(size, mark).to_string());
        let start = computed();
        let old = resolve(&old).expect("a model");
        let (new, _) = resolve_after(&old, &new, Facts::Shipped).expect("a model");
        let changes = diff(&old, &new);
        let methods: Vec<String> = old
            .methods()
            .map(|(path, method)| path.dotted(&method.wire.0))
            .collect();
        select::select(old, &methods).expect("a selection");
        let taken = start.zip(computed()).map(|(start, end)| end - start);
        assert!(changes.changes.len() < 100 * size, "{kind}");
        assert!(
            taken.is_none_or(|taken| taken < LONGEST),
            "{kind}: {taken:?}"
        );
    }
}
