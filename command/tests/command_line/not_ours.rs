//! What this program did not write is never overwritten, and nothing is written outside the folder that was named.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use crate::sandbox::{NOTES, Run, Sandbox};

const OUT: [&str; 5] = ["generate", "--document", "notes.json", "--out", "out"];
const CRATE: &str = "out/google-notes-v1";
const MINE: &str = "// Mine.\n";

/// Runs the program, which must not hang.
fn run(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let output = Command::new("timeout")
        .args(["60", env!("CARGO_BIN_EXE_discovery-codegen")])
        .args(arguments)
        .current_dir(sandbox.path(""))
        .output()
        .expect("it starts");
    Run {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Runs the program, which refuses: it names the file, says why, and changes nothing.
fn refuses(sandbox: &Sandbox, arguments: &[&str], file: &str, why: &str) {
    let before = sandbox.listing();
    let run = run(sandbox, arguments);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{file}\n{run}");
    let lines = run.stderr.lines();
    let said = lines
        .filter(|line| line.contains(file))
        .any(|line| line.contains(why));
    assert!(said, "{file}: {why}\n{run}");
    assert_eq!(sandbox.listing(), before, "{file}\n{run}");
}

/// A folder where the crate of an older document was generated, so that a run has files to write.
fn generated() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.edit("notes.json", "Keeps notes.", "Kept notes.");
    assert_eq!(sandbox.run(&OUT).code, 0);
    sandbox.write("notes.json", NOTES.replace("20260102", "20260103"));
    sandbox
}

#[test]
fn a_file_without_the_header_beside_one_with_it() {
    for file in ["src/types.rs", "src/lib.rs", "Cargo.toml"] {
        let sandbox = generated();
        sandbox.write(&format!("{CRATE}/{file}"), MINE);
        refuses(&sandbox, &OUT, file, "was not generated");
    }
}

#[test]
fn all_files_without_the_header_are_named_in_one_run() {
    let sandbox = generated();
    for file in ["src/types.rs", "src/lib.rs"] {
        sandbox.write(&format!("{CRATE}/{file}"), MINE);
        refuses(&sandbox, &OUT, file, "was not generated");
    }
    let run = sandbox.run(&OUT);
    assert!(run.stderr.contains("2 problems"), "{run}");
}

#[test]
fn a_file_without_the_header_in_a_repository() {
    let sandbox = Sandbox::repository();
    let file = "generated/google-notes-v1/src/types.rs";
    sandbox.write(file, MINE);
    refuses(&sandbox, &["generate"], file, "was not generated");
    sandbox.write(
        "mirror/notes.v1.json",
        NOTES.replace("20260102", "20260103"),
    );
    let update = ["update", "google-notes-v1", "--from", "mirror"];
    refuses(&sandbox, &update, file, "was not generated");
}

/// The header has the revision, so that two branches always meet there: Git's own line before it is not somebody's text.
#[test]
fn a_generated_file_with_a_conflict_is_generated_again() {
    let sandbox = Sandbox::repository();
    let file = "generated/google-notes-v1/src/types.rs";
    let good = sandbox.read(file);
    sandbox.write(
        file,
        format!("<<<<<<< HEAD\n{good}=======\n{good}>>>>>>> other\n"),
    );
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    assert_eq!(sandbox.read(file), good);
}

/// A folder or a file below the one that was named, moved elsewhere, and a link in its place.
fn move_away(sandbox: &Sandbox, path: &str) {
    fs::create_dir_all(sandbox.path("elsewhere")).expect("a folder");
    let away = sandbox.path("elsewhere/away");
    fs::rename(sandbox.path(path), &away).expect("it was there");
    symlink(&away, sandbox.path(path)).expect("a link");
}

#[test]
fn no_link_below_the_folder_is_followed() {
    for path in ["", "/src", "/src/types.rs", "/Cargo.toml"] {
        let sandbox = generated();
        let path = format!("{CRATE}{path}");
        move_away(&sandbox, &path);
        refuses(&sandbox, &OUT, &path, "this is a symbolic link");
    }
}

/// Also where there is nothing behind it, and where nothing was to be written.
#[test]
fn a_link_to_nothing_and_a_link_to_the_right_file() {
    let sandbox = generated();
    let file = format!("{CRATE}/src/types.rs");
    fs::remove_file(sandbox.path(&file)).expect("it was there");
    symlink("nowhere", sandbox.path(&file)).expect("a link");
    refuses(&sandbox, &OUT, &file, "this is a symbolic link");

    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&OUT).code, 0);
    move_away(&sandbox, &file);
    refuses(&sandbox, &OUT, &file, "this is a symbolic link");
}

