//! `discovery/apis.toml`: the APIs of a repository and the origin of each document.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use discovery_codegen::{Facts, Options, Problem, RuntimeSource};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::disk::{explain, paths, sha256};
use crate::job::{DecisionsFile, FileContent, FixupsFile, Job, Pinned, SourceSpan};
use crate::package::{check_crate_name, check_runtime, check_version};
use crate::source::FetchedDocument;

/// The manifest's path in a repository.
pub(crate) const PATH: &str = "discovery/apis.toml";

/// The folder for pinned documents.
pub(crate) const DOCUMENTS: &str = "discovery/documents";

/// The folder that paths in the manifest are relative to.
const FOLDER: &str = "discovery";

/// A checked manifest: crate names and versions are valid, and no crate appears twice.
#[derive(Debug)]
pub(crate) struct Manifest {
    /// The root of the repository.
    root: PathBuf,
    /// The manifest's text, in which places are located.
    text: String,
    /// How people call the program in this repository.
    program: String,
    /// Where the crates take the runtime from.
    runtime: RuntimeSource,
    apis: Vec<Api>,
}

/// One API.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Api {
    /// The package name, and the folder under `generated/`.
    #[serde(rename = "crate")]
    name: Spanned<String>,
    /// The package version.
    version: Spanned<String>,
    /// The pinned document, relative to the manifest.
    document: Spanned<String>,
    /// Where the document came from, for people.
    source: Spanned<String>,
    /// `revision` in the document.
    revision: Spanned<String>,
    /// The SHA-256 of the document's file, in hexadecimal.
    sha256: Spanned<String>,
    /// A file of fixups, relative to the manifest.
    fixups: Option<Spanned<String>>,
    /// `false`: only what the document says.
    facts: Option<bool>,
    /// The methods, resources and schemas to keep; `None` keeps everything.
    select: Option<Spanned<Vec<String>>>,
    /// Whether each resource at the root becomes a feature.
    #[serde(rename = "features-per-resource")]
    features_per_resource: Option<Spanned<bool>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// How people call the program: `discovery-codegen` if it is missing.
    command: Option<Spanned<String>>,
    /// Where the crates take the runtime from; the registry if it is missing.
    runtime: Option<Spanned<Runtime>>,
    #[serde(default)]
    api: Vec<Api>,
}

/// The source of the runtime, in the words of Cargo's dependencies. One of the two keys is there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Runtime {
    /// `true`: `workspace.dependencies` of the repository's `Cargo.toml`.
    workspace: Option<bool>,
    /// The folder of the package discovery-runtime, relative to the manifest.
    path: Option<PathBuf>,
}

/// The values of a manifest entry that change with its document.
#[derive(Debug)]
pub(crate) struct Pin {
    /// The package version.
    pub(crate) version: String,
    /// Where the document came from.
    pub(crate) source: String,
    /// `revision` in the document.
    pub(crate) revision: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: String,
}

impl Api {
    /// The package name.
    pub(crate) fn crate_name(&self) -> &str {
        self.name.get_ref()
    }

    /// Whether the pinned document is of an API, by the name of its file: `NAME.VERSION.json`.
    #[cfg(feature = "call")]
    pub(crate) fn is_of(&self, name: &str, version: Option<&str>) -> bool {
        let path = self.document_path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let of_file = file
            .strip_suffix(".json")
            .and_then(|file| file.split_once('.'));
        of_file.is_some_and(|(of_name, of_version)| {
            of_name == name && version.is_none_or(|version| of_version == version)
        })
    }

    /// The package version.
    pub(crate) fn version(&self) -> &str {
        self.version.get_ref()
    }

    /// The pinned document, relative to the repository.
    pub(crate) fn document_path(&self) -> PathBuf {
        Path::new(FOLDER).join(self.document.get_ref())
    }

    /// What the crate keeps as it was published, relative to the repository. Nearly no crate has this file.
    pub(crate) fn decisions_path(&self) -> PathBuf {
        Path::new(FOLDER)
            .join("decisions")
            .join(format!("{}.toml", self.crate_name()))
    }

    /// The changelog of the crate, relative to the repository.
    pub(crate) fn changelog_path(&self) -> PathBuf {
        Path::new(FOLDER)
            .join("changelogs")
            .join(format!("{}.md", self.crate_name()))
    }
}

