//! A folder to run the program in.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A document with one schema and one method.
pub(crate) const NOTES: &str = include_str!("documents/notes.v1.json");
/// The same under another name.
pub(crate) const TASKS: &str = include_str!("documents/tasks.v1.json");
/// One with two resources and what a reference page has to show.
pub(crate) const LIBRARY: &str = include_str!("documents/library.v1.json");

/// A folder of its own, which goes away with the test.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// How a run ended. `Display` is what snapshots hold.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    /// A folder with `notes.json` and `tasks.json`.
    pub(crate) fn new() -> Self {
        let sandbox = Self::empty();
        sandbox.write("notes.json", NOTES);
        sandbox.write("tasks.json", TASKS);
        sandbox
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// A repository with both documents in its manifest, generated.
    pub(crate) fn repository() -> Self {
        Self::repository_below("")
    }

    /// The same in a folder below, which may be empty.
    pub(crate) fn repository_below(folder: &str) -> Self {
        let sandbox = Self::empty();
        let below = Path::new(folder);
        for (path, text) in [
            ("discovery/documents/notes.v1.json", NOTES),
            ("discovery/documents/tasks.v1.json", TASKS),
            ("discovery/apis.toml", include_str!("documents/apis.toml")),
            ("generated/rustfmt.toml", "disable_all_formatting = true\n"),
        ] {
            sandbox.write(&below.join(path).to_string_lossy(), text);
        }
        let run = sandbox.run_in(folder, &["generate"], &[]);
        assert_eq!(run.code, 0, "{run}");
        sandbox
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        // An absolute path would leave the folder.
        assert!(
            Path::new(path).is_relative(),
            "{path} is not below the sandbox"
        );
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces a text in a file, once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Every file below a folder, with its content.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let root = self.path(folder);
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = folder.read_dir() else {
                continue;
            };
            for entry in entries {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path
                        .strip_prefix(&root)
                        .expect("below it")
                        .to_string_lossy()
                        .replace('\\', "/");
                    files.insert(name, fs::read(&path).expect("a file"));
                }
            }
        }
        files
    }

    /// Everything in the folder as it stands there, folders too: no link is followed, and no pipe is read.
    #[cfg(unix)]
    pub(crate) fn listing(&self) -> BTreeMap<String, String> {
        use std::os::unix::fs::PermissionsExt as _;
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("")];
        while let Some(one) = folders.pop() {
            for entry in one.read_dir().expect("a folder") {
                let path = entry.expect("an entry").path();
                let name = path.strip_prefix(self.path("")).expect("below it");
                let data = path.symlink_metadata().expect("it is there");
                let what = if data.is_symlink() {
                    format!("→ {}", fs::read_link(&path).expect("a link").display())
                } else if data.is_dir() {
                    folders.push(path.clone());
                    "folder".to_owned()
                } else if data.is_file() {
                    let bytes = fs::read(&path).expect("a file");
                    let text = String::from_utf8_lossy(&bytes);
                    format!("{:o} {text}", data.permissions().mode())
                } else {
                    "neither".to_owned()
                };
                found.insert(name.display().to_string(), what);
            }
        }
        found
    }

    /// Another folder with the same files, in memory where the system has that: for tests of many runs that wait for the disk.
    pub(crate) fn copy(&self) -> Self {
        let memory = Path::new("/dev/shm");
        let copy = match memory.is_dir() {
            true => Self {
                folder: tempfile::tempdir_in(memory).expect("a folder"),
            },
            false => Self::empty(),
        };
        for (path, bytes) in self.files("") {
            copy.write(&path, bytes);
        }
        copy
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments, &[])
    }

    /// Runs the program in a folder below, with variables set.
    pub(crate) fn run_in(
        &self,
        folder: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Run {
        self.run_with(folder, arguments, variables, b"")
    }

    /// Runs the program in the folder with a text in standard input.
    pub(crate) fn pipe(&self, text: &str, arguments: &[&str]) -> Run {
        self.run_with("", arguments, &[], text.as_bytes())
    }

    /// Runs the program in a folder below, with variables set and a text in standard input.
    pub(crate) fn run_with(
        &self,
        folder: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
        stdin: &[u8],
    ) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_discovery-codegen"));
        command.args(arguments).current_dir(self.path(folder));
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for variable in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR", "COLUMNS"] {
            command.env_remove(variable);
        }
        // A server of a test is asked directly.
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            command.env_remove(variable);
        }
        command.envs(variables.iter().copied());
        let mut program = command.spawn().expect("the program starts");
        let mut pipe = program.stdin.take().expect("a pipe");
        // A program that reads nothing closes the pipe.
        let _ = pipe.write_all(stdin);
        drop(pipe);
        let output = program.wait_with_output().expect("it ends");
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("text");
            self.without_own_path(&text)
                .replace("discovery-codegen.exe", "discovery-codegen")
        };
        Run {
            code: output.status.code().expect("it ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// A text that names the folder, as it is on every machine.
    fn without_own_path(&self, text: &str) -> String {
        let own = |path: &Path| path.to_string_lossy().into_owned();
        let text = text.replace(&own(self.folder.path()), "[FOLDER]");
        match self.folder.path().canonicalize() {
            Ok(path) => text.replace(&own(&path), "[FOLDER]"),
            Err(_) => text,
        }
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "exit code {}\n--- stdout\n{}--- stderr\n{}",
            self.code, self.stdout, self.stderr
        )
    }
}
