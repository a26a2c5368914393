//! The path of a type from a module of the generated code. It never begins with `crate::`, so a crate and a module have the same
//! code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

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
        let up = self.0.iter().map(|_| quote!(super::));
        let name = Ident::new(name, Span::call_site());
        quote!(#(#up)* #name)
    }

    /// The path of a type of this API from this module.
    pub(super) fn path(&self, target: &TypePath) -> TokenStream {
        let common = self
            .0
            .iter()
            .zip(&target.modules)
            .take_while(|(here, there)| here == there)
            .count();
        let up = self.0.iter().skip(common).map(|_| quote!(super::));
        let down = target.modules.iter().skip(common).map(|module| {
            let module = ident(module);
            quote!(#module::)
        });
        let name = ident(&target.name);
        quote!(#(#up)* #(#down)* #name)
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
            Type::String => quote!(::std::string::String),
            Type::ByteString => quote!(::discovery_runtime::contract::ByteString),
            Type::DateTime => quote!(::discovery_runtime::contract::DateTime),
            Type::Date => quote!(::discovery_runtime::contract::Date),
            Type::Duration => quote!(::discovery_runtime::contract::Duration),
            Type::FieldMask => quote!(::discovery_runtime::contract::FieldMask),
            Type::Xgafv => quote!(::discovery_runtime::contract::Xgafv),
            Type::Json => quote!(::discovery_runtime::contract::serde_json::Value),
            Type::JsonMap => quote!(::discovery_runtime::contract::JsonMap),
            Type::Named(path) => self.path(path),
            Type::Boxed(path) => {
                let path = self.path(path);
                quote!(::std::boxed::Box<#path>)
            }
            Type::List(item) => {
                let item = self.ty(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Map(value) => {
                let value = self.ty(value);
                quote!(::std::collections::BTreeMap<::std::string::String, #value>)
            }
        }
    }
}

/// An identifier for `quote!`.
pub(crate) fn ident(name: &RustIdent) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(plain) => Ident::new_raw(plain, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}