impl Manifest {
    /// Reads and checks the manifest of a repository.
    ///
    /// # Errors
    ///
    /// Every problem of the manifest. Whether documents and fixups exist is checked when they are read.
    pub(crate) fn read(root: &Path) -> Result<Self, Vec<Problem>> {
        let text = fs::read_to_string(root.join(PATH))
            .map_err(|error| vec![Problem::new("", explain(&error)).in_file(PATH)])?;
        let file: File = parse(PATH, &text)?;
        let mut manifest = Self {
            root: root.to_owned(),
            text,
            program: "discovery-codegen".to_owned(),
            runtime: RuntimeSource::Registry,
            apis: file.api,
        };
        let mut problems = manifest.problems();
        if let Some(command) = file.command {
            match command.get_ref().trim() {
                "" => {
                    let message =
                        "an empty command: write how you call the program, or remove `command`";
                    problems.push(manifest.span(&command).problem(message));
                }
                command => manifest.program = command.to_owned(),
            }
        }
        if let Some(runtime) = file.runtime {
            match manifest.runtime_source(runtime.get_ref()) {
                Ok(source) => manifest.runtime = source,
                Err(why) => problems.push(manifest.span(&runtime).problem(why)),
            }
        }
        if problems.is_empty() {
            Ok(manifest)
        } else {
            Err(problems)
        }
    }

