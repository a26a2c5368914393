//! A run that is killed at any call that changes the disk, or in which such a call fails: after the next run all is old, or
//! all is new.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::sync::OnceLock;

use crate::sandbox::{NOTES, Run, Sandbox};

const UPDATE: [&str; 4] = ["update", "google-notes-v1", "--from", "mirror"];
const FOLDER: &str = ".discovery-codegen";
const JOURNAL: &str = ".discovery-codegen/journal";
const MANIFEST: &str = "discovery/apis.toml";
const LIB: &str = "generated/google-notes-v1/src/lib.rs";

/// What a run ends with that was killed at a call.
const KILLED: i32 = 137;

type Listing = BTreeMap<String, String>;

fn run(sandbox: &Sandbox, call: &[&str], fault: &str) -> Run {
    sandbox.run_in("", call, &[("DISCOVERY_CODEGEN_FAULT", fault)])
}

/// A repository in which an update replaces, adds and removes files.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    let next = NOTES
        .replace("20260102", "20260203")
        .replace("\"finished\"", "\"done\"")
        .replace("Keeps notes", "Keeps all notes");
    sandbox.write("mirror/notes.v1.json", next);
    sandbox.write(
        "Cargo.lock",
        "version = 4\n\n[[package]]\nname = \"google-notes-v1\"\nversion = \"0.1.0\"\n",
    );
    // A file of an earlier run, in a folder of its own: the update removes both.
    let lib = sandbox.read(LIB);
    sandbox.write("generated/google-notes-v1/src/earlier/gone.rs", lib);
    sandbox
}

/// What a call leaves if nothing goes wrong.
fn outcome(sandbox: &Sandbox, call: &[&str]) -> Listing {
    let sandbox = sandbox.copy();
    let run = sandbox.run(call);
    assert_eq!(run.code, 0, "{run}");
    sandbox.listing()
}

/// Kills a call at each of its calls that change the disk, one after the other, and gives what is left to the test; how often
/// that was.
fn at_each_kill(base: &Sandbox, call: &[&str], mut then: impl FnMut(&Sandbox, usize)) -> usize {
    for number in 1.. {
        let sandbox = base.copy();
        let killed = run(&sandbox, call, &format!("kill:{number}"));
        if killed.code != KILLED {
            assert_eq!(killed.code, 0, "{number}: {killed}");
            return number - 1;
        }
        then(&sandbox, number);
    }
    unreachable!("a run ends")
}

fn is_half_written(sandbox: &Sandbox) -> bool {
    sandbox.path(JOURNAL).exists()
}

#[test]
fn update_makes_all_new_after_each_kill() {
    let base = repository();
    let new = outcome(&base, &UPDATE);
    let kills = at_each_kill(&base, &UPDATE, |sandbox, number| {
        let left = sandbox.path(FOLDER).exists();
        let run = sandbox.run(&UPDATE);
        assert_eq!(run.code, 0, "{number}: {run}");
        let said = run.stderr.starts_with("note: an earlier run was killed");
        assert_eq!(said, left, "{number}: {run}");
        assert_eq!(sandbox.listing(), new, "{number}");
    });
    assert!(kills > 50, "{kills}");
}

/// Until a run heals, `check` and all that only read say what to do, and change nothing.
#[test]
fn generate_makes_all_old_or_all_new_after_each_kill() {
    let base = repository();
    let (old, new) = (outcome(&base, &["generate"]), outcome(&base, &UPDATE));
    let (mut ended_old, mut ended_new) = (0, 0);
    at_each_kill(&base, &UPDATE, |sandbox, number| {
        let left = sandbox.listing();
        let check = sandbox.run(&["check"]);
        if is_half_written(sandbox) {
            let expected = format!("error: {FOLDER}: a run was killed while it wrote here");
            assert_eq!(
                (check.code, check.stdout.as_str()),
                (1, ""),
                "{number}: {check}"
            );
            assert!(check.stderr.starts_with(&expected), "{number}: {check}");
        } else {
            assert_eq!(check.stderr, "", "{number}");
        }
        assert_eq!(sandbox.listing(), left, "{number}: {check}");

        let run = sandbox.run(&["generate"]);
        assert_eq!(run.code, 0, "{number}: {run}");
        let now = sandbox.listing();
        match now == new {
            true => ended_new += 1,
            false => {
                assert_eq!(now, old, "{number}");
                ended_old += 1;
            }
        }
        let check = sandbox.run(&["check"]);
        assert_eq!(check.code, 0, "{number}: {check}");
    });
    assert!(ended_old > 40 && ended_new > 3, "{ended_old}, {ended_new}");
}

