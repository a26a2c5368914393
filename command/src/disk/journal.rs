//! The journal of a run that changes several files: what each of them was before, and what it becomes.
//!
//! It is in the hidden folder from before the first change until after the last one, so that a later run can put back what a
//! killed one left half way. Anybody can have put it there: a repository is copied with everything in it. So it is taken for
//! nothing more than a claim, which names plain paths below the folder it lies in, none of them hidden.
//!
//! The first line is `discovery-codegen journal FORMAT SHA256`, the latter of everything after that line, which is JSON.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::below::plain;
use super::paths;
use super::read::sha256;

/// The format that this program writes and reads.
const FORMAT: u32 = 1;
/// What the first line begins with.
const BEGIN: &str = "discovery-codegen journal ";

/// What a run changes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// Every file that is written or removed.
    pub(super) files: Vec<Entry>,
    /// Every folder that is created, those above before those below.
    pub(super) folders: Vec<String>,
}

/// A file that is written or removed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The file, relative to the folder that the journal is about, with `/`.
    pub(super) path: String,
    /// The SHA-256 of its content before; `None`: there was no file.
    pub(super) before: Option<String>,
    /// The SHA-256 of its content after; `None`: there is none.
    pub(super) after: Option<String>,
}

/// Why a journal cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It has another format, with this number.
    Format(u32),
    /// It is not what a run wrote.
    Damaged(&'static str),
}

impl Journal {
    /// The bytes of the file.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let body = serde_json::to_string_pretty(self)?;
        let sha256 = sha256(body.as_bytes());
        Ok(format!("{BEGIN}{FORMAT} {sha256}\n{body}").into_bytes())
    }

    /// Reads the bytes of the file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        use Unusable::Damaged;
        let text = str::from_utf8(bytes).map_err(|_| Damaged("it is not text"))?;
        let (first, body) = text.split_once('\n').ok_or(Damaged("it has one line"))?;
        let (format, expected) = first
            .strip_prefix(BEGIN)
            .and_then(|rest| rest.split_once(' '))
            .ok_or(Damaged("the first line is another"))?;
        match format.parse() {
            Ok(FORMAT) => {}
            Ok(other) => return Err(Unusable::Format(other)),
            Err(_) => return Err(Damaged("the first line is another")),
        }
        if sha256(body.as_bytes()) != expected {
            return Err(Damaged("its sha256 is another"));
        }
        let journal: Self =
            serde_json::from_str(body).map_err(|_| Damaged("it has other members"))?;
        journal.check().map_err(Damaged)?;
        Ok(journal)
    }

    /// Whether a run would change this.
    pub(super) fn check(&self) -> Result<(), &'static str> {
        let mut seen = BTreeSet::new();
        let files = self.files.iter().map(|entry| &entry.path);
        for path in files.chain(&self.folders) {
            let is_plain = |plain: PathBuf| paths::slashes(&plain) == *path;
            if path.contains(['\\', ':']) || !plain(Path::new(path)).is_some_and(is_plain) {
                return Err("a path leads elsewhere");
            }
            // `.git/hooks` and the like make programs run.
            let is_hidden = |name: &str| name.starts_with('.') && name != ".gitkeep";
            if path.split('/').any(is_hidden) {
                return Err("a path is hidden");
            }
            // Some file systems do not tell large letters from small ones.
            if !seen.insert(path.to_lowercase()) {
                return Err("a path is there twice");
            }
        }
        let no_change = |entry: &Entry| entry.before == entry.after;
        match self.files.iter().any(no_change) {
            true => Err("a file does not change"),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Entry {
        Entry {
            path: path.to_owned(),
            before: None,
            after: Some(sha256(b"new")),
        }
    }

    fn journal(paths: &[&str]) -> Journal {
        Journal {
            files: paths.iter().map(|path| entry(path)).collect(),
            folders: vec!["generated/x".to_owned()],
        }
    }

    fn bytes(journal: &Journal) -> Vec<u8> {
        journal.to_bytes().expect("it is plain data")
    }

    #[test]
    fn what_was_written_is_read() {
        let journal = journal(&["discovery/apis.toml", "discovery/documents/.gitkeep"]);
        assert_eq!(Journal::read(&bytes(&journal)), Ok(journal));
    }

    /// Every byte that is another, every beginning of the file, and more after its end.
    #[test]
    fn a_damaged_journal_is_not_used() {
        let good = bytes(&journal(&["discovery/apis.toml"]));
        for place in 0..good.len() {
            let mut bad = good.clone();
            bad[place] ^= 1;
            Journal::read(&bad).expect_err("a bit is another");
            Journal::read(&good[..place]).expect_err("it ends early");
        }
        Journal::read(&[&good[..], b" "].concat()).expect_err("it goes on");
    }

    #[test]
    fn another_format_is_told_apart() {
        let text = String::from_utf8(bytes(&journal(&["a"]))).expect("text");
        let newer = text.replace("journal 1", "journal 2");
        assert_eq!(Journal::read(newer.as_bytes()), Err(Unusable::Format(2)));
    }

    #[test]
    fn a_path_that_no_run_writes() {
        for (path, why) in [
            ("../x", "a path leads elsewhere"),
            ("a/../../x", "a path leads elsewhere"),
            ("a/./x", "a path leads elsewhere"),
            ("a//x", "a path leads elsewhere"),
            ("/etc/passwd", "a path leads elsewhere"),
            ("a\\x", "a path leads elsewhere"),
            ("C:x", "a path leads elsewhere"),
            ("", "a path leads elsewhere"),
            (".git/hooks/pre-commit", "a path is hidden"),
            ("a/.cargo/config.toml", "a path is hidden"),
            ("GENERATED/x", "a path is there twice"),
        ] {
            let read = Journal::read(&bytes(&journal(&[path])));
            assert_eq!(read, Err(Unusable::Damaged(why)), "{path}");
        }
        let mut same = journal(&["a"]);
        same.files[0].before = same.files[0].after.clone();
        let read = Journal::read(&bytes(&same));
        assert_eq!(read, Err(Unusable::Damaged("a file does not change")));
    }
}
