//! Every decision about one document: names, types, cycles, methods. After this phase nothing can fail.

mod boxing;
pub mod docs;
mod lookup;
mod methods;
pub mod names;
mod notes;
mod operations;
mod paging;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use crate::Omission;
use crate::discovery::Document;
use crate::model::{Api, Method, Parameter, Resource, RustIdent, Scope};
use names::Place;

/// The scope that every Google Cloud API takes.
const CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// Resolves a document.
#[must_use]
pub fn resolve(document: &Document) -> Api {
    let mut resolver = Resolver::new(document);
    for path in &document.unread {
        resolver.omit(path, "a key that this generator does not know");
    }
    for feature in document
        .features
        .iter()
        .filter(|feature| *feature != "dataWrapper")
    {
        resolver.omit("features", &format!("`{feature}` is not known"));
    }
    let types = resolver.types();
    resolver.common_parameters = resolver.common_parameters();
    let root = resolver.root();
    let operation_schemas = resolver.operation_schemas();
    let mut api = Api {
        name: document.name.clone(),
        version: document.version.clone(),
        revision: document.revision.clone(),
        title: if document.title.is_empty() {
            document.name.clone()
        } else {
            document.title.clone()
        },
        documentation_link: document.documentation_link.clone(),
        docs: docs::clean(&document.description),
        root_url: with_slash(&document.root_url),
        service_path: document.service_path.clone(),
        data_wrapper: document
            .features
            .iter()
            .any(|feature| feature == "dataWrapper"),
        scopes: scopes(document),
        default_scopes: document
            .scopes
            .keys()
            .filter(|scope| *scope == CLOUD_PLATFORM)
            .cloned()
            .collect(),
        standard_parameters: resolver.common_parameters,
        operations: None,
        root,
        types,
        omissions: resolver.omissions.into_iter().collect(),
    };
    boxing::box_fields(&mut api);
    paging::settle(&mut api);
    operations::resolve(&mut api, &operation_schemas);
    api
}

/// Visits every method with the expression that gives its resource, of which `receiver` is that of this one.
fn each_call(resource: &mut Resource, receiver: &str, visit: &mut dyn FnMut(&mut Method, &str)) {
    for method in &mut resource.methods {
        visit(method, receiver);
    }
    for inner in &mut resource.resources {
        let receiver = format!("{receiver}.{}()", inner.function);
        each_call(inner, &receiver, visit);
    }
}

fn scopes(document: &Document) -> Vec<Scope> {
    let names = names::settle(Place::Scope, document.scopes.keys().map(String::as_str));
    let scope = |(url, text): (&String, &String)| {
        Some(Scope {
            url: url.clone(),
            name: names.get(url.as_str())?.clone(),
            docs: docs::clean(text),
        })
    };
    document.scopes.iter().filter_map(scope).collect()
}

fn with_slash(url: &str) -> String {
    if url.ends_with('/') {
        url.to_owned()
    } else {
        format!("{url}/")
    }
}

/// The state of resolving one document.
struct Resolver<'a> {
    document: &'a Document,
    /// Schema id → name in `types`.
    schema_names: BTreeMap<String, RustIdent>,
    /// Schema id → name of the module of its inline types.
    schema_modules: BTreeMap<String, RustIdent>,
    /// Standard parameter → name of its enum in `types`.
    standard_enums: BTreeMap<String, RustIdent>,
    /// The document's standard parameters.
    common_parameters: Vec<Parameter>,
    /// Where the resolver is in the tree of resources.
    resource_path: Vec<String>,
    omissions: BTreeSet<Omission>,
}

impl<'a> Resolver<'a> {
    fn new(document: &'a Document) -> Self {
        let is_standard_enum = |wire: &&String| {
            document
                .parameters
                .get(*wire)
                .is_some_and(|parameter| !parameter.values.is_empty())
        };
        let enums: Vec<&String> = document
            .parameters
            .keys()
            .filter(is_standard_enum)
            .collect();
        // A schema and a standard parameter of one wire name would be one claim: the parameter's is marked.
        let marked: BTreeMap<String, &String> = enums
            .into_iter()
            .map(|wire| {
                (
                    if document.schemas.contains_key(wire) {
                        format!("{wire}.parameter")
                    } else {
                        wire.clone()
                    },
                    wire,
                )
            })
            .collect();
        let ids = document.schemas.keys().map(String::as_str);
        let names = names::settle(Place::Type, ids.chain(marked.keys().map(String::as_str)));
        // Only what has a module wants a name for it.
        let with_module = document
            .schemas
            .iter()
            .filter(|(_, schema)| types::holds_inline(schema));
        let modules = names::settle(Place::TypeModule, with_module.map(|(id, _)| id.as_str()));
        let owned = |(wire, name): (&str, RustIdent)| (wire.to_owned(), name);
        Self {
            document,
            standard_enums: marked
                .iter()
                .filter_map(|(claim, wire)| {
                    Some(((*wire).clone(), names.get(claim.as_str())?.clone()))
                })
                .collect(),
            schema_names: names.into_iter().map(owned).collect(),
            schema_modules: modules.into_iter().map(owned).collect(),
            common_parameters: Vec::new(),
            resource_path: Vec::new(),
            omissions: BTreeSet::new(),
        }
    }

    /// Lists something that the code does not have as the document says it.
    fn omit(&mut self, path: &str, reason: &str) {
        self.omissions.insert(Omission {
            path: path.to_owned(),
            reason: reason.to_owned(),
        });
    }
}
