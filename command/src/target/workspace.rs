//! The workspace that a generated crate lies in.
//!
//! Cargo takes a crate in the folder of a workspace as a dependency, and as a member once a member depends on it. In the crate's
//! own folder it refuses to work until the workspace has the crate as a member, or excludes it.

use std::fs;
use std::path::Path;

use glob::Pattern;

use crate::disk::paths;

/// What to do if some of the crates in `folder` lie in a workspace that neither has them as members nor excludes them.
pub(super) fn note(folder: &Path, crates: &[&str]) -> Option<String> {
    let folder = folder
        .canonicalize()
        .or_else(|_| std::path::absolute(folder))
        .ok()?;
    let (root, workspace) = folder
        .ancestors()
        .find_map(|root| Some((root, workspace(&root.join("Cargo.toml"))?)))?;
    let inside = folder.strip_prefix(root).ok()?;
    let is_decided = |name: &&str| workspace.is_decided(&inside.join(name));
    if crates.iter().all(is_decided) {
        return None;
    }
    let pattern = paths::slashes(&inside.join("*"));
    Some(format!(
        "{} is a workspace. A crate becomes its member when a member depends on it, or by members = [\"{pattern}\"]; until then \
         cargo refuses to work in the crate's own folder",
        paths::shown(&root.join("Cargo.toml"))
    ))
}

/// The members and the excluded folders of a workspace.
struct Workspace {
    members: Vec<String>,
    exclude: Vec<String>,
}

impl Workspace {
    /// Whether the workspace names a folder, relative to it, as a member or excludes it.
    fn is_decided(&self, folder: &Path) -> bool {
        let is_member = |pattern: &String| {
            Pattern::new(pattern.trim_start_matches("./").trim_end_matches('/'))
                .is_ok_and(|pattern| pattern.matches_path_with(folder, OPTIONS))
        };
        let is_excluded = |excluded: &String| folder.starts_with(excluded.trim_start_matches("./"));
        self.members.iter().any(is_member) || self.exclude.iter().any(is_excluded)
    }
}

/// Patterns match as they do for Cargo: `*` stays within one folder.
const OPTIONS: glob::MatchOptions = glob::MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// The table `[workspace]` of a manifest.
fn workspace(manifest: &Path) -> Option<Workspace> {
    let manifest: toml::Table = fs::read_to_string(manifest).ok()?.parse().ok()?;
    let workspace = manifest.get("workspace")?.as_table()?;
    let list = |key: &str| {
        let list = workspace.get(key).and_then(toml::Value::as_array);
        let texts = list.into_iter().flatten().filter_map(toml::Value::as_str);
        texts.map(str::to_owned).collect()
    };
    Some(Workspace {
        members: list("members"),
        exclude: list("exclude"),
    })
}

/// Whether a folder lies in a package or a workspace.
pub(super) fn is_in_a_package(folder: &Path) -> bool {
    let Ok(folder) = std::path::absolute(folder) else {
        return false;
    };
    let mut folders = folder.ancestors();
    folders.any(|folder| folder.join("Cargo.toml").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_excluded_folders() {
        let workspace = |members: &str, exclude: &str| Workspace {
            members: vec![members.to_owned()],
            exclude: vec![exclude.to_owned()],
        };
        let folder = Path::new("lib/clients/google-notes-v1");
        for member in [
            "lib/clients/*",
            "./lib/clients/*",
            "lib/*/google-notes-v1",
            "lib/**",
            "lib/clients/google-notes-v1/",
        ] {
            assert!(workspace(member, "x").is_decided(folder), "{member}");
        }
        for other in ["lib/*", "*", "lib/clients", "clients/*"] {
            assert!(!workspace(other, "x").is_decided(folder), "{other}");
        }
        for excluded in ["lib", "lib/clients", "./lib/clients/google-notes-v1"] {
            assert!(workspace("x", excluded).is_decided(folder), "{excluded}");
        }
        assert!(!workspace("x", "li").is_decided(folder));
    }
}
