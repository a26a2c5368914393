//! The workspace that a folder lies in.
//!
//! A crate that stands alone is a workspace of its own. Cargo refuses it as a dependency inside the folder of another
//! workspace, unless that one excludes it, and says only that there are several roots.

use std::fs;
use std::path::Path;

use crate::disk::paths;

/// What to do where the folder lies in a workspace that does not exclude it.
pub(super) fn note(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let (root, workspace) = folder
        .ancestors()
        .find_map(|root| Some((root, workspace(&root.join("Cargo.toml"))?)))?;
    let inside = folder
        .strip_prefix(root)
        .ok()
        .filter(|inside| !inside.as_os_str().is_empty())?;
    let excluded = workspace
        .get("exclude")
        .and_then(toml::Value::as_array)
        .is_some_and(|excluded| {
            excluded
                .iter()
                .filter_map(toml::Value::as_str)
                .any(|excluded| inside.starts_with(excluded))
        });
    (!excluded).then(|| {
        format!(
            "{} is a workspace: add exclude = [\"{}\"] to its [workspace], as each crate is one of its own",
            paths::shown(&root.join("Cargo.toml")),
            paths::slashes(inside)
        )
    })
}

/// The table `[workspace]` of a manifest.
fn workspace(manifest: &Path) -> Option<toml::Table> {
    let manifest: toml::Table = fs::read_to_string(manifest).ok()?.parse().ok()?;
    manifest.get("workspace")?.as_table().cloned()
}
