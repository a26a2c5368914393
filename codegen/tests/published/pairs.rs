//! Revisions that Google published, in pairs.
//!
//! A sample on every run. All of them: `cargo xtask published --documents FOLDER --documents FOLDER …`, the oldest first.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::diff::{Cause, Kind, Verdict};
use discovery_codegen::{Diff, Facts, Keeping, diff, resolve, resolve_after};
use rayon::prelude::*;

/// The variable with the folders, as `PATH` has them.
const FOLDERS: &str = "DISCOVERY_REVISIONS";
/// The variable that asks to write the table.
const WRITE: &str = "PUBLISHED_WRITE";

/// Where the table is, and what is above it.
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/revisions.md");
const BEGIN: &str = "\n<!-- The rest is written by `cargo xtask published`. -->\n";

/// A pair: the differences of the new document alone, and of what it becomes after the old one.
struct Pair {
    name: String,
    alone: Diff,
    kept: Diff,
    keeping: Keeping,
}

impl Pair {
    fn new(old: &Path, new: &Path) -> Self {
        let read = |file: &Path| {
            fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        };
        let wrong = |problems| -> ! { panic!("{}: {problems:?}", new.display()) };
        let (old, text) = (
            resolve(&read(old)).unwrap_or_else(|problems| wrong(problems)),
            read(new),
        );
        let alone = resolve(&text).unwrap_or_else(|problems| wrong(problems));
        let (after, keeping) =
            resolve_after(&old, &text, Facts::Shipped).unwrap_or_else(|problems| wrong(problems));
        Self {
            name: format!("{} {}", new.display(), alone.revision),
            alone: diff(&old, &alone),
            kept: diff(&old, &after),
            keeping,
        }
    }

    /// What breaks by our doing although everything is kept.
    fn without_reason(&self) -> Vec<String> {
        let changes = self.kept.changes.iter();
        let ours = changes.filter(|change| change.cause == Some(Cause::Generator));
        ours.map(|change| format!("{}: {} of {}", self.name, change.kind, change.rust))
            .collect()
    }
}

/// The revisions of this repository that follow each other.
fn sample() -> Vec<(PathBuf, PathBuf)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let mut history: Vec<PathBuf> = fs::read_dir(corpus.join("history"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    history.sort();
    let api = |file: &Path| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.split('@').next().unwrap_or_default().to_owned()
    };
    let mut pairs = Vec::new();
    for (at, old) in history.iter().enumerate() {
        let api_of_old = api(old);
        let next = history.get(at + 1).filter(|next| api(next) == api_of_old);
        let newest = corpus.join(format!("documents/{api_of_old}.json"));
        pairs.push((old.clone(), next.cloned().unwrap_or(newest)));
    }
    pairs
}

