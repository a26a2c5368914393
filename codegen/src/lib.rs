//! Turns a Discovery document into a Rust client crate.
//!
//! Data flows one way, and the modules are its stations:
//!
//! ```text
//! document text ─▶ fixup ─▶ discovery ─▶ resolve ─▶ model ─▶ emit ─▶ render ─▶ tree
//!                  (data)   (a faithful   (every     (what    (code,  (text)   (files in
//!                            image)       decision)  stands)  no `if`)          memory)
//! ```
//!
//! [`diff()`] compares two models. A crate that wants an API generated in its own build uses [`build_script`].

pub mod build_script;
pub mod describe;
pub mod diff;
pub mod discovery;
mod emit;
pub mod fixup;
mod layout;
pub mod model;
pub mod problem;
mod render;
pub mod resolve;
pub mod select;
pub mod tree;

pub use diff::{Change, Diff, Verdict, diff};
pub use emit::{ALLOWED_LINTS, MODULE_LINTS, Package, package::MARK};
pub use problem::Problem;
pub use tree::Tree;

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
    /// The methods and resources that are kept, with the types they reach: see [`select::select`]. Empty: everything.
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
    pub fn package_name(&self, api: &model::Api) -> String {
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

/// Something of the document that the generated code does not have as the document says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Omission {
    /// JSON path in the document.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// One generated API.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The package name.
    pub crate_name: String,
    /// The title and revision, for people.
    pub title: String,
    /// `revision` of the document.
    pub revision: String,
    /// Every file of the crate, relative to its folder.
    pub tree: Tree,
    /// Structs, enums and aliases.
    pub types: usize,
    /// Methods.
    pub methods: usize,
    /// What is left out, each once.
    pub omissions: Vec<Omission>,
}

/// Generates one crate from the text of a document.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn generate(document: &str, options: &Options) -> Result<Generated, Vec<Problem>> {
    let api = select::select(resolve(document)?, &options.select)?;
    generate_from(api, options)
}

/// Generates one crate from what was decided. What is selected was kept before: see [`select::select`].
///
/// # Errors
///
/// Generated code that does not parse, which is a fault of the generator.
pub fn generate_from(api: model::Api, options: &Options) -> Result<Generated, Vec<Problem>> {
    let package = Package {
        name: options.package_name(&api),
        version: options.crate_version.clone(),
        runtime: options.runtime.clone(),
    };
    let tree = match options.layout {
        Layout::Crate => layout::package(&api, &package)?,
        Layout::Module => layout::module(&api, &package)?,
    };
    Ok(Generated {
        crate_name: package.name,
        title: api.title.clone(),
        revision: api.revision.clone(),
        tree,
        types: api.type_count(),
        methods: api.method_count(),
        omissions: api.omissions,
    })
}

/// Reads a document and takes every decision about it.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve(document: &str) -> Result<model::Api, Vec<Problem>> {
    let value = serde_json::from_str(document).map_err(|error| vec![not_json(&error)])?;
    Ok(resolve::resolve(&discovery::parse(&value)?))
}

fn not_json(error: &serde_json::Error) -> Problem {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    Problem::new(
        format!("line {}, column {}", error.line(), error.column()),
        format!("not JSON: {reason}"),
    )
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
