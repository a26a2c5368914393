//! A message: a struct and its field table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::paths::{ModulePath, ident};
use crate::model::{Field, Item, Type};

pub(super) fn message(item: &Item, fields: &[Field], place: &ModulePath) -> TokenStream {
    let docs = doc::lines(&item.docs);
    let deprecated = doc::deprecated(item.deprecated);
    let name = ident(&item.name);
    let declared = fields.iter().map(|field| declaration(field, place));
    let schema = item.schema.as_ref().map(|id| {
        let id = &id.0;
        quote!(, #id)
    });
    let table = table(fields);
    quote! {
        #docs
        #deprecated
        #[derive(Default)]
        pub struct #name {
            #(#declared)*
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::Unknown,
        }

        impl ::discovery_runtime::Message for #name {
            #table
            fn unknown(&self) -> &::discovery_runtime::Unknown {
                &self.__unknown
            }
            fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
                &mut self.__unknown
            }
        }

        ::discovery_runtime::message!(#name #schema);
    }
}

fn declaration(field: &Field, place: &ModulePath) -> TokenStream {
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

/// The wire names in ascending order, and the field of each. A message without fields uses the defaults of the trait.
fn table(fields: &[Field]) -> TokenStream {
    if fields.is_empty() {
        return TokenStream::new();
    }
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_by_key(|field| field.wire.0.as_bytes());
    let names: Vec<_> = sorted.iter().map(|field| ident(&field.name)).collect();
    let keys: Vec<_> = sorted.iter().map(|field| field.wire.0.as_str()).collect();
    let numbers: Vec<_> = (0..sorted.len()).map(Literal::usize_unsuffixed).collect();
    let plain_integers = plain_integers(fields);
    quote! {
        fn keys(&self) -> &'static [&'static str] {
            &[#(#keys),*]
        }
        fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
            let field: &dyn ::discovery_runtime::Field = match index {
                #(#numbers => &self.#names,)*
                _ => return ::std::option::Option::None,
            };
            ::std::option::Option::Some(field)
        }
        fn field_mut(&mut self, index: usize) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
            let field: &mut dyn ::discovery_runtime::Field = match index {
                #(#numbers => &mut self.#names,)*
                _ => return ::std::option::Option::None,
            };
            ::std::option::Option::Some(field)
        }
        #plain_integers
    }
}

/// The fields whose 64-bit integers are JSON numbers. In all other fields they are strings.
fn plain_integers(fields: &[Field]) -> TokenStream {
    let keys: Vec<_> = fields
        .iter()
        .filter(|field| field.plain_integer)
        .map(|field| field.wire.0.as_str())
        .collect();
    if keys.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn plain_integers(&self) -> &'static [&'static str] {
            &[#(#keys),*]
        }
    }
}
