//! A message: a struct and its field table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::paths::{ModulePath, ident};
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
            pub __unknown: ::discovery_runtime::contract::Unknown,
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
        _ => quote!(::std::option::Option<#ty>),
    };
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}

/// The field table: a line for each field, in ascending order of the wire names' bytes.
pub(super) fn table(item: &Item, fields: &[Field]) -> TokenStream {
    let name = ident(&item.name);
    let schema = item.schema.as_ref().map(|id| &id.0);
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_by_key(|field| field.wire.0.as_bytes());
    let rows = sorted.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let key = &field.wire.0;
        let name = ident(&field.name);
        let plain = field.plain_integer.then(|| quote!(plain));
        quote!(#index #key #name #plain;)
    });
    let unmasked = sorted.iter().filter(|field| field.unmasked);
    let unmasked: Vec<_> = unmasked.map(|field| &field.wire.0).collect();
    let unmasked = (!unmasked.is_empty()).then(|| quote!(unmasked #(#unmasked)*;));
    quote! {
        ::discovery_runtime::contract::message! {
            struct #name #schema;
            #unmasked
            #(#rows)*
        }
    }
}
