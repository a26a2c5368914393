//! What is said on stderr while a run goes on, whatever comes of it.

use crate::disk::{Notice, paths};
use crate::text::{count, printable};

/// So many files are named.
const MOST: usize = 10;

/// Says it.
pub(crate) fn tell(notice: Notice<'_>) {
    let text = match notice {
        Notice::Waiting(folder) => {
            format!("waiting for another run in {} to end", paths::shown(folder))
        }
        Notice::Healed(healed) => {
            let folder = paths::shown(&healed.folder);
            match healed.files.len() {
                0 => format!(
                    "note: an earlier run was killed in {folder}; it left no file half way, and its hidden folder is removed"
                ),
                number => format!(
                    "note: an earlier run was killed while it wrote in {folder}, and is undone; {} as before that run: {}",
                    count(number, "file is", "files are"),
                    names(&healed.files)
                ),
            }
        }
    };
    anstream::eprintln!("{}", printable(&text));
}

/// Says something else.
#[cfg(feature = "call")]
pub(crate) fn note(text: &str) {
    anstream::eprintln!("{}", printable(&format!("note: {text}")));
}

fn names(files: &[String]) -> String {
    let mut names: Vec<&str> = files.iter().take(MOST).map(String::as_str).collect();
    let more = format!("and {} more", files.len().saturating_sub(MOST));
    if files.len() > MOST {
        names.push(&more);
    }
    names.join(", ")
}
