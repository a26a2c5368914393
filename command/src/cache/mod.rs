//! The documents of APIs: from the cache of the user, a server, the repository or a file.

mod folder;
mod server;

use std::fs;
use std::path::Path;

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::{Facts, Options, Problem};

use crate::cli::{CacheArgs, DocumentArgs};
use crate::job::{FileContent, Job};
use crate::manifest::Manifest;
use crate::source::{Access, FetchedDocument, Id, Source, document_text, is_word};
use crate::stop::{Reason, Stop};
use crate::target::{Purpose, Repository, is_document};
pub(crate) use folder::root;
use folder::{Folder, untitled};
use server::Server;

/// A document.
#[derive(Debug)]
pub(crate) struct Found {
    /// The text, byte for byte.
    pub(crate) text: Vec<u8>,
    /// The file or the API, for messages.
    pub(crate) name: String,
    /// The corrections of a document that a repository pins.
    pub(crate) fixups: Vec<Fixup>,
    /// What else is used about the API.
    pub(crate) facts: Facts,
}

/// The document of an API (`drive:v3`, or `drive` for the version that the directory prefers), of a crate that a repository pins, or
/// in a file.
pub(crate) fn document(api: &str, args: &DocumentArgs) -> Result<Found, Stop> {
    if let Some(file) = &args.document {
        return in_file(file);
    }
    match is_document(Path::new(api)) {
        true => in_file(Path::new(api)),
        false => of_api(api, &args.cache),
    }
}

/// The document of an API.
pub(crate) fn of_api(api: &str, args: &CacheArgs) -> Result<Found, Stop> {
    let (name, version) = parse(api)?;
    let from_is_path = args.from.as_ref().is_some_and(|from| !from.contains("://"));
    if from_is_path {
        return in_folder(name, version, args);
    }
    if args.from.is_none()
        && !args.refresh
        && let Some(found) = pinned(api, name, version)?
    {
        return Ok(found);
    }
    let server = Server::new(args)?;
    let id = match version {
        Some(version) => id(name, version),
        None => server.preferred(name)?,
    };
    Ok(Found::plain(server.document(&id)?))
}

/// The APIs whose names are known on this machine, with versions and titles, for completions. Nothing is fetched or said.
pub(crate) fn known_apis(from: Option<&str>) -> Vec<(String, String, String)> {
    let mut known = match Folder::of_server(from) {
        Ok(folder) => server::known_apis(&folder),
        Err(_) => Vec::new(),
    };
    if let Some(manifest) = Repository::manifest_here() {
        for api in manifest.apis() {
            let path = api.document_path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            known.extend(untitled(&name));
        }
    }
    // One with a title first.
    known.sort_by_key(|(name, version, title)| (name.clone(), version.clone(), title.is_empty()));
    known.dedup_by(|one, other| one.0 == other.0 && one.1 == other.1);
    known
}

/// The document of an API or in a file, if it is on this machine, for completions. Nothing is fetched or said.
pub(crate) fn peek(api: &str, from: Option<&str>) -> Option<String> {
    if is_document(Path::new(api)) {
        return fs::read_to_string(api).ok();
    }
    let (name, version) = parse(api).ok()?;
    if let Some(folder) = from.filter(|from| !from.contains("://")) {
        let file = id(name, version?).file_name();
        return fs::read_to_string(Path::new(folder).join(file)).ok();
    }
    let folder = Folder::of_server(from).ok()?;
    if from.is_none()
        && let Some(manifest) = Repository::manifest_here()
        && let Some(pinned) = manifest
            .apis()
            .find(|pinned| pinned.crate_name() == api || pinned.is_of(name, version))
    {
        return manifest.job(pinned).read_document().ok();
    }
    let version = match version {
        Some(version) => version.to_owned(),
        None => server::known_version(&folder, name)?,
    };
    let kept = folder.read(&id(name, &version).file_name()).ok()??;
    Some(kept.text)
}

impl Found {
    fn plain(document: FetchedDocument) -> Self {
        Self {
            name: document.id.to_string(),
            text: document.text.into_bytes(),
            fixups: Vec::new(),
            facts: Facts::Shipped,
        }
    }