/// `fetch` into the repository is a run as well.
#[test]
fn fetch_heals_the_repository() {
    let base = repository();
    let old = base.listing();
    let call = [
        "fetch",
        "tasks",
        "v1",
        "--from",
        "discovery/documents",
        "--out",
    ];
    let mut healed = 0;
    at_each_kill(&base, &UPDATE, |sandbox, number| {
        // Each of these takes a while, and they differ in what is left alone.
        if !is_half_written(sandbox) || number % 5 != 0 {
            return;
        }
        let call = [&call[..], &["discovery/documents/tasks.v1.json"]].concat();
        let run = sandbox.run(&call);
        assert_eq!(run.code, 0, "{number}: {run}");
        assert_eq!(sandbox.listing(), old, "{number}");
        healed += 1;
    });
    assert!(healed > 3, "{healed}");
}

/// Whoever is killed while it heals is healed by the next run.
#[test]
fn a_run_that_is_killed_while_it_heals() {
    let base = repository();
    let old = outcome(&base, &["generate"]);
    // The last state that has a journal: everything is new already, and all of it has to be undone.
    let mut half_written = None;
    at_each_kill(&base, &UPDATE, |sandbox, _| {
        if is_half_written(sandbox) {
            half_written = Some(sandbox.copy());
        }
    });
    let half_written = half_written.expect("there is a journal");
    let kills = at_each_kill(&half_written, &["generate"], |sandbox, number| {
        let run = sandbox.run(&["generate"]);
        assert_eq!(run.code, 0, "{number}: {run}");
        assert_eq!(sandbox.listing(), old, "{number}: {run}");
    });
    assert!(kills > 20, "{kills}");
}

/// The same where a call fails and the run goes on: it undoes what it did, and says so.
#[test]
fn a_call_that_fails() {
    let base = repository();
    let (old, new) = (base.listing(), outcome(&base, &UPDATE));
    let (mut ended_old, mut ended_new) = (0, 0);
    for number in 1..=at_each_kill(&base, &UPDATE, |_, _| ()) {
        let sandbox = base.copy();
        let run = run(&sandbox, &UPDATE, &format!("fail:{number}"));
        let mut now = sandbox.listing();
        if run.code == 0 {
            // All was done, but for the hidden folder, which the next run removes.
            now.retain(|path, _| !path.starts_with(FOLDER));
            assert_eq!(now, new, "{number}: {run}");
            ended_new += 1;
        } else {
            assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{number}: {run}");
            assert!(
                run.stderr.ends_with("Nothing was changed\n"),
                "{number}: {run}"
            );
            assert_eq!(now, old, "{number}: {run}");
            ended_old += 1;
        }
    }
    assert!(ended_old > 40 && ended_new > 1, "{ended_old}, {ended_new}");
}

/// Where there is no repository: a new folder; one that has an older crate, with a file that goes; a module; a document.
#[test]
fn every_other_way_to_write() {
    let out = [
        "generate",
        "--document",
        "notes.json",
        "tasks.json",
        "--out",
        "out",
    ];
    let module = [
        "generate",
        "--document",
        "notes.json",
        "--module",
        "--out",
        "out",
    ];
    let fetch = [
        "fetch",
        "notes",
        "v1",
        "--from",
        "mirror",
        "--out",
        "new/folder/notes.json",
    ];
    let copy = [
        "fetch",
        "notes",
        "v1",
        "--from",
        "mirror",
        "--out",
        "notes.json",
    ];
    let older = |call: &[&str]| {
        let sandbox = Sandbox::new();
        sandbox.edit("notes.json", "Keeps notes.", "Kept notes.");
        assert_eq!(sandbox.run(call).code, 0);
        sandbox.write("notes.json", NOTES);
        sandbox
    };
    let crates = older(&out);
    let lib = crates.read("out/google-notes-v1/src/lib.rs");
    crates.write("out/google-notes-v1/src/earlier/gone.rs", lib);
    let mirror = Sandbox::new();
    mirror.write(
        "mirror/notes.v1.json",
        NOTES.replace("20260102", "20260203"),
    );
    let table: [(&str, Sandbox, &[&str]); 6] = [
        ("new crates", Sandbox::new(), &out),
        ("older crates", crates, &out),
        ("a new module", Sandbox::new(), &module),
        ("an older module", older(&module), &module),
        ("a new document", mirror.copy(), &fetch),
        ("an older document", mirror, &copy),
    ];
    for (what, base, call) in table {
        let new = outcome(&base, call);
        at_each_kill(&base, call, |sandbox, number| {
            let run = sandbox.run(call);
            assert_eq!(run.code, 0, "{what}, {number}: {run}");
            assert_eq!(sandbox.listing(), new, "{what}, {number}: {run}");
        });
    }
}

