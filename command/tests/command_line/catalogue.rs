//! `catalogue`: crates of many APIs in one workspace, whatever happened before.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{LIBRARY, NOTES, Run, Sandbox, TASKS};

const CALL: [&str; 5] = ["catalogue", "--from", "mirror", "--out", "clients"];

/// A folder of three documents, and of a file that is none of them.
fn mirror() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/index.json", "{}");
    for (name, text) in [("notes", NOTES), ("tasks", TASKS), ("library", LIBRARY)] {
        sandbox.write(&format!("mirror/{name}.v1.json"), text);
    }
    sandbox
}

fn catalogue(sandbox: &Sandbox, more: &[&str]) -> Run {
    sandbox.run(&[&CALL[..], more].concat())
}

/// What became of each API: its name and its state.
fn states(run: &Run) -> Vec<(String, String)> {
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let crates = result["crates"].as_array().expect("a list");
    crates
        .iter()
        .map(|one| (text(&one["api"]), text(&one["state"])))
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, state): &(&str, &str)| ((*name).to_owned(), (*state).to_owned());
    expected.iter().map(owned).collect()
}

/// The times differ from run to run.
fn without_times(text: &str) -> String {
    let is_time = |word: &str| {
        let mut digits = word.split('.');
        digits
            .by_ref()
            .take(2)
            .all(|part| part.chars().all(|c| c.is_ascii_digit()))
            && word.contains('.')
            && digits.next().is_none()
    };
    let lines = text.lines().map(|line| {
        let words = line
            .split(' ')
            .map(|word| if is_time(word) { "TIME" } else { word });
        words.collect::<Vec<_>>().join(" ") + "\n"
    });
    lines.collect()
}

#[test]
fn every_document_of_a_folder_becomes_a_crate_of_one_workspace() {
    let sandbox = mirror();
    let run = catalogue(&sandbox, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert_snapshot!("made", without_times(&run.stdout));
    assert_snapshot!("page", without_times(&sandbox.read("clients/README.md")));
    assert_snapshot!("workspace", sandbox.read("clients/Cargo.toml"));

    // As `generate` makes it.
    let generate = ["generate", "mirror/notes.v1.json", "--out", "alone"];
    assert_eq!(sandbox.run(&generate).code, 0);
    let crates = ["alone", "clients"].map(|out| sandbox.files(&format!("{out}/google-notes-v1")));
    assert!(!crates[0].is_empty() && crates[0] == crates[1]);
}

#[test]
fn what_is_there_is_not_made_again() {
    let sandbox = mirror();
    assert_eq!(catalogue(&sandbox, &["notes", "tasks:v1"]).code, 0);
    let before = sandbox.files("clients");
    let again = catalogue(&sandbox, &["--format", "json"]);
    let expected = [
        ("library", "made"),
        ("notes", "unchanged"),
        ("tasks", "unchanged"),
    ];
    assert_eq!(states(&again), pairs(&expected), "{again}");
    let after = sandbox.files("clients");
    let others = before.iter().filter(|(path, _)| *path != "README.md");
    for (path, text) in others {
        assert!(after[path] == *text, "{path}");
    }
    let page = sandbox.read("clients/README.md");
    assert_eq!(page.matches("| [google-").count(), 3, "{page}");

    // Another document, other options, and a crate that somebody removed.
    sandbox.edit("mirror/notes.v1.json", "Keeps notes", "Keeps all notes");
    std::fs::remove_dir_all(sandbox.path("clients/google-tasks-v1")).expect("it was there");
    let again = catalogue(&sandbox, &["--format", "json"]);
    let expected = [
        ("library", "unchanged"),
        ("notes", "made"),
        ("tasks", "made"),
    ];
    assert_eq!(states(&again), pairs(&expected), "{again}");
    let again = catalogue(&sandbox, &["--features-per-resource", "--format", "json"]);
    assert!(
        states(&again).iter().all(|(_, state)| state == "made"),
        "{again}"
    );
}

#[test]
fn an_api_that_fails_does_not_hide_the_others() {
    let sandbox = mirror();
    sandbox.write("mirror/notes.v1.json", "{\"kind\": ");
    let run = catalogue(&sandbox, &[]);
    assert_eq!(run.code, 1, "{run}");
    assert_snapshot!("failed", without_times(&run.to_string()));
    assert!(sandbox.path("clients/google-tasks-v1/src/lib.rs").is_file());

    let run = catalogue(&sandbox, &["--format", "json"]);
    let expected = [
        ("library", "unchanged"),
        ("notes", "failed"),
        ("tasks", "unchanged"),
    ];
    assert_eq!((run.code, states(&run)), (1, pairs(&expected)), "{run}");
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["problems"][0]["file"], "mirror/notes.v1.json");
    assert_eq!(result["crates"][1]["problems"], result["problems"]);

    sandbox.write("mirror/notes.v1.json", NOTES);
    let run = catalogue(&sandbox, &["--format", "json"]);
    let expected = [
        ("library", "unchanged"),
        ("notes", "made"),
        ("tasks", "unchanged"),
    ];
    assert_eq!((run.code, states(&run)), (0, pairs(&expected)), "{run}");
}

