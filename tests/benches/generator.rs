//! The generator over all documents of a folder: from their text to all files of their crates, in memory.
//!
//! ```text
//! cargo bench -p discovery-tests --bench generator [-- FOLDER]
//! ```
//!
//! Without a folder, it takes the documents of the corpus. Beside it: Google's client for Python, which makes its classes from the same
//! documents when a program starts; and serde_json, which reads them as values.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use discovery_codegen::{Options, generate};
use discovery_tests::cpu;
use discovery_tests::peers::Peer;
use discovery_tests::rows::{Better, Row, leave_out};
use rayon::prelude::*;

/// That of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a run over all documents makes.
struct Made {
    /// CPU seconds: what else the machine does changes them less.
    cpu: f64,
    bytes: usize,
    lines: usize,
}

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folders = match folder {
        Some(folder) => vec![PathBuf::from(folder)],
        None => vec![corpus.join("documents"), corpus.join("large")],
    };
    let paths = documents(&folders);
    let texts: Vec<String> = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a document"))
        .collect();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let what = format!("{} documents, {megabytes:.0} MB", texts.len());

    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let alone = one_thread.expect("a thread").install(|| generated(&texts));
    println!(
        "{what}: {:.1} s of CPU time on one thread; {:.0} MB, {} lines",
        alone.cpu,
        alone.bytes as f64 / 1e6,
        alone.lines
    );
    let before = cpu::seconds();
    for text in &texts {
        let value = serde_json::from_str::<serde_json::Value>(text);
        drop(black_box(value.expect("JSON")));
    }
    let reading = cpu::seconds() - before;
    let table = "CPU time on one thread";
    note(
        table,
        &what,
        alone.cpu,
        ("serde_json::Value, which only reads", reading),
    );
    let python = "google-api-python-client 2.202, at each start";
    match Peer::python(python, "documents.py", &[]) {
        Ok(mut peer) => {
            let mut seconds = 0.0;
            for path in &paths {
                let [one] = peer.ask(&path.display().to_string());
                seconds += one;
            }
            note(table, &what, alone.cpu, (python, seconds));
        }
        Err(why) => leave_out(python, &why),
    }
    let lines = format!("{what}: lines of code of a second of CPU time");
    Row {
        table: "Lines",
        what: &lines,
        unit: "/s",
        ours: alone.lines as f64 / alone.cpu,
        theirs: None,
        ratio: None,
        better: Better::More,
        headline: false,
    }
    .note();
}

fn note(table: &str, what: &str, ours: f64, theirs: (&str, f64)) {
    let row = Row {
        table,
        what,
        unit: "s",
        ours,
        theirs: Some(theirs),
        ratio: None,
        better: Better::Less,
        headline: theirs.0.contains("python"),
    };
    row.print();
    row.note();
}

/// Makes the crates of all documents.
fn generated(texts: &[String]) -> Made {
    let before = cpu::seconds();
    let sizes: Vec<(usize, usize)> = texts
        .par_iter()
        .map(|text| {
            let made = generate(text, &Options::default()).expect("a crate");
            let files = made.tree.files();
            files.fold((0, 0), |(bytes, lines), (_, text)| {
                (bytes + text.len(), lines + text.lines().count())
            })
        })
        .collect();
    Made {
        cpu: cpu::seconds() - before,
        bytes: sizes.iter().map(|size| size.0).sum(),
        lines: sizes.iter().map(|size| size.1).sum(),
    }
}

/// The documents of these folders, by name.
fn documents(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder of documents"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    paths.sort();
    paths
}