/// A new repository is whole or not there. `check` of crates that no manifest names heals as little as in a repository.
#[test]
fn init_and_check_of_documents() {
    let base = Sandbox::empty();
    let new = outcome(&base, &["init", "own"]);
    at_each_kill(&base, &["init", "own"], |sandbox, number| {
        let run = sandbox.run(&["init", "own"]);
        let is_there = run.stderr.contains("is a repository already");
        assert!(run.code == 0 || is_there, "{number}: {run}");
        assert_eq!(sandbox.listing(), new, "{number}: {run}");
    });

    let base = Sandbox::new();
    let arguments = ["--document", "notes.json", "tasks.json", "--out", "out"];
    let generate = [&["generate"], &arguments[..]].concat();
    let check = [&["check"], &arguments[..]].concat();
    let mut half_written = 0;
    at_each_kill(&base, &generate, |sandbox, number| {
        let left = sandbox.listing();
        let run = sandbox.run(&check);
        if sandbox.path("out").join(JOURNAL).exists() {
            assert_eq!(run.code, 1, "{number}: {run}");
            assert!(
                run.stderr.contains("a run was killed while"),
                "{number}: {run}"
            );
            half_written += 1;
        }
        assert_eq!(sandbox.listing(), left, "{number}: {run}");
    });
    assert!(half_written > 3, "{half_written}");
}

/// A repository in which an update was killed just after it had replaced the manifest: some files are new by then.
fn half_written() -> Sandbox {
    static CALL: OnceLock<usize> = OnceLock::new();
    let base = repository();
    let call = CALL.get_or_init(|| {
        let (old, mut call) = (base.read(MANIFEST), None);
        at_each_kill(&base, &UPDATE, |sandbox, number| {
            if sandbox.read(MANIFEST) != old {
                call.get_or_insert(number);
            }
        });
        call.expect("the manifest changes")
    });
    let sandbox = base.copy();
    let killed = run(&sandbox, &UPDATE, &format!("kill:{call}"));
    assert_eq!(killed.code, KILLED);
    sandbox
}

/// A run that refuses to heal: it says why, and changes nothing.
fn refuses(sandbox: &Sandbox, file: &str, why: &str) {
    let before = sandbox.listing();
    for call in [&["generate"][..], &UPDATE] {
        let run = sandbox.run(call);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        let mut lines = run.stderr.lines();
        let said = lines.any(|line| line.contains(file) && line.contains(why));
        assert!(said, "{file}: {why}\n{run}");
        assert_eq!(sandbox.listing(), before, "{run}");
    }
}

#[test]
fn what_was_healed_is_said() {
    let sandbox = half_written();
    let run = sandbox.run(&["generate"]);
    insta::assert_snapshot!("healed", run.stderr);
    let sandbox = half_written();
    insta::assert_snapshot!("half_written", sandbox.run(&["check"]));
}

/// What somebody did after the kill is not lost: they decide.
#[test]
fn a_file_that_was_changed_after_the_kill() {
    let sandbox = half_written();
    sandbox.edit(MANIFEST, "[[api]]", "# Mine.\n[[api]]");
    refuses(&sandbox, MANIFEST, "this file was changed since");
    // As the message says: the file goes, and what was before comes back.
    let moved = sandbox.copy();
    fs::remove_file(moved.path(MANIFEST)).expect("it was there");
    fs::write(moved.path(MANIFEST), repository().read(MANIFEST)).expect("a file");
    assert_eq!(moved.run(&["generate"]).code, 0);
    assert_eq!(moved.listing(), outcome(&repository(), &["generate"]));
    // Or the hidden folder goes, and all stays.
    fs::remove_dir_all(sandbox.path(FOLDER)).expect("it was there");
    let before = sandbox.listing();
    sandbox.run(&["check"]);
    assert_eq!(sandbox.listing(), before);
}

