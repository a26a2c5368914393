//! Programs beside which benchmarks measure: each is a process of its own, because it is not in Rust or would weigh on everybody's
//! build.
//!
//! A peer reads lines, and answers each with a line of figures. Those in Rust are packages of the workspace `tests/peers`, which
//! cargo builds on demand; those in Python run in an environment into which pip installs `tests/peers/python/requirements.txt`.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::scratch::target_folder;

/// One such process.
#[derive(Debug)]
pub struct Peer {
    /// Its name and version, as tables show it.
    pub name: &'static str,
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Peer {
    /// Builds a program of a package in `tests/peers`, and starts it.
    ///
    /// # Errors
    ///
    /// It cannot be built or started.
    pub fn rust(
        name: &'static str,
        package: &str,
        program: &str,
        arguments: &[&str],
    ) -> Result<Self, String> {
        let target = target().map_err(|error| error.to_string())?;
        run(crate::cargo()
            .args(["build", "--release", "--locked", "--package", package])
            .args(["--bin", program, "--manifest-path"])
            .arg(sources().join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target))?;
        let program = target
            .join("release")
            .join(program)
            .with_extension(std::env::consts::EXE_EXTENSION);
        Self::start(name, Command::new(program).args(arguments))
    }

    /// Installs what Python's programs need, and starts one.
    ///
    /// # Errors
    ///
    /// It cannot be installed or started.
    pub fn python(name: &'static str, program: &str, arguments: &[&str]) -> Result<Self, String> {
        let folder = target().map_err(|error| error.to_string())?.join("python");
        let python = folder.join(if cfg!(windows) {
            "Scripts/python"
        } else {
            "bin/python"
        });
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(sources().join("python/requirements.txt")))?;
        let program = sources().join("python").join(program);
        Self::start(name, Command::new(python).arg(program).args(arguments))
    }

    fn start(name: &'static str, command: &mut Command) -> Result<Self, String> {
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|error| format!("{name}: {command:?}: {error}"))?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(format!("{name}: {command:?} has no pipes"));
        };
        Ok(Self {
            name,
            child,
            stdin,
            stdout: BufReader::new(stdout),
        })
    }

    /// Sends a line, and returns the figures of the line that comes back.
    ///
    /// # Panics
    ///
    /// The process ended, or its line is not so many figures.
    pub fn ask<const FIGURES: usize>(&mut self, line: &str) -> [f64; FIGURES] {
        writeln!(self.stdin, "{line}").expect("the peer runs");
        let mut answer = String::new();
        self.stdout.read_line(&mut answer).expect("the peer runs");
        let figures: Vec<f64> = answer
            .split_whitespace()
            .filter_map(|text| text.parse().ok())
            .collect();
        figures
            .try_into()
            .unwrap_or_else(|_| panic!("{} answered {line:?} with {answer:?}", self.name))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    eprintln!("preparing: {command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

fn target() -> std::io::Result<PathBuf> {
    Ok(target_folder()?.join("peers"))
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers")
}
