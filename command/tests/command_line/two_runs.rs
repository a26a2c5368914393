//! Two runs at once: of those that write into one folder, one waits for the other. A run that is killed is in nobody's way.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::sandbox::{NOTES, Sandbox};

/// A run that goes on while the test does something else.
struct Running {
    child: Child,
    stderr: BufReader<ChildStderr>,
}

impl Running {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_discovery-codegen"))
            .args(arguments)
            .current_dir(sandbox.path(""))
            .env_remove("HTTP_PROXY")
            .env_remove("http_proxy")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        Self { child, stderr }
    }

    /// The next line on stderr; empty at the end.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stderr.read_line(&mut line).expect("text");
        line
    }

    /// Waits until it says that it waits.
    fn waits(&mut self, folder: &str) {
        let line = self.line();
        let expected = format!("waiting for another run in {folder} to end\n");
        assert_eq!(line, expected);
    }

    fn ends_well(mut self) {
        let line = self.line();
        assert_eq!(line, "");
        assert_eq!(self.child.wait().expect("it ends").code(), Some(0));
    }
}

fn lock(sandbox: &Sandbox, folder: &str) -> File {
    let folder = File::open(sandbox.path(folder)).expect("a folder");
    folder.lock().expect("a lock");
    folder
}

const OUT: [&str; 5] = ["generate", "--document", "notes.json", "--out", "out"];

#[test]
fn a_second_run_waits_and_says_so() {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("out")).expect("a folder");
    let lock = lock(&sandbox, "out");
    let mut second = Running::start(&sandbox, &OUT);
    second.waits("out");
    assert!(sandbox.files("out").is_empty());
    // Another folder is free.
    let elsewhere = ["generate", "--document", "notes.json", "--out", "other"];
    assert_eq!(sandbox.run(&elsewhere).code, 0);
    drop(lock);
    second.ends_well();
    assert_eq!(sandbox.files("out"), sandbox.files("other"));
}

/// Whoever reads a repository waits for whoever writes it, and readers do not wait for each other.
#[test]
fn every_command_of_a_repository_waits() {
    let sandbox = Sandbox::repository();
    sandbox.write("mirror/notes.v1.json", NOTES);
    let commands: [&[&str]; 7] = [
        &["check"],
        &["generate"],
        &["update", "google-notes-v1", "--from", "mirror"],
        &["update", "google-notes-v1", "--from", "mirror", "--dry-run"],
        &["describe", "google-notes-v1"],
        &["diff", "google-notes-v1", "mirror/notes.v1.json"],
        &[
            "fetch",
            "tasks",
            "v1",
            "--from",
            "discovery/documents",
            "--out",
            "discovery/copy.json",
        ],
    ];
    for command in commands {
        let lock = lock(&sandbox, "");
        let mut run = Running::start(&sandbox, command);
        let line = run.line();
        assert!(line.starts_with("waiting for another run in "), "{line}");
        drop(lock);
        run.ends_well();
    }
    let reader = File::open(sandbox.path("")).expect("a folder");
    reader.lock_shared().expect("a lock");
    assert_eq!(sandbox.run(&["check"]).code, 0);
}

/// Several runs with several documents at once leave what they leave one after the other, and nothing else.
#[test]
fn many_runs_into_one_folder() {
    let sandbox = Sandbox::new();
    let name = |number: usize| format!("notes-{number}");
    let call = |number: usize| {
        let name = name(number % 4);
        let mut call = OUT.map(str::to_owned).to_vec();
        call.extend(["--crate-name".to_owned(), name]);
        call
    };
    let runs: Vec<Running> = (0..12)
        .map(|number| {
            let call = call(number);
            let call: Vec<&str> = call.iter().map(String::as_str).collect();
            Running::start(&sandbox, &call)
        })
        .collect();
    for mut run in runs {
        let line = run.line();
        let waited = line == "waiting for another run in out to end\n";
        assert!(waited || line.is_empty(), "{line}");
        run.ends_well();
    }
    let names: Vec<String> = sandbox
        .path("out")
        .read_dir()
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
    let files = sandbox.files("out");
    for number in 0..4 {
        let lib = format!("{}/src/lib.rs", name(number));
        assert!(files.contains_key(&lib), "{lib}");
    }
}

/// The lock is the system's: it goes with the process.
#[cfg(feature = "fetch")]
#[test]
fn a_killed_run_leaves_no_lock() {
    let sandbox = Sandbox::repository();
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", silent.local_addr().expect("an address"));
    let mut first = Running::start(&sandbox, &["update", "--from", &address]);
    // It has the lock: it asks for documents, and nobody answers.
    let _asked = silent.accept().expect("it asks");
    let mut second = Running::start(&sandbox, &["generate"]);
    second.waits(".");
    first.child.kill().expect("it runs");
    first.child.wait().expect("it ends");
    second.ends_well();
    assert_eq!(sandbox.run(&["check"]).code, 0);
    assert!(!sandbox.path(".discovery-codegen").exists());
}
