//! The path of a type from a module of the generated code. It never begins with `crate::`, so a crate and a module have the same
//! code.

use proc_macro2::{Ident, Span};
use syn::{Path, PathSegment};

use super::joined::{
    BOX, BTREE_MAP, BYTE_STRING, DATE, DATE_TIME, DURATION, FIELD_MASK, JOINT, JSON, JSON_MAP,
    STRING, VEC, XGAFV,
};
use super::syntax::{self, type_at};
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
    pub(super) fn root_item(&self, name: &str) -> Path {
        join(self.0.iter().map(|_| "super").chain([name]))
    }

    /// The path of a type of this API from this module.
    pub(super) fn path(&self, target: &TypePath) -> Path {
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
    pub(super) fn ty(&self, ty: &Type) -> syn::Type {
        match ty {
            Type::Bool => plain("bool"),
            Type::I32 => plain("i32"),
            Type::U32 => plain("u32"),
            Type::I64 => plain("i64"),
            Type::U64 => plain("u64"),
            Type::F32 => plain("f32"),
            Type::F64 => plain("f64"),
            Type::String => STRING.ty(),
            Type::ByteString => BYTE_STRING.ty(),
            Type::DateTime => DATE_TIME.ty(),
            Type::Date => DATE.ty(),
            Type::Duration => DURATION.ty(),
            Type::FieldMask => FIELD_MASK.ty(),
            Type::Xgafv => XGAFV.ty(),
            Type::Json => JSON.ty(),
            Type::JsonMap => JSON_MAP.ty(),
            Type::Named(path) => type_at(self.path(path)),
            Type::Boxed(path) => BOX.of([type_at(self.path(path))]),
            Type::List(item) => VEC.of([self.ty(item)]),
            Type::Map(value) => BTREE_MAP.of([STRING.ty(), self.ty(value)]),
        }
    }
}

fn plain(name: &str) -> syn::Type {
    type_at(syntax::path(syntax::name(name)))
}

/// A path, as one token if it can be one.
fn join<'a>(segments: impl Iterator<Item = &'a str>) -> Path {
    let segments: Vec<&str> = segments.collect();
    if segments.iter().any(|segment| segment.starts_with("r#")) {
        let segments = segments.iter().map(|segment| identifier(segment));
        return Path {
            leading_colon: None,
            segments: segments.map(PathSegment::from).collect(),
        };
    }
    syntax::path(identifier(&segments.join(JOINT)))
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
