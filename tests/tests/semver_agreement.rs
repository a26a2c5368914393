//! The verdicts of `diff`, compared with what cargo-semver-checks finds between the two generated crates.
//!
//! Run it after a change of `diff` or of the generated code, and commit the table that it writes:
//!
//! ```sh
//! cargo install cargo-semver-checks --locked
//! cargo xtask semver --write
//! ```
//!
//! With folders of documents, the oldest first, it compares the steps between published revisions of 50 APIs as well: see
//! docs/revisions.md, which says where such folders are from.
//!
//! ```sh
//! cargo xtask semver --documents FOLDER --documents FOLDER …
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use discovery_codegen::diff::{Kind, Verdict};
use discovery_codegen::model::Api;
use discovery_codegen::{Diff, Facts, diff, resolve, resolve_after};
use discovery_tests::cargo;
use discovery_tests::pairs::{CASES, LIBRARY, model, published};
use discovery_tests::scratch::Scratch;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

/// The table.
const TABLE: &str = "../docs/semver-agreement.md";

/// The variable by which `cargo xtask semver --write` asks for the table to be written.
const WRITE: &str = "SEMVER_AGREEMENT_WRITE";

/// The variable with the folders of published revisions, as `PATH` has them.
const FOLDERS: &str = "DISCOVERY_REVISIONS";

/// How many APIs are compared in these folders.
const APIS: usize = 50;

/// The constructed document as it is, as a package.
const BASE: &str = "pair-library";

/// Why a kind of change is major where cargo-semver-checks does not say so.
const STRICTER: &[(Kind, &str)] = &[
    (
        Kind::OtherVersion,
        "The crates have different names. It compares their items as if the names were the same.",
    ),
    (
        Kind::TypeRemoved,
        "It does not look for type aliases. A schema that is an array or a map becomes a type alias.",
    ),
    (Kind::TypeKindChanged, "It does not look for type aliases."),
    (Kind::AliasChanged, TYPES),
    (Kind::FieldRetyped, TYPES),
    (
        Kind::ArgumentsReordered,
        "The types of the arguments may be the same in both orders: the code compiles, and calls with the wrong values.",
    ),
    (Kind::ArgumentRetyped, TYPES),
    (Kind::SetterRetyped, TYPES),
    (Kind::BodyRetyped, TYPES),
    (Kind::ResponseRetyped, TYPES),
    (Kind::ItemsRetyped, TYPES),
    (Kind::ResumeRetyped, TYPES),
    (
        Kind::ResourceNameForm,
        "It does not look at which names a function takes: a name of the old form is an error when the program runs.",
    ),
    (
        Kind::NameChanged,
        "The name is there, but it is another item of the API: the code compiles, if the types fit, and means something else.",
    ),
    (
        Kind::NameShadows,
        "It does not look at which of two methods of the same name is called.",
    ),
];

/// It is a break for the compiler.
const TYPES: &str =
    "It does not compare types. A value, or a use, of the old type does not compile.";

/// What cargo-semver-checks takes for a break and is none: in a struct that is deprecated as a whole. rustdoc has the struct's
/// fields deprecated with it, and cargo-semver-checks takes what is hidden but deprecated for public: so the hidden field of every
/// generated struct, by which fields can be added, does not count as hidden there.
const OF_DEPRECATED_STRUCTS: [&str; 2] = [
    "constructible_struct_adds_field",
    "struct_pub_field_now_doc_hidden",
];

/// Two crates that are compared.
struct Pair {
    name: String,
    /// Their packages.
    old: String,
    new: String,
    diff: Diff,
}

/// What cargo-semver-checks says of two crates.
#[derive(Debug)]
struct Checked {
    /// The version that it asks for: `Patch`, `Minor` or `Major`.
    verdict: Verdict,
    /// The lints that failed.
    lints: BTreeSet<String>,
    /// The lints that failed without a break: see [`OF_DEPRECATED_STRUCTS`].
    false_alarms: BTreeSet<String>,
}

