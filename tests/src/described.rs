//! Descriptions that the command `call` makes of a document at run time.

use discovery_codegen::model;
use discovery_runtime::contract::{Api, Method};

#[path = "../../command/src/call/descriptor.rs"]
#[allow(dead_code)]
mod descriptor;

/// The description of an API, of texts of the document.
#[must_use]
pub fn describe_api(model: &model::Api) -> Api {
    descriptor::describe_api(model, ["at-run-time", "0"])
}

/// The description of a method.
#[must_use]
pub fn describe_method(model: &model::Method) -> Method {
    descriptor::describe_method(model)
}
