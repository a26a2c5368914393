//! What `diff` says of one constructed pair for each of its rules, there and back; and that it says nothing of no change.

#[path = "diff/mutations.rs"]
mod mutations;
#[path = "diff/surface.rs"]
mod surface;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use discovery_codegen::diff::{Kind, Verdict};
use discovery_codegen::model::{Api, StreamFormat};
use discovery_codegen::{Diff, Facts, diff};
use discovery_fuzzing::mutate::shuffled;
use discovery_tests::pairs::{CASES, LIBRARY, feature_pairs, model, published};
use fastrand::Rng;
use rayon::prelude::*;
use serde_json::Value;
use surface::Surface;

/// A line for each change.
fn shown(diff: &Diff) -> String {
    let mut text = format!("{}\n", diff.verdict());
    for change in &diff.changes {
        let _ = write!(
            text,
            "    {} {}: {}",
            change.level, change.kind, change.rust
        );
        if !(change.old.is_empty() && change.new.is_empty()) {
            let _ = write!(text, "\n        {:?} → {:?}", change.old, change.new);
        }
        let _ = writeln!(text, "\n        at {}", change.path);
    }
    text
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("diff");
    settings
}

#[test]
fn one_pair_for_each_rule_there_and_back() {
    let library = model(LIBRARY);
    let mut table = String::new();
    for case in CASES {
        let edited = model(&case.document());
        for (way, kind, found) in [
            ("there", case.there, diff(&library, &edited)),
            ("back", case.back, diff(&edited, &library)),
        ] {
            let name = case.name;
            assert!(
                found.changes.iter().any(|change| change.kind == kind),
                "{name}, {way}: no {kind} in\n{}",
                shown(&found)
            );
            assert!(found.verdict() >= kind.level(), "{name}, {way}");
            let _ = write!(table, "{name}, {way}: {}", shown(&found));
        }
    }
    settings().bind(|| insta::assert_snapshot!("pairs", table));
}

#[test]
fn one_pair_for_each_rule_of_features_there_and_back() {
    let mut table = String::new();
    for pair in feature_pairs() {
        for (way, kind, found) in [
            ("there", pair.there, diff(&pair.old, &pair.new)),
            ("back", pair.back, diff(&pair.new, &pair.old)),
        ] {
            let name = pair.name;
            let kinds: Vec<Kind> = found.changes.iter().map(|change| change.kind).collect();
            assert!(kinds.contains(&kind), "{name}, {way}: {kinds:?}");
            let _ = write!(table, "{name}, {way}: {}", shown(&found));
        }
    }
    settings().bind(|| insta::assert_snapshot!("features", table));
}

