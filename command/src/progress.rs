//! Progress on a terminal. If stderr is not a terminal, nothing is shown.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that counts documents.
pub(crate) fn bar(documents: usize) -> ProgressBar {
    if documents < 2 {
        return ProgressBar::hidden();
    }
    shown(
        Some(documents as u64),
        "{bar:40} {pos}/{len} documents, {eta} left",
    )
}

/// A spinner that turns while the program waits for one source.
pub(crate) fn spinner(source: &str) -> ProgressBar {
    let bar = shown(None, "{spinner} asking {msg}, {elapsed}").with_message(source.to_owned());
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}

fn shown(length: Option<u64>, template: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A bar that counts bytes; 0: their number is not known yet.
#[cfg(feature = "call")]
pub(crate) fn bytes(length: u64) -> ProgressBar {
    shown(
        Some(length),
        "{bar:40} {binary_bytes}/{binary_total_bytes}, {binary_bytes_per_sec}, {eta} left",
    )
}

/// A spinner that turns while an operation goes on. Its message says how far it is.
#[cfg(feature = "call")]
pub(crate) fn operation() -> ProgressBar {
    let bar = shown(None, "{spinner} {msg}, {elapsed}");
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}

/// A line for people, if stderr is a terminal.
#[cfg(feature = "call")]
pub(crate) fn note(text: &str) {
    if std::io::stderr().is_terminal() {
        let text = crate::text::printable(text);
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{text}\n"));
    }
}