#[test]
#[ignore = "builds the documentation of 90 crates and runs cargo-semver-checks on each pair of them: minutes"]
fn no_verdict_is_below_what_cargo_semver_checks_finds() {
    let version = semver_checks_version();
    let documents = documents();
    let rustdoc = rustdoc(&documents);
    let pairs = pairs(&documents);
    let checked: Vec<Checked> = pairs
        .par_iter()
        .map(|pair| {
            let deprecated = deprecated(&documents[&pair.old]);
            check(&rustdoc[&pair.old], &rustdoc[&pair.new], &deprecated)
        })
        .collect();
    let wrong = wrong_verdicts(&pairs, &checked);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let found = table(&version, &pairs, &checked);
    match env::var_os(WRITE) {
        Some(_) => fs::write(here(TABLE), found).expect("the table"),
        None => assert_is_written(&found),
    }
}

/// The steps of 50 APIs, which the hashes of their names choose. Each crate keeps what the one before has, as `update` makes it. A
/// verdict that is major cannot be below, so those steps are only counted.
#[test]
#[ignore = "by hand: needs folders of documents that are not in this repository: `cargo xtask semver --documents`"]
fn no_verdict_of_published_revisions_is_below() {
    semver_checks_version();
    let folders = env::var_os(FOLDERS).unwrap_or_else(|| {
        panic!("{FOLDERS} does not name folders of documents: run `cargo xtask semver --documents`")
    });
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    let mut scratch = Scratch::new("semver-published").expect("a folder");
    let mut packages = BTreeSet::new();
    let (mut steps, mut major) = (Vec::new(), 0);
    for name in apis_by_hash(&folders) {
        let models = models_in_turn(&folders, &name);
        for (index, step) in models.windows(2).enumerate() {
            let [old, new] = step else { continue };
            let diff = diff(old, new);
            if diff.verdict() == Verdict::Major {
                major += 1;
                continue;
            }
            let package = |at: usize| format!("published-{}-{at}", name.replace('.', "-"));
            for (model, at) in [(old, index), (new, index + 1)] {
                if packages.insert(package(at)) {
                    scratch
                        .add_model(&package(at), model.clone())
                        .expect("a crate");
                }
            }
            let deprecated = deprecated_types(old);
            steps.push((package(index), package(index + 1), diff, deprecated));
        }
    }
    eprintln!(
        "{} steps are not major, {major} are; {} crates",
        steps.len(),
        packages.len()
    );
    let rustdoc = rustdoc_of(&scratch, packages.iter());
    let below: Vec<String> = steps
        .par_iter()
        .filter_map(|(old, new, diff, deprecated)| {
            let found = check(&rustdoc[old], &rustdoc[new], deprecated);
            let is_below = diff.verdict() < found.verdict && found.verdict > Verdict::Patch;
            is_below.then(|| {
                format!(
                    "{old} to {new}: {}, but cargo-semver-checks says {}: {:?}",
                    diff.verdict(),
                    found.verdict,
                    found.lints
                )
            })
        })
        .collect();
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// The names of documents, as `storage.v1`, that are in two of the folders at least with different contents: the first by the hash of
/// the name.
fn apis_by_hash(folders: &[PathBuf]) -> Vec<String> {
    let mut names = BTreeSet::new();
    for folder in folders {
        for entry in
            fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let file = entry.expect("an entry").file_name();
            let name = file.to_string_lossy().into_owned();
            names.extend(name.strip_suffix(".json").map(str::to_owned));
        }
    }
    let mut by_hash: Vec<([u8; 32], String)> = names
        .into_iter()
        .filter(|name| documents_in_turn(folders, name).len() > 1)
        .map(|name| (Sha256::digest(&name).into(), name))
        .collect();
    by_hash.sort();
    by_hash
        .into_iter()
        .take(APIS)
        .map(|(_, name)| name)
        .collect()
}

/// The contents of one document in the folders, each one once.
fn documents_in_turn(folders: &[PathBuf], name: &str) -> Vec<String> {
    let files = folders
        .iter()
        .map(|folder| folder.join(format!("{name}.json")));
    let mut documents: Vec<String> = files
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    documents.dedup();
    documents
}

