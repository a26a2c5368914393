//! A repository of its own: a manifest, documents, and the crates that the program makes of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::{fs, io};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::cargo;
use crate::scratch::{PROFILE, put, repository, shared_target, target_folder};

/// A repository in a folder of its own, with `generated/` as the workspace.
pub struct Revised {
    folder: PathBuf,
}

impl Revised {
    /// The crates of these documents, at version 0.1.0, in place of an earlier repository of this name.
    ///
    /// # Errors
    ///
    /// A document that cannot be read or generated; a folder that cannot be written.
    pub fn new(name: &str, documents: &[PathBuf]) -> io::Result<Self> {
        let folder = target_folder()?.join("scratch").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let mut manifest =
            "command = \"cargo codegen\"\nruntime = { workspace = true }\n\n".to_owned();
        for document in documents {
            let text = fs::read_to_string(document)?;
            let value: Value = serde_json::from_str(&text)?;
            let member = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            let file = format!("documents/{}.{}.json", member("name"), member("version"));
            put(&folder.join("discovery").join(&file), &text)?;
            let sha256 = Sha256::digest(&text)
                .iter()
                .fold(String::new(), |mut hex, byte| {
                    let _ = write!(hex, "{byte:02x}");
                    hex
                });
            let _ = write!(
                manifest,
                "[[api]]\ncrate = \"google-{}-{}\"\nversion = \"0.1.0\"\ndocument = \"{file}\"\nsource = \"the corpus\"\n\
                 revision = \"{}\"\nsha256 = \"{sha256}\"\n\n",
                member("name"),
                member("version"),
                member("revision"),
            );
        }
        put(&folder.join("discovery/apis.toml"), &manifest)?;
        let workspace = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n\n\
             [workspace.dependencies]\ndiscovery-runtime = {{ path = {:?}, default-features = false }}\n\n{PROFILE}",
            repository().join("runtime"),
        );
        put(&folder.join("Cargo.toml"), &workspace)?;
        fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        let revised = Self { folder };
        let made = revised.codegen(&["generate"])?;
        match made.status.success() {
            true => Ok(revised),
            false => Err(io::Error::other(
                String::from_utf8_lossy(&made.stderr).into_owned(),
            )),
        }
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// There is no such file.
    pub fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.folder.join(path))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `discovery-codegen` for the repository.
    ///
    /// # Errors
    ///
    /// Cargo cannot be run.
    pub fn codegen(&self, arguments: &[&str]) -> io::Result<Output> {
        codegen(arguments)?.arg("--root").arg(&self.folder).output()
    }

    /// Runs cargo in the repository, without a network. What is compiled is shared with other tests.
    ///
    /// # Errors
    ///
    /// Cargo cannot be run.
    pub fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        cargo()
            .args(arguments)
            .arg("--offline")
            .env("CARGO_TARGET_DIR", shared_target()?)
            .current_dir(&self.folder)
            .output()
    }
}

/// The program, about to be run. It is compiled first, once.
///
/// # Errors
///
/// It does not compile.
pub fn codegen(arguments: &[&str]) -> io::Result<Command> {
    static PROGRAM: Mutex<Option<PathBuf>> = Mutex::new(None);
    let mut program = PROGRAM
        .lock()
        .map_err(|_| io::Error::other("it does not compile"))?;
    let path = match program.take() {
        Some(path) => path,
        None => build()?,
    };
    let mut command = Command::new(&path);
    command.args(arguments);
    *program = Some(path);
    Ok(command)
}

/// Compiles the program; where cargo says it is.
fn build() -> io::Result<PathBuf> {
    let output = cargo()
        .args(["build", "--quiet", "--locked", "--message-format=json"])
        .args([
            "--package",
            "discovery-codegen-cli",
            "--bin",
            "discovery-codegen",
        ])
        .current_dir(repository())
        .output()?;
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let executable = messages.lines().rev().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message["executable"].as_str()?))
    });
    executable.ok_or_else(|| io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()))
}
