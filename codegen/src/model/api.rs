//! An API as a whole.

use super::fact::{Emulator, Fact};
use super::features::Features;
use super::method::{Parameter, Resource};
use super::names::RustIdent;
use super::operations::Operations;
use super::path_form::{ResourceName, SharedPath};
use super::types::TypeModule;
use crate::docs::Docs;

/// One API.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// `name` of the document.
    pub name: String,
    /// `version` of the document.
    pub version: String,
    /// `revision` of the document.
    pub revision: String,
    /// `title` of the document.
    pub title: String,
    /// `documentationLink` of the document.
    pub documentation_link: String,
    /// The document's description, cleaned.
    pub docs: Docs,
    /// `rootUrl`.
    pub root_url: String,
    /// `servicePath`.
    pub service_path: String,
    /// `mtlsRootUrl`; `None` if the document has none.
    pub mtls_root_url: Option<String>,
    /// Where it takes batches; `None` if the document has no path for them.
    pub batch: Option<Batch>,
    /// Where else the API is served, in the order of the constants' names.
    pub endpoints: Vec<Endpoint>,
    /// Its emulator, if it has one that a variable names.
    pub emulator: Option<Emulator>,
    /// What is known beside the document, and whether it applied.
    pub facts: Vec<Fact>,
    /// Request and response bodies are wrapped in `{"data": …}`.
    pub data_wrapper: bool,
    /// Every scope, with its cleaned description and the name of its constant, in the order of their URLs.
    pub scopes: Vec<Scope>,
    /// The scopes that a client asks for if the caller names none.
    pub default_scopes: Vec<String>,
    /// The document's standard parameters, which every method takes: by a [setter](super::SystemSetter) or by the options of a call.
    pub standard_parameters: Vec<Parameter>,
    /// How its long-running operations are followed; `None` if no method reads one.
    pub operations: Option<Operations>,
    /// The path variables that take resource names, by verb and path.
    pub shared_paths: Vec<SharedPath>,
    /// The kinds of resource names, sorted by their functions: the module `names`.
    pub names: Vec<ResourceName>,
    /// Methods and resources.
    pub root: Resource,
    /// Schemas and inline types: the module `types`.
    pub types: TypeModule,
    /// JSON path of the method with which the documentation of the crate begins, if it was published so. Else it is the best one.
    pub first_call: Option<String>,
    /// The cargo features of the resources; `None`: everything is always there.
    pub features: Option<Features>,
    /// The parts of the document that the code does not have, or has in another form.
    pub omissions: Vec<Omission>,
}

impl Api {
    /// The features of its resources, sorted; empty if it has none.
    #[must_use]
    pub fn feature_names(&self) -> Vec<String> {
        let names = self.features.iter().flat_map(Features::names);
        names.map(str::to_owned).collect()
    }
}

/// Where an API takes many calls in one request, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The path at the root, which begins with `/`.
    pub path: String,
    /// The most calls that one request can have.
    pub limit: u32,
}

/// An endpoint of one location.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The location, such as `us-east1`.
    pub location: String,
    /// Whether it is *the* endpoint of the location, and not a further one, such as one for batches.
    pub is_regional: bool,
    /// Its URL, which ends in a slash. It takes the place of `rootUrl`.
    pub url: String,
    /// Its constant.
    pub name: RustIdent,
    /// Cleaned description.
    pub docs: Docs,
}

/// An OAuth scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The scope itself.
    pub url: String,
    /// Its constant.
    pub name: RustIdent,
    /// Cleaned description.
    pub docs: Docs,
}

/// A part of the document that the generated code does not have, or has in another form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Omission {
    /// JSON path in the document.
    pub path: String,
    /// The reason.
    pub reason: String,
}

impl Omission {
    /// The method that is left out as a whole, as `projects.timeSeries.list`.
    #[must_use]
    pub fn method(&self) -> Option<String> {
        let mut steps = self.path.split('.');
        let mut keys = Vec::new();
        loop {
            let step = steps.next()?;
            keys.push(steps.next()?);
            match step {
                "resources" => {}
                "methods" => return steps.next().is_none().then(|| keys.join(".")),
                _ => return None,
            }
        }
    }
}
