//! `docs/guide` is a whole book: every page is a chapter, every link of every page of this repository leads somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use discovery_codegen::{Options as Choices, generate};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A page, as its reader sees it.
struct Page {
    path: PathBuf,
    anchors: BTreeSet<String>,
    links: Vec<String>,
}

fn repository() -> PathBuf {
    plain(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
}

fn book() -> PathBuf {
    repository().join("docs/guide/src")
}

/// The path without `..`.
fn plain(path: &Path) -> PathBuf {
    path.components()
        .fold(PathBuf::new(), |mut plain, component| {
            match component {
                Component::ParentDir => drop(plain.pop()),
                Component::CurDir => {}
                other => plain.push(other),
            }
            plain
        })
}

fn markdown(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
}

/// The anchor of a heading, as GitHub and mdBook make it.
fn anchor(heading: &str) -> String {
    let letters = heading.trim().to_lowercase();
    letters
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

fn read(path: PathBuf) -> Page {
    let text = fs::read_to_string(&path).unwrap();
    let mut page = Page {
        path,
        anchors: BTreeSet::new(),
        links: Vec::new(),
    };
    let mut heading = None;
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor(&heading.take().unwrap_or_default());
                assert!(
                    page.anchors.insert(anchor.clone()),
                    "{}: two headings are #{anchor}",
                    page.path.display()
                );
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                page.links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    page
}

/// The pages whose links a reader follows: those of the guide, those around it, and the README of each package.
fn pages() -> Vec<Page> {
    let mut paths = vec![repository().join("generated/README.md")];
    markdown(&repository().join("docs"), &mut paths);
    for folder in [repository(), repository().join("generated")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_page = path.extension().is_some_and(|extension| extension == "md");
            let readme = path.join("README.md");
            if is_page && path.parent() == Some(&repository()) {
                paths.push(path);
            } else if path.join("Cargo.toml").exists() && readme.exists() {
                paths.push(readme);
            }
        }
    }
    // That of `generated/` is there twice: it is a workspace, too.
    paths.sort();
    paths.dedup();
    paths.into_iter().map(read).collect()
}

#[test]
fn every_page_is_a_chapter_once() {
    let summary = read(book().join("SUMMARY.md"));
    let mut files = Vec::new();
    markdown(&book(), &mut files);
    files.retain(|path| !path.ends_with("SUMMARY.md"));
    let mut chapters: Vec<PathBuf> = summary.links.iter().map(|link| book().join(link)).collect();
    assert!(chapters.len() > 25, "{}", chapters.len());
    chapters.sort();
    assert_eq!(chapters, files);
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    assert!(pages.len() > 65, "{}", pages.len());
    let mut followed = 0;
    let mut broken = Vec::new();
    for page in &pages {
        for link in &page.links {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            followed += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let to = match path {
                "" => page.path.clone(),
                path => plain(&page.path.parent().unwrap().join(path)),
            };
            // A page of the book is alone on the web: what is beside the book is not there.
            let is_reached =
                to.exists() && (!page.path.starts_with(book()) || to.starts_with(book()));
            let has_anchor = anchor.is_empty()
                || pages
                    .iter()
                    .any(|page| page.path == to && page.anchors.contains(anchor));
            if !is_reached || !has_anchor {
                broken.push(format!("{}: {link}", page.path.display()));
            }
        }
    }
    assert!(followed > 120, "{followed}");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The first block of this kind in a page.
fn block<'p>(page: &'p str, kind: &str) -> &'p str {
    let (_, after) = page.split_once(&format!("```{kind}\n")).expect("a block");
    after.split("```").next().unwrap_or_default()
}

/// The program of the first chapter is an example, which a test runs; what it prints is in the chapter.
#[test]
fn the_first_call_runs_as_it_stands() {
    let chapter = fs::read_to_string(book().join("first-call.md")).unwrap();
    let tests = repository().join("tests");
    let example = fs::read_to_string(tests.join("examples/first_call.rs")).unwrap();
    let mut lines = example.lines();
    for line in block(&chapter, "rust,no_run").lines() {
        let here = line.replace("\"http://127.0.0.1:8080\"", "server.url()");
        assert!(lines.any(|line| line == here), "not in the example: {line}");
    }
    let printed = fs::read_to_string(tests.join("tests/examples/first_call.snap")).unwrap();
    assert!(printed.ends_with(block(&chapter, "text")), "{printed}");
}