#[test]
fn every_kind_has_a_pair() {
    let of_features = feature_pairs();
    let shown: BTreeSet<Kind> = CASES
        .iter()
        .map(|case| [case.there, case.back])
        .chain(of_features.iter().map(|pair| [pair.there, pair.back]))
        .flatten()
        // `what_is_known_beside_the_documents_is_compared`
        .chain([Kind::Emulator, Kind::Idempotency])
        // `a_method_begins_and_ends_to_stream`
        .chain([Kind::StreamAdded, Kind::StreamRemoved, Kind::StreamFormat])
        // `codegen/tests/published/softened.rs`
        .chain([Kind::DeprecatedRemoved])
        .collect();
    let without: Vec<Kind> = Kind::all().filter(|kind| !shown.contains(kind)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn what_is_known_beside_the_documents_is_compared() {
    let document = LIBRARY.replace(r#""name": "library","#, r#""name": "datastore","#);
    assert_ne!(document, LIBRARY);
    let model = |facts| discovery_codegen::resolve_with(&document, facts).expect("a document");
    let (known, unknown) = (model(Facts::Shipped), model(Facts::None));
    for (old, new, changed) in [
        (&known, &unknown, ("DATASTORE_EMULATOR_HOST", "")),
        (&unknown, &known, ("", "DATASTORE_EMULATOR_HOST")),
    ] {
        let found = diff(old, new);
        let [change] = found.changes.as_slice() else {
            panic!("{}", shown(&found));
        };
        assert_eq!(change.kind, Kind::Emulator);
        assert_eq!((change.old.as_str(), change.new.as_str()), changed);
        assert_eq!(found.verdict(), Verdict::Patch);
    }
    assert!(diff(&known, &known).changes.is_empty());
}

#[test]
fn what_is_known_of_methods_is_compared() {
    let document = include_str!("../fixtures/idempotency.json");
    let model = |facts| discovery_codegen::resolve_with(document, facts).expect("a document");
    let (known, unknown) = (model(Facts::Shipped), model(Facts::None));
    let there: Vec<(String, String)> = diff(&unknown, &known)
        .changes
        .into_iter()
        .filter(|change| change.kind == Kind::Idempotency)
        .map(|change| (change.old, change.new))
        .collect();
    let (yes, no) = ("idempotent", "not idempotent");
    let expected = [
        (yes, no),
        (no, yes),
        (yes, "idempotent with etag in the body"),
        (yes, "idempotent with ifMetagenerationMatch"),
        (yes, no),
        // Its precondition is gone.
        (yes, no),
    ];
    let expected = expected.map(|(old, new)| (old.to_owned(), new.to_owned()));
    assert_eq!(there, expected);
    assert!(diff(&known, &known).changes.is_empty());
}

#[test]
fn a_method_begins_and_ends_to_stream() {
    let document = LIBRARY
        .replace(r#""name": "library","#, r#""name": "datalineage","#)
        .replace(
            r#""id": "library.shelves.books.get""#,
            r#""id": "datalineage.projects.locations.searchLineageStreaming""#,
        );
    let model = |facts| discovery_codegen::resolve_with(&document, facts).expect("a document");
    let (streams, single) = (model(Facts::Shipped), model(Facts::None));
    let other_format = {
        let mut api = streams.clone();
        let methods = api
            .root
            .resources
            .iter_mut()
            .flat_map(|one| &mut one.resources);
        let mut methods = methods.flat_map(|resource| &mut resource.methods);
        let stream = methods.find_map(|method| method.stream.as_mut());
        stream.expect("a stream").format = StreamFormat::Events;
        api
    };
    for (old, new, kind, level) in [
        (&single, &streams, Kind::StreamAdded, Verdict::Major),
        (&streams, &single, Kind::StreamRemoved, Verdict::Major),
        (&streams, &other_format, Kind::StreamFormat, Verdict::Patch),
    ] {
        let found = diff(old, new);
        assert_eq!(found.verdict(), level, "{}", shown(&found));
        let change = found.changes.iter().find(|change| change.kind == kind);
        let change = change.unwrap_or_else(|| panic!("{}", shown(&found)));
        assert!(change.path.ends_with("methods.get"), "{}", change.path);
        let retyped = found
            .changes
            .iter()
            .any(|one| one.kind == Kind::ResponseRetyped);
        assert_eq!(retyped, level == Verdict::Major, "{}", shown(&found));
    }
}

/// Of the revision and of what is not read, nothing is said.
#[test]
fn what_no_user_sees_is_no_change() {
    let library = model(LIBRARY);
    let edited = LIBRARY.replace(
        r#""revision": "20260101","#,
        r#""revision": "20260202", "etag": "\"abc\"", "icons": {"x16": "http://x", "x32": "http://x"},
           "ownerName": "Somebody", "ownerDomain": "example.com", "batchPath": "batch/v2", "canonicalName": "Books",
           "fullyEncodeReservedExpansion": true,"#,
    );
    let edited = model(&edited);
    assert_eq!(edited.revision, "20260202");
    let found = diff(&library, &edited);
    assert_eq!(found.verdict(), Verdict::None, "{}", shown(&found));
    assert!(found.changes.is_empty());
    assert_eq!(
        (found.old_revision.as_str(), found.new_revision.as_str()),
        ("20260101", "20260202")
    );
}

/// A document that is written in another order is the same.
#[test]
fn no_order_and_no_repetition_is_a_change() {
    let files = published().expect("the corpus");
    let mut rng = Rng::with_seed(6);
    let documents = files
        .iter()
        .map(|pair| fs::read_to_string(&pair.new).expect("a document"));
    for document in documents.chain([LIBRARY.to_owned()]) {
        let value: Value = serde_json::from_str(&document).expect("JSON");
        let shuffled = shuffled(&value, &mut rng);
        assert_ne!(shuffled, document);
        let old = model(&document);
        for new in [&old, &model(&shuffled)] {
            let found = diff(&old, new);
            assert_eq!(found.verdict(), Verdict::None, "{}", shown(&found));
        }
    }
}

/// Revisions that Google published: the verdict, how many changes of each kind, and what is breaking.
#[test]
fn what_google_published() {
    let mut table = String::new();
    for pair in published().expect("the corpus") {
        let read = |file: &Path| model(&fs::read_to_string(file).expect("a document"));
        let found = diff(&read(&pair.old), &read(&pair.new));
        let _ = writeln!(
            table,
            "{} {}, {} → {}: {}",
            found.api,
            found.version,
            found.old_revision,
            found.new_revision,
            found.verdict()
        );
        for kind in Kind::all() {
            let of_kind = || found.changes.iter().filter(|change| change.kind == kind);
            if of_kind().next().is_some() {
                let _ = writeln!(table, "    {:>4} {kind}", of_kind().count());
            }
            for change in of_kind()
                .filter(|change| change.level == Verdict::Major)
                .take(3)
            {
                let _ = writeln!(table, "             {}", change.rust);
            }
        }
    }
    settings().bind(|| insta::assert_snapshot!("published", table));
}

// ───── Verdicts, compared with the code

/// A document, and what it becomes.
struct Made {
    model: Api,
    surface: Surface,
}

impl Made {
    /// None, if something is wrong with the document.
    fn of(document: &str) -> Option<Self> {
        let model = discovery_codegen::resolve(document).ok()?;
        let surface = Surface::of(document)?;
        Some(Self { model, surface })
    }
}

/// The first thing in which the code of two documents says otherwise than the verdict, there or back.
fn disagreement(one: &Made, other: &Made) -> Option<String> {
    one_way(one, other).or_else(|| one_way(other, one))
}

fn one_way(old: &Made, new: &Made) -> Option<String> {
    let (before, after) = (&old.surface, &new.surface);
    let found = diff(&old.model, &new.model);
    let verdict = found.verdict();
    let has = |kinds: &[Kind]| {
        found
            .changes
            .iter()
            .any(|change| kinds.contains(&change.kind))
    };
    let gone: Vec<&String> = before.items.difference(&after.items).collect();
    let come: Vec<&String> = after.items.difference(&before.items).collect();
    let deprecated: Vec<&String> = after.deprecated.difference(&before.deprecated).collect();
    // What no item shows: the meaning of a name or of an argument, and that the last part of a resource name takes less.
    let unseen = has(&[
        Kind::ResourceNameForm,
        Kind::ArgumentsReordered,
        Kind::NameChanged,
        Kind::NameShadows,
        Kind::OtherVersion,
    ]);
    let wrong = match verdict {
        Verdict::Major if gone.is_empty() && !unseen => "nothing is gone".to_owned(),
        Verdict::None | Verdict::Patch | Verdict::Minor if !gone.is_empty() => {
            format!("gone: {gone:?}")
        }
        Verdict::None | Verdict::Patch if !come.is_empty() => format!("new: {come:?}"),
        Verdict::None | Verdict::Patch if !deprecated.is_empty() => {
            format!("deprecated: {deprecated:?}")
        }
        Verdict::Minor if come.is_empty() && deprecated.is_empty() => {
            "nothing is new or deprecated".to_owned()
        }
        Verdict::None if before.text != after.text => format!(
            "the code differs: {:?}",
            first_difference(&before.text, &after.text)
        ),
        Verdict::Patch
            if before.code != after.code
                && found.changes.iter().all(|change| change.kind == Kind::Docs) =>
        {
            format!(
                "more than documentation differs: {:?}",
                first_difference(&before.code, &after.code)
            )
        }
        _ => return None,
    };
    Some(format!("{wrong}, but the verdict is {}", shown(&found)))
}

fn first_difference<'a>(
    one: &'a [String],
    other: &'a [String],
) -> Option<(&'a String, &'a String)> {
    one.iter().zip(other).find(|(one, other)| one != other)
}

#[test]
fn the_verdict_of_every_pair_is_what_the_code_says() {
    let library = Made::of(LIBRARY).expect("a document");
    CASES.par_iter().for_each(|case| {
        let edited = Made::of(&case.document()).expect("a document");
        if let Some(wrong) = disagreement(&library, &edited) {
            panic!("{}: {wrong}", case.name);
        }
    });
}

#[test]
fn the_verdict_of_changes_by_chance_is_what_the_code_says() {
    changes_by_chance(0..100);
}

#[test]
#[ignore = "minutes"]
fn the_verdict_of_many_changes_by_chance_is_what_the_code_says() {
    changes_by_chance(100..10_000);
}

fn changes_by_chance(seeds: std::ops::Range<u64>) {
    let document: Value = serde_json::from_str(LIBRARY).expect("JSON");
    let seeds: Vec<u64> = seeds.collect();
    let compared: usize = seeds
        .par_iter()
        .map(|seed| {
            let mut rng = Rng::with_seed(*seed);
            let old = mutations::mutated(&document, &mut rng);
            let new = mutations::mutated(&old, &mut rng);
            let (Some(one), Some(other)) = (Made::of(&old.to_string()), Made::of(&new.to_string()))
            else {
                return 0;
            };
            if let Some(wrong) = disagreement(&one, &other) {
                panic!("seed {seed}: {wrong}");
            }
            usize::from(old != new)
        })
        .sum();
    assert!(
        compared * 4 > seeds.len(),
        "only {compared} of {} are documents",
        seeds.len()
    );
}

#[test]
#[ignore = "generates every revision of three APIs: a minute"]
fn the_verdict_of_published_revisions_is_what_the_code_says() {
    for pair in published().expect("the corpus") {
        let made = |file: &Path| {
            Made::of(&fs::read_to_string(file).expect("a document")).expect("a document")
        };
        if let Some(wrong) = disagreement(&made(&pair.old), &made(&pair.new)) {
            panic!("{}: {wrong}", pair.new.display());
        }
    }
}
