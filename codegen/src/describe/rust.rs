//! Signatures as Rust text, with paths from the root of the crate. `emit` writes the same signatures as tokens. A test
//! compares both.

pub(super) use crate::model::text::{argument, call, field, named, path, ty};

use crate::model::{Method, RustIdent};

/// `fn get(&self, name: impl Into<String>) -> operations::Get`.
pub(super) fn signature(modules: &[RustIdent], method: &Method) -> String {
    let parameters = method.arguments.iter();
    let body = method.body.iter().filter(|body| !body.optional);
    let arguments: String = parameters
        .map(|parameter| format!(", {}: {}", parameter.name, argument(parameter)))
        .chain(body.map(|body| format!(", body: {}", ty(&body.ty))))
        .collect();
    let builder = path(modules, &method.builder);
    format!("fn {}(&self{arguments}) -> {builder}", method.function)
}
