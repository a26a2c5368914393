//! Reads what a call is made of: JSON of an argument, a file, or standard input.

use std::fs;
use std::io;
use std::path::Path;

use discovery_codegen::Problem;
use serde_json::Value;

use super::failure::Failure;
use crate::disk::{explain, paths, utf8};
use crate::stdin;

/// The body: JSON, the name of a file that has it, or `-`.
pub(super) fn body(argument: Option<&str>) -> Result<Option<Value>, Failure> {
    let Some(argument) = argument else {
        return Ok(None);
    };
    let inline = serde_json::from_str::<Value>(argument);
    let looks_like_json = argument.trim_start().starts_with(['{', '[', '"']);
    let value = match inline {
        Ok(value) => value,
        Err(error) if looks_like_json => {
            return Err(wrong("--body", format!("this is not JSON: {error}")));
        }
        Err(_) => {
            let (shown, text) = text(Path::new(argument))?;
            serde_json::from_str(&text)
                .map_err(|error| wrong(&shown, format!("this is not JSON: {error}")))?
        }
    };
    Ok(Some(value))
}

/// The text of a file, or of standard input if the path is `-`; and how messages name it.
pub(super) fn text(path: &Path) -> Result<(String, String), Failure> {
    let (shown, bytes): (String, io::Result<Vec<u8>>) = match stdin::is_named_by(path) {
        true => (stdin::SHOWN.to_owned(), stdin::read()),
        false => (paths::shown(path), fs::read(path)),
    };
    let bytes = bytes.map_err(|error| wrong(&shown, explain(&error)))?;
    let text = utf8(bytes).map_err(|message| wrong(&shown, message))?;
    Ok((shown, text))
}

fn wrong(file: &str, message: String) -> Failure {
    Failure::Wrong(vec![Problem::new("", message).in_file(file)])
}
