//! Prints a model as code: one construct per file, one `quote!` per construct. It decides nothing and cannot fail.

mod builder;
mod client;
mod doc;
mod message;
mod method;
mod open_enum;
mod operations;
pub(crate) mod package;
mod paging;
mod paths;
mod resource;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Api, Docs, Module, Resource, RustIdent};
pub use package::Package;
use paths::{Place, ident};

/// Version of the contract between generated code and the runtime; the runtime refuses another at compile time.
const CONTRACT: u32 = 1;

/// Lints that generated code does not keep, each with its reason. A test holds this list.
///
/// - `deprecated`: a deprecated schema or field is still read and written.
/// - `clippy::too_many_arguments`: a method takes what its document requires.
/// - `clippy::module_inception`: a resource may be named as its parent.
/// - `clippy::new_ret_no_self`, `clippy::should_implement_trait`: a method or a parameter may be named as one of Rust's traits.
pub const ALLOWED_LINTS: &[&str] = &[
    "deprecated",
    "clippy::too_many_arguments",
    "clippy::module_inception",
    "clippy::new_ret_no_self",
    "clippy::should_implement_trait",
];

/// Lints that a generated module does not keep besides, since it stands in a crate whose rules it does not know.
///
/// - `dead_code`, `unused_imports`, `missing_docs`, `unreachable_pub`: it has what the API has, of which a crate uses some.
/// - `clippy::all`, `clippy::pedantic`, `clippy::restriction`: it is checked where it is generated, as a public crate.
pub const MODULE_LINTS: &[&str] = &[
    "dead_code",
    "unused_imports",
    "missing_docs",
    "unreachable_pub",
    "clippy::all",
    "clippy::pedantic",
    "clippy::restriction",
];

/// A piece of generated code that is printed on its own, so that pieces can be printed in parallel.
pub(crate) type Piece<'a> = Box<dyn Fn() -> TokenStream + Send + Sync + 'a>;

/// The client and what stands at the root beside it, without modules.
pub(crate) fn root<'a>(api: &'a Api, package: &'a Package) -> Vec<Piece<'a>> {
    vec![
        Box::new(move || client::root(api, package)),
        Box::new(move || {
            if api.uses_standard_parameters() {
                builder::standard_parameters(&api.standard_parameters)
            } else {
                TokenStream::new()
            }
        }),
        Box::new(move || resource::builders(&api.root, &Place::root())),
    ]
}

/// The whole API as one module, without inner attributes, so that it can be included.
pub(crate) fn module(api: &Api, package: &Package) -> TokenStream {
    let attributes = package.module_attributes(api);
    let name = ident(&package.module());
    let root = root(api, package).into_iter().map(|piece| piece());
    let modules = root_modules(api).into_iter().map(|module| module.inline());
    quote! {
        #attributes
        pub mod #name {
            #(#root)*
            #(#modules)*
        }
    }
}

/// A module at the root.
pub(crate) struct RootModule<'a> {
    /// Its name.
    pub(crate) name: RustIdent,
    docs: Docs,
    content: Content<'a>,
}

enum Content<'a> {
    Types(&'a Module),
    Resource(&'a Resource),
}

/// `types`, then a module for each resource.
pub(crate) fn root_modules(api: &Api) -> Vec<RootModule<'_>> {
    let types = RootModule {
        name: RustIdent::new("types"),
        docs: Docs(vec!["The schemas of the API.".to_owned()]),
        content: Content::Types(&api.types),
    };
    let resources = api.root.resources.iter().map(|resource| RootModule {
        name: resource.module.clone(),
        docs: Docs(vec![format!("The resource `{}`.", resource.wire.0)]),
        content: Content::Resource(resource),
    });
    [types].into_iter().chain(resources).collect()
}

impl<'a> RootModule<'a> {
    /// The module as an item whose content is in a file of its name.
    pub(crate) fn declaration(&self) -> TokenStream {
        let docs = doc::lines(&self.docs);
        let name = ident(&self.name);
        quote!(#docs pub mod #name;)
    }

    /// The module with its content.
    pub(crate) fn inline(&self) -> TokenStream {
        let docs = doc::lines(&self.docs);
        let name = ident(&self.name);
        let content = self.pieces().into_iter().map(|piece| piece());
        quote!(#docs pub mod #name { #(#content)* })
    }

    /// Its content.
    pub(crate) fn pieces(&self) -> Vec<Piece<'a>> {
        let place = Place::root().within(&self.name);
        match self.content {
            Content::Resource(resource) => {
                vec![Box::new(move || resource::content(resource, &place))]
            }
            Content::Types(types) => {
                let mut pieces: Vec<Piece<'a>> = Vec::new();
                for item in &types.items {
                    let place = place.clone();
                    pieces.push(Box::new(move || types::item(item, &place)));
                }
                for (name, module) in &types.modules {
                    let place = place.clone();
                    pieces.push(Box::new(move || types::module(name, module, &place)));
                }
                pieces
            }
        }
    }
}
