//! The folder of the cache: documents in files named `NAME.VERSION.json`, and the directory of each server.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use discovery_codegen::Problem;

use crate::disk::{FileChange, Writer, paths, read_if_there, sha256, touch};
use crate::notice;

/// How long a file counts as new after its server was asked.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// The most bytes of a server's folder. All documents of Google's directory have about 100 MB.
const MOST_BYTES: u64 = 256 << 20;

/// The part of the cache that has the files of one server.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

/// A file of the cache.
#[derive(Debug)]
pub(super) struct Kept {
    /// The file.
    pub(super) path: PathBuf,
    /// Its content.
    pub(super) text: String,
    /// How long ago its server was asked; `None`: not known, since the file is from the future.
    pub(super) age: Option<Duration>,
}

impl Kept {
    /// Whether its server need not be asked.
    pub(super) fn is_fresh(&self) -> bool {
        self.age.is_some_and(|age| age < FRESH)
    }

    /// Its age, for people.
    pub(super) fn shown_age(&self) -> String {
        let hours = self.age.map_or(0, |age| age.as_secs() / 3600);
        match (self.age, hours) {
            (None, _) => "of an unknown age".to_owned(),
            (_, 0) => "less than an hour old".to_owned(),
            (_, 1..48) => format!("{hours} hours old"),
            _ => format!("{} days old", hours / 24),
        }
    }
}

impl Folder {
    /// The files of a server; `None`: of Google's Discovery service. Nothing is created.
    ///
    /// # Errors
    ///
    /// The user has no folder for caches.
    pub(super) fn of_server(url: Option<&str>) -> Result<Self, Problem> {
        let below = match url {
            None => PathBuf::from("documents"),
            Some(url) => {
                let name = sha256(url.trim_end_matches('/').as_bytes());
                Path::new("servers").join(&name[..16])
            }
        };
        Ok(Self(root()?.join(below)))
    }

    /// A file, if it is there.
    pub(super) fn read(&self, name: &Path) -> Result<Option<Kept>, Problem> {
        let path = self.0.join(name);
        let Some(text) = read_if_there(&path, &path)? else {
            return Ok(None);
        };
        let checked = path.metadata().and_then(|data| data.modified()).ok();
        let age = checked.and_then(|checked| SystemTime::now().duration_since(checked).ok());
        Ok(Some(Kept { path, text, age }))
    }

    /// Keeps a file. It is there whole or not at all, whatever other runs do.
    pub(super) fn write(&self, name: &Path, text: &str) -> Result<(), Vec<Problem>> {
        let writer = Writer::open(&self.0, notice::tell)?;
        let mut changes = self.too_many(name, text.len() as u64);
        changes.push(FileChange {
            path: name.to_owned(),
            text: Some(text),
        });
        writer.install(&changes)
    }

    /// Says that a file is as its server has it now.
    pub(super) fn mark_checked(&self, name: &Path) {
        // If that fails, the server is asked again.
        let _ = touch(&self.0.join(name));
    }

    /// All documents: the name and the version of each API, without a title.
    pub(super) fn documents(&self) -> Vec<(String, String, String)> {
        let files = self.0.read_dir().into_iter().flatten().flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        names
            .filter_map(|name| untitled(name.strip_suffix(".json")?))
            .collect()
    }

    /// The oldest files, if the folder is too large for another file.
    fn too_many(&self, name: &Path, bytes: u64) -> Vec<FileChange<'static>> {
        let files = self.0.read_dir().into_iter().flatten().flatten();
        let mut files: Vec<(SystemTime, u64, PathBuf)> = files
            .filter_map(|file| {
                let data = file.metadata().ok().filter(fs::Metadata::is_file)?;
                let other = PathBuf::from(file.file_name());
                (other != name).then_some((data.modified().ok()?, data.len(), other))
            })
            .collect();
        files.sort();
        let mut total: u64 = bytes + files.iter().map(|(_, bytes, _)| bytes).sum::<u64>();
        let mut removed = Vec::new();
        for (_, bytes, path) in files {
            if total <= MOST_BYTES {
                break;
            }
            total -= bytes;
            removed.push(FileChange { path, text: None });
        }
        removed
    }
}

/// The name and the version in the name of a document's file, `NAME.VERSION`, without a title.
pub(super) fn untitled(stem: &str) -> Option<(String, String, String)> {
    let (name, version) = stem.split_once('.')?;
    Some((name.to_owned(), version.to_owned(), String::new()))
}

/// The user's folder for caches, and in it that of this program.
pub(crate) fn root() -> Result<PathBuf, Problem> {
    let of = |variable: &str| {
        let path = PathBuf::from(env::var_os(variable)?);
        path.is_absolute().then_some(path)
    };
    if let Some(own) = env::var_os("DISCOVERY_CODEGEN_CACHE").filter(|own| !own.is_empty()) {
        return Ok(PathBuf::from(own));
    }
    let folder = if cfg!(windows) {
        of("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        of("HOME").map(|home| home.join("Library/Caches"))
    } else {
        of("XDG_CACHE_HOME").or_else(|| of("HOME").map(|home| home.join(".cache")))
    };
    folder
        .map(|folder| folder.join("discovery-codegen"))
        .ok_or_else(|| {
            let message = "the user has no folder for caches (neither HOME nor XDG_CACHE_HOME is set): name one with the variable \
                       DISCOVERY_CODEGEN_CACHE, or a document with --document FILE";
            Problem::new("", message)
        })
}

/// Says that a file of the cache is not what this program wrote, and is fetched again.
pub(super) fn tell_broken(path: &Path) {
    notice::note(&format!(
        "{} is broken, so it is fetched again",
        paths::shown(path)
    ));
}