#[test]
fn no_link_in_a_repository_is_followed() {
    let commands: [&[&str]; 2] = [
        &["generate"],
        &["update", "google-notes-v1", "--from", "mirror"],
    ];
    let update = &commands[1..];
    let table: [(&str, &[&[&str]]); 7] = [
        ("generated", &commands),
        ("generated/google-notes-v1", &commands),
        ("generated/google-notes-v1/src", &commands),
        ("discovery", update),
        ("discovery/documents", update),
        ("discovery/apis.toml", update),
        ("Cargo.lock", update),
    ];
    for (path, commands) in table {
        for command in commands {
            let sandbox = Sandbox::repository();
            sandbox.write(
                "mirror/notes.v1.json",
                NOTES
                    .replace("20260102", "20260103")
                    .replace("Keeps", "Has"),
            );
            let lock =
                "version = 4\n\n[[package]]\nname = \"google-notes-v1\"\nversion = \"0.1.0\"\n";
            sandbox.write("Cargo.lock", lock);
            sandbox.edit("generated/google-notes-v1/src/types.rs", "Note", "Noted");
            move_away(&sandbox, path);
            refuses(&sandbox, command, path, "this is a symbolic link");
        }
    }
}

/// The folder that was named is the one that is meant, also where it is a link.
#[test]
fn the_named_folder_may_be_a_link() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("real")).expect("a folder");
    symlink("real", sandbox.path("out")).expect("a link");
    let run = sandbox.run(&OUT);
    assert_eq!(run.code, 0, "{run}");
    assert!(sandbox.path("out").is_symlink());
    assert!(sandbox.path("real/google-notes-v1/src/lib.rs").is_file());

    let repository = Sandbox::repository();
    repository.edit("generated/google-notes-v1/src/types.rs", "Note", "Noted");
    symlink(repository.path(""), sandbox.path("link")).expect("a link");
    assert_eq!(sandbox.run(&["generate", "--root", "link"]).code, 0);
    assert_eq!(repository.run(&["check"]).code, 0);
}

#[test]
fn a_link_is_not_a_file_of_an_earlier_run() {
    let sandbox = generated();
    let generated = sandbox.read(&format!("{CRATE}/src/lib.rs"));
    sandbox.write("elsewhere/old.rs", &generated);
    let link = sandbox.path(&format!("{CRATE}/src/old.rs"));
    symlink(sandbox.path("elsewhere/old.rs"), &link).expect("a link");
    assert_eq!(sandbox.run(&OUT).code, 0);
    assert!(link.is_symlink());
    assert_eq!(sandbox.read("elsewhere/old.rs"), generated);
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo starts").success());
}

#[test]
fn a_pipe_is_neither_read_nor_replaced() {
    for file in ["src/types.rs", "Cargo.toml", "src/old.rs"] {
        let sandbox = generated();
        let path = format!("{CRATE}/{file}");
        let _ = fs::remove_file(sandbox.path(&path));
        pipe(&sandbox.path(&path));
        if file == "src/old.rs" {
            // It is in nobody's way.
            assert_eq!(run(&sandbox, &OUT).code, 0);
            continue;
        }
        refuses(&sandbox, &OUT, &path, "a device, a pipe or a socket");
    }
    let sandbox = Sandbox::repository();
    let path = "generated/google-notes-v1/src/types.rs";
    fs::remove_file(sandbox.path(path)).expect("it was there");
    pipe(&sandbox.path(path));
    for command in ["check", "generate"] {
        refuses(&sandbox, &[command], path, "a device, a pipe or a socket");
    }
}

#[test]
fn a_read_only_file_and_a_read_only_folder() {
    let read_only = |sandbox: &Sandbox, path: &str, mode| {
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(sandbox.path(path), mode).expect("they can be set");
    };
    let sandbox = generated();
    let file = format!("{CRATE}/src/types.rs");
    read_only(&sandbox, &file, 0o444);
    refuses(&sandbox, &OUT, &file, "this file is read-only");

    let sandbox = generated();
    let folder = format!("{CRATE}/src");
    read_only(&sandbox, &folder, 0o555);
    refuses(&sandbox, &OUT, &folder, "this folder is read-only");
    read_only(&sandbox, &folder, 0o755);
}

