//! `completions`, in shells as far as they are installed.

#[cfg(unix)]
use std::process::Command;

use crate::sandbox::Sandbox;

#[test]
fn a_script_for_each_shell() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = sandbox.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
        for word in ["discovery-codegen", "DISCOVERY_CODEGEN_COMPLETE"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
    }
}

/// A sandbox with a document in the cache, and the functions of bash and fish.
#[cfg(unix)]
fn sandbox() -> Sandbox {
    use crate::sandbox::LIBRARY;

    let sandbox = Sandbox::new();
    sandbox.write("library.json", LIBRARY);
    sandbox.write("cache/documents/library.v1.json", LIBRARY);
    let directory = r#"[{"name": "library", "version": "v1", "title": "Library API", "preferred": true},
        {"name": "library", "version": "v2"}, {"name": "licensing", "version": "v1"}, {"name": "drive", "version": "v3"}]"#;
    sandbox.write("cache/documents/directory.json", directory);
    for shell in ["bash", "fish"] {
        let run = sandbox.run(&["completions", shell]);
        sandbox.write(&format!("completions.{shell}"), run.stdout);
    }
    sandbox
}

/// A shell that finds the program, and nothing but the cache of the sandbox.
#[cfg(unix)]
fn shell(sandbox: &Sandbox, shell: &str) -> Command {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_discovery-codegen"));
    let folder = program.parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(folder).chain(std::env::split_paths(&path));
    let mut command = Command::new(shell);
    command
        .current_dir(sandbox.path(""))
        .env("PATH", std::env::join_paths(paths).expect("paths"))
        .env("DISCOVERY_CODEGEN_CACHE", sandbox.path("cache"))
        .env("HOME", sandbox.path(""))
        // Whoever asks the network fails.
        .env("HTTPS_PROXY", "http://127.0.0.1:1");
    command
}

