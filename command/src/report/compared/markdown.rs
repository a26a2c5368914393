//! The result of `diff` as Markdown, for a pull request.

use super::comparison::Comparison;
use crate::changes::as_markdown;

pub(super) fn page(compared: &Comparison) -> String {
    let mut text = format!("## {}\n\n", compared.heading());
    let verdict = compared.diff.verdict();
    text.push_str(&format!(
        "**Verdict: {verdict}** ({}).\n",
        compared.meaning()
    ));
    if let Some(warning) = compared.warning() {
        text.push_str(&format!("\n**Warning:** {warning}.\n"));
    }
    if let Some(backwards) = compared.backwards() {
        text.push_str(&format!("\n**Note:** {backwards}.\n"));
    }
    text.push_str(&as_markdown(&compared.diff, 3));
    text
}
