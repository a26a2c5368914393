//! Types, and the modules of inline types.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{ModulePath, ident};
use super::{doc, message, open_enum};
use crate::model::{Item, ItemKind, RustIdent, TypeModule};

/// A type as its users see it.
pub(super) fn declaration(item: &Item, place: &ModulePath) -> TokenStream {
    match &item.kind {
        ItemKind::Message(fields) => message::declaration(item, fields, place),
        ItemKind::Enum(variants) => open_enum::declaration(item, variants),
        ItemKind::Alias(ty) => {
            let docs = doc::lines(&item.docs);
            let alias = doc::type_alias(item);
            let name = ident(&item.name);
            let ty = place.ty(ty);
            quote! {
                #docs
                #alias
                pub type #name = #ty;
            }
        }
    }
}

/// What the runtime reads and writes a type by. The tables of a module stand behind its types, so that a reader sees those first.
pub(super) fn table(item: &Item) -> TokenStream {
    match &item.kind {
        ItemKind::Message(fields) => message::table(item, fields),
        ItemKind::Enum(variants) => open_enum::table(item, variants),
        ItemKind::Alias(_) => TokenStream::new(),
    }
}

/// The module of the inline types of one schema, method or inline type.
pub(super) fn module(name: &RustIdent, module: &TypeModule, place: &ModulePath) -> TokenStream {
    let inner = place.within(name);
    let items = module.items.iter().map(|one| declaration(one, &inner));
    let modules = module
        .modules
        .iter()
        .map(|(name, content)| self::module(name, content, &inner));
    let tables = module.items.iter().map(table);
    let name = ident(name);
    quote! {
        pub mod #name {
            #(#items)*
            #(#modules)*
            #(#tables)*
        }
    }
}
