//! What cargo is called with.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::catalogue;
use crate::task::{Responses, Task, Wire};

/// One run of cargo.
#[derive(Default)]
pub(crate) struct Run {
    /// `None`: the current folder.
    folder: Option<PathBuf>,
    arguments: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
}

/// Runs a task, and gives the exit code of cargo: of the first run that failed.
pub(crate) fn run(task: &Task) -> ExitCode {
    let mut code = 0;
    let tasks = match task {
        Task::All => Task::all(),
        one => vec![one.clone()],
    };
    let mut summary = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        if tasks.len() > 1 {
            eprintln!("\n=== {} of {}: {}", index + 1, tasks.len(), task.name());
        }
        let start = Instant::now();
        let found = match start_all(task) {
            Ok(found) => found,
            Err(error) => {
                eprintln!("error: {error}");
                2
            }
        };
        let result = if found == 0 { "passed" } else { "failed" };
        summary.push(format!(
            "{}: {result} after {}",
            task.name(),
            time(start.elapsed())
        ));
        if code == 0 {
            code = found;
        }
    }
    eprintln!("\n{}", summary.join("\n"));
    ExitCode::from(code)
}

/// Starts what a task calls, up to the first run that fails.
fn start_all(task: &Task) -> Result<u8, String> {
    let runs = match task {
        Task::Catalogue(catalogue) => catalogue::runs(catalogue)?,
        one => vec![Run::of(one)?],
    };
    for run in runs {
        match run.start()? {
            0 => {}
            failed => return Ok(failed),
        }
    }
    Ok(0)
}

impl Run {
    /// What a task calls.
    fn of(task: &Task) -> Result<Self, String> {
        Ok(match task {
            Task::Wire(wire) => wire_program(wire),
            Task::Responses(responses) => random_responses(responses),
            Task::Corpus => Self::test(
                "corpus",
                &["every_document_is_clean_as_crate_and_as_module"],
            ),
            Task::Examples => Self::test(
                "corpus",
                &["the_examples_of_wide_documents_and_of_others_compile"],
            )
            .argument("--nocapture"),
            Task::Properties => Self::test(
                "properties",
                &[
                    "the_order_of_no_document_changes_anything",
                    "no_newcomer_renames_anything_that_the_rule_does_not",
                ],
            )
            .optimised(),
            Task::Diff => Self::test(
                "diff",
                &[
                    "the_verdict_of_many_changes_by_chance_is_what_the_code_says",
                    "the_verdict_of_published_revisions_is_what_the_code_says",
                ],
            )
            .optimised(),
            Task::Semver(semver) if !semver.documents.is_empty() => Self::test(
                "semver_agreement",
                &["no_verdict_of_published_revisions_is_below"],
            )
            .with("DISCOVERY_REVISIONS", folders(&semver.documents)?),
            Task::Semver(semver) => {
                let test = Self::test(
                    "semver_agreement",
                    &["no_verdict_is_below_what_cargo_semver_checks_finds"],
                );
                match semver.write {
                    true => test.with("SEMVER_AGREEMENT_WRITE", "1"),
                    false => test,
                }
            }
            Task::Features => Self::test(
                "features",
                &["any_features_of_large_crates_compile_without_a_warning"],
            ),
            Task::Revisions => Self::test(
                "revisions",
                &[
                    "in_turn::every_crate_compiles_after_each_revision",
                    "users::programs_compile_with_later_crates_or_their_lines_are_named",
                ],
            ),
            Task::Doubles => Self::test_of(
                "discovery-runtime",
                &["message"],
                &["lossless::a_million_random_doubles_come_back_to_the_bit"],
            ),
            Task::Storm(storm) => {
                let test = Self::test("faults", &["storm::a_hundred_callers_and_every_fault"])
                    .argument("--nocapture")
                    .with("FAULTS_SECONDS", storm.seconds.to_string());
                match storm.seed {
                    Some(seed) => test.with("FAULTS_SEED", seed.to_string()),
                    None => test,
                }
            }
            Task::Calls(calls) => {
                Self::cargo(&["bench", "--package", "discovery-tests", "--bench", "calls"])
                    .with("CALLS_ROUNDS", calls.rounds.to_string())
            }
            Task::Instructions(instructions) => {
                let run = Self::cargo(&["run", "--quiet", "--package", "discovery-instructions"])
                    .optimised()
                    .argument("--");
                match instructions.write {
                    true => run.argument("--write"),
                    false => run,
                }
            }
            Task::Tables(tables) => {
                let documents = folder(&tables.documents)?;
                Self::test_of(
                    "discovery-tests",
                    &["facts", "operations", "paging", "written_names"],
                    &[
                        "each_fact_finds_its_place_in_every_document",
                        "table::the_table_of_the_corpus",
                        "table::the_table_of_every_document",
                        "no_name_of_a_description_is_refused",
                        "no_name_of_a_description_of_any_document_is_refused",
                    ],
                )
                .with("DISCOVERY_DOCUMENTS", documents)
                .snapshots(tables.check)
            }
            Task::Published(published) => {
                let test = Self::test_of(
                    "discovery-codegen",
                    &["published"],
                    &["pairs::no_published_revision_breaks_without_a_reason"],
                )
                .with("DISCOVERY_REVISIONS", folders(&published.documents)?);
                match published.write {
                    true => test.with("PUBLISHED_WRITE", "1"),
                    false => test,
                }
            }
            Task::Names(names) => Self::test(
                "names",
                &[
                    "public_paths_are_as_they_were_meant",
                    "names_that_repeat_what_they_stand_in",
                    "names_with_a_suffix",
                ],
            )
            .snapshots(names.check),
            Task::Registry => Self::test_of(
                "xtask",
                &["registry"],
                &["a_users_package_builds_from_what_would_be_published"],
            ),
            Task::Contract => {
                Self::cargo(&["run", "--package", "discovery-tests", "--bin", "contract"])
            }
            Task::All | Task::Benchmarks(_) | Task::Catalogue(_) | Task::Release(_) => {
                return Err(format!("`{}` is not one run of cargo", task.name()));
            }
        })
    }

