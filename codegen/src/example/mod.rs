//! Examples in the documentation: for each method a call with its required arguments, shaped by what the method does. An example has
//! names and values that are made here from names of the model: no text of a document is in it.

mod access;
mod block;
mod call;
mod expression;
mod given;
mod message;
mod prominent;
mod required;
#[cfg(test)]
mod tests;
mod types;
mod uses;
mod values;
mod width;

use std::collections::BTreeMap;

use crate::docs::Docs;
use crate::model::{Api, Method};
pub(crate) use access::Access;
pub(crate) use block::Place;
pub use given::{GivenCall, Purpose, program};
use types::Types;

/// The method with which the documentation of a crate begins.
pub(crate) fn first_call(api: &Api) -> Option<&Method> {
    prominent::find(api).map(|(_, method)| method)
}

/// The examples of an API.
#[derive(PartialEq)]
pub(crate) struct Examples {
    /// By the methods' paths in the document.
    calls: BTreeMap<String, Docs>,
    /// What a first call is.
    first: Option<Docs>,
    /// How an operation is found again.
    resume: Docs,
    /// Who a first call is made for.
    access: Access,
}

impl Examples {
    /// The examples of all methods.
    pub(crate) fn new(api: &Api, place: &Place<'_>) -> Self {
        let types = Types::new(api);
        let calls = api.methods().map(|(path, method)| {
            let example = call::example(&path, method, &types);
            (method.path_in_document.clone(), place.of_call(&example))
        });
        let found = prominent::find(api);
        let method = found.as_ref().map(|(_, method)| *method);
        let access = Access::of(api, method);
        let first = found.map(|(path, method)| {
            let example = call::example(&path, method, &types);
            let feature = api
                .features
                .as_ref()
                .map(|all| all.of_modules(&path.modules()));
            place.of_program(&example, feature.unwrap_or_default(), access)
        });
        Self {
            calls: calls.collect(),
            first,
            resume: place.of_call(&call::resume()),
            access,
        }
    }

    /// The example of a method, as a block of code.
    pub(crate) fn of(&self, method: &Method) -> Docs {
        let found = self.calls.get(&method.path_in_document);
        found.cloned().unwrap_or_default()
    }

    /// How an operation is found again, as a block of code.
    pub(crate) fn resume(&self) -> &Docs {
        &self.resume
    }

    /// A first call, with its client, as a block of code. `None`: the API has no method for one.
    pub(crate) fn first(&self) -> Option<&Docs> {
        self.first.as_ref()
    }

    /// Who a first call is made for.
    pub(crate) fn access(&self) -> Access {
        self.access
    }
}
