//! Types and signatures as Rust text, with paths from the root of the crate. `emit` writes the same as tokens; a test holds
//! that they agree.

use discovery_codegen::model::{Parameter, RustIdent, Type, TypePath};

use super::index::Entry;

/// The type of a value.
pub(super) fn ty(ty: &Type) -> String {
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
        Type::Json => "serde_json::Value".to_owned(),
        Type::JsonMap => "JsonMap".to_owned(),
        Type::Named(named) => path(&named.modules, &named.name),
        Type::Boxed(named) => format!("Box<{}>", path(&named.modules, &named.name)),
        Type::List(item) => format!("Vec<{}>", self::ty(item)),
        Type::Map(value) => format!("BTreeMap<String, {}>", self::ty(value)),
    }
}

/// The type of a field: a list or a map stands bare.
pub(super) fn field(ty: &Type) -> String {
    match ty {
        Type::List(_) | Type::Map(_) => self::ty(ty),
        _ => format!("Option<{}>", self::ty(ty)),
    }
}

/// The type of this API in a type.
pub(super) fn named(ty: &Type) -> Option<String> {
    match ty {
        Type::Named(TypePath { modules, name, .. })
        | Type::Boxed(TypePath { modules, name, .. }) => Some(path(modules, name)),
        Type::List(inner) | Type::Map(inner) => named(inner),
        _ => None,
    }
}

/// `projects::time_series::List`.
pub(super) fn path(modules: &[RustIdent], name: &RustIdent) -> String {
    let modules = modules.iter().map(|module| format!("{module}::"));
    modules.collect::<String>() + name.as_str()
}

/// The type of an argument, or of a setter's.
pub(super) fn argument(parameter: &Parameter) -> String {
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

/// The arguments of a method, each with its type.
fn arguments(entry: &Entry<'_>) -> Vec<(String, String)> {
    let parameters = entry.method.arguments.iter();
    let body = entry.method.body.iter().filter(|body| !body.optional);
    parameters
        .map(|parameter| (parameter.name.to_string(), argument(parameter)))
        .chain(body.map(|body| ("body".to_owned(), ty(&body.ty))))
        .collect()
}

/// `client.operations().get(name)`.
pub(super) fn call(entry: &Entry<'_>) -> String {
    let names: Vec<String> = arguments(entry).into_iter().map(|(name, _)| name).collect();
    format!(
        "{}.{}({})",
        entry.receiver,
        entry.method.function,
        names.join(", ")
    )
}

/// `fn get(&self, name: impl Into<String>) -> operations::Get`.
pub(super) fn signature(entry: &Entry<'_>) -> String {
    let arguments: String = arguments(entry)
        .iter()
        .map(|(name, ty)| format!(", {name}: {ty}"))
        .collect();
    let builder = path(&entry.modules, &entry.method.builder);
    format!(
        "fn {}(&self{arguments}) -> {builder}",
        entry.method.function
    )
}
