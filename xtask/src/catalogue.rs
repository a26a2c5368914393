//! The crates of `generated/` that are a workspace of their own, each with its example. A crate costs some seconds, and all of them some
//! minutes: so a run for each change checks one of them, another one each day.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::run::{self, Run};
use crate::task::Catalogue;

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    run::repository().join("generated")
}

/// What cargo is called with: lints, documentation and tests of these crates and their examples. Of a crate a day, only the example is
/// tested.
pub(crate) fn runs(catalogue: &Catalogue) -> Result<Vec<Run>, String> {
    let all = crates(&workspace())?;
    let chosen = match (&catalogue.crates[..], catalogue.today) {
        ([], false) => None,
        ([], true) => {
            let name = all[today()? % all.len()].clone();
            eprintln!("today: {name}, one of {}", all.len());
            Some(vec![name])
        }
        (named, _) => {
            if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
                return Err(format!(
                    "there is no crate {unknown} with an example; these are there: {}",
                    all.join(", ")
                ));
            }
            Some(named.to_vec())
        }
    };
    let examples = chosen
        .iter()
        .flatten()
        .map(|name| format!("{name}-example"));
    let examples: Vec<String> = examples.collect();
    let both: Vec<String> = chosen
        .into_iter()
        .flatten()
        .chain(examples.clone())
        .collect();
    // The examples in the documentation of a large crate take minutes.
    let tested = if catalogue.today { &examples } else { &both };
    Ok(vec![
        cargo("clippy", &both, &["--all-targets", "--", "-D", "warnings"]),
        cargo("doc", &both, &["--no-deps"]).with("RUSTDOCFLAGS", "-D warnings"),
        cargo("test", tested, &[]),
    ])
}

/// A call of cargo for these packages; for all if there are none.
fn cargo(command: &str, packages: &[String], arguments: &[&str]) -> Run {
    let mut run = Run::cargo(&[command, "--locked"]).inside(&workspace());
    if packages.is_empty() {
        run = run.argument("--workspace");
    }
    for package in packages {
        run = run.argument("--package").argument(package);
    }
    arguments.iter().fold(run, Run::argument)
}

/// The crates that have an example, sorted.
fn crates(folder: &Path) -> Result<Vec<String>, String> {
    let examples = folder.join("examples");
    let failed = |error: std::io::Error| format!("{}: {error}", examples.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&examples).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().join("Cargo.toml").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    match names.is_empty() {
        true => Err(format!("{} has no crate", examples.display())),
        false => Ok(names),
    }
}

/// How many days have begun since 1970. The variable is for tests.
fn today() -> Result<usize, String> {
    let seconds = match std::env::var("CATALOGUE_DAY") {
        Ok(day) => {
            return day
                .parse()
                .map_err(|error| format!("CATALOGUE_DAY={day}: {error}"));
        }
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH),
    };
    let seconds = seconds.map_err(|error| error.to_string())?.as_secs();
    usize::try_from(seconds / (24 * 60 * 60)).map_err(|error| error.to_string())
}
