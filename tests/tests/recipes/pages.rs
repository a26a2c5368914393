//! The commands of `README.md`, section by section.

use std::fs;

use discovery_tests::revised::Revised;
use discovery_tests::wire::corpus;

use crate::server::Server;
use crate::shell::Shell;
use crate::{fixture, folder, recipes};

/// Where the document of an API of one's own is, on its own server.
const OWN: &str = "/$discovery/rest?version=v1";
/// That server, as the page calls it.
const EXAMPLE: &str = "https://library.example.com";

/// The blocks of shell commands in a section of the page.
fn blocks(section: &str) -> Vec<String> {
    let page = fs::read_to_string(recipes().join("README.md")).unwrap();
    let (_, after) = page
        .split_once(&format!("\n## {section}\n"))
        .expect("a section");
    let text = after.split("\n## ").next().unwrap_or_default();
    let mut blocks = Vec::new();
    let mut block = None;
    for line in text.lines().map(str::trim) {
        match (line, &mut block) {
            ("```sh", None) => block = Some(String::new()),
            ("```", open @ Some(_)) => blocks.extend(open.take()),
            (line, Some(block)) => *block = format!("{block}{line}\n"),
            _ => {}
        }
    }
    blocks
}

#[test]
fn a_pull_request_each_week_with_three_commands() {
    let own = folder("three");
    let repository = Revised::new("recipe-three", &[fixture("notes.v1.json")]).unwrap();
    let mut shell = Shell::new(repository.folder(), &own);
    let documents = fixture("");
    shell.set("MORE", &format!("--from {}", documents.display()));
    let [commands] = &blocks("A pull request each week")[..] else {
        panic!("one block");
    };
    shell.output(
        "git init --quiet . && git config user.name n && git config user.email e \
         && git add --all && git commit --quiet --message begun",
    );
    // Nothing is new, so nothing is printed. The changes are in a file outside of the repository.
    let commands = commands.replace("/tmp/", &format!("{}/", own.display()));
    assert_eq!(shell.output(&commands), "");
    let changes = fs::read_to_string(own.join("changes.md")).unwrap();
    assert_eq!(changes, "Every pinned document is up to date.\n");
    assert_eq!(shell.calls().len(), 2);
}

#[test]
fn an_api_of_your_own() {
    let own = folder("own");
    let document = fs::read_to_string(fixture("library.v1.json")).unwrap();
    let server = Server::of(OWN, &document);
    let repository = Revised::new("recipe-own", &[fixture("notes.v1.json")]).unwrap();
    let mut shell = Shell::new(repository.folder(), &own);
    let blocks = blocks("An API of your own");
    let [see, private, pin, generate, update] = &blocks[..] else {
        panic!("five blocks, not {}", blocks.len());
    };
    let here = |commands: &str, server: &Server| {
        assert!(commands.contains(EXAMPLE), "{commands}");
        commands.replace(EXAMPLE, server.address())
    };

    let page = shell.output(&here(see, &server));
    assert!(page.contains("client.shelves()"), "{page}");
    assert_eq!(repository.read("library.v1.json").unwrap(), document);
    assert!(
        !server
            .seen()
            .iter()
            .any(|asked| asked.headers.contains_key("authorization"))
    );

    shell.output(&here(private, &server));
    shell.set("TOKEN", "s3cret");
    let printed = shell.output(&here(pin, &server));
    let asked = server.seen().pop().expect("a request");
    assert_eq!(asked.headers["authorization"], "Bearer s3cret");
    assert!(!printed.contains("s3cret"));
    assert_eq!(
        repository
            .read("discovery/documents/library.v1.json")
            .unwrap(),
        document
    );

    // The reader adds what was printed.
    let (_, api) = printed.split_once("[[api]]\n").expect("an API");
    let api = api.split("\n\n").next().unwrap_or_default();
    let manifest = repository.folder().join("discovery/apis.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{text}\n[[api]]\n{api}\n")).unwrap();
    shell.output(generate);
    assert!(
        repository
            .read("generated/google-library-v1/src/lib.rs")
            .is_ok()
    );

    let next = document.replace("Lends books from shelves", "Lends books");
    assert_ne!(next, document);
    let server = Server::of(OWN, &next);
    let updated = shell.output(&here(update, &server));
    assert!(
        updated.contains("google-library-v1 0.1.0 → 0.1.1: patch"),
        "{updated}"
    );
    assert_eq!(
        repository
            .read("discovery/documents/library.v1.json")
            .unwrap(),
        next
    );
    let asked = server.seen().pop().expect("a request");
    assert_eq!(asked.headers["authorization"], "Bearer s3cret");
}

