//! A new repository: the files that `init` writes.

use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use super::workspace;
use crate::disk::{self, Writer, paths};
use crate::manifest::{self, DOCUMENTS};
use crate::notice;
use crate::output::FileText;
use crate::package::check_runtime;

/// A new repository, which is not written yet.
#[derive(Debug)]
pub(crate) struct NewRepository {
    /// The root folder.
    pub(crate) root: PathBuf,
    /// The files, relative to the root.
    pub(crate) files: Vec<FileText>,
    /// What the user has to know.
    pub(crate) notes: Vec<String>,
}

/// The manifest without an API.
const MANIFEST: &str = "\
# The APIs that `discovery-codegen generate` turns into crates under generated/, one [[api]] each. `discovery-codegen fetch API
# VERSION --out discovery/documents` saves a document and prints its [[api]]; `discovery-codegen update` keeps it up to date.
#
#   crate      the package name, and the folder under generated/
#   version    the package version
#   document   the pinned Discovery document, relative to this file
#   source     where the document came from
#   revision   the document's own `revision`
#   sha256     of the pinned file, byte for byte
#   fixups     (optional) named corrections to the document, relative to this file
#   select     (optional) what to keep, such as [\"operations.get\", \"projects.timeSeries\"]; everything without it
#   features-per-resource
#              (optional) true: each resource at the root is a feature of the crate, and all of them are on by default
#
# Before the first [[api]]:
#
#   command    (optional) how you call the program, for messages and headers; \"discovery-codegen\" without it
#   runtime    (optional) where the crates take discovery-runtime from: { path = \"DIR\" }, relative to this file, or
#              { workspace = true }, for [workspace.dependencies]; the registry without it
";

/// Generated code is formatted already.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// The workspace of a repository outside of any package.
const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n";

impl NewRepository {
    /// What writes to the folder, which is created if it is missing.
    pub(crate) fn writer(root: &Path) -> Result<Writer, Vec<Problem>> {
        Writer::open(root, notice::tell)
    }

    /// Plans a repository in a folder, which need not exist.
    ///
    /// # Errors
    ///
    /// The folder has a manifest or a folder `generated/` with content; `runtime` is not the package discovery-runtime.
    pub(crate) fn plan(root: &Path, runtime: Option<&Path>) -> Result<Self, Problem> {
        let refuse = |path: &str, message: &str| {
            Err(Problem::new("", message).in_file(paths::shown(&in_folder(root, path))))
        };
        if root.join(manifest::PATH).symlink_metadata().is_ok() {
            return refuse(
                manifest::PATH,
                "this file exists, so the folder is a repository already: nothing is written",
            );
        }
        let generated = root.join("generated");
        if generated.symlink_metadata().is_ok()
            && !generated
                .read_dir()
                .is_ok_and(|mut all| all.next().is_none())
        {
            return refuse(
                "generated",
                "this exists and is not an empty folder. `generate` overwrites files there: move it away, or begin the \
                 repository in another folder",
            );
        }
        let mut manifest = MANIFEST.to_owned();
        if let Some(runtime) = runtime {
            check_runtime(runtime)?;
            manifest.push_str(&runtime_entry(root, runtime)?);
        }
        let mut files = vec![
            (PathBuf::from(manifest::PATH), Some(manifest)),
            (
                PathBuf::from("generated/rustfmt.toml"),
                Some(RUSTFMT.to_owned()),
            ),
        ];
        if root.join(DOCUMENTS).symlink_metadata().is_err() {
            // Version control keeps no empty folder.
            files.push((Path::new(DOCUMENTS).join(".gitkeep"), Some(String::new())));
        }
        let mut notes = Vec::new();
        if workspace::is_in_a_package(root) {
            notes.extend(workspace::note(&generated, &["new-crate"]));
        } else {
            files.push((PathBuf::from("Cargo.toml"), Some(WORKSPACE.to_owned())));
        }
        Ok(Self {
            root: root.to_owned(),
            files,
            notes,
        })
    }
}

/// A path in a folder; without a prefix if the folder is the current one.
fn in_folder(folder: &Path, path: &str) -> PathBuf {
    match folder == Path::new(".") {
        true => PathBuf::from(path),
        false => folder.join(path),
    }
}

/// The entry of the manifest for a runtime in a folder.
fn runtime_entry(root: &Path, runtime: &Path) -> Result<String, Problem> {
    let from_manifest = match runtime.is_absolute() {
        true => runtime.to_owned(),
        false => paths::relative(runtime, &root.join("discovery"))
            .map_err(|error| Problem::new("", disk::explain(&error)).in_file(paths::shown(root)))?,
    };
    let path = toml::Value::String(paths::slashes(&from_manifest));
    Ok(format!("\nruntime = {{ path = {path} }}\n"))
}
