//! The result of `generate`.

use discovery_codegen::model::Fact;
use discovery_codegen::{Layout, Omission, RuntimeSource};
use serde_json::{Value, json};

use super::outcome::{Report, detail_line};
use super::style::{GOOD, NAME, paint};
use crate::disk::paths;
use crate::make::Crate;
use crate::output::CrateChanges;
use crate::target::Target;
use crate::text::{count, shell_quoted, with_revision};

/// The version of the runtime that a crate takes from the registry: the one released with this program.
const RUNTIME: &str = concat!(
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

/// The result of `generate`.
#[derive(Debug)]
pub(crate) struct GenerateReport {
    crates: Vec<Written>,
    /// Notes for the user.
    notes: Vec<String>,
    /// Whether the crates are those of a repository.
    in_repository: bool,
}

/// One crate or module, and the changes on the disk.
#[derive(Debug)]
struct Written {
    /// How messages name its folder, or the file of a module.
    place: String,
    /// The same path, relative to the current folder.
    from_here: String,
    krate: Crate,
    changes: CrateChanges,
}

impl GenerateReport {
    /// The crates and the changes in the folder of each, in the same order.
    pub(crate) fn new(target: &Target, crates: Vec<Crate>, changes: Vec<CrateChanges>) -> Self {
        let shown = target.shown();
        let written = |(krate, changes): (Crate, CrateChanges)| {
            let name = krate.module_file().unwrap_or(&krate.generated.crate_name);
            Written {
                place: format!("{}/{name}", shown.trim_end_matches('/')),
                from_here: paths::shown(&target.root().join(target.folder()).join(name)),
                krate,
                changes,
            }
        };
        let names: Vec<&str> = crates.iter().map(Crate::name).collect();
        let notes = target.notes(&names);
        let crates = crates.into_iter().zip(changes).map(written).collect();
        Self {
            crates,
            notes,
            in_repository: matches!(target, Target::Repository { .. }),
        }
    }
}

impl Report for GenerateReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for written in &self.crates {
            let title = paint(NAME, written.krate.name());
            match written.krate.options.layout {
                Layout::Crate => {
                    text.push_str(&format!(
                        "{title} {}\n",
                        written.krate.options.crate_version
                    ));
                }
                Layout::Module => text.push_str(&format!("{title}\n")),
            }
            for (what, detail) in details(written, self.in_repository) {
                text.push_str(&detail_line(what, &detail));
            }
        }
        for note in &self.notes {
            text.push_str(&format!("{} {note}\n", paint(NAME, "note:")));
        }
        let files: usize = self
            .crates
            .iter()
            .map(|written| written.changes.written.len())
            .sum();
        let modules = self
            .crates
            .iter()
            .all(|written| written.krate.options.layout == Layout::Module);
        let (one, many) = match modules && !self.crates.is_empty() {
            true => ("module", "modules"),
            false => ("crate", "crates"),
        };
        let summary = format!(
            "{}, {} written",
            count(self.crates.len(), one, many),
            count(files, "file", "files")
        );
        text.push_str(&format!("{} {summary}\n", paint(GOOD, "done:")));
        text
    }

    fn json(&self) -> Value {
        let crates: Vec<Value> = self.crates.iter().map(Written::json).collect();
        json!({"crates": crates, "notes": self.notes, "problems": []})
    }
}

impl Written {
    fn json(&self) -> Value {
        let Crate {
            document,
            options,
            fixups,
            generated,
        } = &self.krate;
        let omission =
            |Omission { path, reason }: &Omission| json!({"path": path, "reason": reason});
        let fact = |fact: &Fact| json!({"name": fact.name, "says": fact.says, "source": fact.source, "missed": fact.missed});
        let mut json = json!({
            "document": document,
            "title": generated.title,
            "revision": generated.revision,
            "fixups": fixups,
            "facts": generated.facts.iter().map(fact).collect::<Vec<_>>(),
            "select": options.select,
            "features": generated.features,
            "types": generated.types,
            "methods": generated.methods,
            "omissions": generated.omissions.iter().map(omission).collect::<Vec<_>>(),
            "written": self.changes.written,
            "removed": self.changes.removed,
            "runtime": match &options.runtime {
                RuntimeSource::Workspace => json!({"workspace": true}),
                RuntimeSource::Path(path) => json!({"path": path}),
                RuntimeSource::Registry => json!({"registry": RUNTIME}),
            },
        });
        let own = match options.layout {
            Layout::Crate => json!({
                "crate": generated.crate_name,
                "version": options.crate_version,
                "folder": self.place,
            }),
            Layout::Module => json!({"module": self.krate.name(), "file": self.place}),
        };
        if let (Some(json), Value::Object(own)) = (json.as_object_mut(), own) {
            json.extend(own);
        }
        json
    }
}

