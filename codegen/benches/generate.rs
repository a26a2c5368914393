//! How long documents take to become crates in memory: Monitoring v3 alone, and every document of the corpus on all cores.
//!
//! ```text
//! cargo bench -p discovery-codegen --bench generate
//! ```
//!
//! With a folder, it makes crates of all documents in it instead, one after the other on one thread, so that the time is that of
//! the processor:
//!
//! ```text
//! cargo bench -p discovery-codegen --bench generate -- FOLDER
//! ```

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use discovery_codegen::{Options, generate};
use rayon::prelude::*;

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    if let Some(folder) = folder {
        return measure_folder(Path::new(&folder));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let monitoring = read(&root.join("discovery/documents/monitoring.v3.json"));
    let (time, bytes) = best(20, || made(&monitoring));
    report("monitoring v3", time, bytes);
    let mut corpus = Vec::new();
    for folder in ["documents", "large"] {
        let entries =
            std::fs::read_dir(root.join("tests/corpus").join(folder)).expect("the corpus");
        corpus.extend(entries.map(|entry| read(&entry.expect("an entry").path())));
    }
    let (time, bytes) = best(3, || corpus.par_iter().map(|document| made(document)).sum());
    report(
        &format!("all {} documents of the corpus", corpus.len()),
        time,
        bytes,
    );
}

fn measure_folder(folder: &Path) {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut documents: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| read(&path))
        .collect();
    documents.sort();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let (time, bytes) = pool
        .expect("a thread")
        .install(|| best(1, || documents.iter().map(|document| made(document)).sum()));
    report(&format!("{} documents", documents.len()), time, bytes);
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a document")
}

/// Generates one crate; the bytes of its files.
fn made(document: &str) -> usize {
    let made = generate(document, &Options::default()).expect("a crate");
    black_box(made.tree)
        .files()
        .map(|(_, text)| text.len())
        .sum()
}

/// The shortest of some runs, and the bytes that were made.
fn best(runs: usize, run: impl Fn() -> usize) -> (Duration, usize) {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            let bytes = run();
            (start.elapsed(), bytes)
        })
        .min()
        .expect("at least one run")
}

fn report(what: &str, time: Duration, bytes: usize) {
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{what}: {:.0} ms for {megabytes:.1} MB of code",
        time.as_secs_f64() * 1e3
    );
}
