//! The options of a caller: the name and version of the package, the runtime, the selection, the features and the layout.

use crate::decisions::Decisions;
use crate::facts::Facts;
use crate::model::Api;

/// Where the generated crate takes the runtime from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// `workspace.dependencies` of the workspace that the crate is a member of.
    Workspace,
    /// The registry, at this version of the runtime.
    Registry,
    /// A path dependency, as `Cargo.toml` has it (`/`-separated).
    Path(String),
}

/// How a document is generated.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package name; `None`: `google-NAME-VERSION`.
    pub crate_name: Option<String>,
    /// The package version.
    pub crate_version: String,
    /// See [`RuntimeSource`].
    pub runtime: RuntimeSource,
    /// The methods and resources to keep, with the types that they reach: see [`select`](crate::select::select()). Empty: everything.
    pub select: Vec<String>,
    /// Whether each resource at the root becomes a feature of the package: see [`features::assign`](crate::features::assign()).
    pub features_per_resource: bool,
    /// What is known beside the document.
    pub facts: Facts,
    /// What the package keeps as it was published: see [`decisions`](crate::decisions).
    pub decisions: Decisions,
    /// A package, or one module.
    pub layout: Layout,
    /// The command that generates the code again, for the header of each file; `None`: the call of the program for a document.
    pub command: Option<String>,
}

/// The form of the generated code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A package of its own.
    #[default]
    Crate,
    /// One file with one module, which a crate of the caller includes.
    Module,
}

impl Options {
    /// The command for the header of each file.
    pub(crate) fn header_command(&self) -> String {
        match (&self.command, self.layout) {
            (Some(command), _) => command.clone(),
            (None, Layout::Crate) => "discovery-codegen generate DOCUMENT --out DIR".to_owned(),
            (None, Layout::Module) => {
                "discovery-codegen generate DOCUMENT --out DIR --module".to_owned()
            }
        }
    }

    /// The package name: the chosen one, or the default name of the API.
    #[must_use]
    pub fn package_name(&self, api: &Api) -> String {
        match &self.crate_name {
            Some(name) => name.clone(),
            None => default_crate_name(&api.name, &api.version),
        }
    }
}

impl Default for Options {
    /// A package with the default name and version 0.1.0, with all of the document, and with the runtime of the registry.
    fn default() -> Self {
        Self {
            crate_name: None,
            crate_version: "0.1.0".to_owned(),
            runtime: RuntimeSource::Registry,
            select: Vec::new(),
            features_per_resource: false,
            facts: Facts::Shipped,
            decisions: Decisions::default(),
            layout: Layout::Crate,
            command: None,
        }
    }
}

/// `google-NAME-VERSION`, lower case, with `-` for every character that is not a letter or digit.
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
