//! A message: a struct and its field table.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::joined::{MESSAGE, OPTION, UNKNOWN};
use super::paths::{ModulePath, ident};
use super::table::Table;
use crate::model::{Field, Item, Type};

/// The struct.
pub(super) fn declaration(item: &Item, fields: &[Field], place: &ModulePath) -> TokenStream {
    let docs = doc::lines(&item.docs);
    let alias = doc::type_alias(item);
    let deprecated = doc::deprecated(item.deprecated);
    let name = ident(&item.name);
    let declared = fields.iter().map(|field| field_declaration(field, place));
    quote! {
        #docs
        #deprecated
        #alias
        pub struct #name {
            #(#declared)*
            #[doc(hidden)]
            pub __unknown: #UNKNOWN,
        }
    }
}

fn field_declaration(field: &Field, place: &ModulePath) -> TokenStream {
    let docs = doc::lines(&field.docs);
    let deprecated = doc::deprecated(field.deprecated);
    let name = ident(&field.name);
    let ty = place.ty(&field.ty);
    let ty = match field.ty {
        Type::List(_) | Type::Map(_) => ty,
        _ => quote!(#OPTION<#ty>),
    };
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}

/// The field table: a line for each field, in ascending order of the wire names' bytes.
pub(super) fn table(item: &Item, fields: &[Field]) -> TokenStream {
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_by_key(|field| field.wire.0.as_bytes());
    let mut table = Table::new("struct", &item.name);
    if let Some(schema) = &item.schema {
        table.text(&schema.0);
    }
    let unmasked = sorted.iter().filter(|field| field.unmasked);
    let mut unmasked = unmasked.map(|field| field.wire.0.as_str()).peekable();
    if unmasked.peek().is_some() {
        table.row("unmasked");
        unmasked.for_each(|wire| table.text(wire));
    }
    for (index, field) in sorted.iter().enumerate() {
        table.row(index);
        table.text(&field.wire.0);
        table.word(&field.name);
        if field.plain_integer {
            table.word("plain");
        }
    }
    table.call(MESSAGE)
}
