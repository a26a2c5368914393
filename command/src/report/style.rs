//! Colours. They are dropped if the stream is not a terminal.

use anstyle::{AnsiColor, Style};

/// A failure.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// A success.
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// A name.
pub(super) const NAME: Style = Style::new().bold();
/// A heading of a page.
pub(super) const HEAD: Style = AnsiColor::Yellow.on_default().bold();
/// A comment.
pub(super) const DIM: Style = Style::new().dimmed();
/// Text without a style.
pub(super) const PLAIN: Style = Style::new();
/// An old line or value.
pub(super) const OLD: Style = AnsiColor::Red.on_default();
/// A new line or value.
pub(super) const NEW: Style = AnsiColor::Green.on_default();
/// The header of a hunk.
pub(super) const HUNK: Style = AnsiColor::Cyan.on_default();

/// A text in a style.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
