//! What a caller gives, checked against the document, and the call that it becomes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use discovery_codegen::Problem;
use discovery_codegen::model::{Api, Location, Method, Parameter};
use discovery_runtime::contract::redact::is_secret_parameter;
use discovery_runtime::contract::{ApiClient, Call};
use serde_json::{Map, Value};

use super::body::Assignment;
use super::check::{Checker, unknown};
use super::descriptor::describe_method;
use super::types::{Kind, Types};

/// The values of each parameter.
type Parameters = BTreeMap<String, Vec<String>>;

/// What the caller gives for one call.
#[derive(Debug, Default)]
pub(super) struct Given<'a> {
    /// `name=value` of parameters, and `.field=value` of the body.
    pub(super) arguments: &'a [String],
    /// Parameters with JSON values.
    pub(super) parameters: Map<String, Value>,
    /// The body without the fields of `arguments`.
    pub(super) body: Option<Value>,
    /// Media comes with the call.
    pub(super) media: bool,
    /// What the document does not have is sent, and a body may lack a required field.
    pub(super) allow_unknown: bool,
    /// What the call is read from, for messages.
    pub(super) file: String,
}

/// A call that was checked.
#[derive(Debug)]
pub(super) struct Request<'m> {
    pub(super) api: &'m Api,
    pub(super) method: &'m Method,
    /// The values of each parameter.
    pub(super) parameters: Parameters,
    pub(super) body: Option<Value>,
    /// Whether values of the path are sent that the document does not take.
    allow_unknown: bool,
}

impl<'m> Request<'m> {
    /// The wire names of the fields that its response has.
    pub(super) fn response_fields(&self) -> BTreeSet<&'m str> {
        let types = Types::new(self.api);
        match self.method.response.as_ref().map(|ty| types.kind(ty)) {
            Some(Kind::Message(_, fields)) => {
                let names = fields.iter().map(|field| field.wire.0.as_str());
                names.collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Checks what the caller gives.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(super) fn check(
        api: &'m Api,
        types: &Types<'m>,
        method: &'m Method,
        given: &Given<'_>,
    ) -> Result<Self, Vec<Problem>> {
        let mut checker = Checker {
            types,
            method: &method.id,
            allow_unknown: given.allow_unknown,
            file: given.file.clone(),
            problems: Vec::new(),
        };
        let (parameters, fields) = sort_arguments(given, &mut checker);
        check_parameters(api, method, &parameters, &mut checker);
        let body = make_body(method, types, given, fields, &mut checker);
        match checker.problems {
            problems if problems.is_empty() => Ok(Self {
                api,
                method,
                parameters,
                body,
                allow_unknown: given.allow_unknown,
            }),
            problems => Err(problems),
        }
    }

    /// The call.
    pub(super) fn call(&self, client: &ApiClient) -> Call {
        let mut call = Call::shared(client, Arc::new(describe_method(self.method)));
        for (name, values) in &self.parameters {
            let parameter = find_parameter(self.api, self.method, name);
            match (parameter.map(|it| it.location), values.as_slice()) {
                (Some(Location::Path), [value, ..]) => call.set_path(name.clone(), value.clone()),
                _ => call.set_query_all(name.clone(), values.iter().cloned()),
            }
        }
        if let Some(body) = &self.body {
            call.body(body);
        }
        call.options(|options| options.check_names(!self.allow_unknown));
        call
    }
}

/// A parameter of a method, or one that every method takes.
fn find_parameter<'m>(api: &'m Api, method: &'m Method, name: &str) -> Option<&'m Parameter> {
    known_parameters(api, method).find(|parameter| parameter.wire.0 == name)
}

fn known_parameters<'m>(
    api: &'m Api,
    method: &'m Method,
) -> impl Iterator<Item = &'m Parameter> + Clone {
    let own = method.arguments.iter().chain(&method.setters);
    own.chain(&api.standard_parameters)
}

/// The values of each parameter, and the fields of the body.
fn sort_arguments<'a>(
    given: &Given<'a>,
    checker: &mut Checker<'_, '_>,
) -> (Parameters, Vec<(&'a str, Assignment<'a>)>) {
    let mut parameters: Parameters = BTreeMap::new();
    let mut fields = Vec::new();
    for argument in given.arguments {
        if argument.starts_with('.') {
            match Assignment::read(argument) {
                Ok(field) => fields.push((argument.as_str(), field)),
                Err(message) => checker.add(argument, message),
            }
        } else if let Some((name, value)) = argument.split_once('=') {
            if is_secret_parameter(name) {
                let message = "whoever lists the processes of this machine reads a credential on a command line: put it into GOOGLE_API_KEY \
                               or GOOGLE_OAUTH_ACCESS_TOKEN, or into a line of --batch";
                checker.add(name, message);
                continue;
            }
            let values = parameters.entry(name.to_owned()).or_default();
            values.push(value.to_owned());
        } else {
            let message = "a parameter is `name=value`, and a field of the body `.name=value`";
            checker.add(argument, message);
        }
    }
    for (name, value) in &given.parameters {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let texts = parameters.entry(name.clone()).or_default();
        for value in values {
            match value {
                Value::String(text) => texts.push(text.clone()),
                Value::Bool(_) | Value::Number(_) => texts.push(value.to_string()),
                _ => checker.add(
                    name,
                    "a parameter is a text, a number, true, false, or a list of these",
                ),
            }
        }
    }
    (parameters, fields)
}

fn check_parameters<'m>(
    api: &'m Api,
    method: &'m Method,
    parameters: &Parameters,
    checker: &mut Checker<'_, 'm>,
) {
    for (name, values) in parameters {
        match find_parameter(api, method, name) {
            Some(parameter) => {
                for value in values {
                    checker.text(&parameter.ty, value, name);
                }
                if values.len() > 1 && !parameter.repeated {
                    checker.add(name, "is given several times, and takes one value");
                }
            }
            None if checker.allow_unknown => {}
            None => {
                let names = known_parameters(api, method).map(|known| known.wire.0.as_str());
                let message = format!("`{}` has no such parameter", method.id);
                checker.add(name, unknown(message, name, names));
            }
        }
    }
    for argument in &method.arguments {
        if !parameters.contains_key(&argument.wire.0) {
            checker.add(&argument.wire.0, "the method requires this parameter");
        }
    }
}

/// The body that is sent.
fn make_body<'m>(
    method: &'m Method,
    types: &Types<'m>,
    given: &Given<'_>,
    fields: Vec<(&str, Assignment<'_>)>,
    checker: &mut Checker<'_, 'm>,
) -> Option<Value> {
    let is_given = given.body.is_some() || !fields.is_empty();
    let Some(known) = &method.body else {
        if is_given {
            checker.add("", format!("`{}` takes no body", method.id));
        }
        return None;
    };
    let mut body = given.body.clone().unwrap_or(Value::Null);
    for (argument, field) in fields {
        if let Err(message) = field.put(&mut body, &known.ty, types) {
            checker.add(argument, message);
        }
    }
    if is_given {
        checker.value(&known.ty, &body, "");
        return Some(body);
    }
    match known.optional {
        true => Some(Value::Object(Map::new())),
        false if given.media => None,
        false => {
            let message = format!(
                "`{}` takes a body: give it with --body, or its fields as `.name=value`",
                method.id
            );
            checker.add("", message);
            None
        }
    }
}
