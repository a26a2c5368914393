//! An argument that names a document, or a crate of the repository.

use std::path::Path;

use discovery_codegen::{Options, Problem};

use super::repository::{Purpose, Repository};
use crate::disk::paths;
use crate::job::{DecisionsFile, FileContent, Job};
use crate::stdin;
use crate::stop::Stop;

/// Whether an argument names a document: it ends in `.json`, contains a separator of paths, or is `-`. Any other word names a
/// crate, whatever files exist, so that a call means the same in every folder.
pub(crate) fn is_document(argument: &Path) -> bool {
    let text = argument.to_string_lossy();
    text.contains(['/', '\\'])
        || text.to_ascii_lowercase().ends_with(".json")
        || stdin::is_named_by(argument)
}

/// Checks that at most one argument names standard input, which can be read once.
pub(crate) fn check_stdin<'a>(
    arguments: impl IntoIterator<Item = &'a Path>,
    command: &'static str,
) -> Result<(), Stop> {
    let arguments = arguments.into_iter();
    match arguments.filter(|path| stdin::is_named_by(path)).count() {
        0 | 1 => Ok(()),
        _ => {
            let message = "`-` is given twice, and standard input can be read only once";
            Err(Stop::usage_error(command, message))
        }
    }
}

/// The job of the document or crate that `argument` names. Usage errors name `command`.
pub(crate) fn named_job(
    argument: &str,
    root: Option<&Path>,
    command: &'static str,
) -> Result<Job, Stop> {
    if is_document(Path::new(argument)) {
        if root.is_some() {
            let message = format!(
                "--root names a repository, and `{argument}` is a document outside of its manifest"
            );
            return Err(Stop::usage_error(command, message));
        }
        return Ok(document_job(Path::new(argument)));
    }
    let repository = match Repository::open(root, command, Purpose::Read) {
        Ok(repository) => repository,
        Err(Stop::Usage { .. }) if root.is_none() => {
            let message = format!(
                "this names a crate, and there is no discovery/apis.toml here or in a folder above. A document's name ends in \
                 .json or contains a `/`, such as ./{argument}"
            );
            return Err(Problem::new("", message).in_file(argument).into());
        }
        Err(stop) => return Err(stop),
    };
    let manifest = repository.manifest()?;
    let apis = manifest.select(&[argument.to_owned()])?;
    let mut jobs = apis.into_iter().map(|api| manifest.job(api));
    jobs.next().ok_or_else(|| {
        Problem::new("", "there is no such crate")
            .in_file(argument)
            .into()
    })
}

/// The same job with features per resource. Of a crate, the manifest says whether it has them.
pub(crate) fn with_features(
    mut job: Job,
    argument: &str,
    command: &'static str,
) -> Result<Job, Stop> {
    if !is_document(Path::new(argument)) {
        let message = format!(
            "--features-per-resource is for documents, and `{argument}` is a crate of discovery/apis.toml: its [[api]] says \
             features-per-resource = true, or not"
        );
        return Err(Stop::usage_error(command, message));
    }
    job.options.features_per_resource = true;
    Ok(job)
}

/// The same job with these decisions. A crate has its own.
pub(crate) fn with_decisions(
    mut job: Job,
    argument: &str,
    file: &Path,
    command: &'static str,
) -> Result<Job, Stop> {
    if !is_document(Path::new(argument)) {
        let message = format!(
            "--decisions is for documents, and `{argument}` is a crate of discovery/apis.toml: what it keeps is in \
             discovery/decisions"
        );
        return Err(Stop::usage_error(command, message));
    }
    job.decisions = Some(DecisionsFile::named(file));
    Ok(job)
}

/// The job of a document as it is, without a manifest.
pub(crate) fn document_job(path: &Path) -> Job {
    let (document, shown) = match stdin::is_named_by(path) {
        true => (FileContent::Stdin, stdin::SHOWN.to_owned()),
        false => (FileContent::File(path.to_owned()), paths::shown(path)),
    };
    Job {
        document,
        shown,
        program: "discovery-codegen".to_owned(),
        pinned: None,
        fixups: None,
        decisions: None,
        changelog: None,
        options: Options::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_and_crates() {
        let documents = [
            "a.json",
            "A.JSON",
            "./notes",
            "documents/notes",
            r"documents\notes",
            "/",
            "-",
            ".json",
        ];
        for document in documents {
            assert!(is_document(Path::new(document)), "{document}");
        }
        for name in [
            "google-notes-v1",
            "notes",
            "json",
            "a.json5",
            "--",
            "-x",
            ".",
        ] {
            assert!(!is_document(Path::new(name)), "{name}");
        }
    }
}
