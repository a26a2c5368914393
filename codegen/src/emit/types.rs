//! Types, and the modules of inline types.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{ModulePath, ident};
use super::{doc, message, open_enum};
use crate::model::{Item, ItemKind, RustIdent, TypeModule};

pub(super) fn item(item: &Item, place: &ModulePath) -> TokenStream {
    match &item.kind {
        ItemKind::Message(fields) => message::message(item, fields, place),
        ItemKind::Enum(variants) => open_enum::open_enum(item, variants),
        ItemKind::Alias(ty) => {
            let docs = doc::lines(&item.docs);
            let name = ident(&item.name);
            let ty = place.ty(ty);
            quote! {
                #docs
                pub type #name = #ty;
            }
        }
    }
}

/// The module of the inline types of one schema, method or inline type.
pub(super) fn module(name: &RustIdent, module: &TypeModule, place: &ModulePath) -> TokenStream {
    let inner = place.within(name);
    let items = module.items.iter().map(|one| item(one, &inner));
    let modules = module
        .modules
        .iter()
        .map(|(name, content)| self::module(name, content, &inner));
    let name = ident(name);
    quote! {
        pub mod #name {
            #(#items)*
            #(#modules)*
        }
    }
}
