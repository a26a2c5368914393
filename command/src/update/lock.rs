//! `Cargo.lock` records the versions of the workspace's own crates, and `--locked` refuses other versions.

use semver::Version;
use serde::Deserialize;
use toml::Spanned;

use crate::manifest::replace;

#[derive(Deserialize)]
struct LockFile {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: Spanned<String>,
    source: Option<String>,
}

/// The text of a lock file with new versions of these crates. A text that is not a lock file stays: Cargo reports it.
pub(super) fn with_versions(text: &str, versions: &[(&str, &Version)]) -> String {
    let Ok(lock) = toml::from_str::<LockFile>(text) else {
        return text.to_owned();
    };
    let edits = lock.package.iter().filter_map(|package| {
        let (_, version) = versions.iter().find(|(name, _)| *name == package.name)?;
        // A registry crate of the same name is a different package.
        let own = package.source.is_none();
        own.then(|| (package.version.span(), version.to_string()))
    });
    replace(text, edits.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspaces_own_crate_alone_changes() {
        let text = r#"# This file is generated.
version = 4

[[package]]
name = "google-notes-v1"
version = "0.1.0"
dependencies = [
 "serde",
]

[[package]]
name = "google-notes-v1"
version = "0.1.0"
source = "registry+https://example.com"

[[package]]
name = "serde"
version = "0.1.0"
"#;
        let version: Version = "0.2.0".parse().expect("a version");
        let locked = with_versions(text, &[("google-notes-v1", &version)]);
        assert_eq!(locked, text.replacen("0.1.0", "0.2.0", 1));
        assert_eq!(with_versions("no = lock = file", &[]), "no = lock = file");
    }
}
