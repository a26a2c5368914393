//! What it costs to build a program: from nothing, and after a change; and how large it is.
//!
//! Each program makes one call, as its crate's documentation shows it. Each is built from nothing in three kinds, and after five changes
//! of a line; `COMPILE_KINDS` chooses kinds, and `COMPILE_PROGRAMS` chooses `environment` or `token`. Ours come from the last commit of
//! this repository, because cargo compiles what it takes from a path otherwise than what it takes from a registry.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use discovery_tests::cpu::used_by_children;
use discovery_tests::rows::{Better, Row, leave_out, median};
use discovery_tests::scratch::target_folder;

use crate::measure::Kind;
use crate::project::write;
use crate::{is_chosen, variable};

const KINDS: [Kind; 3] = [Kind::Check, Kind::Debug, Kind::Release];
/// The table of the sizes.
const SIZE: &str = "Size of the program";
/// How often a line is changed.
const CHANGES: usize = 5;
/// Stands in each program, so that a change is one of its code.
const LINE: &str = "const CHANGE: u32 = 0;";

/// A program, and the crates that it needs.
struct Program {
    /// As tables show it.
    name: &'static str,
    /// A folder.
    folder: &'static str,
    dependencies: String,
    code: &'static str,
}

/// Programs that do the same: ours first.
struct Group {
    /// The word that chooses it.
    name: &'static str,
    what: &'static str,
    programs: Vec<Program>,
}

fn groups() -> Result<[Group; 2], String> {
    let tokio = "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }";
    let program = |name, folder, dependencies: &[&str], code| Program {
        name,
        folder,
        dependencies: [dependencies, &[tokio]].concat().join("\n"),
        code,
    };
    let commit = last_commit()?;
    let environment = Group {
        name: "environment",
        what: "credentials of the environment",
        programs: vec![
            program(
                "ours",
                "ours",
                &[&format!("google-monitoring-v3 = {{ {commit} }}")],
                include_str!("programs/ours.rs"),
            ),
            program(
                "google-monitoring3 7.0",
                "google-apis-rs",
                &[
                    // Without it there is nothing that chooses credentials by the environment.
                    "google-monitoring3 = { version = \"=7.0.0\", features = [\"yup-oauth2-service-account\"] }",
                ],
                include_str!("programs/google_apis_rs.rs"),
            ),
            program(
                "google-cloud-monitoring-v3 1.14",
                "google-cloud-rust",
                &["google-cloud-monitoring-v3 = \"=1.14.0\""],
                include_str!("programs/google_cloud_rust.rs"),
            ),
        ],
    };
    let token = Group {
        name: "token",
        what: "a token of one's own",
        programs: vec![
            program(
                "ours",
                "ours-token",
                &[&format!(
                    "google-monitoring-v3 = {{ {commit}, default-features = false, features = [\"hyper\", \"tls-ring\"] }}"
                )],
                include_str!("programs/ours_token.rs"),
            ),
            program(
                "google-monitoring3 7.0",
                "google-apis-rs-token",
                &[
                    "google-monitoring3 = { version = \"=7.0.0\", default-features = false, features = [\"ring\"] }",
                ],
                include_str!("programs/google_apis_rs_token.rs"),
            ),
            program(
                "reqwest 0.13 and serde's derive, by hand",
                "reqwest",
                &[
                    "reqwest = { version = \"0.13\", features = [\"json\"] }",
                    "serde = { version = \"1\", features = [\"derive\"] }",
                ],
                include_str!("programs/reqwest.rs"),
            ),
        ],
    };
    Ok([environment, token])
}

/// The last commit of this repository, as a dependency.
fn last_commit() -> Result<String, String> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .map_err(|error| format!("git: {error}"))?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
            false => Err(format!("git {arguments:?}: {}", output.status)),
        }
    };
    let folder = git(&["rev-parse", "--path-format=absolute", "--git-common-dir"])?;
    let commit = git(&["rev-parse", "HEAD"])?;
    Ok(format!("git = \"file://{folder}\", rev = {commit:?}"))
}

/// What a program costs, in the order in which it is measured.
struct Cost {
    table: String,
    what: String,
    unit: &'static str,
    value: f64,
}

