//! The line that is completed: what stands before the cursor, and what can follow.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter as _};
use discovery_codegen::printable;

use super::document::{Document, Method};
use crate::cache;

/// What stands before the cursor.
pub(super) struct Line {
    api: Option<String>,
    method: Option<String>,
    given: Vec<String>,
    from: Option<String>,
    document: Option<PathBuf>,
}

impl Line {
    /// Reads the words that the shell passes, behind `--`.
    pub(super) fn read(command: Command) -> Self {
        let words: Vec<OsString> = env::args_os()
            .skip_while(|word| word != "--")
            .skip(1)
            .collect();
        let index = env::var("_CLAP_COMPLETE_INDEX")
            .ok()
            .and_then(|index| index.parse().ok());
        let index: usize = index.unwrap_or(words.len().saturating_sub(1));
        let before = words.into_iter().take(index);
        // The line is not finished, so what is missing does not matter.
        let matches = command
            .ignore_errors(true)
            .try_get_matches_from(before)
            .ok();
        let found = matches.as_ref().and_then(ArgMatches::subcommand);
        let text = |id: &str| {
            let value = found?.1.try_get_one::<String>(id).ok()??;
            Some(value.clone())
        };
        let path = |id: &str| found?.1.try_get_one::<PathBuf>(id).ok()?.cloned();
        let given = found.and_then(|(_, matches)| matches.try_get_many::<String>("given").ok()?);
        Self {
            api: text("api").or_else(|| text("source")),
            method: text("method"),
            given: given.into_iter().flatten().cloned().collect(),
            from: text("from"),
            document: path("document"),
        }
    }

    /// APIs, their versions, and files.
    pub(super) fn apis(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let Some(text) = typed.to_str() else {
            return Vec::new();
        };
        let apis = cache::known_apis(self.from.as_deref());
        let mut found: Vec<CompletionCandidate> = match text.contains(':') {
            true => apis
                .iter()
                .map(|(name, version, title)| candidate(&format!("{name}:{version}"), title))
                .collect(),
            false => {
                let mut names: Vec<_> = apis
                    .iter()
                    .map(|(name, _, title)| candidate(name, title))
                    .collect();
                names.dedup_by(|one, other| one.get_value() == other.get_value());
                names
            }
        };
        found.retain(|one| starts_with(one, text));
        if found.is_empty() || text.contains(['/', '.']) {
            found.extend(PathCompleter::file().complete(typed));
        }
        found
    }

    /// The methods of the API.
    pub(super) fn methods(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let (Some(text), Some(document)) = (typed.to_str(), self.document()) else {
            return Vec::new();
        };
        let methods = document.methods();
        let candidates = methods
            .iter()
            .map(|(name, method)| candidate(name, method.description()));
        candidates.filter(|one| starts_with(one, text)).collect()
    }

    /// Parameters with their values, and fields of the body.
    pub(super) fn values(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let (Some(text), Some(document)) = (typed.to_str(), self.document()) else {
            return Vec::new();
        };
        let Some(wanted) = &self.method else {
            return Vec::new();
        };
        let methods = document.methods();
        let method = methods
            .iter()
            .find(|(name, method)| name == wanted || method.has_id(wanted));
        let Some((_, method)) = method else {
            return Vec::new();
        };
        let candidates = match text.starts_with('.') {
            true => document.fields(method, text),
            false => self.parameters(&document, method, text),
        };
        candidates
            .into_iter()
            .map(|(value, help)| candidate(&value, &help))
            .filter(|one| starts_with(one, text))
            .collect()
    }

    fn parameters(
        &self,
        document: &Document<'_>,
        method: &Method<'_>,
        text: &str,
    ) -> Vec<(String, String)> {
        let parameters = document.parameters(method);
        if let Some((name, _)) = text.split_once('=') {
            let values = parameters.iter().find(|(known, _)| *known == name);
            let values = values
                .into_iter()
                .flat_map(|(_, parameter)| parameter.values());
            return values
                .map(|(value, help)| (format!("{name}={value}"), help))
                .collect();
        }
        let is_given = |name: &str| {
            self.given
                .iter()
                .any(|given| given.split('=').next() == Some(name))
        };
        let mut candidates: Vec<(String, String)> = parameters
            .iter()
            .filter(|(name, parameter)| parameter.repeated || !is_given(name))
            .map(|(name, parameter)| (format!("{name}="), parameter.help()))
            .collect();
        candidates.extend(document.fields(method, "."));
        candidates
    }

    /// The document of the API, if it is on this machine.
    fn document(&self) -> Option<Document<'static>> {
        let text = match &self.document {
            Some(file) => std::fs::read_to_string(file).ok()?,
            None => cache::peek(self.api.as_deref()?, self.from.as_deref())?,
        };
        // The program ends when the shell has its answer.
        Document::read(text.leak())
    }
}

/// A candidate, if a shell can take it as it is.
fn candidate(value: &str, help: &str) -> CompletionCandidate {
    let is_plain = value
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-_.:/=@+,[]".contains(c));
    let first = help.split(['\n', '\r']).next().unwrap_or_default();
    let first = match first.split_once(". ") {
        Some((sentence, _)) => sentence,
        None => first,
    };
    let help: String = printable(first).chars().take(100).collect();
    CompletionCandidate::new(if is_plain { value } else { "" })
        .help((!help.is_empty()).then(|| help.into()))
}

fn starts_with(candidate: &CompletionCandidate, typed: &str) -> bool {
    let value = candidate.get_value().to_string_lossy();
    !value.is_empty() && value.starts_with(typed)
}