#[test]
fn no_published_revision_of_the_sample_breaks_without_a_reason() {
    let pairs = sample();
    assert!(pairs.len() > 8, "{}", pairs.len());
    let without: Vec<String> = pairs
        .par_iter()
        .flat_map_iter(|(old, new)| Pair::new(old, new).without_reason())
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
#[ignore = "by hand: needs folders of documents that are not in this repository; minutes, also in a release build"]
fn no_published_revision_breaks_without_a_reason() {
    let folders = std::env::var_os(FOLDERS).unwrap_or_else(|| {
        panic!("{FOLDERS} does not name folders of documents: run `cargo xtask published`")
    });
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let mut files = Vec::new();
    for step in folders.windows(2) {
        let [older, newer] = step else { continue };
        let mut names: Vec<_> = fs::read_dir(older)
            .unwrap_or_else(|error| panic!("{}: {error}", older.display()))
            .map(|entry| entry.expect("an entry").file_name())
            .filter(|name| name != "index.json" && newer.join(name).is_file())
            .collect();
        names.sort();
        files.extend(
            names
                .iter()
                .map(|name| (older.join(name), newer.join(name))),
        );
    }
    let pairs: Vec<Pair> = files
        .par_iter()
        .map(|(old, new)| Pair::new(old, new))
        .collect();
    let without: Vec<String> = pairs.iter().flat_map(Pair::without_reason).collect();
    let page = fs::read_to_string(TABLE).expect("the page");
    let (above, table) = page.split_once(BEGIN).expect("the mark above the table");
    let found = self::table(&pairs);
    if std::env::var_os(WRITE).is_some() {
        fs::write(TABLE, format!("{above}{BEGIN}{found}")).expect("the page is written");
    } else {
        assert_eq!(found, table, "docs/revisions.md is old");
    }
    assert_eq!(without, [""; 0]);
}

/// Numbers of pairs: of each verdict, of each cause, and of each breaking kind, without and with what is kept.
fn table(pairs: &[Pair]) -> String {
    let count = |is: &dyn Fn(&Diff) -> bool| {
        let of = |diff: fn(&Pair) -> &Diff| pairs.iter().filter(|pair| is(diff(pair))).count();
        (of(|pair| &pair.alone), of(|pair| &pair.kept))
    };
    let mut text = format!(
        "\n{} pairs.\n\n| verdict | new document alone | as `update` makes it |\n|---|---|---|\n",
        pairs.len()
    );
    for verdict in [
        Verdict::None,
        Verdict::Patch,
        Verdict::Minor,
        Verdict::Major,
    ] {
        let (alone, kept) = count(&|diff| diff.verdict() == verdict);
        let _ = writeln!(text, "| `{verdict}` | {alone} | {kept} |");
    }
    text += "\n| who causes the breaking changes | new document alone | as `update` makes it |\n|---|---|---|\n";
    let causes = |diff: &Diff| {
        let has = |cause| {
            diff.changes
                .iter()
                .any(|change| change.cause == Some(cause))
        };
        (has(Cause::Document), has(Cause::Generator))
    };
    for (who, expected) in [
        ("the document alone", (true, false)),
        ("the document and the generator", (true, true)),
        ("the generator alone", (false, true)),
    ] {
        let (alone, kept) = count(&|diff| causes(diff) == expected);
        let _ = writeln!(text, "| {who} | {alone} | {kept} |");
    }
    let files = pairs.iter().filter(|pair| !pair.keeping.kept.is_empty());
    let mut aspects: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut number = 0;
    for pair in files {
        number += 1;
        let mut of_pair: BTreeMap<&str, usize> = BTreeMap::new();
        for (path, aspect, _) in pair.keeping.decisions.iter() {
            let what = match path.starts_with("names.") {
                true => "name of a resource name",
                false => aspect.key(),
            };
            *of_pair.entry(what).or_default() += 1;
        }
        for (what, decisions) in of_pair {
            let (pairs, all) = aspects.entry(what).or_default();
            *pairs += 1;
            *all += decisions;
        }
    }
    let _ = write!(
        text,
        "\n{number} of the pairs need a file of decisions:\n\n| what is kept | pairs | decisions |\n|---|---|---|\n"
    );
    for (what, (pairs, decisions)) in aspects {
        let _ = writeln!(text, "| `{what}` | {pairs} | {decisions} |");
    }
    text += &softened(pairs);
    text += "\nPairs with a breaking change of each kind:\n\n| kind | cause | new document alone | as `update` makes it |\n|---|---|---|---|\n";
    for kind in Kind::all().filter(|kind| kind.level() == Verdict::Major) {
        for cause in [Cause::Document, Cause::Generator] {
            let has = |diff: &Diff| {
                let mut changes = diff.changes.iter();
                changes.any(|change| change.kind == kind && change.cause == Some(cause))
            };
            let (alone, kept) = count(&has);
            let who = match cause {
                Cause::Document => "document",
                Cause::Generator => "generator",
            };
            if alone + kept > 0 {
                let _ = writeln!(text, "| `{kind}` | {who} | {alone} | {kept} |");
            }
        }
    }
    text
}

/// Numbers of what is softened: of pairs, and of changes of each kind.
fn softened(pairs: &[Pair]) -> String {
    let breaking = |diff: &Diff| -> Vec<(Kind, bool)> {
        let changes = diff.changes.iter();
        let breaking = changes.filter(|change| change.level == Verdict::Major);
        breaking
            .map(|change| (change.kind, change.softened))
            .collect()
    };
    let (mut all, mut some) = (0, 0);
    let mut kinds: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for pair in pairs {
        let changes = breaking(&pair.kept);
        let softened = changes.iter().filter(|(_, softened)| *softened).count();
        all += usize::from(softened > 0 && softened == changes.len());
        some += usize::from(softened > 0 && softened < changes.len());
        for (kind, softened) in changes {
            let (of_kind, softened_of_kind) = kinds.entry(kind).or_default();
            *of_kind += 1;
            *softened_of_kind += usize::from(softened);
        }
    }
    let mut text = format!(
        "\nOf the pairs that break, {all} have only changes that are softened, and {some} have such changes and others:\n\n\
         | kind | breaking changes | softened |\n|---|---|---|\n"
    );
    for (kind, (changes, softened)) in kinds.into_iter().filter(|(_, (_, softened))| *softened > 0)
    {
        let _ = writeln!(text, "| `{kind}` | {changes} | {softened} |");
    }
    text
}
