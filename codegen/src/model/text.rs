//! Types and calls of the model as Rust text, with paths from the root of the crate. `emit` writes types as tokens, and a test
//! of `describe` compares both.

use super::method::{Method, Parameter};
use super::names::{RustIdent, WireName};
use super::paging::ItemsField;
use super::types::{Type, TypePath};

/// The type of a value.
#[must_use]
pub fn ty(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::ByteString => "ByteString".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Duration => "Duration".to_owned(),
        Type::FieldMask => "FieldMask".to_owned(),
        Type::Xgafv => "Xgafv".to_owned(),
        Type::Json => "serde_json::Value".to_owned(),
        Type::JsonMap => "JsonMap".to_owned(),
        Type::Named(named) => type_path(named),
        Type::Boxed(named) => format!("Box<{}>", type_path(named)),
        Type::List(item) => format!("Vec<{}>", self::ty(item)),
        Type::Map(value) => format!("BTreeMap<String, {}>", self::ty(value)),
    }
}

/// The type of a field: a list or a map is not in an `Option`.
#[must_use]
pub fn field(ty: &Type) -> String {
    match ty {
        Type::List(_) | Type::Map(_) => self::ty(ty),
        _ => format!("Option<{}>", self::ty(ty)),
    }
}

/// The path of the type of this API that a type contains.
#[must_use]
pub fn named(ty: &Type) -> Option<String> {
    match ty {
        Type::Named(path) | Type::Boxed(path) => Some(type_path(path)),
        Type::List(inner) | Type::Map(inner) => named(inner),
        _ => None,
    }
}

/// `projects::time_series::List`.
#[must_use]
pub fn path(modules: &[RustIdent], name: &RustIdent) -> String {
    let modules = modules.iter().map(|module| format!("{module}::"));
    modules.collect::<String>() + name.as_str()
}

/// `types::Operation`.
#[must_use]
pub fn type_path(path: &TypePath) -> String {
    self::path(&path.modules, &path.name)
}

/// The type of the argument of a method or of a setter.
#[must_use]
pub fn argument(parameter: &Parameter) -> String {
    let ty = self::ty(&parameter.ty);
    let one = if parameter.ty.is_plain() {
        ty
    } else {
        format!("impl Into<{ty}>")
    };
    match parameter.repeated {
        true => format!("impl IntoIterator<Item = {one}>"),
        false => one,
    }
}

/// A call with the names of its arguments. `receiver` is the expression for its resource: `client.operations().get(name)`.
#[must_use]
pub fn call(receiver: &str, method: &Method) -> String {
    let parameters = method.arguments.iter();
    let body = method.body.iter().filter(|body| !body.optional);
    let arguments: Vec<&str> = parameters
        .map(|parameter| parameter.name.as_str())
        .chain(body.map(|_| "body"))
        .collect();
    format!("{receiver}.{}({})", method.function, arguments.join(", "))
}

/// The type of an item of `.items()`: `types::TimeSeries`, or `(String, types::TimeSeries)` for a map.
#[must_use]
pub fn item(items: &ItemsField) -> String {
    let item = ty(&items.item);
    match items.map {
        true => format!("(String, {item})"),
        false => item,
    }
}

/// The keys that lead to a field, as one text: `pagination.nextPageToken`.
#[must_use]
pub fn dotted(keys: &[WireName]) -> String {
    let keys: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
    keys.join(".")
}
