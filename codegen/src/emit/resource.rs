//! A resource: a cheap handle with a function for each method and each resource under it.

use quote::quote;
use syn::{ImplItem, Item};

use super::features::gate;
use super::joined::SAME_ENUMS;
use super::package::Package;
use super::paths::{ModulePath, ident};
use super::syntax;
use super::{builder, doc, handle, method, softened, types};
use crate::docs::{code_span, join_paragraphs};
use crate::model::{Docs, Features, Resource};

/// The module of a resource: its handle, its builders, and the modules under it. `outer` is the expression of what has the resource.
pub(super) fn content(
    resource: &Resource,
    outer: &str,
    place: &ModulePath,
    package: &Package,
) -> Vec<Item> {
    let receiver = format!("{outer}.{}()", resource.function);
    let docs = doc::lines(&join_paragraphs([
        self::docs(resource),
        Docs(vec![format!("It is {}.", code_span(&receiver))]),
    ]));
    let handle = ident(&resource.handle);
    let alias = doc::resource_alias(resource, &package.api_words);
    let functions = functions(resource, place, None, package);
    let mut items = handle::handle(docs.and(alias), &handle, functions);
    items.extend(builders(resource, place, package));
    items.extend(resource.resources.iter().map(|inner| {
        let docs = doc::lines(&self::docs(inner));
        let content = content(inner, &receiver, &place.within(&inner.module), package);
        syntax::module(docs, ident(&inner.module), content)
    }));
    let gone = resource.old_resources.iter();
    items.extend(gone.map(|gone| softened::old_module_of(gone, place)));
    items
}

/// The documentation of a resource, which has no description.
pub(super) fn docs(resource: &Resource) -> Docs {
    Docs(vec![format!(
        "The resource {}.",
        code_span(&resource.wire.0)
    )])
}

/// The functions for methods and resources, of a handle or of the client. Only resources at the root have features.
pub(super) fn functions(
    resource: &Resource,
    place: &ModulePath,
    features: Option<&Features>,
    package: &Package,
) -> Vec<ImplItem> {
    let methods = resource.methods.iter();
    let methods = methods.map(|one| method::function(one, place, package));
    let resources = resource.resources.iter().map(|inner| {
        let docs = doc::lines(&self::docs(inner));
        let deprecated = doc::deprecated(inner.deprecated);
        let gate = features.map(|features| gate(features.of_resource(inner)));
        let alias = doc::alias(&inner.function, &[&inner.wire.0]);
        let function = ident(&inner.function);
        let module = ident(&inner.module);
        let handle = ident(&inner.handle);
        ImplItem::Verbatim(quote! {
            #docs
            #gate
            #deprecated
            #alias
            pub fn #function(&self) -> #module::#handle {
                #module::#handle { client: self.client.clone() }
            }
        })
    });
    let old = softened::old_functions(&resource.old_methods, &resource.old_resources, place);
    methods.chain(resources).chain(old).collect()
}

/// The builders of a resource's methods, and the modules of their inline types.
pub(super) fn builders(resource: &Resource, place: &ModulePath, package: &Package) -> Vec<Item> {
    let mut items: Vec<Item> = resource
        .methods
        .iter()
        .flat_map(|method| builder::builder(method, resource, place, package))
        .collect();
    for method in &resource.methods {
        if method.types.items.is_empty() {
            continue;
        }
        let docs = doc::lines(&Docs(vec![format!(
            "Types of the method {}.",
            code_span(&method.wire.0)
        )]));
        items.push(types::module(docs, &method.module, &method.types, place));
        let inner = ident(&method.module);
        items.extend(method.same_enums.iter().map(|(name, schema)| {
            let (name, schema) = (ident(name), place.ty(schema));
            SAME_ENUMS.table(quote!(#inner::#name, #schema))
        }));
    }
    let old = resource.old_methods.iter();
    items.extend(old.map(|method| softened::old_builder(method, place)));
    items
}
