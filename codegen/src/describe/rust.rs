//! Signatures as Rust text, with paths from the root of the crate. `emit` writes the same as tokens; a test holds that they
//! agree.

pub(super) use discovery_codegen::model::text::{argument, call, field, named, path, ty};

use super::index::Entry;

/// `fn get(&self, name: impl Into<String>) -> operations::Get`.
pub(super) fn signature(entry: &Entry<'_>) -> String {
    let parameters = entry.method.arguments.iter();
    let body = entry.method.body.iter().filter(|body| !body.optional);
    let arguments: String = parameters
        .map(|parameter| format!(", {}: {}", parameter.name, argument(parameter)))
        .chain(body.map(|body| format!(", body: {}", ty(&body.ty))))
        .collect();
    let builder = path(&entry.modules, &entry.method.builder);
    format!(
        "fn {}(&self{arguments}) -> {builder}",
        entry.method.function
    )
}