/// The models of these documents, each of which keeps what the one before has.
fn models_in_turn(folders: &[PathBuf], name: &str) -> Vec<Api> {
    let mut models: Vec<Api> = Vec::new();
    for document in documents_in_turn(folders, name) {
        let model = match models.last() {
            None => resolve(&document),
            Some(before) => resolve_after(before, &document, Facts::Shipped).map(|(api, _)| api),
        };
        models.push(model.unwrap_or_else(|problems| panic!("{name}: {problems:?}")));
    }
    models
}

/// Fails unless the table in `docs` is the one that was found.
fn assert_is_written(found: &str) {
    let written = fs::read_to_string(here(TABLE)).expect("the table");
    let lines = |one: &str, other: &str, sign: char| -> String {
        let other: BTreeSet<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !other.contains(line));
        lines.map(|line| format!("{sign} {line}\n")).collect()
    };
    assert!(
        written == found,
        "{TABLE} is old; `cargo xtask semver --write` makes it again:\n{}{}",
        lines(&written, found, '-'),
        lines(found, &written, '+')
    );
}

/// What is wrong with the verdicts of `diff`: a line each.
fn wrong_verdicts(pairs: &[Pair], checked: &[Checked]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut needed = BTreeSet::new();
    for (Pair { name, diff, .. }, Checked { verdict, lints, .. }) in pairs.iter().zip(checked) {
        if diff.verdict() < *verdict && *verdict > Verdict::Patch {
            wrong.push(format!(
                "{name}: {}, but cargo-semver-checks says {verdict}: {lints:?}",
                diff.verdict()
            ));
        }
        if diff.verdict() == Verdict::Major && *verdict < Verdict::Major {
            let breaking = diff
                .changes
                .iter()
                .filter(|change| change.level == Verdict::Major);
            for kind in breaking.map(|change| change.kind) {
                needed.insert(kind);
                if !STRICTER.iter().any(|(known, _)| *known == kind) {
                    wrong.push(format!(
                        "{name}: {kind} is stricter than cargo-semver-checks without a reason"
                    ));
                }
            }
        }
    }
    let without_need = STRICTER.iter().filter(|(kind, _)| !needed.contains(kind));
    wrong.extend(
        without_need.map(|(kind, _)| {
            format!("{kind} is not stricter than cargo-semver-checks in any pair")
        }),
    );
    wrong
}

