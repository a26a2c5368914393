//! `completions`.

use std::process::Command;

use crate::sandbox::Sandbox;

#[test]
fn a_script_for_each_shell() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = sandbox.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
        for word in ["discovery-codegen", "generate", "describe", "select"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
    }
}

/// What bash completes of some words, of which the last is not finished.
#[cfg(unix)]
fn completed(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let script = "source ./completions.bash
        COMP_WORDS=(discovery-codegen \"$@\"); COMP_CWORD=$#
        _discovery__codegen discovery-codegen \"${COMP_WORDS[$#]}\" \"${COMP_WORDS[$# - 1]}\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = Command::new("bash")
        .args(["-c", script, "bash"])
        .args(words)
        .current_dir(sandbox.path(""))
        .output()
        .expect("bash starts");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_values() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["completions", "bash"]);
    sandbox.write("completions.bash", run.stdout);
    let table: [(&[&str], &[&str]); 5] = [
        (&["des"], &["describe"]),
        (&["generate", "--mod"], &["--module"]),
        (&["generate", "--document", "not"], &["notes.json"]),
        (&["describe", "--format", ""], &["text", "json"]),
        (&["completions", "z"], &["zsh"]),
    ];
    for (words, expected) in table {
        assert_eq!(completed(&sandbox, words), expected, "{words:?}");
    }
}