/// The lines about one crate.
fn details(written: &Written, in_repository: bool) -> Vec<(&'static str, String)> {
    let Written {
        place,
        from_here,
        krate,
        changes,
    } = written;
    let Crate {
        document,
        options,
        fixups,
        generated,
    } = krate;
    let mut details = vec![(
        "read",
        with_revision(
            &format!("{document}: {}", generated.title),
            &generated.revision,
        ),
    )];
    if !fixups.is_empty() {
        details.push(("fixed", fixups.join(", ")));
    }
    if !options.select.is_empty() {
        details.push((
            "kept",
            format!("{} and the types they need", options.select.join(", ")),
        ));
    }
    details.extend(facts(&generated.facts));
    details.push(("has", contents(krate)));
    if options.features_per_resource {
        let number = generated.features.len();
        let text = match generated.features.first() {
            None => "none: no resource is at the root".to_owned(),
            Some(one) => format!(
                "{}, such as {one}; all are on by default",
                count(number, "feature of a resource", "features of resources")
            ),
        };
        details.push(("features", text));
    }
    for Omission { path, reason } in &generated.omissions {
        details.push(("omitted", format!("{path}: {reason}")));
    }
    details.push((
        "wrote",
        format!("{place}: {}", what_changed(krate, changes)),
    ));
    for path in &changes.removed {
        details.push((
            "removed",
            format!("{place}/{path}, which an earlier run generated"),
        ));
    }
    if options.layout == Layout::Module {
        details.extend(how_to_include(krate));
        return details;
    }
    match &options.runtime {
        RuntimeSource::Workspace => {}
        RuntimeSource::Path(path) => details.push((
            "runtime",
            format!("discovery-runtime in {path}, relative to the crate"),
        )),
        RuntimeSource::Registry => {
            let local = match in_repository {
                true => "runtime = { path = \"DIR\" } in discovery/apis.toml",
                false => "--runtime PATH",
            };
            let text = format!(
                "discovery-runtime {RUNTIME} from the registry; to use a local copy: {local}"
            );
            details.push(("runtime", text));
        }
    }
    details.push((
        "use",
        format!("cargo add --path {}", shell_quoted(from_here)),
    ));
    details
}

/// A line for each fact: what it says, or that it no longer applies.
pub(super) fn facts(facts: &[Fact]) -> Vec<(&'static str, String)> {
    let line = |fact: &Fact| match fact.warning() {
        None => ("known", format!("{}: {}", fact.name, fact.says)),
        Some(warning) => ("warning", warning),
    };
    facts.iter().map(line).collect()
}

/// How to include a module in a crate, and the crate's dependency.
fn how_to_include(krate: &Crate) -> [(&'static str, String); 3] {
    let name = krate.name();
    let runtime = match &krate.options.runtime {
        RuntimeSource::Path(path) => format!("cargo add --path {}", shell_quoted(path)),
        _ => format!(
            "cargo add discovery-runtime@{RUNTIME}; to use a local copy: cargo add --path PATH"
        ),
    };
    [
        (
            "use",
            format!(
                "include!(\"{name}.rs\"); in a file beside it, then {name}::Client (cargo fmt does not touch it)"
            ),
        ),
        ("or", format!("mod {name}; then {name}::{name}::Client")),
        ("needs", runtime),
    ]
}

fn contents(Crate { generated, .. }: &Crate) -> String {
    let omitted = match generated.omissions.len() {
        0 => "nothing omitted".to_owned(),
        number => format!("{number} omitted"),
    };
    let types = count(generated.types, "type", "types");
    let methods = count(generated.methods, "method", "methods");
    format!("{types}, {methods}, {omitted}")
}

fn what_changed(krate: &Crate, changes: &CrateChanges) -> String {
    let generated = &krate.generated;
    if krate.options.layout == Layout::Module {
        return match changes.written.is_empty() {
            true => "unchanged".to_owned(),
            false => "the whole module".to_owned(),
        };
    }
    let all = generated.tree.files().count();
    match changes.written.len() {
        0 => format!("unchanged ({} up to date)", count(all, "file", "files")),
        written if written == all => count(all, "file", "files"),
        written => format!("{written} of {all} files, the others are up to date"),
    }
}
