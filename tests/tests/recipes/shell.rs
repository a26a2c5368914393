//! A shell in which `cargo codegen` is the program of this repository, and other programs write down how they are called.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use discovery_tests::revised::codegen;

/// `cargo codegen …` runs the program, with what `$MORE` says; `cargo test` ends as `$TESTS_EXIT` says.
const CARGO: &str = r#"#!/usr/bin/env bash
echo "cargo $*" >> "$CALLS"
case "$1" in
    codegen) shift; exec "$PROGRAM" "$@" $MORE ;;
    test) exit "${TESTS_EXIT:-0}" ;;
    *) exit 99 ;;
esac
"#;

/// One open pull request at most, whose text is in `$CALLS.body`.
const GH: &str = r#"#!/usr/bin/env bash
echo "gh $*" >> "$CALLS"
case "$2" in
    list) if [ -f "$CALLS.body" ]; then echo 7; fi ;;
    create | edit) cp "${!#}" "$CALLS.body" ;;
    *) exit 99 ;;
esac
"#;

/// The program with what `$MORE` says.
const CODEGEN: &str = "#!/usr/bin/env bash\nexec \"$PROGRAM\" \"$@\" $MORE\n";

const GCLOUD: &str = "#!/usr/bin/env bash\necho s3cret\n";

/// Where scripts run.
pub(crate) struct Shell {
    folder: PathBuf,
    programs: PathBuf,
    calls: PathBuf,
    variables: Vec<(String, String)>,
}

/// How a script ended.
pub(crate) struct Ran {
    pub(crate) succeeded: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Shell {
    /// Scripts run in `folder`; programs and what they write down are in `own`.
    pub(crate) fn new(folder: &Path, own: &Path) -> Self {
        let programs = own.join("programs");
        fs::create_dir_all(&programs).unwrap();
        for (name, text) in [
            ("cargo", CARGO),
            ("discovery-codegen", CODEGEN),
            ("gh", GH),
            ("gcloud", GCLOUD),
        ] {
            let path = programs.join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self {
            folder: folder.to_owned(),
            programs,
            calls: own.join("calls"),
            variables: Vec::new(),
        }
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// Runs a script as GitHub Actions does: it ends at the first command that fails.
    pub(crate) fn run(&self, script: &str) -> Ran {
        let program = codegen(&[]).unwrap().get_program().to_owned();
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                script,
            ])
            .current_dir(&self.folder)
            .env("PATH", format!("{}:{path}", self.programs.display()))
            .env("PROGRAM", program)
            .env("CALLS", &self.calls)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .envs(self.variables.iter().cloned())
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran {
            succeeded: output.status.success(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// What a script prints that does not fail.
    pub(crate) fn output(&self, script: &str) -> String {
        let ran = self.run(script);
        assert!(ran.succeeded, "{script}\n{}{}", ran.stdout, ran.stderr);
        ran.stdout
    }

    /// The calls since the last time, in order.
    pub(crate) fn calls(&self) -> Vec<String> {
        let calls = fs::read_to_string(&self.calls).unwrap_or_default();
        let _ = fs::remove_file(&self.calls);
        calls.lines().map(str::to_owned).collect()
    }

    /// The text of the open pull request.
    pub(crate) fn pull_request(&self) -> Option<String> {
        fs::read_to_string(self.calls.with_extension("body")).ok()
    }
}
