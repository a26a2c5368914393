//! Documents of a server, with copies in the cache.

use std::path::Path;
use std::time::Duration;

use discovery_codegen::Problem;
use discovery_codegen::select::find_nearest;
use serde::{Deserialize, Serialize};

use super::folder::{Folder, Kept, tell_broken};
use crate::cli::CacheArgs;
use crate::notice;
use crate::progress;
use crate::source::{Access, Failure, FetchedDocument, Id, Listed, Source};
use crate::stop::{Reason, Stop};

/// The file with the directory of a server.
const DIRECTORY: &str = "directory.json";

/// How long a server may take if a copy does instead.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server of documents, and its part of the cache.
#[derive(Debug)]
pub(super) struct Server<'a> {
    folder: Folder,
    url: Option<&'a str>,
    args: &'a CacheArgs,
}

/// An entry of a directory, as the cache has it.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) version: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) preferred: bool,
}

impl<'a> Server<'a> {
    /// The server of the options.
    pub(super) fn new(args: &'a CacheArgs) -> Result<Self, Stop> {
        let url = args.from.as_deref();
        Ok(Self {
            folder: Folder::of_server(url).map_err(wrong)?,
            url,
            args,
        })
    }

    /// The document of an API: that of the cache if it is new, else the server's.
    pub(super) fn document(&self, id: &Id) -> Result<FetchedDocument, Stop> {
        let name = id.file_name();
        let kept = self.kept(&name, |kept| {
            let origin = kept.path.to_string_lossy();
            FetchedDocument::read(kept.text.as_bytes(), &origin)
                .ok()
                .filter(|document| document.id == *id)
        })?;
        let age = match kept {
            Some((kept, copy)) if self.is_enough(&kept) => return Ok(self.offline(&kept, copy)),
            Some((kept, copy)) => Some((kept.shown_age(), copy)),
            None if self.args.offline => return Err(self.not_kept(&id.to_string())),
            None => None,
        };
        let copy = age.as_ref().map(|(_, copy)| copy);
        let asked = self.ask(copy.is_some(), |source| source.ask_for(id, copy));
        match (asked, age) {
            (Ok(document), age) => {
                match age {
                    Some((_, copy)) if copy.text == document.text => {
                        self.folder.mark_checked(&name);
                    }
                    _ => self.keep(&name, &document.text),
                }
                Ok(document)
            }
            (Err(failure), Some((age, copy))) if !self.args.refresh => {
                notice::note(&format!(
                    "the document of {id} is {age}, and its server cannot be asked: {}",
                    failure.problem()
                ));
                Ok(copy)
            }
            (Err(Failure::Unreachable(problem)), _) => Err(Stop::call(Reason::Network, problem)),
            (Err(Failure::Missing(problem)), _) => Err(self.no_document(id, problem)),
            (Err(Failure::Other(problem)), _) => Err(Stop::call(Reason::Refused, problem)),
        }
    }

    /// The version of an API that the directory prefers.
    pub(super) fn preferred(&self, name: &str) -> Result<Id, Stop> {
        let (mut directory, is_new) = self.directory()?;
        if !is_new && !self.args.offline && !directory.iter().any(|entry| entry.name == name) {
            // It may be younger than the copy of the directory.
            directory = self.ask_directory()?;
        }
        let versions: Vec<&Entry> = directory
            .iter()
            .filter(|entry| entry.name == name)
            .collect();
        let found = match &versions[..] {
            [] => return Err(self.no_api(name, &directory)),
            [only] => Some(only),
            several => several.iter().find(|entry| entry.preferred),
        };
        match found {
            Some(entry) => Ok(Id {
                name: entry.name.clone(),
                version: entry.version.clone(),
            }),
            None => {
                let versions: Vec<String> = versions
                    .iter()
                    .map(|entry| format!("{name}:{}", entry.version))
                    .collect();
                let message = format!("name a version: {}", versions.join(", "));
                Err(wrong(Problem::new("", message).in_file(name)))
            }
        }
    }

    /// The directory, and whether it was fetched just now.
    fn directory(&self) -> Result<(Vec<Entry>, bool), Stop> {
        let kept = self.kept(Path::new(DIRECTORY), |kept| {
            serde_json::from_str::<Vec<Entry>>(&kept.text).ok()
        })?;
        let (age, copy) = match kept {
            Some((kept, directory)) if self.is_enough(&kept) => return Ok((directory, false)),
            Some((kept, directory)) => (kept.shown_age(), directory),
            None if self.args.offline => {
                return Err(self.not_kept("the directory of APIs, which knows their versions"));
            }
            None => return Ok((self.ask_directory()?, true)),
        };
        match self.ask_directory() {
            Ok(directory) => Ok((directory, true)),
            Err(stop) if self.args.refresh => Err(stop),
            Err(_) => {
                notice::note(&format!(
                    "the directory of APIs is {age}, and its server cannot be asked"
                ));
                Ok((copy, false))
            }
        }
    }