#[test]
fn a_journal_that_no_run_wrote() {
    let damaged = "journal is damaged";
    let sandbox = half_written();
    let journal = sandbox.read(JOURNAL);
    sandbox.write(JOURNAL, &journal[..journal.len() / 2]);
    refuses(&sandbox, JOURNAL, damaged);
    sandbox.write(JOURNAL, "");
    refuses(&sandbox, JOURNAL, damaged);
    sandbox.write(JOURNAL, journal.replace("journal 1", "journal 2"));
    refuses(&sandbox, JOURNAL, "another version of this program");
    assert_eq!(sandbox.run(&["check"]).code, 1);

    fs::remove_file(sandbox.path(JOURNAL)).expect("it was there");
    symlink("../notes.json", sandbox.path(JOURNAL)).expect("a link");
    refuses(&sandbox, JOURNAL, "this is a symbolic link");
}

/// Another journal, with the sum that belongs to it: whoever brings the repository can write one.
fn forge(sandbox: &Sandbox, edit: impl FnOnce(String) -> String) {
    use sha2::{Digest as _, Sha256};
    let journal = sandbox.read(JOURNAL);
    let (_, body) = journal.split_once('\n').expect("lines");
    let body = edit(body.to_owned());
    let sum: String = Sha256::digest(&body)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let text = format!("discovery-codegen journal 1 {sum}\n{body}");
    sandbox.write(JOURNAL, text);
}

#[test]
fn a_hostile_journal_reaches_nothing_else() {
    for (path, why) in [
        ("../victim", "a path leads elsewhere"),
        ("discovery/../../victim", "a path leads elsewhere"),
        ("/tmp/victim", "a path leads elsewhere"),
        (".git/hooks/pre-commit", "a path is hidden"),
        ("discovery/.cargo/config.toml", "a path is hidden"),
    ] {
        let sandbox = half_written();
        forge(&sandbox, |body| body.replace(MANIFEST, path));
        refuses(&sandbox, JOURNAL, why);
    }
}

#[test]
fn a_hostile_folder_reaches_nothing_else() {
    let link = "this is a symbolic link";
    // What was before is behind a link, as a file and as a folder.
    for path in ["old/discovery/apis.toml", "old/discovery", "old"] {
        let sandbox = half_written();
        let path = format!("{FOLDER}/{path}");
        fs::rename(sandbox.path(&path), sandbox.path("away")).expect("it was there");
        symlink(sandbox.path("away"), sandbox.path(&path)).expect("a link");
        refuses(&sandbox, &path, link);
    }
    // A file that would be put back is behind a link.
    let sandbox = half_written();
    fs::rename(sandbox.path("discovery/documents"), sandbox.path("away")).expect("it was there");
    symlink(sandbox.path("away"), sandbox.path("discovery/documents")).expect("a link");
    refuses(&sandbox, "discovery/documents", link);
    // The hidden folder is a link; and something else.
    let sandbox = half_written();
    fs::rename(sandbox.path(FOLDER), sandbox.path("hidden")).expect("it was there");
    symlink(sandbox.path("hidden"), sandbox.path(FOLDER)).expect("a link");
    refuses(&sandbox, FOLDER, link);
    fs::remove_file(sandbox.path(FOLDER)).expect("it was there");
    sandbox.write(FOLDER, "mine");
    refuses(&sandbox, FOLDER, "move it away");
    // What was before is another.
    let sandbox = half_written();
    sandbox.write(&format!("{FOLDER}/old/{MANIFEST}"), "another");
    refuses(&sandbox, MANIFEST, "is lost");
}

/// Only what a run puts into its folder goes with it.
#[test]
fn somebodys_file_in_the_hidden_folder() {
    let sandbox = Sandbox::repository();
    sandbox.write(&format!("{FOLDER}/notes.txt"), "mine");
    refuses(&sandbox, FOLDER, "move them away");
    assert_eq!(sandbox.run(&["check"]).code, 0);
}
