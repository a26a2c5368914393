//! A file of fixups: TOML, one `[[fixup]]` for each.

use serde::Deserialize;

use super::correction::Fixup;
use crate::problem::{Problem, line_and_column};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FixupFile {
    #[serde(default)]
    fixup: Vec<Fixup>,
}

/// The fixups of a file, in their order.
///
/// # Errors
///
/// What is wrong with the text, at its line and column.
pub fn read(text: &str) -> Result<Vec<Fixup>, Problem> {
    match toml::from_str(text) {
        Ok(FixupFile { fixup }) => Ok(fixup),
        Err(error) => {
            let start = error.span().unwrap_or_default().start;
            Err(Problem::new(
                line_and_column(text, start),
                error.message().trim(),
            ))
        }
    }
}
