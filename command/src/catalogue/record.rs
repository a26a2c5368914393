//! What is known about a crate of the folder: a file for each, which is written with the crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, fs};

use discovery_codegen::{Generated, Omission, Options, Problem};
use serde::{Deserialize, Serialize};

use crate::disk::{explain, paths, sha256};
use crate::output::FileText;
use crate::package::check_crate_name;
use crate::source::{FetchedDocument, Id};

/// The folder of the records.
const FOLDER: &str = "records";

/// A crate of the folder.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Record {
    /// The package name.
    #[serde(rename = "crate")]
    pub(crate) crate_name: String,
    /// The name of the API.
    pub(crate) api: String,
    /// The version of the API.
    pub(crate) version: String,
    /// The title of the API.
    pub(crate) title: String,
    /// `revision` of the document.
    pub(crate) revision: String,
    /// The SHA-256 of the document.
    pub(crate) sha256: String,
    /// What made the crate: the program and its options.
    pub(crate) generator: String,
    pub(crate) types: usize,
    pub(crate) methods: usize,
    /// What the crate lacks of the document, each with its path and the reason.
    pub(crate) omissions: Vec<(String, String)>,
    /// The names of the facts that applied.
    pub(crate) facts: Vec<String>,
    /// How long it took to get the document and to make the crate.
    pub(crate) seconds: f64,
}

impl Record {
    /// What is known of a crate before it is made.
    pub(super) fn begin(document: &FetchedDocument, options: &Options) -> Self {
        Self {
            crate_name: String::new(),
            api: document.id.name.clone(),
            version: document.id.version.clone(),
            title: document.title.clone(),
            revision: document.revision.clone(),
            sha256: sha256(document.text.as_bytes()),
            generator: generator(options),
            types: 0,
            methods: 0,
            omissions: Vec::new(),
            facts: Vec::new(),
            seconds: 0.0,
        }
    }

    /// The same with what is known of the crate.
    pub(super) fn of_crate(self, generated: &Generated, time: Duration) -> Self {
        let omission =
            |Omission { path, reason }: &Omission| (path.to_string(), reason.to_string());
        let applied = generated.facts.iter().filter(|fact| fact.missed.is_none());
        Self {
            crate_name: generated.crate_name.clone(),
            types: generated.types,
            methods: generated.methods,
            omissions: generated.omissions.iter().map(omission).collect(),
            facts: applied.map(|fact| fact.name.clone()).collect(),
            // To a hundredth.
            seconds: (time.as_secs_f64() * 100.0).round() / 100.0,
            ..self
        }
    }

    /// The API.
    pub(crate) fn id(&self) -> Id {
        Id {
            name: self.api.clone(),
            version: self.version.clone(),
        }
    }

    /// Whether the same program makes the crate of the same document.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.generator == other.generator
    }

    /// Whether the folder has the crate.
    pub(super) fn has_its_crate(&self, root: &Path) -> bool {
        let folder = root.join(&self.crate_name);
        folder.join("Cargo.toml").is_file() && folder.join("src/lib.rs").is_file()
    }

    /// The file to write.
    pub(super) fn file(&self) -> FileText {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        let path = Path::new(FOLDER).join(self.id().file_name());
        (path, Some(text + "\n"))
    }
}

/// The records of a folder, by their APIs.
#[derive(Debug)]
pub(crate) struct Records(BTreeMap<Id, Record>);

impl Records {
    /// Reads the records of the crates that are there. A file that is not a record is passed over: its crate is made again.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or a record names a crate as no crate can be called. The name is part of paths, and the file may be
    /// anybody's.
    pub(super) fn read(root: &Path) -> Result<Self, Problem> {
        let folder = root.join(FOLDER);
        let failed = |error: std::io::Error| {
            Problem::new("", explain(&error)).in_file(paths::shown(&folder))
        };
        let mut records = BTreeMap::new();
        let entries = match folder.read_dir() {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self(records));
            }
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let text = fs::read(&path).unwrap_or_default();
            let Ok(record) = serde_json::from_slice::<Record>(&text) else {
                continue;
            };
            if let Err(why) = check_crate_name(&record.crate_name) {
                let message = format!(
                    "{:?} is not the name of a crate: {why}; remove the file, and its crate is made again",
                    record.crate_name
                );
                return Err(Problem::new("crate", message).in_file(paths::shown(&path)));
            }
            if path.file_name().map(PathBuf::from) == Some(record.id().file_name())
                && record.has_its_crate(root)
            {
                records.insert(record.id(), record);
            }
        }
        Ok(Self(records))
    }

    pub(super) fn find(&self, id: &Id) -> Option<&Record> {
        self.0.get(id)
    }

    pub(super) fn add(&mut self, record: Record) {
        self.0.insert(record.id(), record);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.0.values()
    }
}

/// The program and the options of a crate, as text. Two builds of one version may differ, so the file of the program counts too.
fn generator(options: &Options) -> String {
    let file = env::current_exe().and_then(fs::metadata);
    let build = file.map_or(String::new(), |data| {
        let changed = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let changed = changed.duration_since(SystemTime::UNIX_EPOCH);
        let seconds = changed.unwrap_or_default().as_secs();
        format!(" ({} bytes of {seconds})", data.len())
    });
    format!(
        "{}{build}, runtime {:?}, features per resource {}, facts {:?}",
        env!("CARGO_PKG_VERSION"),
        options.runtime,
        options.features_per_resource,
        options.facts
    )
}