/// Commands whose runtime is that of this repository, which is not beside the folder of a test.
fn with_our_runtime(commands: &str) -> String {
    let runtime = recipes().join("../../../../runtime");
    commands.replace(
        "../discovery-codegen/runtime",
        &runtime.display().to_string(),
    )
}

#[test]
fn a_repository_of_your_own() {
    let own = folder("repository");
    let project = own.join("project");
    fs::create_dir(&project).unwrap();
    // A project inside of this repository's folder has a workspace of its own.
    let workspace = "[workspace]\nmembers = [\"generated/*\"]\n";
    fs::write(project.join("Cargo.toml"), workspace).unwrap();
    let mut shell = Shell::new(&project, &own);
    let blocks = blocks("A repository of your own");
    let [init, fetch, generate, update] = &blocks[..] else {
        panic!("four blocks, not {}", blocks.len());
    };
    let init = with_our_runtime(init);
    shell.output(&init);
    assert!(!shell.run(&init).succeeded);
    let source = own.join("source");
    fs::create_dir(&source).unwrap();
    let document = fs::read_to_string(fixture("library.v1.json")).unwrap();
    fs::write(source.join("library.v1.json"), &document).unwrap();
    shell.set("MORE", &format!("--from {}", source.display()));
    let printed = shell.output(fetch);
    let (_, api) = printed.split_once("[[api]]\n").expect("an API");
    let api = api.split("\n\n").next().unwrap_or_default();
    let manifest = project.join("discovery/apis.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{text}\n[[api]]\n{api}\n")).unwrap();
    shell.set("MORE", "");
    shell.output(generate);
    assert!(
        project
            .join("generated/google-library-v1/src/lib.rs")
            .is_file()
    );
    let next = document.replace("Lends books from", "Lends books and maps from");
    fs::write(source.join("library.v1.json"), next).unwrap();
    shell.set("MORE", &format!("--from {}", source.display()));
    let updated = shell.output(update);
    assert!(updated.contains("google-library-v1 0.1.0"), "{updated}");
}

#[test]
fn crates_of_many_apis() {
    let own = folder("many");
    let mut shell = Shell::new(&own, &own);
    let [make] = &blocks("Crates of many APIs")[..] else {
        panic!("one block");
    };
    let documents = own.join("documents");
    fs::create_dir(&documents).unwrap();
    for (name, from) in [
        ("drive.v3.json", corpus().join("documents/drive.v3.json")),
        (
            "gmail.v1.json",
            recipes().join("../../../../examples/user-login/gmail.v1.json"),
        ),
    ] {
        fs::copy(from, documents.join(name)).unwrap();
    }
    shell.set("MORE", &format!("--from {}", documents.display()));
    shell.output(&with_our_runtime(make));
    let table = fs::read_to_string(own.join("clients/README.md")).unwrap();
    for name in ["google-drive-v3", "google-gmail-v1"] {
        assert!(table.contains(name), "{table}");
        assert!(own.join("clients").join(name).join("src/lib.rs").is_file());
    }
}

#[test]
fn in_your_own_build() {
    let own = folder("build");
    let pinned = corpus().join("history/monitoring.v1@20241003.json");
    let repository = Revised::new("recipe-build", &[pinned]).unwrap();
    let mut shell = Shell::new(repository.folder(), &own);
    let [commands] = &blocks("In your own build")[..] else {
        panic!("one block");
    };
    let (fetch, diff) = commands.trim().split_once('\n').expect("two commands");
    shell.set(
        "MORE",
        &format!("--from {}", corpus().join("documents").display()),
    );
    shell.output(fetch);
    shell.set("MORE", "");
    let changes = shell.output(diff);
    assert!(changes.contains("verdict: minor"), "{changes}");
}
