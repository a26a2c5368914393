//! The result of `fetch`.

use std::path::Path;

use discovery_codegen::default_crate_name;
use serde_json::{Value, json};

use super::outcome::{Report, detail_line};
use super::style::{GOOD, NAME, paint};
use crate::disk::{paths, sha256};
use crate::manifest::{self, Manifest, Pin};
use crate::source::{FetchedDocument, Id};
use crate::target::{Destination, is_document};
use crate::text::{printable, shell_quoted, with_revision};

/// The result of `fetch`: a document and its destination.
#[derive(Debug)]
pub(crate) struct FetchReport {
    document: FetchedDocument,
    /// The file; `None`: stdout.
    file: Option<String>,
    /// Whether the content of the file changes.
    written: bool,
    /// The revision that the file had before.
    before: Option<String>,
    /// The `[[api]]` entry to add to the manifest.
    api: Option<String>,
    /// How the user calls the program.
    program: String,
}

impl FetchReport {
    /// A document and its destination.
    pub(crate) fn new(document: FetchedDocument, destination: &Destination) -> Self {
        let Destination::File {
            path,
            file,
            copy,
            manifest,
        } = destination
        else {
            return Self {
                document,
                file: None,
                written: false,
                before: None,
                api: None,
                program: String::new(),
            };
        };
        Self {
            api: manifest
                .as_ref()
                .and_then(|manifest| api(manifest, file, &document)),
            program: match manifest {
                Some(manifest) => manifest.program().to_owned(),
                None => "discovery-codegen".to_owned(),
            },
            file: Some(paths::shown(path)),
            written: copy.as_ref().is_none_or(|copy| copy.text != document.text),
            before: copy.as_ref().map(|copy| copy.revision.clone()),
            document,
        }
    }

    /// The text to write; `None` if the file is up to date.
    pub(crate) fn to_write(&self) -> Option<&str> {
        self.written.then_some(self.document.text.as_str())
    }
}

/// The `[[api]]` entry of the document; `None` if the manifest has it already.
fn api(manifest: &Manifest, path: &Path, document: &FetchedDocument) -> Option<String> {
    let relative = manifest.relative(path)?;
    if manifest.crate_of(&relative).is_some() {
        return None;
    }
    let pin = Pin::new(document, "0.1.0".to_owned());
    let Id { name, version } = &document.id;
    Some(pin.as_toml(&default_crate_name(name, version), &relative))
}

impl Report for FetchReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn raw(&self) -> Option<&str> {
        self.file.is_none().then_some(self.document.text.as_str())
    }

    fn text(&self) -> String {
        let FetchedDocument {
            text,
            origin,
            id,
            title,
            revision,
            ..
        } = &self.document;
        let file = self.file.as_deref().unwrap_or_default();
        let saved = match &self.before {
            _ if !self.written => format!("{file}: unchanged"),
            Some(before) if before != revision => {
                format!("{file}: {} bytes, replacing revision {before}", text.len())
            }
            _ => format!("{file}: {} bytes", text.len()),
        };
        // A document of a service of one's own may have no title.
        let read = match title.as_str() {
            "" => origin.clone(),
            title => format!("{origin}: {title}"),
        };
        let lines = [
            ("read", with_revision(&read, revision)),
            ("sha256", sha256(text.as_bytes())),
            ("wrote", saved),
            (
                "next",
                format!(
                    "{} describe {}",
                    self.program,
                    shell_quoted(&as_document(file))
                ),
            ),
        ];
        let mut page = format!("{}\n", paint(NAME, &printable(&id.to_string())));
        for (what, detail) in lines {
            page.push_str(&detail_line(what, &detail));
        }
        if let Some(api) = &self.api {
            let then = format!(
                "{} add this to {}, then {} generate",
                paint(NAME, "next:"),
                manifest::PATH,
                self.program
            );
            page.push_str(&format!("\n{api}\n{then}\n"));
        }
        let done = match self.written {
            true => "1 document written",
            false => "nothing to write",
        };
        page + &format!("{} {done}\n", paint(GOOD, "done:"))
    }

    fn json(&self) -> Value {
        let FetchedDocument {
            text,
            origin,
            id,
            title,
            revision,
            etag,
        } = &self.document;
        json!({
            "api": id.name,
            "version": id.version,
            "title": title,
            "revision": revision,
            "etag": etag,
            "from": origin,
            "sha256": sha256(text.as_bytes()),
            "bytes": text.len(),
            "file": self.file,
            "written": self.written,
            "problems": [],
        })
    }

    fn failure_json(problems: Value) -> Value {
        json!({"written": false, "problems": problems})
    }
}

/// A file, written so that an argument names it as a document.
fn as_document(file: &str) -> String {
    match is_document(Path::new(file)) {
        true => file.to_owned(),
        false => format!("./{file}"),
    }
}
