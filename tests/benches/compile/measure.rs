//! One compiler process: its CPU seconds, its memory, and what it writes.
//!
//! Cargo calls this program instead of the compiler. It calls the compiler, and asks the system what that took.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use discovery_tests::cpu::{Used, used_by_children};

/// The file for the costs of the measured crate.
const COSTS: &str = "COMPILE_COSTS";
/// The crate that is measured.
const CRATE: &str = "COMPILE_CRATE";

/// What is made of a crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Check,
    Debug,
    Release,
    Doc,
}

/// The least that it took.
pub(crate) struct Cost {
    /// CPU seconds.
    pub(crate) seconds: f64,
    /// Peak memory in MB.
    pub(crate) memory: f64,
    /// Size of what was written, in MB.
    pub(crate) written: f64,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Check, Self::Debug, Self::Release, Self::Doc];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug",
            Self::Release => "release",
            Self::Doc => "doc",
        }
    }

    /// What cargo is called with.
    pub(crate) fn arguments(self, package: &str) -> Vec<&str> {
        match self {
            Self::Check => vec!["check", "--quiet"],
            Self::Debug => vec!["build", "--quiet"],
            Self::Release => vec!["build", "--quiet", "--release"],
            Self::Doc => vec!["doc", "--quiet", "--no-deps", "--package", package],
        }
    }

    /// Forgets the package alone, or all documentation, which is that of the package.
    pub(crate) fn clean(self, package: &str) -> Vec<&str> {
        match self {
            Self::Check | Self::Debug => vec!["clean", "--quiet", "--package", package],
            Self::Release => vec!["clean", "--quiet", "--package", package, "--release"],
            Self::Doc => vec!["clean", "--quiet", "--doc"],
        }
    }
}

impl Cost {
    /// Takes the lower of both, each figure for itself.
    pub(crate) fn lower(&mut self, other: &Self) {
        self.seconds = self.seconds.min(other.seconds);
        self.memory = self.memory.min(other.memory);
        self.written = self.written.min(other.written);
    }
}

/// Runs cargo, and reads what the compiler of this package took.
pub(crate) fn observe(
    command: &mut Command,
    package: &str,
    run: impl Fn(&mut Command) -> Result<(), String>,
) -> Result<Cost, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let costs = program.with_extension("costs");
    let _ = fs::remove_file(&costs);
    command
        .env("RUSTC_WRAPPER", &program)
        .env("RUSTDOC", &program)
        .env(COSTS, &costs)
        .env(CRATE, package.replace('-', "_"));
    run(command)?;
    let line =
        fs::read_to_string(&costs).map_err(|_| format!("cargo did not compile {package}"))?;
    let figures: Vec<f64> = line
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [seconds, memory] = figures[..] else {
        return Err(format!("{package} was compiled more than once: {line:?}"));
    };
    Ok(Cost {
        seconds,
        memory,
        written: 0.0,
    })
}

/// If cargo calls this program as a compiler: runs the compiler, and returns its exit code.
pub(crate) fn run_as_compiler() -> Option<i32> {
    let costs = std::env::var_os(COSTS)?;
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    // A wrapper of rustc gets the path of rustc first; rustdoc is replaced.
    let compiler = match arguments.first() {
        Some(first)
            if Path::new(first)
                .file_stem()
                .is_some_and(|stem| stem == "rustc") =>
        {
            arguments.remove(0)
        }
        _ => "rustdoc".into(),
    };
    let wanted = std::env::var_os(CRATE);
    let named = arguments
        .windows(2)
        .any(|pair| pair[0] == "--crate-name" && Some(&pair[1]) == wanted.as_ref());
    let status = Command::new(compiler).args(arguments).status().ok()?;
    if named {
        let Used { seconds, memory } = used_by_children()?;
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(costs)
            .ok()?;
        writeln!(file, "{seconds} {memory}").ok()?;
    }
    Some(status.code().unwrap_or(1))
}

/// The size of what the compiler wrote for a package, in MB.
pub(crate) fn written(target: &Path, kind: Kind, package: &str) -> Result<f64, String> {
    let name = package.replace('-', "_");
    let bytes = match kind {
        Kind::Doc => size_of(&target.join("doc").join(name)),
        Kind::Check => size_of_library(&target.join("debug/deps"), &name, "rmeta"),
        Kind::Debug => size_of_library(&target.join("debug/deps"), &name, "rlib"),
        Kind::Release => size_of_library(&target.join("release/deps"), &name, "rlib"),
    };
    bytes
        .map(|bytes| bytes as f64 / 1e6)
        .map_err(|error| format!("{}: {error}", target.display()))
}

/// The size of `lib<name>-*.<extension>`.
fn size_of_library(folder: &Path, name: &str, extension: &str) -> std::io::Result<u64> {
    let start = format!("lib{name}-");
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let starts = entry.file_name().to_string_lossy().starts_with(&start);
        if starts && path.extension().is_some_and(|found| found == extension) {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

/// The size of all files below a folder.
fn size_of(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += match entry.file_type()?.is_dir() {
            true => size_of(&entry.path())?,
            false => entry.metadata()?.len(),
        };
    }
    Ok(bytes)
}