    pub(crate) fn cargo(arguments: &[&str]) -> Self {
        Self::of_arguments(arguments.iter().map(OsString::from).collect())
    }

    /// Cargo with these arguments.
    pub(crate) fn of_arguments(arguments: Vec<OsString>) -> Self {
        Self {
            folder: None,
            arguments,
            variables: Vec::new(),
        }
    }

    /// These tests of one file in `tests/tests`.
    fn test(file: &str, names: &[&str]) -> Self {
        Self::test_of("discovery-tests", &[file], names)
    }

    /// These tests of some files, whether they are ignored by default or not.
    fn test_of(package: &str, files: &[&str], names: &[&str]) -> Self {
        let mut run = Self::cargo(&["test", "--package", package]);
        for file in files {
            run = run.argument("--test").argument(file);
        }
        for argument in ["--", "--include-ignored", "--exact"].iter().chain(names) {
            run = run.argument(argument);
        }
        run
    }

    /// In this folder.
    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    pub(crate) fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Sets an environment variable.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// In a release build.
    fn optimised(mut self) -> Self {
        self.arguments.insert(1, "--release".into());
        self
    }

    /// Writes the snapshots, or only compares them.
    fn snapshots(self, check: bool) -> Self {
        self.with("INSTA_UPDATE", if check { "no" } else { "always" })
    }

    /// Runs cargo to its end; its exit code.
    pub(crate) fn start(self) -> Result<u8, String> {
        eprintln!("{}", self.shown());
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(&cargo);
        // Cargo set these for this program. Build scripts of other crates run again when they change.
        for (name, _) in env::vars_os() {
            let of_package =
                |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
            if name.to_str().is_some_and(of_package) {
                command.env_remove(name);
            }
        }
        if let Some(folder) = self.folder {
            command.current_dir(folder);
        }
        let status = command
            .args(self.arguments)
            .envs(self.variables)
            .status()
            .map_err(|error| format!("{} cannot be run: {error}", cargo.display()))?;
        Ok(match status.code() {
            // A signal ended it.
            None => 1,
            Some(code) => u8::try_from(code).unwrap_or(1),
        })
    }

    /// What somebody would type for the same.
    fn shown(&self) -> String {
        let mut text = "$ ".to_owned();
        if let Some(folder) = &self.folder {
            text += &format!("cd {}; ", below_here(folder).display());
        }
        for (name, value) in &self.variables {
            text += &format!("{name}={} ", value.display());
        }
        text + &self.typed()
    }

    /// The same without the folder and the variables.
    pub(crate) fn typed(&self) -> String {
        let words = self.arguments.iter().map(|word| word.display().to_string());
        let words: Vec<String> = std::iter::once("cargo".to_owned()).chain(words).collect();
        words.join(" ")
    }
}

/// `cargo run -p discovery-tests --bin wire`
fn wire_program(wire: &Wire) -> Run {
    let mut run = Run::cargo(&[
        "run",
        "--quiet",
        "--package",
        "discovery-tests",
        "--bin",
        "wire",
        "--",
    ]);
    let documents = match wire.documents.as_slice() {
        [] => vec![corpus("documents"), corpus("large")],
        given => given.to_owned(),
    };
    for folder in documents {
        run = run.argument("--documents").argument(folder);
    }
    let vectors = wire.vectors.clone().unwrap_or_else(|| corpus("wire"));
    run = run.argument("--vectors").argument(vectors);
    wire.names.iter().fold(run, Run::argument)
}

fn random_responses(responses: &Responses) -> Run {
    let Responses { each, seed, names } = responses;
    let run = wire_program(&Wire {
        documents: Vec::new(),
        vectors: None,
        names: Vec::new(),
    })
    .argument("--random")
    .argument(each.to_string())
    .argument("--seed")
    .argument(seed.to_string());
    names.iter().fold(run, Run::argument)
}

/// A folder of the corpus, relative to where the task was called if it is below.
fn corpus(name: &str) -> PathBuf {
    below_here(&repository().join("tests/corpus").join(name))
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// The same path, relative to the current folder if it is below.
fn below_here(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// A folder, as tests can name it, which run elsewhere.
pub(crate) fn folder(path: &Path) -> Result<PathBuf, String> {
    if !path.is_dir() {
        return Err(format!("{} is not a folder", path.display()));
    }
    std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Several folders, as `PATH` has them.
fn folders(paths: &[PathBuf]) -> Result<OsString, String> {
    let folders: Vec<PathBuf> = paths
        .iter()
        .map(|path| folder(path))
        .collect::<Result<_, _>>()?;
    env::join_paths(folders).map_err(|error| error.to_string())
}

/// `5 min 12 s`.
fn time(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}