    /// The job of the corrected document.
    pub(crate) fn job(self) -> Result<Job, Stop> {
        let wrong = |problem: Problem| problem.in_file(&self.name);
        let text = document_text(self.text).map_err(|why| wrong(Problem::new("", why)))?;
        let text = fixup::apply(&text, &self.fixups)
            .map_err(|problems| problems.into_iter().map(wrong).collect::<Vec<_>>())?;
        Ok(Job {
            document: FileContent::Text(text.into_owned()),
            shown: self.name,
            program: "discovery-codegen".to_owned(),
            pinned: None,
            fixups: None,
            decisions: None,
            changelog: None,
            options: Options {
                facts: self.facts,
                ..Options::default()
            },
        })
    }
}

fn id(name: &str, version: &str) -> Id {
    Id {
        name: name.to_owned(),
        version: version.to_owned(),
    }
}

/// The name and the version of `NAME[:VERSION]`. Both become part of a URL and of the name of a file.
fn parse(api: &str) -> Result<(&str, Option<&str>), Stop> {
    let (name, version) = match api.split_once(':') {
        Some((name, version)) => (name, Some(version)),
        None => (api, None),
    };
    match is_word(name) && version.is_none_or(is_word) {
        true => Ok((name, version)),
        false => {
            let message = "this is not an API: name one as `drive:v3` or `drive`, or a document as ./FILE.json";
            Err(wrong(Problem::new("", message).in_file(api)))
        }
    }
}

fn in_file(file: &Path) -> Result<Found, Stop> {
    let document = FetchedDocument::open(file).map_err(|problem| {
        let shown = file.to_string_lossy();
        // `drive/v3`
        match shown.split_once('/') {
            Some((name, version))
                if !file.exists() && parse(&shown.replacen('/', ":", 1)).is_ok() =>
            {
                let message = format!("there is no such file; an API is named as {name}:{version}");
                wrong(Problem::new("", message).in_file(shown))
            }
            _ => wrong(problem),
        }
    })?;
    let name = document.origin.clone();
    Ok(Found {
        name,
        ..Found::plain(document)
    })
}

/// The document of an API in a folder of documents.
fn in_folder(name: &str, version: Option<&str>, args: &CacheArgs) -> Result<Found, Stop> {
    let access = Access {
        from: args.from.clone(),
        ..Access::default()
    };
    let source = Source::open(&access).map_err(wrong)?;
    let id = match version {
        Some(version) => id(name, version),
        None => {
            let listed = source.list()?.into_iter().map(|listed| listed.id);
            let mut versions: Vec<Id> = listed.filter(|id| id.name == name).collect();
            match (versions.pop(), versions.is_empty()) {
                (Some(only), true) => only,
                (Some(last), false) => {
                    let message = format!("name a version, such as {name}:{}", last.version);
                    return Err(wrong(Problem::new("", message).in_file(source.shown())));
                }
                (None, _) => {
                    let message = format!("there is no document of `{name}` here");
                    return Err(wrong(Problem::new("", message).in_file(source.shown())));
                }
            }
        }
    };
    let document = source.document(&id, None).map_err(wrong)?;
    Ok(Found::plain(document))
}

/// The document that the repository of the current folder pins, if there is one: of an API, or of a crate.
fn pinned(word: &str, name: &str, version: Option<&str>) -> Result<Option<Found>, Stop> {
    let repository = match Repository::open(None, "call", Purpose::Read) {
        Ok(repository) => repository,
        // There is none here.
        Err(Stop::Usage { .. }) => return Ok(None),
        Err(stop) => return Err(stop),
    };
    let manifest: Manifest = repository.manifest()?;
    let mut apis = manifest
        .apis()
        .filter(|api| api.crate_name() == word || api.is_of(name, version));
    match (apis.next(), apis.next()) {
        (Some(api), None) => Ok(Some(of_job(&manifest.job(api))?)),
        // Several versions: the directory knows the preferred one.
        _ => Ok(None),
    }
}

fn of_job(job: &Job) -> Result<Found, Stop> {
    let fixups = match &job.fixups {
        Some(file) => file.read()?,
        None => Vec::new(),
    };
    Ok(Found {
        text: job.read_document()?.into_bytes(),
        name: job.shown.clone(),
        fixups,
        facts: job.options.facts,
    })
}

fn wrong(problem: Problem) -> Stop {
    Stop::call(Reason::Wrong, problem)
}
