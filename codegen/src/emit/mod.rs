//! Makes a model a syntax tree: one construct per file. Of what a document has thousands, the nodes are built (`syntax`); the rest is
//! quoted, and `render` parses it. It takes no decision about the API, and it cannot fail.

mod argument;
mod aside;
mod builder;
mod client;
mod default_scope;
mod doc;
mod features;
mod front;
mod handle;
mod idempotency;
mod joined;
mod lints;
mod message;
mod method;
mod names;
mod open_enum;
mod operations;
mod package;
mod paging;
mod paths;
mod resource;
mod softened;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod types;

use quote::quote;
use syn::Item;

use crate::model::{
    Api, Docs, Features, OldResource, Resource, ResourceName, RustIdent, TypeModule, names_module,
    types_module,
};
pub(crate) use aside::Aside;
pub(crate) use joined::spell_out;
pub use lints::{ALLOWED_LINTS, MODULE_LINTS};
pub use package::MARK;
pub(crate) use package::Package;
use paths::{ModulePath, ident};
use syntax::Attributes;

/// A piece of generated code. Pieces are printed in parallel.
pub(crate) type Piece<'a> = Box<dyn Fn() -> Vec<Item> + Send + Sync + 'a>;

/// The client and the other items at the root, without modules. `has_features`: it is a crate, which has the features of a crate.
pub(crate) fn root<'a>(api: &'a Api, package: &'a Package, has_features: bool) -> Vec<Piece<'a>> {
    vec![
        Box::new(move || vec![Item::Verbatim(client::root(api, package, has_features))]),
        Box::new(move || resource::builders(&api.root, &ModulePath::root(), package)),
    ]
}

/// The inner attributes of a crate.
pub(crate) fn attributes(api: &Api, package: &Package) -> Vec<Item> {
    vec![Item::Verbatim(package.attributes(api))]
}

/// The whole API as one module, without inner attributes, so that it can be included.
pub(crate) fn module(api: &Api, package: &Package) -> Vec<Item> {
    let root = root(api, package, false).into_iter();
    let modules = root_modules(api, package);
    let modules = modules.into_iter().map(|module| module.inline());
    let items = root.flat_map(|piece| piece()).chain(modules).collect();
    let attributes = package.module_attributes(api);
    vec![syntax::module(attributes, ident(&package.module), items)]
}

/// A module at the root.
pub(crate) struct RootModule<'a> {
    /// Its name.
    pub(crate) name: RustIdent,
    docs: Docs,
    /// Any one of them turns it on. Empty: it is always there.
    features: &'a [String],
    content: RootContent<'a>,
}

enum RootContent<'a> {
    Types(&'a TypeModule, Option<&'a Features>),
    Names(&'a [ResourceName]),
    Resource(&'a Resource, &'a Package),
    OldResource(&'a OldResource),
}

/// `types`, `names` if the API has any, then a module for each resource.
pub(crate) fn root_modules<'a>(api: &'a Api, package: &'a Package) -> Vec<RootModule<'a>> {
    let features = api.features.as_ref();
    let types = RootModule {
        name: types_module(),
        docs: Docs(vec!["The schemas of the API.".to_owned()]),
        features: &[],
        content: RootContent::Types(&api.types, features),
    };
    let resources = api.root.resources.iter().map(|resource| RootModule {
        name: resource.module.clone(),
        docs: resource::docs(resource),
        features: features.map_or(&[], |features| features.of_resource(resource)),
        content: RootContent::Resource(resource, package),
    });
    let names = (!api.names.is_empty()).then(|| RootModule {
        name: names_module(),
        docs: Docs(vec![
            "Resource names: for each kind, a function that builds one, and one that takes one apart.".to_owned(),
        ]),
        features: &[],
        content: RootContent::Names(&api.names),
    });
    let gone = api.root.old_resources.iter().map(|gone| RootModule {
        name: gone.module.clone(),
        docs: softened::old_docs(gone),
        features: &[],
        content: RootContent::OldResource(gone),
    });
    let modules = [types].into_iter().chain(names).chain(resources);
    modules.chain(gone).collect()
}

impl<'a> RootModule<'a> {
    /// The module as an item whose content is in a file of its name.
    pub(crate) fn declaration(&self) -> Item {
        let attributes = self.attributes();
        let name = ident(&self.name);
        Item::Verbatim(quote!(#attributes pub mod #name;))
    }

    /// The module with its content.
    pub(crate) fn inline(&self) -> Item {
        let content = self.pieces().into_iter().flat_map(|piece| piece());
        syntax::module(self.attributes(), ident(&self.name), content.collect())
    }

    fn attributes(&self) -> Attributes {
        doc::lines(&self.docs).and(features::gate(self.features))
    }

    /// Its content.
    pub(crate) fn pieces(&self) -> Vec<Piece<'a>> {
        let place = ModulePath::root().within(&self.name);
        match self.content {
            RootContent::Resource(resource, package) => {
                vec![Box::new(move || {
                    resource::content(resource, "client", &place, package)
                })]
            }
            RootContent::OldResource(gone) => {
                vec![Box::new(move || softened::old_content(gone, &place))]
            }
            RootContent::Names(names) => vec![Box::new(move || {
                vec![Item::Verbatim(names::content(names))]
            })],
            RootContent::Types(types, features) => {
                let of_type =
                    move |name| features.map_or(&[][..], |features| features.of_type(name));
                let of_module =
                    move |name| features.map_or(&[][..], |features| features.of_type_module(name));
                let mut pieces: Vec<Piece<'a>> = Vec::new();
                for item in &types.items {
                    let place = place.clone();
                    pieces.push(Box::new(move || {
                        let declaration = types::declaration(item, &place);
                        vec![features::gated(of_type(&item.name), declaration)]
                    }));
                    if let Some(old) = &item.old_name {
                        pieces.push(Box::new(move || {
                            let old = softened::old_type(item, old);
                            vec![features::gated(of_type(&item.name), old)]
                        }));
                    }
                }
                for (name, module) in &types.modules {
                    let place = place.clone();
                    pieces.push(Box::new(move || {
                        let gate = features::gate(of_module(name));
                        vec![types::module(gate, name, module, &place)]
                    }));
                    if let Some(old) = &module.old_name {
                        pieces.push(Box::new(move || {
                            let old = softened::old_module(name, module, old);
                            vec![features::gated(of_module(name), old)]
                        }));
                    }
                }
                for item in &types.items {
                    pieces.push(Box::new(move || {
                        let table = types::table(item).into_iter();
                        let gated = |table| features::gated(of_type(&item.name), table);
                        table.map(gated).collect()
                    }));
                }
                pieces
            }
        }
    }
}