/// The table is of the pairs that there are, with the verdicts that they have.
#[test]
fn the_table_is_of_these_pairs() {
    let table = fs::read_to_string(here(TABLE)).expect("the table");
    let listed: BTreeSet<(&str, &str)> = table
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    for Pair { name, diff, .. } in pairs(&documents()) {
        assert!(
            listed.contains(&(name.as_str(), diff.verdict().as_str())),
            "{TABLE} is old: it has no row `{name}` with the verdict {}",
            diff.verdict()
        );
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every document that becomes a crate, by its package.
fn documents() -> BTreeMap<String, String> {
    let mut documents = BTreeMap::from([(BASE.to_owned(), LIBRARY.to_owned())]);
    documents.extend(CASES.iter().map(|case| (case.package(), case.document())));
    for pair in published().expect("the corpus") {
        for file in [&pair.old, &pair.new] {
            documents.insert(package(file), fs::read_to_string(file).expect("a document"));
        }
    }
    documents
}

/// `revision-monitoring-v1-20200915`.
fn package(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    format!("revision-{}", stem.replace(['.', '@'], "-"))
}

fn pairs(documents: &BTreeMap<String, String>) -> Vec<Pair> {
    let compared = |name: String, old: String, new: String| {
        let diff = diff(&model(&documents[&old]), &model(&documents[&new]));
        Pair {
            name,
            old,
            new,
            diff,
        }
    };
    let constructed = CASES.iter().flat_map(|case| {
        let base = || BASE.to_owned();
        [
            compared(case.name.to_owned(), base(), case.package()),
            compared(format!("{}, taken back", case.name), case.package(), base()),
        ]
    });
    let published = published().expect("the corpus").into_iter().map(|pair| {
        let mut pair = compared(String::new(), package(&pair.old), package(&pair.new));
        let Diff {
            api,
            version,
            old_revision,
            new_revision,
            ..
        } = &pair.diff;
        pair.name = format!("{api}.{version}, {old_revision} to {new_revision}");
        pair
    });
    published.chain(constructed).collect()
}

/// The names of the deprecated types of a document.
fn deprecated(document: &str) -> BTreeSet<String> {
    deprecated_types(&model(document))
}

fn deprecated_types(api: &Api) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    api.each_item(&mut |_, item| {
        if item.deprecated {
            names.insert(item.name.to_string());
        }
    });
    names
}

/// The rustdoc JSON of every crate, all under one name.
fn rustdoc(documents: &BTreeMap<String, String>) -> BTreeMap<String, PathBuf> {
    let mut scratch = Scratch::new("semver").expect("a folder");
    for (name, document) in documents {
        scratch.add_package(name, document).expect("a crate");
    }
    rustdoc_of(&scratch, documents.keys())
}

/// The rustdoc JSON of these packages of a workspace, all under one name.
fn rustdoc_of<'a>(
    scratch: &Scratch,
    packages: impl Iterator<Item = &'a String>,
) -> BTreeMap<String, PathBuf> {
    // Not the folder of other tests: what is compiled for unstable options is compiled apart.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    let output = scratch
        .cargo(
            &["doc", "--workspace", "--no-deps", "--no-default-features"],
            &[
                ("CARGO_TARGET_DIR", &target.to_string_lossy()),
                // The options of cargo-semver-checks.
                ("RUSTC_BOOTSTRAP", "1"),
                (
                    "RUSTDOCFLAGS",
                    "-Zunstable-options --document-private-items --document-hidden-items --output-format=json --cap-lints allow",
                ),
            ],
        )
        .expect("cargo runs");
    assert_success("cargo doc", &output);
    packages
        .map(|package| {
            let name = package.replace('-', "_");
            let text = fs::read_to_string(target.join(format!("doc/{name}.json")))
                .expect("rustdoc's JSON");
            // The crates of a pair have one name to their users.
            let file = target.join(format!("doc/{name}.same-name.json"));
            fs::write(&file, text.replace(&name, "subject"))
                .expect("the target folder can be written to");
            (package.clone(), file)
        })
        .collect()
}

fn check(old: &Path, new: &Path, deprecated: &BTreeSet<String>) -> Checked {
    let output = semver_checks()
        .args([
            "check-release",
            "--release-type",
            "patch",
            "--color",
            "never",
            "--baseline-rustdoc",
        ])
        .arg(old)
        .arg("--current-rustdoc")
        .arg(new)
        .output()
        .expect("cargo-semver-checks runs");
    let failures = String::from_utf8_lossy(&output.stdout);
    let text = String::from_utf8_lossy(&output.stderr);
    let (false_alarms, lints): (Vec<&str>, Vec<&str>) = failures
        .split("--- failure ")
        .skip(1)
        .partition(|failure| is_false_alarm(failure, deprecated));
    let names = |failures: Vec<&str>| -> BTreeSet<String> {
        failures
            .into_iter()
            .map(|failure| lint(failure).to_owned())
            .collect()
    };
    let (false_alarms, lints) = (names(false_alarms), names(lints));
    let verdict = match failed(&text) {
        (major, _) if major > false_alarms.len() => Verdict::Major,
        (_, minor) if minor > 0 => Verdict::Minor,
        _ => Verdict::Patch,
    };
    assert_eq!(lints.is_empty(), verdict == Verdict::Patch, "{text}");
    Checked {
        verdict,
        lints,
        false_alarms,
    }
}

