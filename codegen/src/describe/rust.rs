//! Calls and signatures as Rust text, with paths from the root of the crate. `emit` writes the same as tokens; a test holds
//! that they agree.

pub(super) use discovery_codegen::model::text::{argument, field, named, path, ty};

use super::index::Entry;

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