    fn ask_directory(&self) -> Result<Vec<Entry>, Stop> {
        let listed = self
            .ask(false, Source::ask_for_list)
            .map_err(|failure| match failure {
                Failure::Unreachable(problem) => Stop::call(Reason::Network, problem),
                failure => Stop::call(Reason::Refused, failure.problem()),
            })?;
        let directory: Vec<Entry> = listed.into_iter().map(Entry::from).collect();
        if let Ok(text) = serde_json::to_string(&directory) {
            self.keep(Path::new(DIRECTORY), &text);
        }
        Ok(directory)
    }

    /// A file of the cache, as `read` understands it. A broken file counts as missing.
    fn kept<T>(
        &self,
        name: &Path,
        read: impl FnOnce(&Kept) -> Option<T>,
    ) -> Result<Option<(Kept, T)>, Stop> {
        // A file that is no text is broken, too.
        let Ok(Some(kept)) = self.folder.read(name) else {
            return Ok(None);
        };
        match read(&kept) {
            Some(value) => Ok(Some((kept, value))),
            None => {
                tell_broken(&kept.path);
                Ok(None)
            }
        }
    }

    /// Whether the server need not be asked.
    fn is_enough(&self, kept: &Kept) -> bool {
        self.args.offline || kept.is_fresh() && !self.args.refresh
    }

    fn offline(&self, kept: &Kept, copy: FetchedDocument) -> FetchedDocument {
        if self.args.offline && !kept.is_fresh() {
            notice::note(&format!(
                "the document of {} is {}",
                copy.id,
                kept.shown_age()
            ));
        }
        copy
    }

    fn ask<T>(
        &self,
        has_copy: bool,
        ask: impl FnOnce(&Source) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let source = Source::open(&Access {
            from: self.url.map(str::to_owned),
            patience: has_copy.then_some(PATIENCE),
            ..Access::default()
        })
        .map_err(Failure::Other)?;
        let spinner = progress::spinner(&source.shown());
        let asked = ask(&source);
        spinner.finish_and_clear();
        asked
    }

    /// Keeps a text. Without it, the next run asks the server.
    fn keep(&self, name: &Path, text: &str) {
        for problem in self.folder.write(name, text).err().unwrap_or_default() {
            notice::note(&format!("the cache is not used: {problem}"));
        }
    }

    fn not_kept(&self, what: &str) -> Stop {
        let message = format!(
            "the cache does not have {what}: leave --offline out once, or name a document with --document FILE"
        );
        Stop::call(Reason::Network, Problem::new("", message))
    }

    /// There is no such version, or no such API.
    fn no_document(&self, id: &Id, problem: Problem) -> Stop {
        let Ok((directory, _)) = self.directory() else {
            return wrong(problem);
        };
        let versions: Vec<&str> = directory
            .iter()
            .filter(|entry| entry.name == id.name)
            .map(|entry| entry.version.as_str())
            .collect();
        if versions.is_empty() {
            return self.no_api(&id.name, &directory);
        }
        let message = format!(
            "there is no version `{}`; the versions are {}",
            id.version,
            versions.join(", ")
        );
        wrong(Problem::new("", message).in_file(&id.name))
    }

    fn no_api(&self, name: &str, directory: &[Entry]) -> Stop {
        let mut names: Vec<&str> = directory.iter().map(|entry| &*entry.name).collect();
        names.dedup();
        let near = find_nearest(name, names.into_iter());
        let hint = match near.is_empty() {
            true => {
                "`discovery-codegen list WORD` finds APIs; if this one is not in the directory, name its version, as in API:v1"
                    .to_owned()
            }
            false => format!("did you mean `{}`?", near.join("` or `")),
        };
        let message = format!("there is no API of this name: {hint}");
        wrong(Problem::new("", message).in_file(name))
    }
}

impl From<Listed> for Entry {
    fn from(listed: Listed) -> Self {
        Self {
            name: listed.id.name,
            version: listed.id.version,
            title: listed.title,
            preferred: listed.preferred == Some(true),
        }
    }
}

/// The directory of the cache, and the documents beside it: name, version, title.
pub(super) fn known_apis(folder: &Folder) -> Vec<(String, String, String)> {
    let entries = kept_entries(folder).into_iter();
    let mut known: Vec<(String, String, String)> = entries
        .map(|entry| (entry.name, entry.version, entry.title))
        .collect();
    known.extend(folder.documents());
    known
}

/// The version that is called if none is named, as far as the cache knows.
pub(super) fn known_version(folder: &Folder, name: &str) -> Option<String> {
    let mut versions = kept_entries(folder);
    versions.retain(|entry| entry.name == name);
    let preferred = versions.iter().find(|entry| entry.preferred);
    preferred
        .or(versions.first())
        .map(|entry| entry.version.clone())
}

fn kept_entries(folder: &Folder) -> Vec<Entry> {
    let kept = folder.read(Path::new(DIRECTORY)).ok().flatten();
    kept.and_then(|kept| serde_json::from_str(&kept.text).ok())
        .unwrap_or_default()
}

fn wrong(problem: Problem) -> Stop {
    Stop::call(Reason::Wrong, problem)
}