#[test]
fn the_smallest_document_becomes_a_crate() {
    let chapter = fs::read_to_string(book().join("own-api.md")).unwrap();
    let made = generate(block(&chapter, "json"), &Choices::default()).unwrap();
    assert!(made.omissions.is_empty(), "{:?}", made.omissions);
    assert!(made.tree.get("src/books.rs").is_some());
    // It has no revision, and nothing speaks of one.
    let front = ["README.md", "src/lib.rs"].map(|file| made.tree.get(file).unwrap());
    for page in front {
        let spoken: Vec<&str> = page
            .lines()
            .filter(|line| line.contains("enerated "))
            .collect();
        assert!(spoken.len() >= 2, "{spoken:?}");
        assert!(
            spoken.iter().all(|line| !line.contains("revision")),
            "{spoken:?}"
        );
    }
}

/// How many cells a row of a table has: a `|` in a cell is written `\\|`, also in code.
fn cells(row: &str) -> usize {
    row.matches('|').count() - row.matches("\\|").count()
}

#[test]
fn every_row_has_the_cells_of_its_table() {
    for page in pages() {
        let text = fs::read_to_string(&page.path).unwrap();
        let mut of_head = None;
        let mut is_code = false;
        for row in text.lines() {
            is_code ^= row.starts_with("```");
            let is_row = row.starts_with('|') && !is_code;
            of_head = is_row.then(|| of_head.unwrap_or_else(|| cells(row)));
            let is_whole = of_head.is_none_or(|head| head == cells(row));
            assert!(is_whole, "{}: {row}", page.path.display());
        }
    }
}

/// Pages whose samples are compiled elsewhere, and what does it.
const COMPILED: &[(&str, &str)] = &[
    ("testing.md", "tests/tests/fakes/guide.rs"),
    ("traces.md", "examples/traces/src/lib.rs"),
];

/// The kinds of the code blocks of a page: `rust,no_run`.
fn kinds(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let blocks = Parser::new(&text).filter_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => Some(kind.into_string()),
        _ => None,
    });
    blocks.collect()
}

/// A user has the crate of an API, and what it passes on. The runtime is for those whose build generates a module.
#[test]
fn no_sample_needs_the_runtime_beside_the_crate_of_an_api() {
    let mut files = vec![repository().join("README.md")];
    markdown(&book(), &mut files);
    for file in files {
        if file.ends_with("build-script.md") {
            continue;
        }
        let page = fs::read_to_string(&file).unwrap();
        for sample in page.split("```rust").skip(1) {
            let sample = sample.split("```").next().unwrap_or_default();
            let is_free =
                !sample.contains("discovery_runtime") && !sample.contains("use serde_json");
            assert!(is_free, "{}:\n{sample}", file.display());
        }
    }
}

/// The code of other clients is the only Rust that is not compiled.
#[test]
fn every_sample_is_compiled() {
    let compiled = fs::read_to_string(repository().join("examples/guide/src/lib.rs")).unwrap();
    let mut files = vec![repository().join("README.md")];
    markdown(&book(), &mut files);
    let mut samples = 0;
    for file in files {
        let name = file
            .strip_prefix(repository())
            .unwrap()
            .display()
            .to_string();
        let of_rust = kinds(&file);
        let of_rust: Vec<&String> = of_rust
            .iter()
            .filter(|kind| kind.starts_with("rust"))
            .collect();
        if of_rust.is_empty() {
            continue;
        }
        let elsewhere = COMPILED.iter().find(|(page, _)| file.ends_with(page));
        if let Some((page, by)) = elsewhere {
            let by = fs::read_to_string(repository().join(by)).unwrap();
            assert!(by.contains(page), "{name}");
        } else {
            assert!(compiled.contains(&format!("\"{name}\"")), "{name}");
        }
        let shows_others = name.contains("/from-");
        for kind in of_rust {
            samples += 1;
            let is_skipped = kind.contains("ignore") && !shows_others;
            assert!(!is_skipped, "{name}: {kind}");
        }
    }
    assert!(samples > 90, "{samples}");
}
