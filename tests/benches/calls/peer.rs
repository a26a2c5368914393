//! Sides that call from a process of their own, because they are not in Rust or would weigh on everybody's build.
//!
//! Such a program is started with the URL, the token and the name to ask for. It reads lines `CALLERS SECONDS` and answers each
//! with `CALLS SECONDS CPU_SECONDS`: what it did, how long it took, and its CPU time.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use discovery_tests::scratch::target_folder;

use crate::{Measured, NAME, Side, TOKEN};

/// One such process.
pub(crate) struct Peer {
    name: &'static str,
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Peer {
    /// google-monitoring3, built by cargo.
    pub(crate) fn google_apis_rs(url: &str) -> Result<Peer, String> {
        let target = target_folder()
            .map_err(|error| error.to_string())?
            .join("peers");
        let manifest = sources().join("Cargo.toml");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        run(Command::new(cargo)
            .args(["build", "--release", "--locked", "--manifest-path"])
            .arg(manifest)
            .env("CARGO_TARGET_DIR", &target))?;
        let program = target
            .join("release/peers")
            .with_extension(std::env::consts::EXE_EXTENSION);
        Peer::start("google-monitoring3", Command::new(program), url)
    }

    /// google-api-python-client, installed by pip into an environment of its own.
    pub(crate) fn python(url: &str) -> Result<Peer, String> {
        let folder = target_folder()
            .map_err(|error| error.to_string())?
            .join("peers/python");
        let python = folder.join(if cfg!(windows) {
            "Scripts/python"
        } else {
            "bin/python"
        });
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(sources().join("python/requirements.txt")))?;
        let mut command = Command::new(python);
        command.arg(sources().join("python/client.py"));
        Peer::start("google-api-python-client", command, url)
    }

    fn start(name: &'static str, mut command: Command, url: &str) -> Result<Peer, String> {
        let started = command
            .args([url, TOKEN, NAME])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut child = started.map_err(|error| format!("{name}: {command:?}: {error}"))?;
        let stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Ok(Peer {
            name,
            child,
            stdin,
            stdout,
        })
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

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers")
}

impl Side for Peer {
    fn name(&self) -> &'static str {
        self.name
    }

    fn measure(&mut self, callers: usize, time: Duration) -> Measured {
        writeln!(self.stdin, "{callers} {}", time.as_secs_f64()).unwrap();
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        let figures: Vec<f64> = line
            .split_whitespace()
            .map(|text| text.parse().unwrap())
            .collect();
        let [calls, seconds, cpu] = figures[..] else {
            panic!("{} answered {line:?}", self.name);
        };
        Measured::new(calls, seconds, cpu)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
