//! Tokens in a file that its owner alone can read.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::TokenStore;
use crate::error::{LoginError, LoginErrorKind};
use crate::token::StoredToken;

type Tokens = BTreeMap<String, StoredToken>;

/// Keeps tokens in a file that only its owner can read. Programs that share it wait for each other, and a program that is killed
/// leaves the file as it was.
///
/// On Windows the rights are those of the folder, which for a user's own folders are the user's alone.
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// This file. Its folder is made if it is not there.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file `NAME/google-tokens.json` in the folder for the configuration of the user's programs: `$XDG_CONFIG_HOME` or
    /// `~/.config`, on macOS `~/Library/Application Support`, on Windows `%APPDATA%`.
    ///
    /// # Errors
    ///
    /// There is no such folder, or the name is not one of a folder.
    pub fn of_program(name: &str) -> Result<Self, LoginError> {
        let is_name = Path::new(name).file_name().is_some_and(|file| file == name);
        if !is_name {
            return Err(LoginError::new(
                LoginErrorKind::Configuration,
                format!("{name:?} is not the name of a folder"),
            ));
        }
        let folder = folder().ok_or_else(|| {
            LoginError::new(
                LoginErrorKind::Configuration,
                "the user has no folder for tokens (neither HOME nor XDG_CONFIG_HOME is set): name a file with `FileStore::new`",
            )
        })?;
        Ok(Self::new(folder.join(name).join("google-tokens.json")))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn read(&self) -> Result<Tokens, LoginError> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Tokens::new()),
            Err(error) => return Err(self.error("cannot read", error)),
        };
        serde_json::from_slice(&text).map_err(|error| {
            // Not its text, which may have a part of a token.
            let place = format!("line {}, column {}", error.line(), error.column());
            let message = format!("{place}; if it is not needed, delete it and log in again");
            self.error("cannot understand", io::Error::other(message))
        })
    }

    /// Changes the tokens while no other program does.
    fn change(&self, change: impl FnOnce(&mut Tokens)) -> Result<(), LoginError> {
        let write = || -> io::Result<File> {
            let folder = self.folder();
            make_folder(folder)?;
            // Beside the file, which is replaced. It stays, since another program may wait for it.
            let lock = private(OpenOptions::new().create(true).truncate(false).write(true))
                .open(self.path.with_extension("lock"))?;
            lock.lock()?;
            Ok(lock)
        };
        let _lock = write().map_err(|error| self.error("cannot lock", error))?;
        let mut tokens = self.read()?;
        change(&mut tokens);
        self.replace(&tokens)
            .map_err(|error| self.error("cannot write", error))
    }

    fn replace(&self, tokens: &Tokens) -> io::Result<()> {
        // Readable by its owner alone from the start.
        let mut file = tempfile::Builder::new()
            .prefix(".google-tokens")
            .tempfile_in(self.folder())?;
        serde_json::to_writer_pretty(&mut file, tokens)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.path)?;
        Ok(())
    }

    fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    fn error(&self, what: &str, error: io::Error) -> LoginError {
        LoginError::of_store(
            format!("{what} the file of tokens {}", self.path.display()),
            error,
        )
    }
}

impl TokenStore for FileStore {
    fn load(&self, client_id: &str) -> Result<Option<StoredToken>, LoginError> {
        Ok(self.read()?.remove(client_id))
    }

    fn save(&self, client_id: &str, token: &StoredToken) -> Result<(), LoginError> {
        self.change(|tokens| {
            tokens.insert(client_id.to_owned(), token.clone());
        })
    }

    fn remove(&self, client_id: &str) -> Result<(), LoginError> {
        self.change(|tokens| {
            tokens.remove(client_id);
        })
    }
}

/// The folder for the configuration of the user's programs.
fn folder() -> Option<PathBuf> {
    let of = |variable: &str| {
        let path = PathBuf::from(std::env::var_os(variable)?);
        path.is_absolute().then_some(path)
    };
    if cfg!(windows) {
        return of("APPDATA");
    }
    if cfg!(target_os = "macos") {
        return of("HOME").map(|home| home.join("Library/Application Support"));
    }
    of("XDG_CONFIG_HOME").or_else(|| of("HOME").map(|home| home.join(".config")))
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