/// What bash completes of a line, whose last word is not finished.
#[cfg(unix)]
fn completed(sandbox: &Sandbox, line: &str) -> Vec<String> {
    // As bash does it: a character at which words break is a word of its own.
    let mut words = Vec::new();
    for word in line.split(' ') {
        let mut rest = word;
        while let Some(at) = rest.find([':', '=']) {
            words.extend([&rest[..at], &rest[at..=at]]);
            rest = &rest[at + 1..];
        }
        words.push(rest);
    }
    // `drive:` ends with the character.
    if line.ends_with([':', '=']) {
        words.pop();
    }
    let script = "source ./completions.bash
        COMP_WORDBREAKS=$' \\t\\n\"\\'><=;|&(:'
        COMP_LINE=$1; shift
        COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_POINT=${#COMP_LINE}
        _discovery_codegen discovery-codegen \"${COMP_WORDS[$# - 1]}\" \"${COMP_WORDS[$# - 2]}\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = shell(sandbox, "bash")
        .args(["-c", script, "bash", line])
        .args(words)
        .output()
        .expect("bash starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_values() {
    let sandbox = sandbox();
    let table: [(&str, &[&str]); 5] = [
        ("des", &["describe"]),
        ("generate --mod", &["--module"]),
        ("generate --document not", &["notes.json"]),
        ("describe --format ", &["text", "json"]),
        ("completions z", &["zsh"]),
    ];
    for (line, expected) in table {
        let line = format!("discovery-codegen {line}");
        assert_eq!(completed(&sandbox, &line), expected, "{line}");
    }
}

/// What stands behind `:` and `=` is a word of its own there, so the candidates are, too.
#[cfg(all(unix, feature = "call"))]
#[test]
fn bash_completes_calls() {
    let sandbox = sandbox();
    let table: [(&str, &[&str]); 13] = [
        ("call l", &["library", "licensing"]),
        ("call library:", &["v1", "v2"]),
        ("call library:v1 readers.", &["readers.get"]),
        (
            "call library shelves.books.",
            &["shelves.books.get", "shelves.books.lend"],
        ),
        ("call ./library.json shelves.de", &["shelves.delete"]),
        (
            "call --document library.json x:v1 shelves.de",
            &["shelves.delete"],
        ),
        (
            "call --timeout 3s library:v1 shelves.list page",
            &["pageSize=", "pageToken="],
        ),
        ("call library:v1 shelves.list orderBy=", &["name", "theme"]),
        ("call library:v1 shelves.list orderBy=t", &["theme"]),
        // One that is given can be given again only if it is repeated.
        ("call library:v1 shelves.list pageSize=3 pageS", &[]),
        (
            "call library:v1 shelves.list orderBy=name order",
            &["orderBy="],
        ),
        (
            "describe library:v1 shelves.books.g",
            &["shelves.books.get"],
        ),
        ("call unknown:v1 x", &[]),
    ];
    for (line, expected) in table {
        let line = format!("discovery-codegen {line}");
        assert_eq!(completed(&sandbox, &line), expected, "{line}");
    }
    // Nothing was fetched or kept.
    assert_eq!(sandbox.files("cache").len(), 2);
}

#[cfg(all(unix, feature = "call"))]
#[test]
fn fields_of_a_body_are_completed() {
    let sandbox = sandbox();
    let file = "cache/documents/library.v1.json";
    let reference = "\"request\": {\"$ref\": \"LendRequest\"}";
    sandbox.edit(file, reference, "\"request\": {\"$ref\": \"Book\"}");
    let lend = "discovery-codegen call library:v1 shelves.books.lend";
    let table: [(&str, &[&str]); 5] = [
        // `due` is for reading.
        (
            ".",
            &[
                ".chapters[0].",
                ".labels:=",
                ".name=",
                ".pages=",
                ".related[0].",
                ".type=",
            ],
        ),
        (".type=", &["BINDING_UNSPECIFIED", "HARD", "SOFT"]),
        (
            ".chapters[0].",
            &[".chapters[0].first:=", ".chapters[0].title="],
        ),
        (".related[1].na", &[".related[1].name="]),
        (".nothing.", &[]),
    ];
    for (typed, expected) in table {
        assert_eq!(
            completed(&sandbox, &format!("{lend} {typed}")),
            expected,
            "{typed}"
        );
    }
}

/// What a repository pins is completed, too.
#[cfg(all(unix, feature = "call"))]
#[test]
fn the_apis_of_a_repository_are_completed() {
    let sandbox = Sandbox::repository();
    let run = sandbox.run(&["completions", "bash"]);
    sandbox.write("completions.bash", run.stdout);
    assert_eq!(completed(&sandbox, "discovery-codegen call no"), ["notes"]);
    assert_eq!(
        completed(&sandbox, "discovery-codegen call notes:v1 n"),
        ["notes.get"]
    );
    assert_eq!(
        completed(&sandbox, "discovery-codegen call google-notes-v1 n"),
        ["notes.get"]
    );
}

/// A broken document, and one whose names a shell would take for something else.
#[cfg(all(unix, feature = "call"))]
#[test]
fn hostile_documents_complete_nothing() {
    let sandbox = sandbox();
    let file = "cache/documents/library.v1.json";
    let whole = sandbox.read(file);
    sandbox.write(file, &whole[..whole.len() / 2]);
    assert!(
        completed(&sandbox, "discovery-codegen call library:v1 ")
            .iter()
            .all(|word| word.starts_with('-'))
    );
    sandbox.write(file, whole.replace("\"lend\"", "\"l$(touch hacked)\""));
    assert_eq!(
        completed(
            &sandbox,
            "discovery-codegen call library:v1 shelves.books.l"
        ),
        [""; 0]
    );
    assert!(!sandbox.path("hacked").exists());
}

/// zsh and fish, if they are installed: with the words as their functions pass them.
#[cfg(all(unix, feature = "call"))]
#[test]
fn other_shells_have_descriptions() {
    let sandbox = sandbox();
    let asked = |of: &str, words: &[&str]| {
        let output = shell(&sandbox, env!("CARGO_BIN_EXE_discovery-codegen"))
            .env("DISCOVERY_CODEGEN_COMPLETE", of)
            .env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string())
            .env("_CLAP_IFS", "\n")
            .arg("--")
            .args(words)
            .output()
            .expect("the program starts");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let words = [
        "discovery-codegen",
        "call",
        "library:v1",
        "shelves.list",
        "orderBy=t",
    ];
    assert_eq!(asked("zsh", &words), "orderBy=theme:By theme.");
    assert_eq!(asked("fish", &words), "orderBy=theme\tBy theme.\n");
    let words = ["discovery-codegen", "call", "libr"];
    assert_eq!(asked("zsh", &words), "library:Library API");
    assert_eq!(asked("fish", &words), "library\tLibrary API\n");
    if Command::new("fish").arg("--version").output().is_ok() {
        let script = "source completions.fish; complete --do-complete 'discovery-codegen call library:v1 shelves.books.ge'";
        let output = shell(&sandbox, "fish")
            .args(["--no-config", "-c", script])
            .output();
        let output = output.expect("fish starts").stdout;
        let text = String::from_utf8_lossy(&output).into_owned();
        assert!(text.starts_with("shelves.books.get"), "{text}");
    }
}
