//! How wide an example is.

/// The most characters of a line: what a page shows without a scroll bar.
pub(super) const WIDTH: usize = 88;
