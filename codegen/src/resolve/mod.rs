//! Every decision about one document: names, types, cycles, methods. After this phase nothing can fail.
//!
//! It has two steps. The first step decides about each schema and each method by itself. The result is a draft of the model. The
//! second step, `prepare`, needs all types and methods: it decides which fields are boxed, which methods page, and which methods
//! start an operation. Then the model is locked.

mod address;
mod aliases;
mod batch;
mod endpoints;
mod media;
mod methods;
pub mod names;
mod notes;
mod old_places;
mod operation_schemas;
mod parameters;
mod path_forms;
mod prepare;
mod request_id;
mod resolver;
mod schema;
mod scopes;
mod types;
mod update_mask;
pub mod words;

use crate::decisions::{Aspect, Decisions};
use crate::discovery::Document;
use crate::docs::Site;
use crate::model::{Api, Draft, KnownStreams, Scope};
use names::NameScope;
pub(crate) use parameters::id_type_name;
pub(crate) use prepare::{is_resource_name, resource_name_place};
use resolver::Resolver;

/// The scope that every Google Cloud API takes.
const CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// Resolves a document about which nothing else is known.
#[must_use]
pub fn resolve(document: &Document) -> Api {
    resolve_with(document, &KnownStreams::new(), &Decisions::default())
}

/// Resolves a document, some of whose methods are known to stream, and keeps these decisions as far as they apply.
pub(crate) fn resolve_with(
    document: &Document,
    streams: &KnownStreams,
    decisions: &Decisions,
) -> Api {
    let mut resolver = Resolver::new(document, streams, decisions);
    let operation_schemas = resolver.operation_schemas();
    let draft = draft(document, &mut resolver);
    prepare::prepare(draft, &operation_schemas, decisions)
}

/// Every decision about a schema or a method by itself.
fn draft(document: &Document, resolver: &mut Resolver<'_>) -> Draft {
    for path in &document.unread {
        resolver.omit(path, "a key that this generator does not know");
    }
    for unmade in &document.unmade {
        resolver.omit(&unmade.path, &unmade.reason);
    }
    let features = document.features.iter();
    for feature in features.filter(|feature| *feature != "dataWrapper") {
        resolver.omit("features", &format!("`{feature}` is not known"));
    }
    let types = resolver.resolve_types();
    resolver.standard_parameters = resolver.resolve_standard_parameters();
    let root = resolver.resolve_root();
    let (root_url, service_path) = address::resolve_address(document);
    let mtls_root_url = resolver.resolve_mtls_root_url();
    let batch = resolver.resolve_batch();
    let endpoints = resolver.resolve_endpoints(&root_url);
    Draft::new(Api {
        name: document.name.clone(),
        version: document.version.clone(),
        revision: document.revision.clone(),
        title: match document.title.is_empty() {
            true => document.name.clone(),
            false => document.title.clone(),
        },
        documentation_link: document.documentation_link.clone(),
        docs: Site::of(&document.documentation_link).clean(&document.description),
        root_url,
        service_path,
        mtls_root_url,
        batch,
        endpoints,
        data_wrapper: document
            .features
            .iter()
            .any(|feature| feature == "dataWrapper"),
        scopes: resolver.resolve_scopes(),
        default_scopes: document
            .scopes
            .keys()
            .filter(|scope| *scope == CLOUD_PLATFORM)
            .cloned()
            .collect(),
        standard_parameters: std::mem::take(&mut resolver.standard_parameters),
        // Known beside the document.
        emulator: None,
        facts: Vec::new(),
        // Decided by `prepare`.
        operations: None,
        shared_paths: Vec::new(),
        names: Vec::new(),
        root,
        types,
        first_call: resolver
            .decisions
            .text("", Aspect::FirstCall)
            .map(str::to_owned),
        // What the caller chooses.
        features: None,
        omissions: std::mem::take(&mut resolver.omissions)
            .into_iter()
            .collect(),
    })
}

impl Resolver<'_> {
    fn resolve_scopes(&self) -> Vec<Scope> {
        let document = self.document;
        let urls = || document.scopes.keys().map(String::as_str);
        let kept = self.kept_names(NameScope::Scope, Aspect::Name, urls(), |url| {
            format!("auth.oauth2.scopes.{url}")
        });
        let names = names::assign_names_beside(NameScope::Scope, urls(), &kept);
        let scopes = document.scopes.iter();
        scopes
            .map(|(url, description)| Scope {
                url: url.clone(),
                name: names.name_of(url),
                docs: self.clean(description),
            })
            .collect()
    }
}