/// How many lints failed that ask for a major version, and how many that ask for a minor one.
fn failed(text: &str) -> (usize, usize) {
    let Some(summary) = text.lines().find(|line| line.contains("checks failed")) else {
        assert!(text.contains("no semver update required"), "{text}");
        return (0, 0);
    };
    let before = |word: &str| {
        let number = summary
            .split(&format!(" {word}"))
            .next()
            .and_then(|before| before.rsplit(' ').next());
        number
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("{summary}"))
    };
    (before("major and"), before("minor checks"))
}

/// The lint of a failure.
fn lint(failure: &str) -> &str {
    failure.split(':').next().unwrap_or_default()
}

/// Whether a lint failed for fields of deprecated structs alone.
fn is_false_alarm(failure: &str, deprecated: &BTreeSet<String>) -> bool {
    let failed = failure.split("Failed in:\n").nth(1).unwrap_or_default();
    let is_of_deprecated = |line: &str| {
        let field = line.trim().strip_prefix("field ").unwrap_or_default();
        field
            .split('.')
            .next()
            .is_some_and(|message| deprecated.contains(message))
    };
    let mut fields = failed
        .lines()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    OF_DEPRECATED_STRUCTS.contains(&lint(failure))
        && fields.peek().is_some()
        && fields.all(is_of_deprecated)
}

fn semver_checks() -> Command {
    let mut command = cargo();
    command.arg("semver-checks");
    command
}

fn semver_checks_version() -> String {
    let output = semver_checks()
        .arg("--version")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo-semver-checks is not installed: `cargo install cargo-semver-checks --locked`\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace()
        .last()
        .unwrap_or_default()
        .to_owned()
}

fn assert_success(what: &str, output: &Output) {
    assert!(
        output.status.success(),
        "{what}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn table(version: &str, pairs: &[Pair], checked: &[Checked]) -> String {
    let mut text = format!(
        "{HEAD}cargo-semver-checks {version}; {} pairs.\n\n",
        pairs.len()
    );
    text += "| pair | `diff` | cargo-semver-checks | what it names | what `diff` names |\n|---|---|---|---|---|\n";
    for (
        Pair { name, diff, .. },
        Checked {
            verdict,
            lints,
            false_alarms,
        },
    ) in pairs.iter().zip(checked)
    {
        let found = diff.verdict();
        let kinds: BTreeSet<Kind> = diff
            .changes
            .iter()
            .filter(|change| change.level == found)
            .map(|change| change.kind)
            .collect();
        let kinds: Vec<&str> = kinds.into_iter().map(Kind::as_str).collect();
        let alarms = false_alarms.iter().map(|lint| format!("{lint}[^1]"));
        let lints: Vec<String> = lints.iter().cloned().chain(alarms).collect();
        let asked = match verdict {
            Verdict::Major | Verdict::Minor => verdict.as_str(),
            _ => "nothing",
        };
        let _ = writeln!(
            text,
            "| {name} | {found} | {asked} | {} | {} |",
            lints.join(", "),
            kinds.join(", ")
        );
    }
    text += "\n## Where `diff` is stricter\n\n| kind | why it is major nevertheless |\n|---|---|\n";
    for (kind, why) in STRICTER {
        let _ = writeln!(text, "| `{kind}` | {why} |");
    }
    text + FOOTNOTE
}

/// Said of [`OF_DEPRECATED_STRUCTS`].
const FOOTNOTE: &str = "
[^1]: A false alarm, which is not counted. Every generated struct has a hidden field, so that fields can be added later. If the
    struct is deprecated, rustdoc marks its fields as deprecated too. cargo-semver-checks treats an item that is hidden and
    deprecated as public.
";

/// What the table is.
const HEAD: &str = "\
# Verdicts, compared with cargo-semver-checks

`diff` compares two documents, and says how breaking the change is for the users of the generated crate. cargo-semver-checks
knows nothing of documents: it compares the two generated crates. This page has the verdicts of both for revisions that Google
published, and for a constructed pair of documents for each rule, in both directions. The verdict of `diff` is never lower. If
something is added, it is minor for `diff`, and nothing for cargo-semver-checks; if something is deprecated, it is minor for both.

`cargo xtask semver --write` makes this page; do not edit it.

";
