//! Compares what generated crates put on the wire with recorded requests and responses.
//!
//! ```sh
//! cargo run -p discovery-tests --bin wire -- --documents tests/corpus/documents --vectors tests/corpus/wire monitoring.v1
//! ```
//!
//! Exit codes: 0 all the same, 1 something differs, 2 the call is wrong.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use discovery_tests::wire::{Random, Subject, Workspace, build};

/// Compares what generated crates put on the wire with recorded requests and responses.
#[derive(Parser)]
#[command(
    name = "wire",
    after_help = "Exit codes: 0 all the same, 1 something differs, 2 the call is wrong."
)]
struct Arguments {
    /// A folder of documents, NAME.json each; may be given more than once
    #[arg(long, required = true, value_name = "DIR")]
    documents: Vec<PathBuf>,
    /// The folder of their vectors, NAME.jsonl each
    #[arg(long, value_name = "DIR")]
    vectors: PathBuf,
    /// Also read and write N random responses per method, made from the document
    #[arg(long, value_name = "N")]
    random: Option<usize>,
    /// What random responses are made from; the same seed makes the same
    #[arg(long, value_name = "S", default_value_t = 1, requires = "random")]
    seed: u64,
    /// The documents to compare; none: all that have vectors
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let subjects = match subjects(&arguments) {
        Ok(subjects) => subjects,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let random = arguments.random.map(|each| Random {
        each,
        seed: arguments.seed,
    });
    match compare(&subjects, random) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The documents that were asked for, with their vectors.
fn subjects(arguments: &Arguments) -> Result<Vec<Subject>, String> {
    for folder in arguments.documents.iter().chain([&arguments.vectors]) {
        if !folder.is_dir() {
            return Err(format!("{} is no folder", folder.display()));
        }
    }
    let document = |name: &str| {
        arguments
            .documents
            .iter()
            .map(|folder| folder.join(format!("{name}.json")))
            .find(|path| path.is_file())
    };
    let names = if arguments.names.is_empty() {
        let all = stems(&arguments.vectors)?;
        all.into_iter()
            .filter(|name| document(name).is_some())
            .collect()
    } else {
        arguments.names.clone()
    };
    if names.is_empty() {
        return Err("no document has vectors there".to_owned());
    }
    names
        .into_iter()
        .map(|name| {
            let document =
                document(&name).ok_or_else(|| format!("there is no document {name}.json"))?;
            Ok(Subject {
                document: read(&document)?,
                vectors: read(&arguments.vectors.join(format!("{name}.jsonl")))?,
                name,
                package: None,
                change: None,
            })
        })
        .collect()
}

fn stems(folder: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names
        .filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned))
        .collect())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn compare(subjects: &[Subject], random: Option<Random>) -> io::Result<bool> {
    let workspace = Workspace::open()?;
    let built = build(&workspace, subjects, &|progress| eprintln!("{progress}"))?;
    let mut good = true;
    for (built, subject) in built.iter().zip(subjects) {
        let report = built.check_with(&subject.vectors, random);
        good &= report.is_good();
        println!("{report}");
    }
    Ok(good)
}
