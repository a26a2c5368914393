//! What stays as it was published, a line each.

use discovery_codegen::decisions::Aspect;
use discovery_codegen::{Diff, Kept, code_span};

use super::arrange::WHOLE;
use crate::text::{count, printable};

/// What the lines are about.
pub(crate) const TITLE: &str = "Kept as published";

/// A line for each thing that stays: `schemas.Policy.properties.etag: name etag, not etag_lowercase`.
pub(crate) fn lines(diff: &Diff) -> Vec<String> {
    let kept = diff.kept.iter();
    kept.map(|kept| {
        let (path, published, instead) = parts(kept);
        let path = if path.is_empty() { WHOLE } else { &path };
        let what = words(kept.what);
        printable(&format!("{path}: {what} {published}, not {instead}"))
    })
    .collect()
}

/// The same as a list in Markdown; empty if nothing is kept.
pub(crate) fn as_markdown(diff: &Diff, level: usize) -> String {
    if diff.kept.is_empty() {
        return String::new();
    }
    let number = count(diff.kept.len(), "decision", "decisions");
    let mut text = format!(
        "\n{} {TITLE}\n\n{number} of an earlier revision, which this document alone would change:\n\n",
        "#".repeat(level)
    );
    for kept in &diff.kept {
        let (path, published, instead) = parts(kept);
        let path = match path.is_empty() {
            true => WHOLE.to_owned(),
            false => code_span(&path),
        };
        let what = words(kept.what);
        let (published, instead) = (code_span(&published), code_span(&instead));
        text.push_str(&format!("- {path}: {what} {published}, not {instead}\n"));
    }
    text
}

fn parts(kept: &Kept) -> (String, String, String) {
    let instead = kept.instead.as_ref();
    (
        kept.path.clone(),
        kept.published.to_string(),
        instead.map_or("none".to_owned(), ToString::to_string),
    )
}

fn words(what: Aspect) -> &'static str {
    match what {
        Aspect::PageToken => "page token",
        Aspect::NextPageToken => "token of the next page",
        Aspect::UpdateMask => "update mask",
        Aspect::Cancel => "operations can be cancelled:",
        Aspect::FirstCall => "first call",
        what => what.key(),
    }
}
