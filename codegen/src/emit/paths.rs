//! The path of a type from a module of the generated code. It never begins with `crate::`, so a crate and a module have the same
//! code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::joined::{
    BOX, BTREE_MAP, BYTE_STRING, DATE, DATE_TIME, DURATION, FIELD_MASK, JOINT, JSON, JSON_MAP,
    STRING, VEC, XGAFV,
};
use crate::model::{RustIdent, Type, TypePath};

/// A module of the generated code, from its root.
#[derive(Clone, Debug)]
pub(crate) struct ModulePath(Vec<RustIdent>);

impl ModulePath {
    pub(crate) fn root() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn within(&self, module: &RustIdent) -> Self {
        Self(self.0.iter().chain([module]).cloned().collect())
    }

    /// The path of an item at the root from this module.
    pub(super) fn root_item(&self, name: &str) -> TokenStream {
        join(self.0.iter().map(|_| "super").chain([name]))
    }

    /// The path of a type of this API from this module.
    pub(super) fn path(&self, target: &TypePath) -> TokenStream {
        let common = self
            .0
            .iter()
            .zip(&target.modules)
            .take_while(|(here, there)| here == there)
            .count();
        let up = self.0.iter().skip(common).map(|_| "super");
        let down = target.modules.iter().skip(common).chain([&target.name]);
        join(up.chain(down.map(RustIdent::as_str)))
    }

    /// The type of a value, as this module writes it.
    pub(super) fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool => quote!(bool),
            Type::I32 => quote!(i32),
            Type::U32 => quote!(u32),
            Type::I64 => quote!(i64),
            Type::U64 => quote!(u64),
            Type::F32 => quote!(f32),
            Type::F64 => quote!(f64),
            Type::String => quote!(#STRING),
            Type::ByteString => quote!(#BYTE_STRING),
            Type::DateTime => quote!(#DATE_TIME),
            Type::Date => quote!(#DATE),
            Type::Duration => quote!(#DURATION),
            Type::FieldMask => quote!(#FIELD_MASK),
            Type::Xgafv => quote!(#XGAFV),
            Type::Json => quote!(#JSON),
            Type::JsonMap => quote!(#JSON_MAP),
            Type::Named(path) => self.path(path),
            Type::Boxed(path) => {
                let path = self.path(path);
                quote!(#BOX<#path>)
            }
            Type::List(item) => {
                let item = self.ty(item);
                quote!(#VEC<#item>)
            }
            Type::Map(value) => {
                let value = self.ty(value);
                quote!(#BTREE_MAP<#STRING, #value>)
            }
        }
    }
}

/// A path, as one token if it can be one.
fn join<'a>(segments: impl Iterator<Item = &'a str>) -> TokenStream {
    let segments: Vec<&str> = segments.collect();
    if segments.iter().any(|segment| segment.starts_with("r#")) {
        let segments = segments.iter().map(|segment| identifier(segment));
        return quote!(#(#segments)::*);
    }
    identifier(&segments.join(JOINT)).into_token_stream()
}

/// An identifier for `quote!`.
pub(crate) fn ident(name: &RustIdent) -> Ident {
    identifier(name.as_str())
}

fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(plain) => Ident::new_raw(plain, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
