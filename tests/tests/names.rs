//! The public names of seven APIs, as their users see them.
//!
//! - `names/public_paths.snap`: names that somebody read and found right. It shows what a change of a rule does to a user.
//! - `names/stutter.snap` and `names/suffixes.snap`: every name that repeats the name around it, and every name that its item would
//!   not have if it were alone; each with the reason.
//!
//! `cargo xtask names` writes the three files again. Read the difference.

mod names {
    pub(super) mod paths;
}

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use discovery_codegen::model::Api;
use discovery_codegen::resolve::words::split_words;
use discovery_tests::documents;
use names::paths::{self, Kind, Public};

/// The APIs, and where their documents are in the corpus.
const APIS: &[(&str, &str)] = &[
    ("storage.v1", "documents"),
    ("drive.v3", "documents"),
    ("calendar.v3", "documents"),
    ("bigquery.v2", "documents"),
    ("youtube.v3", "documents"),
    ("dns.v1", "documents"),
    ("compute.v1", "large"),
];

fn api(name: &str, folder: &str) -> Api {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/{folder}/{name}.json"));
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    discovery_codegen::resolve(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

/// Compares a table with `names/NAME.snap`.
fn compare(name: &str, table: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("names");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, table));
}

/// The snapshot is the list of the paths too: `wire path → Rust path` under a heading for each API. A new line needs no Rust path.
#[test]
fn public_paths_are_as_they_were_meant() {
    let file = documents::snapshot("names/public_paths.snap");
    let mut found = String::new();
    let mut known: Vec<Public> = Vec::new();
    let mut rows = 0;
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            let (_, folder) = APIS
                .iter()
                .find(|(api, _)| api == &name)
                .unwrap_or_else(|| panic!("{name} is not one of the APIs"));
            known = paths::public(&api(name, folder));
        }
        match line.split_once(" → ").filter(|_| !line.starts_with('#')) {
            Some((path, _)) => {
                let path = path.trim_end();
                let names: Vec<&str> = known
                    .iter()
                    .filter(|public| public.path == path)
                    .map(|public| public.rust.as_str())
                    .collect();
                assert!(
                    !names.is_empty(),
                    "{path} has no name, or is not in the document"
                );
                writeln!(found, "{path} → {}", names.join(" ")).expect("text");
                rows += 1;
            }
            None => writeln!(found, "{line}").expect("text"),
        }
    }
    assert!(rows >= 200, "{rows} rows");
    compare("public_paths", &found);
}

/// Whether a name begins with all words of what it stands in.
fn repeats(name: &str, around: &str) -> bool {
    let (name, around) = (split_words(name), split_words(around));
    !around.is_empty() && name.starts_with(&around)
}

#[test]
fn names_that_repeat_what_they_stand_in() {
    let mut of_kind: Vec<(Kind, &str, BTreeSet<String>)> = [
        (Kind::Type, "Types: the property is named exactly as its parent, or another type wants the shorter name; that of a parameter is named \
             alike in every method."),
        (Kind::Variant, "Variants: PascalCase of the value, so that a value read in Google's documentation is found."),
        (Kind::Field, "Fields: snake_case of the property, so that a property read in Google's documentation is found."),
        (Kind::Resource, "Resources: the document has one in the other."),
        (Kind::Method, "Methods: snake_case of the method."),
        (Kind::Setter, "Setters: snake_case of the parameter."),
    ]
    .map(|(kind, reason)| (kind, reason, BTreeSet::new()))
    .into();
    for (name, folder) in APIS {
        for public in paths::public(&api(name, folder)) {
            let [.., around, own] = public.segments.as_slice() else {
                continue;
            };
            if repeats(own, around) && around != "types" {
                let entry = of_kind
                    .iter_mut()
                    .find(|(kind, ..)| *kind == public.kind)
                    .expect("every kind but scopes");
                entry.2.insert(format!("{name} {}", public.rust));
            }
        }
    }
    let mut text = String::from("# Names that begin with all the words of what they stand in.\n");
    for (_, reason, names) in &of_kind {
        write!(text, "\n## {reason} ({})\n\n", names.len()).expect("text");
        names
            .iter()
            .for_each(|name| writeln!(text, "{name}").expect("text"));
    }
    compare("stutter", &text);
}

#[test]
fn names_with_a_suffix() {
    let mut text = String::from(
        "# Names that are not what their item would be called if it were alone, with the reason.\n",
    );
    for (name, folder) in APIS {
        let found: BTreeSet<String> = paths::public(&api(name, folder))
            .iter()
            .filter_map(|public| Some(format!("{} ({})", public.rust, suffix(public)?)))
            .collect();
        write!(text, "\n## {name} ({})\n\n", found.len()).expect("text");
        found
            .iter()
            .for_each(|name| writeln!(text, "{name}").expect("text"));
    }
    compare("suffixes", &text);
}

/// Why a name, or the module of a type, is not the wire name in Rust's spelling.
fn suffix(public: &Public) -> Option<&'static str> {
    let own = public.segments.last()?;
    let modules = public
        .segments
        .iter()
        .rev()
        .skip(1)
        .any(|segment| segment.ends_with('_'));
    if ["self_", "Self_", "super_", "crate_"].contains(&own.as_str()) {
        return Some("a word of Rust that cannot be raw");
    }
    if own.ends_with('_') || (modules && matches!(public.kind, Kind::Type | Kind::Method)) {
        return Some("a word of ours");
    }
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase()
    };
    let several = "several items want the name";
    if public.kind == Kind::Type {
        // Each word, of the type and of its modules, is one of the document, or its singular.
        let known: Vec<String> = split_words(&public.path);
        let singular = |word: &str| {
            known.iter().any(|one| {
                one.starts_with(word)
                    || one.strip_suffix("ies").map(str::to_owned)
                        == word.strip_suffix('y').map(str::to_owned)
            })
        };
        let around = ["types"];
        let foreign = |segment: &String| {
            !around.contains(&segment.as_str())
                && split_words(segment).iter().any(|word| !singular(word))
        };
        return public.segments.iter().any(foreign).then_some(several);
    }
    if public.kind == Kind::Scope {
        return None;
    }
    let prefix = match public.kind {
        Kind::Variant => ".enum.",
        Kind::Field => ".properties.",
        Kind::Setter => ".parameters.",
        Kind::Method => "methods.",
        _ => "resources.",
    };
    let wire = public.path.rsplit(prefix).next().map(plain)?;
    let own = plain(own);
    (own != wire && own.strip_prefix('v') != Some(wire.as_str())).then_some(several)
}
