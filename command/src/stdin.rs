//! Standard input, which the argument `-` names.

use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

/// How messages name it.
pub(crate) const SHOWN: &str = "standard input";

/// Whether an argument names standard input.
pub(crate) fn is_named_by(argument: &Path) -> bool {
    argument == Path::new("-")
}

/// Reads all of it.
///
/// # Errors
///
/// It cannot be read, or it is a terminal: nobody types a document.
pub(crate) fn read() -> io::Result<Vec<u8>> {
    let mut stdin = io::stdin().lock();
    if stdin.is_terminal() {
        let message = "this is a terminal: pipe a document into the program, or name a file";
        return Err(io::Error::other(message));
    }
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes)?;
    Ok(bytes)
}
