//! Checks of package names, versions and the runtime's folder, which come from the command line and from manifests.

use std::fs;
use std::path::Path;

use discovery_codegen::Problem;

use crate::disk::{explain, paths};

/// The crates that every program has; Cargo warns about a package of such a name.
const OF_RUST: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Checks that Cargo accepts a package name and that it can stand after `use`.
pub(crate) fn check_crate_name(name: &str) -> Result<String, String> {
    let letters = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !letters || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(
            "a crate name begins with a letter and consists of letters, digits, `-` and `_`"
                .to_owned(),
        );
    }
    if syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        return Err("a crate name cannot be a Rust keyword".to_owned());
    }
    if OF_RUST.contains(&name.replace('-', "_").as_str()) {
        return Err(format!(
            "`{name}` is a crate of Rust itself: choose another name"
        ));
    }
    Ok(name.to_owned())
}

/// Checks that a text is a semantic version.
pub(crate) fn check_version(version: &str) -> Result<String, String> {
    match semver::Version::parse(version) {
        Ok(version) => Ok(version.to_string()),
        Err(error) => Err(format!("not a semantic version like 0.1.0: {error}")),
    }
}

/// Checks that a folder is the package discovery-runtime.
pub(crate) fn check_runtime(folder: &Path) -> Result<(), Problem> {
    let manifest = folder.join("Cargo.toml");
    let wrong = |message: String| Problem::new("", message).in_file(paths::shown(&manifest));
    let text = fs::read_to_string(&manifest).map_err(|error| wrong(explain(&error)))?;
    let table = text.parse::<toml::Table>().ok();
    let package = table.as_ref().and_then(|table| table.get("package"));
    let name = package.and_then(|package| package.get("name")?.as_str());
    match name {
        Some("discovery-runtime") => Ok(()),
        _ => Err(wrong(
            "this is not the package discovery-runtime: name the folder of that package".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crate_names() {
        for good in ["google-monitoring-v1", "x", "My_api2"] {
            assert_eq!(check_crate_name(good).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "1st",
            "a b",
            "../up",
            "a/b",
            "crate",
            "type",
            "ü",
            "-a",
            "std",
            "proc-macro",
        ] {
            assert!(check_crate_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn versions() {
        assert_eq!(check_version("1.2.3-rc.1").as_deref(), Ok("1.2.3-rc.1"));
        for bad in ["", "1", "1.0", "v1.0.0", "01.0.0"] {
            assert!(check_version(bad).is_err(), "{bad}");
        }
    }
}
