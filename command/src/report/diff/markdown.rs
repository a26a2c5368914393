//! The result of `diff` as Markdown, for a pull request.

use discovery_codegen::markdown_text;

use super::result::DiffReport;
use crate::changes::as_markdown;

pub(super) fn page(compared: &DiffReport) -> String {
    let mut text = format!("## {}\n\n", markdown_text(&compared.heading()));
    let verdict = compared.diff.verdict();
    text.push_str(&format!(
        "**Verdict: {verdict}** ({}).\n",
        compared.verdict_summary()
    ));
    if let Some(warning) = compared.wire_warning() {
        text.push_str(&format!("\n**Warning:** {warning}.\n"));
    }
    if let Some(note) = compared.order_note() {
        text.push_str(&format!("\n**Note:** {note}.\n"));
    }
    text.push_str(&as_markdown(&compared.diff, 3));
    text
}
