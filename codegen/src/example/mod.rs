//! Examples in the documentation: for each method a call with its required arguments, shaped by what the method does. An example has
//! names and values that are made here from names of the model: no text of a document is in it.

mod block;
mod call;
mod message;
mod prominent;
mod types;
mod uses;
mod values;

use std::collections::BTreeMap;

use crate::docs::Docs;
use crate::model::{Api, Method};
pub(crate) use block::Place;
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
}

impl Examples {
    /// The examples of all methods.
    pub(crate) fn new(api: &Api, place: &Place<'_>) -> Self {
        let types = Types::new(api);
        let calls = api.methods().map(|(path, method)| {
            let example = call::example(&path, method, &types);
            (method.path_in_document.clone(), place.of_call(&example))
        });
        let first = prominent::find(api).map(|(path, method)| {
            let example = call::example(&path, method, &types);
            let feature = api
                .features
                .as_ref()
                .map(|all| all.of_modules(&path.modules()));
            place.of_program(
                &example,
                feature.unwrap_or_default(),
                method.default_scope.is_some(),
            )
        });
        Self {
            calls: calls.collect(),
            first,
            resume: place.of_call(&call::resume()),
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

    /// A first call, with its client, as a block of code. `None`: the API has no method that reads.
    pub(crate) fn first(&self) -> Option<&Docs> {
        self.first.as_ref()
    }
}
