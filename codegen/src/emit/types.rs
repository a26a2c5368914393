//! Types, and the modules of inline types.

use quote::quote;

use super::paths::{ModulePath, ident};
use super::syntax::Attributes;
use super::{doc, message, open_enum, syntax};
use crate::model::{Item, ItemKind, RustIdent, TypeModule};

/// A type as its users see it.
pub(super) fn declaration(item: &Item, place: &ModulePath) -> syn::Item {
    match &item.kind {
        ItemKind::Message(fields) => message::declaration(item, fields, place),
        ItemKind::Enum(variants) => open_enum::declaration(item, variants),
        ItemKind::Alias(ty) => {
            let docs = doc::lines(&item.docs);
            let alias = doc::type_alias(item);
            let name = ident(&item.name);
            let ty = place.ty(ty);
            syn::Item::Verbatim(quote! {
                #docs
                #alias
                pub type #name = #ty;
            })
        }
    }
}

/// What the runtime reads and writes a type by, unless it is another name of a type. The tables of a module stand behind its types, so
/// that a reader sees those first.
pub(super) fn table(item: &Item) -> Option<syn::Item> {
    match &item.kind {
        ItemKind::Message(fields) => Some(message::table(item, fields)),
        ItemKind::Enum(variants) => Some(open_enum::table(item, variants)),
        ItemKind::Alias(_) => None,
    }
}

/// The module of the inline types of one schema, method or inline type.
pub(super) fn module(
    attributes: Attributes,
    name: &RustIdent,
    module: &TypeModule,
    place: &ModulePath,
) -> syn::Item {
    let inner = place.within(name);
    let items = module.items.iter().map(|one| declaration(one, &inner));
    let modules = module
        .modules
        .iter()
        .map(|(name, content)| self::module(Attributes::default(), name, content, &inner));
    let tables = module.items.iter().filter_map(table);
    let content = items.chain(modules).chain(tables).collect();
    syntax::module(attributes, ident(name), content)
}
