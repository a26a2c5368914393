//! An open enum: its known values, and a variant for unknown values, which only the runtime can build.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::joined::{OPEN_ENUM, UNKNOWN_VALUE};
use super::paths::ident;
use super::table::Table;
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
            __Unknown(#UNKNOWN_VALUE),
        }
    }
}

/// The table of values: a line for each, in ascending order of their bytes.
pub(super) fn table(item: &Item, variants: &[Variant]) -> TokenStream {
    let mut sorted: Vec<&Variant> = variants.iter().collect();
    sorted.sort_by_key(|variant| variant.wire.0.as_bytes());
    let mut table = Table::new("enum", &item.name);
    for (index, variant) in sorted.iter().enumerate() {
        table.row(index);
        table.text(&variant.wire.0);
        table.word(&variant.name);
    }
    table.call(OPEN_ENUM)
}
