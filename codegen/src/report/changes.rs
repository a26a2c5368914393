//! Changes between two revisions, as Markdown: for a changelog, and for a pull request.

use std::fmt::Write as _;

use discovery_codegen::diff::{Change, Diff, Kind, Verdict};

use super::count;

/// Every change but those of documentation, which are counted.
pub(crate) fn markdown(diff: &Diff) -> String {
    let mut text = String::new();
    for (title, level) in [
        ("Breaking", Verdict::Major),
        ("Added", Verdict::Minor),
        ("Changed", Verdict::Patch),
    ] {
        let all: Vec<&Change> = diff
            .changes
            .iter()
            .filter(|change| change.level == level)
            .collect();
        if all.is_empty() {
            continue;
        }
        let _ = write!(text, "### {title}\n\n");
        let documentation = |change: &&Change| change.kind == Kind::Docs;
        for change in all.iter().filter(|change| !documentation(change)) {
            let _ = writeln!(text, "- {}", line(change));
        }
        match all.iter().filter(|change| documentation(change)).count() {
            0 => {}
            number => {
                let of = count(number, "item", "items");
                let _ = writeln!(text, "- documentation of {of}");
            }
        }
        text.push('\n');
    }
    text
}

/// A change in one line.
pub(super) fn line(change: &Change) -> String {
    let what = match change.rust.is_empty() {
        true => change.kind.title().to_owned(),
        false => format!("{}: {}", change.kind.title(), code(&change.rust)),
    };
    match (change.old.as_str(), change.new.as_str()) {
        ("", "") => what,
        ("", new) => format!("{what}, {}", code(new)),
        (old, "") => format!("{what}, was {}", code(old)),
        (old, new) => format!("{what}, {} → {}", code(old), code(new)),
    }
}

/// A text of one line as code, whatever is in it.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}
