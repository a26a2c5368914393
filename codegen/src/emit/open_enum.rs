//! An open enum: its known values, and a variant for unknown values, which only the runtime can build.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::paths::ident;
use crate::model::{Item, Variant};

/// The enum.
pub(super) fn declaration(item: &Item, variants: &[Variant]) -> TokenStream {
    let docs = doc::lines(&item.docs);
    let alias = doc::type_alias(item);
    let deprecated = doc::deprecated(item.deprecated);
    let name = ident(&item.name);
    let declared = variants.iter().map(|variant| {
        let docs = doc::lines(&variant.docs);
        let deprecated = doc::deprecated(variant.deprecated);
        let name = ident(&variant.name);
        quote!(#docs #deprecated #name,)
    });
    quote! {
        #docs
        #deprecated
        #alias
        #[non_exhaustive]
        pub enum #name {
            #(#declared)*
            #[doc(hidden)]
            __Unknown(::discovery_runtime::contract::UnknownValue),
        }
    }
}

/// The table of values: a line for each, in ascending order of their bytes.
pub(super) fn table(item: &Item, variants: &[Variant]) -> TokenStream {
    let name = ident(&item.name);
    let mut sorted: Vec<&Variant> = variants.iter().collect();
    sorted.sort_by_key(|variant| variant.wire.0.as_bytes());
    let rows = sorted.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let value = &variant.wire.0;
        let name = ident(&variant.name);
        quote!(#index #value #name;)
    });
    quote! {
        ::discovery_runtime::contract::open_enum! {
            enum #name;
            #(#rows)*
        }
    }
}
