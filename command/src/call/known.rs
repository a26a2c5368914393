//! What is known of an API: the model of its document, or of the part of it that a call needs.

use discovery_codegen::Problem;
use discovery_codegen::describe;
use discovery_codegen::fixup;
use discovery_codegen::model::{Api, Method};

use super::part::part_for;
use crate::cache::Found;

/// What is known of an API.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) api: Api,
    /// The document, for messages.
    pub(super) name: String,
    /// Only a part of the document was read. What it lacks may be in the rest.
    pub(super) is_part: bool,
}

impl Known {
    /// Reads a document. If only one method is needed, the part that it needs is read alone.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the document.
    pub(super) fn read(found: &Found, only: Option<&str>) -> Result<Self, Vec<Problem>> {
        let in_file = |problems: Vec<Problem>| -> Vec<Problem> {
            let problems = problems.into_iter();
            problems
                .map(|one| one.in_file(found.name.clone()))
                .collect()
        };
        let text = str::from_utf8(&found.text)
            .map_err(|error| in_file(vec![Problem::new("", format!("not UTF-8: {error}"))]))?;
        let text = fixup::apply(text, &found.fixups).map_err(in_file)?;
        let part = only.and_then(|method| part_for(&text, method));
        let is_part = part.is_some();
        let api = match part {
            Some(part) => discovery_codegen::resolve_value(part, found.facts),
            None => discovery_codegen::resolve_with(&text, found.facts),
        };
        // What is wrong with a part is wrong with the document too, which may have more problems.
        match api {
            Ok(api) => Ok(Self {
                api,
                name: found.name.clone(),
                is_part,
            }),
            Err(_) if is_part => Self::read(found, None),
            Err(problems) => Err(in_file(problems)),
        }
    }

    /// A method, as `files.list` or by its id.
    ///
    /// # Errors
    ///
    /// There is no such method.
    pub(super) fn method(&self, typed: &str) -> Result<&Method, Vec<Problem>> {
        describe::find(&self.api, typed).map_err(|problem| vec![problem.in_file(self.name.clone())])
    }
}
