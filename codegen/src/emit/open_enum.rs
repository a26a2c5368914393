//! An open enum: its known values, and a variant for unknown values, which only the runtime can build.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::paths::ident;
use crate::model::{Item, Variant};

pub(super) fn open_enum(item: &Item, variants: &[Variant]) -> TokenStream {
    let docs = doc::lines(&item.docs);
    let deprecated = doc::deprecated(item.deprecated);
    let name = ident(&item.name);
    let declared = variants.iter().map(|variant| {
        let docs = doc::lines(&variant.docs);
        let deprecated = doc::deprecated(variant.deprecated);
        let name = ident(&variant.name);
        quote!(#docs #deprecated #name,)
    });
    let names: Vec<_> = variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let values: Vec<_> = variants
        .iter()
        .map(|variant| variant.wire.0.as_str())
        .collect();
    let mut sorted: Vec<&Variant> = variants.iter().collect();
    sorted.sort_by_key(|variant| variant.wire.0.as_bytes());
    let sorted_names = sorted.iter().map(|variant| ident(&variant.name));
    let sorted_values = sorted.iter().map(|variant| variant.wire.0.as_str());
    let numbers = (0..sorted.len()).map(Literal::usize_unsuffixed);
    quote! {
        #docs
        #deprecated
        #[non_exhaustive]
        pub enum #name {
            #(#declared)*
            #[doc(hidden)]
            __Unknown(::discovery_runtime::UnknownValue),
        }

        impl ::discovery_runtime::OpenEnum for #name {
            fn values() -> &'static [&'static str] {
                &[#(#sorted_values),*]
            }
            fn variant(index: usize) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(match index {
                    #(#numbers => Self::#sorted_names,)*
                    _ => return ::std::option::Option::None,
                })
            }
            fn unknown(value: ::discovery_runtime::UnknownValue) -> Self {
                Self::__Unknown(value)
            }
            fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::__Unknown(value) => value.as_str(),
                }
            }
        }

        ::discovery_runtime::open_enum!(#name);
    }
}
