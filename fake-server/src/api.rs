//! What the server knows about an API: its methods, and the collections that keep what is created.

use std::collections::BTreeMap;

use discovery_codegen::discovery::Schema;
use discovery_codegen::model::{OperationShape, Pages, PathForm, Stream};
use regex_lite::Regex;
use serde_json::Value;

use crate::template::{Template, Values};
use crate::values::Schemas;

/// An API.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) revision: String,
    /// The document, without corrections.
    pub(crate) document: Value,
    /// What stands before the path of a method, with a slash at both ends.
    pub(crate) base: String,
    /// Where batches go: `/batch/drive/v3`.
    pub(crate) batch_path: Option<String>,
    pub(crate) schemas: Schemas,
    /// The parameters of every method.
    pub(crate) standard: BTreeMap<String, Schema>,
    pub(crate) methods: Vec<Method>,
    pub(crate) collections: Vec<Collection>,
    /// Bodies are in `{"data": …}`.
    pub(crate) data_wrapper: bool,
    /// The variable that names an emulator of the API.
    pub(crate) emulator: Option<String>,
    pub(crate) operations: Option<OperationShape>,
    /// The schema of operations.
    pub(crate) operation: Option<String>,
}

/// A method.
#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) id: String,
    pub(crate) verb: String,
    pub(crate) template: Template,
    /// The form of its paths.
    pub(crate) form: String,
    pub(crate) parameters: BTreeMap<String, Parameter>,
    pub(crate) request: Option<Schema>,
    pub(crate) response: Option<Schema>,
    /// The paths of uploads, from the root of the server.
    pub(crate) uploads: Vec<Template>,
    pub(crate) downloads: bool,
    pub(crate) paging: Option<Pages>,
    pub(crate) stream: Option<Stream>,
    pub(crate) http_body: bool,
    /// The response is an operation that it starts.
    pub(crate) starts: bool,
    /// What it does to an operation, if it does not read it.
    pub(crate) on_operation: Option<OnOperation>,
    /// What it does to a collection.
    pub(crate) role: Option<Role>,
}

/// What a method does to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnOperation {
    Wait,
    Cancel,
}

/// A parameter of a method.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) schema: Schema,
    /// The whole value has this pattern, or one of these forms.
    pub(crate) pattern: Pattern,
    pub(crate) forms: Vec<PathForm>,
}

/// The pattern of a value.
#[derive(Debug)]
pub(crate) enum Pattern {
    /// There is none, or none that a regular expression can say.
    None,
    /// It is a form, as most are.
    Form(PathForm),
    Regex(Regex),
}

impl Pattern {
    fn takes(&self, value: &str) -> bool {
        match self {
            Self::None => true,
            Self::Form(form) => form.takes(value),
            Self::Regex(regex) => regex.is_match(value),
        }
    }
}

/// How strictly a path is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// Each value has its pattern.
    Pattern,
    /// Each value has its pattern, or a form that the description has.
    Form,
    /// Values may be anything.
    Anything,
}

impl Parameter {
    /// Whether a value is one that the parameter takes.
    pub(crate) fn takes(&self, value: &str, how: Match) -> bool {
        let by_pattern = || self.pattern.takes(value);
        let by_form = || self.forms.iter().any(|form| form.takes(value));
        match how {
            Match::Pattern => by_pattern(),
            Match::Form => by_pattern() || by_form(),
            Match::Anything => true,
        }
    }
}

impl Method {
    /// The values of a path, which is that of the API without its base.
    pub(crate) fn values(&self, path: &str, how: Match) -> Option<Values> {
        self.template
            .values(path, &|name, value| self.takes(name, value, how))
    }

    /// Whether a parameter takes a value.
    pub(crate) fn takes(&self, name: &str, value: &str, how: Match) -> bool {
        self.parameters
            .get(name)
            .is_none_or(|parameter| parameter.takes(value, how))
    }
}

/// A collection.
#[derive(Debug)]
pub(crate) struct Collection {
    /// The method that gets an item.
    pub(crate) get: usize,
    /// The id of the schema of its items.
    pub(crate) schema: String,
    /// The property that says which item it is.
    pub(crate) identity: Identity,
    /// Its items are operations, which other methods start.
    pub(crate) operations: bool,
}

/// The property that says which item it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Identity {
    /// The whole resource name, in `name`.
    ResourceName,
    /// The last segment of the path, in the property with these keys.
    Property(Vec<String>),
    /// None: only the path says it.
    Path,
}

/// What a method does to a collection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Role {
    pub(crate) collection: usize,
    pub(crate) action: Action,
}

/// What a method does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    Get,
    /// The items are in this property of the response.
    List(Items),
    Create(Sent),
    /// Creates the item of the path, or replaces it.
    Put(Sent),
    Replace(Sent),
    Patch(Sent),
    Delete,
}

/// Where a response has the items.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Items {
    pub(crate) property: String,
    /// As a map, by their ids.
    pub(crate) map: bool,
}

/// How a request carries an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sent {
    /// In this property of the body; `None`: the body is the item.
    pub(crate) property: Option<String>,
    /// The query parameter, or the property of the body beside the item, that has the id of a new item.
    pub(crate) id: Option<String>,
}
