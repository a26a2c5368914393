//! Files as they are read: their bytes, their text, their SHA-256, and why one cannot be read.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use discovery_codegen::Problem;
use sha2::{Digest as _, Sha256};

use super::paths;

/// The text of a file that need not be there.
///
/// # Errors
///
/// It is there, and cannot be read as text.
pub(crate) fn read_if_there(path: &Path, shown: &Path) -> Result<Option<String>, Problem> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Problem::new("", explain(&error)).in_file(shown.to_string_lossy())),
    }
}

/// Why a file could not be read or written, in words.
pub(crate) fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        io::ErrorKind::NotADirectory => "a folder on the way to it is a file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// A file or folder cannot be written.
pub(super) fn cannot_write(path: &Path, error: &io::Error) -> Problem {
    let message = format!("cannot be written: {}. Nothing was changed", explain(error));
    Problem::new("", message).in_file(paths::shown(path))
}

/// Bytes as text.
///
/// # Errors
///
/// Where they stop being text.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        format!("not UTF-8 text: the byte at offset {offset} begins no character")
    })
}

/// The SHA-256 of a file's content, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_is_printed_in_hexadecimal() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