    /// The APIs of the named crates, in the order of the manifest; every API if `names` is empty.
    pub(crate) fn select(&self, names: &[String]) -> Result<Vec<&Api>, Vec<Problem>> {
        if self.apis.is_empty() {
            let message = format!(
                "this manifest has no [[api]] yet. `{} fetch API VERSION --out {DOCUMENTS}` saves a document and prints the \
                 [[api]] to add",
                self.program
            );
            return Err(vec![Problem::new("", message).in_file(PATH)]);
        }
        let known: Vec<&str> = self.crate_names().collect();
        let unknown: Vec<Problem> = names
            .iter()
            .filter(|name| !known.contains(&name.as_str()))
            .map(|name| {
                let known = known.join(", ");
                let file = match Path::new(name).exists() {
                    true => format!(". To name the file, write ./{name}"),
                    false => String::new(),
                };
                let message = format!("no crate is named `{name}`; the crates are: {known}{file}");
                Problem::new("", message).in_file(PATH)
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        Ok(self
            .apis
            .iter()
            .filter(|api| names.is_empty() || names.contains(api.name.get_ref()))
            .collect())
    }

    /// All APIs.
    #[cfg(feature = "call")]
    pub(crate) fn apis(&self) -> impl Iterator<Item = &Api> {
        self.apis.iter()
    }

    /// How people call the program in this repository.
    pub(crate) fn program(&self) -> &str {
        &self.program
    }

    /// The names of all crates.
    pub(crate) fn crate_names(&self) -> impl Iterator<Item = &str> {
        self.apis.iter().map(|api| api.name.get_ref().as_str())
    }

    /// The job of one API.
    pub(crate) fn job(&self, api: &Api) -> Job {
        let pinned = |value: &Spanned<String>| (value.get_ref().clone(), self.span(value));
        let fixups = api.fixups.as_ref().map(|fixups| {
            let (path, shown) = self.locate(fixups);
            FixupsFile {
                path,
                shown,
                named_at: Some(self.span(fixups)),
            }
        });
        let (document, shown) = self.locate(&api.document);
        Job {
            document: FileContent::File(document),
            shown,
            program: self.program.clone(),
            pinned: Some(Pinned {
                document: self.span(&api.document),
                sha256: pinned(&api.sha256),
                revision: pinned(&api.revision),
                select: api.select.as_ref().map(|select| self.span(select)),
                features: api
                    .features_per_resource
                    .as_ref()
                    .map(|value| self.span(value)),
            }),
            fixups,
            decisions: Some(DecisionsFile {
                content: FileContent::File(self.root.join(api.decisions_path())),
                shown: paths::slashes(&api.decisions_path()),
                required: false,
            }),
            changelog: Some(FileContent::File(self.root.join(api.changelog_path()))),
            options: Options {
                crate_name: Some(api.name.get_ref().clone()),
                crate_version: api.version.get_ref().clone(),
                runtime: self.runtime.clone(),
                facts: match api.facts {
                    Some(false) => Facts::None,
                    _ => Facts::Shipped,
                },
                command: Some(format!("{} generate {}", self.program, api.crate_name())),
                select: api
                    .select
                    .as_ref()
                    .map(|select| select.get_ref().clone())
                    .unwrap_or_default(),
                features_per_resource: api
                    .features_per_resource
                    .as_ref()
                    .is_some_and(|value| *value.get_ref()),
                ..Options::default()
            },
        }
    }

    /// The pinned document, if the file exists and is a Discovery document.
    pub(crate) fn document(&self, api: &Api) -> Option<FetchedDocument> {
        let (path, _) = self.locate(&api.document);
        FetchedDocument::open(&path).ok()
    }

    /// The manifest of the repository whose folder `discovery/` contains the file, if such a repository exists.
    pub(crate) fn find_around(file: &Path) -> Option<Self> {
        let file = std::path::absolute(file).ok()?;
        let root = file
            .ancestors()
            .find(|folder| folder.join(PATH).is_file())?;
        file.strip_prefix(root.join(FOLDER)).ok()?;
        Self::read(root).ok()
    }

    /// The root of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The path of a file in `discovery/`, as an entry of this manifest writes it.
    pub(crate) fn relative(&self, file: &Path) -> Option<String> {
        let file = std::path::absolute(file).ok()?;
        let relative = file.strip_prefix(self.root.join(FOLDER)).ok()?;
        Some(paths::slashes(relative))
    }

    /// The crate that the manifest generates from a document, if it names the document.
    pub(crate) fn crate_of(&self, document: &str) -> Option<&str> {
        let mut apis = self.apis.iter();
        let api = apis.find(|api| api.document.get_ref() == document)?;
        Some(api.crate_name())
    }

    /// The text of the manifest with new pins. Everything else stays, including comments.
    pub(crate) fn pin(&self, pins: &[(&Api, Pin)]) -> String {
        let mut edits = Vec::new();
        for (api, pin) in pins {
            edits.extend([
                (api.version.span(), pin.version.clone()),
                (api.source.span(), pin.source.clone()),
                (api.revision.span(), pin.revision.clone()),
                (api.sha256.span(), pin.sha256.clone()),
            ]);
        }
        replace(&self.text, edits)
    }

    /// A file that the manifest names: its path, and how messages name it.
    fn locate(&self, name: &Spanned<String>) -> (PathBuf, String) {
        let name = name.get_ref();
        (
            self.root.join(FOLDER).join(name),
            format!("{FOLDER}/{name}"),
        )
    }

    /// The source of the runtime that an entry names.
    fn runtime_source(&self, runtime: &Runtime) -> Result<RuntimeSource, String> {
        match runtime {
            Runtime {
                workspace: Some(true),
                path: None,
            } => Ok(RuntimeSource::Workspace),
            Runtime {
                workspace: None,
                path: Some(path),
            } => {
                let folder = self.root.join(FOLDER).join(path);
                check_runtime(&folder).map_err(|problem| problem.to_string())?;
                if path.is_absolute() {
                    return Ok(RuntimeSource::Path(paths::slashes(path)));
                }
                // Every crate is a folder directly in `generated/`.
                let from = self.root.join("generated/crate");
                let relative = paths::relative(&folder, &from).map_err(|error| explain(&error))?;
                Ok(RuntimeSource::Path(paths::slashes(&relative)))
            }
            _ => Err(
                "name the runtime as { path = \"DIR\" } or { workspace = true }; without `runtime`, the crates take \
                 discovery-runtime from the registry"
                    .to_owned(),
            ),
        }
    }

    fn span<T>(&self, value: &Spanned<T>) -> SourceSpan {
        SourceSpan::new(PATH, &self.text, value.span())
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        for api in &self.apis {
            let mut wrong = |value: &Spanned<String>, message: String| {
                problems.push(self.span(value).problem(message));
            };
            if let Err(why) = check_crate_name(api.name.get_ref()) {
                wrong(&api.name, why);
            }
            if seen.insert(api.name.get_ref(), ()).is_some() {
                wrong(
                    &api.name,
                    format!("the crate {} appears twice", api.name.get_ref()),
                );
            }
            if let Err(why) = check_version(api.version.get_ref()) {
                wrong(&api.version, why);
            }
            let sha256 = api.sha256.get_ref();
            if sha256.len() != 64
                || !sha256
                    .bytes()
                    .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            {
                wrong(
                    &api.sha256,
                    "a sha256 has 64 hexadecimal digits (0-9, a-f), as `sha256sum FILE` prints it"
                        .to_owned(),
                );
            }
            if let Some(select) = &api.select
                && select.get_ref().is_empty()
            {
                let message = "an empty selection keeps nothing: name methods, or remove `select` to keep everything";
                problems.push(self.span(select).problem(message));
            }
        }
        problems
    }
}

impl Pin {
    /// The entry's values for this document and a crate of this version.
    pub(crate) fn new(document: &FetchedDocument, version: String) -> Self {
        Self {
            version,
            source: document.source(),
            revision: document.revision.clone(),
            sha256: sha256(document.text.as_bytes()),
        }
    }

    /// A new `[[api]]` entry.
    pub(crate) fn as_toml(&self, crate_name: &str, document: &str) -> String {
        let entry = |key: &str, value: &str| {
            let value = toml::Value::String(value.to_owned());
            format!("{key} = {value}\n")
        };
        [
            "[[api]]\n".to_owned(),
            entry("crate", crate_name),
            entry("version", &self.version),
            entry("document", document),
            entry("source", &self.source),
            entry("revision", &self.revision),
            entry("sha256", &self.sha256),
        ]
        .concat()
    }
}

/// A TOML text with new strings at some places.
pub(crate) fn replace(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut text = text.to_owned();
    // From the end, so that the remaining spans stay valid.
    for (span, new) in edits.into_iter().rev() {
        let new = toml::Value::String(new).to_string();
        text.replace_range(span, &new);
    }
    text
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<Problem>> {
    toml::from_str(text).map_err(|error| {
        let span = SourceSpan::new(file, text, error.span().unwrap_or_default());
        vec![span.problem(error.message().trim())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[api]]
crate = "google-monitoring-v1"
version = "0.1.0"
document = "documents/monitoring.v1.json"
source = "somewhere"
revision = "20260903"
sha256 = "92ae68e73b2de9aad4de95075ac8c4c7f6f7987daf4d27bcd796f4183c21e40b"
"#;

    /// The crate names of a manifest, or its problems.
    fn read_manifest(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(FOLDER)).expect("a folder");
        fs::write(folder.path().join(PATH), text).expect("a file");
        match Manifest::read(folder.path()) {
            Ok(manifest) => manifest.crate_names().map(str::to_owned).collect(),
            Err(problems) => problems.iter().map(Problem::to_string).collect(),
        }
    }

    #[test]
    fn a_manifest_is_checked_whole() {
        let twice = format!(
            "{GOOD}{}",
            GOOD.replace("0.1.0", "1").replace("92ae68", "92AE68")
        );
        let table: [(&str, &[&str]); 9] = [
            (GOOD, &["google-monitoring-v1"]),
            ("", &[]),
            (
                "command = \"just codegen\"\nruntime = { workspace = true }\n",
                &[],
            ),
            (
                "command = \" \"\nruntime = { workspace = false }",
                &[
                    "discovery/apis.toml: line 1, column 11: an empty command: write how you call the program, or remove `command`",
                    "discovery/apis.toml: line 2, column 11: name the runtime as { path = \"DIR\" } or { workspace = true }; without `runtime`, the crates take discovery-runtime from the registry",
                ],
            ),
            (
                "runtime = { version = \"1\" }",
                &[
                    "discovery/apis.toml: line 1, column 13: unknown field `version`, expected `workspace` or `path`",
                ],
            ),
            (
                "runtime = { path = \"/nowhere\" }",
                &[
                    "discovery/apis.toml: line 1, column 11: /nowhere/Cargo.toml: there is no such file",
                ],
            ),
            (
                &twice,
                &[
                    "discovery/apis.toml: line 11, column 9: the crate google-monitoring-v1 appears twice",
                    "discovery/apis.toml: line 12, column 11: not a semantic version like 0.1.0: unexpected end of input while parsing major version number",
                    "discovery/apis.toml: line 16, column 10: a sha256 has 64 hexadecimal digits (0-9, a-f), as `sha256sum FILE` prints it",
                ],
            ),
            (
                "[[api]]\ncrate = 1",
                &[
                    "discovery/apis.toml: line 2, column 9: invalid type: integer `1`, expected a string",
                ],
            ),
            (
                "[[apis]]",
                &[
                    "discovery/apis.toml: line 1, column 3: unknown field `apis`, expected one of `command`, `runtime`, `api`",
                ],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(read_manifest(text), expected, "{text}");
        }
    }
}