/// Each crate is whole, or not there, and the next run makes the rest.
#[cfg(all(unix, debug_assertions))]
#[test]
fn a_run_that_was_killed_goes_on() {
    let whole = mirror();
    assert_eq!(catalogue(&whole, &[]).code, 0);
    let mut went_on = 0;
    // Each crate costs some dozens of calls that change the disk.
    for number in (5..).step_by(23) {
        let sandbox = mirror();
        let fault = format!("kill:{number}");
        let killed = sandbox.run_in("", &CALL, &[("DISCOVERY_CODEGEN_FAULT", &fault)]);
        if killed.code == 0 {
            break;
        }
        let run = catalogue(&sandbox, &["--format", "json"]);
        assert_eq!(run.code, 0, "{number}: {run}");
        went_on += states(&run)
            .iter()
            .filter(|(_, state)| state == "unchanged")
            .count();
        for name in ["library", "notes", "tasks"] {
            let folder = format!("clients/google-{name}-v1");
            assert!(
                sandbox.files(&folder) == whole.files(&folder),
                "{number}: {name}"
            );
        }
    }
    assert!(went_on > 3, "{went_on}");
}

#[cfg(feature = "fetch")]
#[test]
fn documents_of_a_server_are_kept_and_asked_for_by_etag() {
    use crate::server::Server;
    let directory = serde_json::json!({"items": [
        {"name": "notes", "version": "v1"}, {"name": "tasks", "version": "v1"},
        {"name": "gone", "version": "v1"},
    ]});
    let notes = NOTES.replacen('{', "{\"etag\": \"one\",", 1);
    let server = Server::new([
        (
            "/discovery/v1/apis?alt=json",
            vec![(200, directory.to_string())],
        ),
        (
            "/discovery/v1/apis/notes/v1/rest?alt=json",
            vec![(200, notes.clone())],
        ),
        (
            "/discovery/v1/apis/tasks/v1/rest?alt=json",
            vec![(200, TASKS.to_owned())],
        ),
    ]);
    let sandbox = Sandbox::empty();
    let call = [
        "catalogue",
        "--from",
        server.address(),
        "--out",
        "clients",
        "--format",
        "json",
    ];
    let run = sandbox.run(&call);
    let expected = [("gone", "failed"), ("notes", "made"), ("tasks", "made")];
    assert_eq!(states(&run), pairs(&expected), "{run}");
    assert_eq!(sandbox.read("clients/documents/notes.v1.json"), notes);

    let again = sandbox.run(&[&call[..], &["notes:v1"]].concat());
    assert_eq!(
        (again.code, states(&again)),
        (0, pairs(&[("notes", "unchanged")])),
        "{again}"
    );
    let asked = server.seen();
    let last = asked.last().expect("a request");
    assert_eq!(
        last.headers.get("if-none-match").map(String::as_str),
        Some("one")
    );

    // The directory is not asked for if every version is named.
    assert_eq!(
        asked
            .iter()
            .filter(|one| one.path.starts_with("/discovery/v1/apis?"))
            .count(),
        1
    );
}

#[test]
fn what_is_not_ours_stays() {
    let sandbox = mirror();
    sandbox.write("clients/Cargo.toml", "[workspace]\n");
    let before = sandbox.files("");
    let run = catalogue(&sandbox, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(
        run.stderr
            .contains("clients/Cargo.toml: this was not generated"),
        "{run}"
    );
    assert!(sandbox.files("") == before);
}

#[test]
fn a_record_that_leads_out_of_the_folder_is_refused() {
    let sandbox = mirror();
    assert_eq!(catalogue(&sandbox, &["notes"]).code, 0);
    let record = "clients/records/notes.v1.json";
    let good = sandbox.read(record);
    let name = "\"google-notes-v1\"";
    assert!(good.contains(name), "{good}");
    for hostile in ["../clients/google-notes-v1", "/etc", "a/b", "", "]("] {
        sandbox.write(record, good.replace(name, &format!("{hostile:?}")));
        let before = sandbox.files("clients");
        let run = catalogue(&sandbox, &["notes"]);
        assert_eq!(run.code, 1, "{hostile}: {run}");
        let says = format!(
            "clients/records/notes.v1.json: crate: {hostile:?} is not the name of a crate: "
        );
        assert!(run.stderr.contains(&says), "{run}");
        assert!(run.stderr.contains("remove the file"), "{run}");
        assert!(sandbox.files("clients") == before, "{hostile}");
    }
    std::fs::remove_file(sandbox.path(record)).expect("the record");
    assert_eq!(catalogue(&sandbox, &["notes"]).code, 0);
    assert!(sandbox.read(record).contains(name));
}

#[test]
fn names_that_cannot_be_are_refused() {
    let sandbox = mirror();
    for (name, says) in [
        (
            "nothing",
            "mirror has no such API: name one as `drive:v3` or `drive`",
        ),
        ("../up:v1", "has a name that no file can have"),
        ("notes:v1/../../x", "has a name that no file can have"),
    ] {
        let run = catalogue(&sandbox, &[name]);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stderr.contains(says), "{run}");
        assert!(!sandbox.path("clients").exists(), "{name}");
    }
    sandbox.write("empty/index.json", "{}");
    let run = sandbox.run(&["catalogue", "--from", "empty", "--out", "clients"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("there is no document here"), "{run}");

    // Two APIs that become one crate.
    let twin = NOTES.replace("\"notes\"", "\"Notes\"");
    sandbox.write("mirror/Notes.v1.json", twin);
    let run = catalogue(&sandbox, &["--format", "json"]);
    assert_eq!(run.code, 1, "{run}");
    let failed = states(&run)
        .into_iter()
        .filter(|(_, state)| state == "failed");
    assert_eq!(failed.count(), 1, "{run}");
}
