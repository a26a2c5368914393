//! What a caller chooses besides the document: the name and version of the package, the runtime, the selection and the layout.

use crate::model::Api;

/// Where the generated crate takes the runtime from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// A member of this repository's workspace: everything is inherited.
    Workspace,
    /// The registry, at this version of the runtime.
    Registry,
    /// A path dependency, as it is to stand in `Cargo.toml` (`/`-separated).
    Path(String),
}

/// What is generated from a document, besides the document.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package name; `None`: `google-NAME-VERSION`.
    pub crate_name: Option<String>,
    /// The package version.
    pub crate_version: String,
    /// See [`RuntimeSource`].
    pub runtime: RuntimeSource,
    /// The methods and resources that are kept, with the types they reach: see [`select`](crate::select::select()). Empty: everything.
    pub select: Vec<String>,
    /// A package, or one module.
    pub layout: Layout,
}

/// What the code of an API becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A package of its own.
    #[default]
    Crate,
    /// One file with one module, which the caller's crate includes.
    Module,
}

impl Options {
    /// The package name: the one that is asked for, or the default one of the API.
    #[must_use]
    pub fn package_name(&self, api: &Api) -> String {
        match &self.crate_name {
            Some(name) => name.clone(),
            None => default_crate_name(&api.name, &api.version),
        }
    }
}

impl Default for Options {
    /// A package of the default name, version 0.1.0, with everything of the document and the runtime of the registry.
    fn default() -> Self {
        Self {
            crate_name: None,
            crate_version: "0.1.0".to_owned(),
            runtime: RuntimeSource::Registry,
            select: Vec::new(),
            layout: Layout::Crate,
        }
    }
}

/// `google-NAME-VERSION`, lower case, everything but letters and digits becoming `-`.
#[must_use]
pub fn default_crate_name(name: &str, version: &str) -> String {
    format!("google-{name}-{version}")
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect()
}
