//! Colours, which are dropped where the stream is no terminal.

use anstyle::{AnsiColor, Style};

/// What is wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What is good.
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// A name to look for.
pub(super) const NAME: Style = Style::new().bold();
/// A heading of a page.
pub(super) const HEAD: Style = AnsiColor::Yellow.on_default().bold();
/// A comment.
pub(super) const DIM: Style = Style::new().dimmed();
/// Text as it is.
pub(super) const PLAIN: Style = Style::new();
/// A line of a diff that is on the disk.
pub(super) const OLD: Style = AnsiColor::Red.on_default();
/// A line of a diff that should be there.
pub(super) const NEW: Style = AnsiColor::Green.on_default();
/// The place of a hunk.
pub(super) const HUNK: Style = AnsiColor::Cyan.on_default();

/// A text in a style.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
