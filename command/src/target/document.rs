//! A document that is named on the command line: a file, or a crate of the repository by its name.

use std::path::{Path, PathBuf};

use discovery_codegen::{Options, Problem};

use super::repository::{Purpose, Repository};
use crate::disk::paths;
use crate::job::{FileContent, Job};
use crate::stop::Stop;

/// The document, and how it becomes a crate. `command` is what was called, for the message.
pub(crate) fn named_document(
    source: &str,
    root: Option<&Path>,
    command: &'static str,
) -> Result<Job, Stop> {
    if root.is_none() && is_file(source) {
        return Ok(document_file(source));
    }
    let repository = match Repository::open(root, command, Purpose::Read) {
        Ok(repository) => repository,
        Err(Stop::Usage { .. }) if root.is_none() => {
            let message = "there is no such file, and no discovery/apis.toml here or in a folder above that could name such a crate";
            return Err(Problem::new("", message).in_file(source).into());
        }
        Err(stop) => return Err(stop),
    };
    let manifest = repository.manifest()?;
    let apis = manifest.select(&[source.to_owned()])?;
    let mut jobs = apis.into_iter().map(|api| manifest.job(api));
    jobs.next().ok_or_else(|| {
        Problem::new("", "there is no such crate")
            .in_file(source)
            .into()
    })
}

/// A document as it is, without a manifest.
pub(crate) fn document_file(source: &str) -> Job {
    let path = PathBuf::from(source);
    Job {
        shown: paths::shown(&path),
        document: FileContent::File(path),
        pinned: None,
        fixups: None,
        changelog: None,
        options: Options::default(),
    }
}

/// Whether a text is a file, or can only be meant as one.
pub(crate) fn is_file(source: &str) -> bool {
    Path::new(source).exists() || source.contains(['/', '\\']) || source.ends_with(".json")
}
