//! Whether time grows faster than a document: documents that are large in one way are made, described and compared with another, in
//! doubled sizes. If the time grows with the size, the factors are near 2; if it grows with its square, they are near 4.
//!
//! ```text
//! cargo bench -p discovery-codegen --bench growth [-- KIND]
//! ```

#[path = "../tests/growth/kinds.rs"]
mod kinds;

use std::time::{Duration, Instant};

use discovery_codegen::describe::page;
use discovery_codegen::diff::diff;
use discovery_codegen::{Options, generate, resolve};
use kinds::KINDS;

/// The smallest size; each of the others is twice the one before it.
const SMALLEST: usize = 1000;

fn main() {
    let only = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    println!(
        "{:30} {:>10} {:>26} {:>26} {:>26}",
        "", "", "generate", "describe", "diff"
    );
    for (kind, document) in KINDS {
        if only
            .as_ref()
            .is_some_and(|only| !kind.contains(only.as_str()))
        {
            continue;
        }
        let mut before: Option<[Duration; 3]> = None;
        for size in (0..4).map(|doubled| SMALLEST << doubled) {
            let [old, new] = ["", "x"].map(|mark| document(size, mark).to_string());
            let times = measured(&old, &new);
            let cell = |at: usize| {
                let time = times[at].as_secs_f64();
                let factor = before.map(|before| time / before[at].as_secs_f64());
                let factor = factor.map_or(String::new(), |factor| format!(" × {factor:.1}"));
                format!("{:.1} ms{factor}", time * 1e3)
            };
            println!(
                "{kind:30} {size:>10} {:>26} {:>26} {:>26}",
                cell(0),
                cell(1),
                cell(2)
            );
            before = Some(times);
        }
    }
}

/// The shortest of three runs: to generate a document, to describe it, and to compare it with another.
fn measured(old: &str, new: &str) -> [Duration; 3] {
    let models = [old, new].map(|text| resolve(text).expect("a model"));
    let [before, after] = &models;
    [
        shortest(|| generate(old, &Options::default()).expect("a crate").types),
        shortest(|| page(before, "large", None).map_or(0, |_| 1)),
        shortest(|| diff(before, after).changes.len()),
    ]
}

fn shortest(run: impl Fn() -> usize) -> Duration {
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    runs.min().unwrap_or_default()
}
