//! What the `Cargo.toml` of the repository requires of the crates. A dependency with a path and a version needs both to fit, so a
//! version of before an incompatible change would stop cargo for the whole workspace.

use std::path::{Component, Path};

use semver::{Version, VersionReq};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::manifest::replace;
use crate::target::GENERATED;

/// The text of a manifest that requires the new versions of these crates, if it required what they no longer are. A text that is not a
/// manifest stays: Cargo reports it.
pub(super) fn with_versions(text: &str, versions: &[(&str, &Version)]) -> String {
    let Ok(manifest) = DeTable::parse(text) else {
        return text.to_owned();
    };
    let manifest = manifest.get_ref();
    let workspace = table(manifest, "workspace");
    let tables = [workspace, Some(manifest)].into_iter().flatten();
    let edits = tables
        .filter_map(|of| table(of, "dependencies"))
        .flat_map(DeTable::values)
        .filter_map(|dependency| {
            let dependency = dependency.get_ref().as_table()?;
            let path = Path::new(dependency.get("path")?.get_ref().as_str()?);
            let required = dependency.get("version")?;
            let is_of = |name: &str| is_same(path, &Path::new(GENERATED).join(name));
            let (_, new) = versions.iter().find(|(name, _)| is_of(name))?;
            (!fits(required.get_ref().as_str()?, new)).then(|| (required.span(), new.to_string()))
        });
    replace(text, edits.collect())
}

fn table<'a, 'i>(of: &'a DeTable<'i>, key: &str) -> Option<&'a DeTable<'i>> {
    of.get(key)
        .map(Spanned::get_ref)
        .and_then(DeValue::as_table)
}

fn fits(required: &str, version: &Version) -> bool {
    VersionReq::parse(required).is_ok_and(|required| required.matches(version))
}

/// Whether two relative paths are the same but for `.`.
fn is_same(a: &Path, b: &Path) -> bool {
    let parts = |path: &Path| -> Vec<_> {
        let parts = path.components().filter(|part| *part != Component::CurDir);
        parts.map(|part| part.as_os_str().to_owned()).collect()
    };
    parts(a) == parts(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_changes_if_the_new_version_does_not_fit() {
        let text = r#"[workspace.dependencies]
google-notes-v1 = { path = "./generated/google-notes-v1", version = "0.1.0" } # mine
google-tasks-v1 = { path = "generated/google-tasks-v1", version = "0.1.0" }
notes = { path = "notes", version = "0.1.0" }
open = { path = "generated/google-notes-v1" }
serde = "0.1"

[dependencies.again]
path = "generated/google-notes-v1"
package = "google-notes-v1"
version = "0.1"
"#;
        let (major, minor): (Version, Version) = (
            "0.2.0".parse().expect("a version"),
            "0.1.1".parse().expect("a version"),
        );
        let new = with_versions(
            text,
            &[("google-notes-v1", &major), ("google-tasks-v1", &minor)],
        );
        let expected = text
            .replacen("\"0.1.0\" } # mine", "\"0.2.0\" } # mine", 1)
            .replacen("version = \"0.1\"\n", "version = \"0.2.0\"\n", 1);
        assert_eq!(new, expected);
        assert_eq!(with_versions("no = mani = fest", &[]), "no = mani = fest");
    }
}