pub(crate) fn run() {
    let kinds = variable("COMPILE_KINDS");
    for kind in KINDS {
        if !is_chosen(kinds.as_deref(), |word| word == kind.name()) {
            leave_out(kind.name(), "not chosen in this run (COMPILE_KINDS)");
        }
    }
    let programs = variable("COMPILE_PROGRAMS");
    for group in groups().expect("a repository of git") {
        if !is_chosen(programs.as_deref(), |word| word == group.name) {
            leave_out(group.what, "not chosen in this run (COMPILE_PROGRAMS)");
            continue;
        }
        let mut ours: Option<Vec<Cost>> = None;
        for program in &group.programs {
            let costs = match program.measure(kinds.as_deref()) {
                Ok(costs) => costs,
                Err(why) => {
                    leave_out(&format!("{}, {}", program.name, group.what), &why);
                    continue;
                }
            };
            match &ours {
                None => ours = Some(costs),
                Some(ours) => report(&group, program, ours, &costs),
            }
        }
    }
}

impl Program {
    fn measure(&self, kinds: Option<&str>) -> Result<Vec<Cost>, String> {
        let root = target_folder().map_err(|error| error.to_string())?;
        let folder = root.join("programs").join(self.folder);
        // The name of a program is a part of its size.
        let manifest = format!(
            "[workspace]\n[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{}\n[profile.release]\nstrip = true\n",
            self.dependencies
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        let mut costs = Vec::new();
        let mut add = |table: &str, what: &str, unit, value| {
            costs.push(Cost {
                table: table.to_owned(),
                what: what.to_owned(),
                unit,
                value,
            });
        };
        for kind in KINDS {
            if !is_chosen(kinds, |word| word == kind.name()) {
                continue;
            }
            self.write_code(&folder, 0)?;
            cargo(&folder, &["fetch"])?;
            remove(&folder.join("target"))?;
            let name = kind.name();
            let seconds = build(&folder, kind)?;
            add("From nothing: CPU time", name, "s", seconds);
            if kind == Kind::Release {
                let file = folder.join("target/release/program");
                let file = file.with_extension(std::env::consts::EXE_EXTENSION);
                let size = fs::metadata(file).map_err(|error| error.to_string())?.len();
                add(SIZE, "release, stripped", "MB", size as f64 / 1e6);
            } else {
                let mut changes = Vec::new();
                for change in 1..=CHANGES {
                    self.write_code(&folder, change)?;
                    changes.push(build(&folder, kind)?);
                }
                add("After a change: CPU time", name, "s", median(changes));
            }
            eprintln!("{}, {name}: {seconds:.0} s of CPU time", self.folder);
            remove(&folder.join("target"))?;
        }
        Ok(costs)
    }

    /// Writes the program, with the number of this change.
    fn write_code(&self, folder: &Path, change: usize) -> Result<(), String> {
        if !self.code.contains(LINE) {
            return Err(format!("the program lacks the line {LINE}"));
        }
        let code = self
            .code
            .replace(LINE, &LINE.replace('0', &change.to_string()));
        write(&folder.join("src/main.rs"), &code)
    }
}

/// Builds the program, and returns the CPU seconds that this took: its time would tell more of what else the machine does.
fn build(folder: &Path, kind: Kind) -> Result<f64, String> {
    let before = children_cpu_seconds();
    let mut arguments = kind.arguments("program");
    arguments.push("--offline");
    cargo(folder, &arguments)?;
    Ok(children_cpu_seconds() - before)
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let mut command = discovery_tests::cargo();
    command
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("CARGO_INCREMENTAL")
        .stdout(Stdio::null());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

fn children_cpu_seconds() -> f64 {
    used_by_children().map_or(f64::NAN, |used| used.seconds)
}

fn remove(folder: &PathBuf) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn report(group: &Group, program: &Program, ours: &[Cost], theirs: &[Cost]) {
    for (ours, theirs) in ours.iter().zip(theirs) {
        let row = Row {
            table: &ours.table,
            what: &format!("{}, {}", ours.what, group.what),
            unit: ours.unit,
            ours: ours.value,
            theirs: Some((program.name, theirs.value)),
            ratio: None,
            better: Better::Less,
            headline: ours.what == "debug" && ours.table.ends_with("CPU time")
                || ours.table == SIZE,
        };
        row.print();
        row.note();
    }
}
