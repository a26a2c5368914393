//! The files that this library ships.

use super::file::File;

/// The name and the text of each file.
macro_rules! files {
    ($($name:literal)*) => {
        /// `name` of the document, and its file.
        pub(super) const FILES: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../facts/", $name, ".toml")))),*
        ];
    };
}

files! {
    "admin"
    "admob"
    "aiplatform"
    "bigquery"
    "books"
    "calendar"
    "ces"
    "classroom"
    "cloudbilling"
    "cloudtasks"
    "compute"
    "datalineage"
    "datastore"
    "deploymentmanager"
    "dialogflow"
    "discoveryengine"
    "drive"
    "firebasedataconnect"
    "firebaseml"
    "firestore"
    "gmail"
    "identitytoolkit"
    "logging"
    "networkservices"
    "pubsub"
    "remotebuildexecution"
    "retail"
    "spanner"
    "storage"
    "youtube"
}

/// The facts of an API, if any are known. A test reads every file, so none is unreadable.
pub(super) fn file_of(api: &str) -> Option<File> {
    let (_, text) = FILES.iter().find(|(name, _)| *name == api)?;
    toml::from_str(text)
        .ok()
        .filter(|file: &File| file.api == api)
}
