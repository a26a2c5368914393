//! What is said on stderr while a run goes on, whatever comes of it.

use std::path::Path;

use crate::disk::paths;
use crate::text::printable;

/// Another run writes to the folder, or reads there.
pub(crate) fn waiting(folder: &Path) {
    let folder = printable(&paths::shown(folder));
    anstream::eprintln!("waiting for another run in {folder} to end");
}