/// Another name of the same file keeps what is in it. Who may read and run a file stays as well.
#[test]
fn a_hard_link_keeps_its_content_and_a_file_its_permissions() {
    let sandbox = generated();
    let file = format!("{CRATE}/src/types.rs");
    let before = sandbox.read(&file);
    fs::hard_link(sandbox.path(&file), sandbox.path("other.rs")).expect("a link");
    let mode = fs::Permissions::from_mode(0o640);
    fs::set_permissions(sandbox.path(&file), mode).expect("they can be set");
    assert_eq!(sandbox.run(&OUT).code, 0);
    assert_ne!(sandbox.read(&file), before);
    assert_eq!(sandbox.read("other.rs"), before);
    let data = sandbox.path(&file).metadata().expect("it is there");
    assert_eq!(data.mode() & 0o777, 0o640);
}

/// A manifest can name a document outside the repository. It can be read, and not written.
#[test]
fn update_writes_inside_the_repository_alone() {
    let sandbox = Sandbox::repository();
    let (inside, outside) = (Sandbox::empty(), Sandbox::empty());
    for (elsewhere, file) in [
        (
            &outside,
            outside.path("notes.v1.json").display().to_string(),
        ),
        (&inside, "../../notes.v1.json".to_owned()),
    ] {
        let root = "repository";
        for (path, bytes) in sandbox.files("") {
            elsewhere.write(&format!("{root}/{path}"), bytes);
        }
        elsewhere.write("notes.v1.json", NOTES);
        elsewhere.edit(
            &format!("{root}/discovery/apis.toml"),
            "documents/notes.v1.json",
            &file,
        );
        elsewhere.write(
            "mirror/notes.v1.json",
            NOTES.replace("20260102", "20260103"),
        );
        let update = [
            "update",
            "google-notes-v1",
            "--root",
            root,
            "--from",
            "mirror",
        ];
        refuses(elsewhere, &update, "notes.v1.json", "outside");
    }
}

#[test]
fn fetch_replaces_a_copy_and_nothing_else() {
    let fetch = |sandbox: &Sandbox, out: &str, file: &str, why: &str| {
        let call = ["fetch", "notes", "v1", "--from", "mirror", "--out", out];
        refuses(sandbox, &call, file, why);
    };
    let sandbox = || {
        let sandbox = Sandbox::new();
        let next = NOTES.replace("20260102", "20260103");
        sandbox.write("mirror/notes.v1.json", next);
        sandbox
    };
    // A link to an earlier copy; a link to nothing; a pipe; a device.
    let link = sandbox();
    symlink("notes.json", link.path("link.json")).expect("a link");
    fetch(&link, "link.json", "link.json", "this is a symbolic link");
    let link = sandbox();
    symlink("nowhere.json", link.path("link.json")).expect("a link");
    fetch(&link, "link.json", "link.json", "this is a symbolic link");
    let special = sandbox();
    pipe(&special.path("pipe"));
    fetch(&special, "pipe", "pipe", "a device, a pipe or a socket");
    fetch(
        &special,
        "/dev/null",
        "/dev/null",
        "a device, a pipe or a socket",
    );

    let read_only = sandbox();
    let mode = fs::Permissions::from_mode(0o444);
    fs::set_permissions(read_only.path("notes.json"), mode).expect("they can be set");
    fetch(
        &read_only,
        "notes.json",
        "notes.json",
        "this file is read-only",
    );
}

/// A pinned document is known also on another way to it.
#[test]
fn fetch_over_a_pinned_document_through_a_link() {
    let sandbox = Sandbox::repository();
    sandbox.write(
        "mirror/notes.v1.json",
        NOTES.replace("20260102", "20260103"),
    );
    symlink("discovery/documents", sandbox.path("link")).expect("a link");
    let call = ["fetch", "notes", "v1", "--from", "mirror", "--out", "link"];
    refuses(&sandbox, &call, "link/notes.v1.json", "is pinned for");
}
