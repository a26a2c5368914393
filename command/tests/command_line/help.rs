//! Help, and calls that are wrong: exit code 2, and nothing is done.

use insta::assert_snapshot;

use crate::sandbox::Sandbox;

#[test]
fn every_command_has_help_with_examples() {
    let sandbox = Sandbox::new();
    for (name, arguments) in [
        ("help", &["--help"][..]),
        ("help_generate", &["generate", "--help"]),
        ("help_check", &["check", "--help"]),
        ("help_describe", &["describe", "--help"]),
        ("help_diff", &["diff", "--help"]),
        ("help_fetch", &["fetch", "--help"]),
        ("help_list", &["list", "--help"]),
        ("help_update", &["update", "--help"]),
        ("help_catalogue", &["catalogue", "--help"]),
        ("help_serve", &["serve", "--help"]),
        ("help_call", &["call", "--help"]),
        ("help_login", &["login", "--help"]),
        ("help_logout", &["logout", "--help"]),
        ("help_whoami", &["whoami", "--help"]),
        ("help_completions", &["completions", "--help"]),
    ] {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("Example"), "{run}");
        assert_snapshot!(name, run);
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_the_call_is_wrong() {
    let run = Sandbox::new().run(&[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("Usage: discovery-codegen <COMMAND>"),
        "{run}"
    );
}

/// Name of the snapshot, arguments.
const WRONG: [(&str, &[&str]); 30] = [
    ("update_no_repository", &["update"]),
    (
        "update_two_sources",
        &["update", "--from", "a", "--from", "b"],
    ),
    ("fetch_nothing", &["fetch"]),
    ("fetch_no_version", &["fetch", "storage"]),
    (
        "fetch_two_credentials",
        &["fetch", "a", "v1", "--adc", "--token-env", "TOKEN"],
    ),
    ("list_two_words", &["list", "cloud", "storage"]),
    ("unknown_command", &["generat"]),
    (
        "unknown_option",
        &["generate", "--documents", "notes.json", "--out", "out"],
    ),
    (
        "document_without_out",
        &["generate", "--document", "notes.json"],
    ),
    ("out_without_document", &["generate", "--out", "out"]),
    (
        "runtime_without_document",
        &["generate", "--runtime", "runtime"],
    ),
    (
        "crate_and_document",
        &[
            "generate",
            "google-notes-v1",
            "--document",
            "notes.json",
            "--out",
            "out",
        ],
    ),
    (
        "root_and_document",
        &[
            "generate",
            "--root",
            ".",
            "--document",
            "notes.json",
            "--out",
            "out",
        ],
    ),
    (
        "one_name_for_two_documents",
        &[
            "generate",
            "--document",
            "notes.json",
            "tasks.json",
            "--out",
            "out",
            "--crate-name",
            "mine",
        ],
    ),
    (
        "crate_name_is_a_path",
        &[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--crate-name",
            "../up",
        ],
    ),
    (
        "crate_name_is_a_keyword",
        &[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--crate-name",
            "crate",
        ],
    ),
    (
        "crate_version_is_none",
        &[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--crate-version",
            "1.0",
        ],
    ),
    ("unknown_format", &["check", "--format", "xml"]),
    (
        "check_takes_no_document",
        &["check", "--document", "notes.json"],
    ),
    ("no_repository_here", &["check"]),
    ("root_is_no_repository", &["generate", "--root", "."]),
    ("describe_nothing", &["describe"]),
    (
        "describe_two_methods",
        &["describe", "notes.json", "notes.get", "notes.list"],
    ),
    (
        "describe_no_repository",
        &["describe", "google-notes-v1", "--root", "."],
    ),
    ("completions_of_no_shell", &["completions", "tcsh"]),
    ("select_without_document", &["generate", "--select", "a.b"]),
    ("module_without_document", &["generate", "--module"]),
    (
        "module_has_no_version",
        &[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--module",
            "--crate-version",
            "1.0.0",
        ],
    ),
    (
        "empty_pattern",
        &[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--select",
            "",
        ],
    ),
    (
        "fixups_for_two_documents",
        &[
            "generate",
            "--document",
            "notes.json",
            "tasks.json",
            "--out",
            "out",
            "--fixups",
            "fixups.toml",
        ],
    ),
];

#[test]
fn a_wrong_call() {
    for (name, arguments) in WRONG {
        let sandbox = Sandbox::new();
        let run = sandbox.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}\n{run}");
        assert_eq!(sandbox.files("").len(), 2, "{name} wrote something");
        assert_snapshot!(format!("wrong_call_{name}"), run);
    }
}
