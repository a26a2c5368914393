//! The part of a document that completions need. A document is large and a key press is short, so schemas are read one by one, and only
//! those of the fields that are typed.

use std::collections::BTreeMap;

use discovery_runtime::contract::redact::is_secret_parameter;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A document.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    parameters: BTreeMap<&'a str, Parameter>,
    #[serde(borrow)]
    methods: BTreeMap<&'a str, Method<'a>>,
    #[serde(borrow)]
    resources: BTreeMap<&'a str, Resource<'a>>,
    #[serde(borrow)]
    schemas: BTreeMap<&'a str, &'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resource<'a> {
    #[serde(borrow)]
    methods: BTreeMap<&'a str, Method<'a>>,
    #[serde(borrow)]
    resources: BTreeMap<&'a str, Resource<'a>>,
}

/// A method.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Method<'a> {
    id: String,
    description: String,
    #[serde(borrow)]
    parameters: BTreeMap<&'a str, Parameter>,
    request: Option<Reference>,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(rename = "$ref")]
    to: String,
}

/// A parameter.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Parameter {
    pub(super) repeated: bool,
    required: bool,
    description: String,
    r#type: String,
    r#enum: Vec<String>,
    enum_descriptions: Vec<String>,
}

/// A schema.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$ref")]
    to: Option<String>,
    description: String,
    r#type: String,
    r#enum: Vec<String>,
    enum_descriptions: Vec<String>,
    properties: BTreeMap<String, Schema>,
    items: Option<Box<Schema>>,
    read_only: bool,
}

impl<'a> Document<'a> {
    /// Reads a document. What is not as it should be is not completed.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(discovery_codegen::skip_byte_order_mark(text)).ok()
    }

    /// All methods by their names, such as `files.list`.
    pub(super) fn methods(&self) -> Vec<(String, &Method<'a>)> {
        let mut found = Vec::new();
        collect("", &self.methods, &self.resources, &mut found);
        found
    }

    /// The parameters of a method, first its own. A credential stands on no command line.
    pub(super) fn parameters<'m>(
        &'m self,
        method: &'m Method<'a>,
    ) -> Vec<(&'m str, &'m Parameter)> {
        let own = method.parameters.iter();
        let shared = self.parameters.iter().filter(|(name, _)| {
            !is_secret_parameter(name) && !method.parameters.contains_key(*name)
        });
        own.chain(shared)
            .map(|(name, parameter)| (*name, parameter))
            .collect()
    }

    /// The fields of the body that a text can become, such as `.owner.email=` of `.owner.`.
    pub(super) fn fields(&self, method: &Method<'_>, typed: &str) -> Vec<(String, String)> {
        let body = method.request.as_ref().and_then(|to| self.schema(&to.to));
        let Some(mut schema) = body else {
            return Vec::new();
        };
        let path = typed.split(['=', ':']).next().unwrap_or_default();
        let (before, last) = path.rsplit_once('.').unwrap_or_default();
        for step in before.split('.').filter(|step| !step.is_empty()) {
            // `chapters[0]`
            let (name, index) = step
                .split_once('[')
                .map_or((step, None), |(name, index)| (name, Some(index)));
            let next = schema
                .properties
                .remove(name)
                .and_then(|field| match index {
                    Some(_) => field.items.map(|items| *items),
                    None => Some(field),
                });
            schema = match next.and_then(|next| self.resolved(next)) {
                Some(schema) => schema,
                None => return Vec::new(),
            };
        }
        if typed.contains('=') {
            let values = schema.properties.remove(last).map(|field| field.values());
            let values = values.into_iter().flatten();
            return values
                .map(|(value, help)| (format!("{path}={value}"), help))
                .collect();
        }
        let writable = schema
            .properties
            .into_iter()
            .filter(|(_, field)| !field.read_only);
        writable
            .map(|(name, field)| {
                // A message goes on, a list has an index.
                let end = match (field.r#type.as_str(), &field.items) {
                    _ if field.is_message() => ".",
                    ("array", Some(items)) if items.is_message() => "[0].",
                    ("array", _) => "[0]=",
                    ("string", _) => "=",
                    _ => ":=",
                };
                (format!("{before}.{name}{end}"), field.description)
            })
            .collect()
    }

    fn schema(&self, name: &str) -> Option<Schema> {
        serde_json::from_str(self.schemas.get(name)?.get()).ok()
    }

    fn resolved(&self, schema: Schema) -> Option<Schema> {
        match &schema.to {
            Some(name) => self.schema(name),
            None => Some(schema),
        }
    }
}

impl Method<'_> {
    pub(super) fn description(&self) -> &str {
        &self.description
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.id == id
    }
}

impl Parameter {
    /// What it is for.
    pub(super) fn help(&self) -> String {
        match self.required {
            true => format!("(required) {}", self.description),
            false => self.description.clone(),
        }
    }

    /// The values that it takes, if they are few.
    pub(super) fn values(&self) -> Vec<(String, String)> {
        values(&self.r#type, &self.r#enum, &self.enum_descriptions)
    }
}

impl Schema {
    fn values(&self) -> Vec<(String, String)> {
        values(&self.r#type, &self.r#enum, &self.enum_descriptions)
    }

    fn is_message(&self) -> bool {
        self.to.is_some() || !self.properties.is_empty()
    }
}

fn values(kind: &str, values: &[String], help: &[String]) -> Vec<(String, String)> {
    if kind == "boolean" {
        return ["true", "false"]
            .map(|value| (value.to_owned(), String::new()))
            .into();
    }
    let help = help.iter().cloned().chain(std::iter::repeat(String::new()));
    values.iter().cloned().zip(help).collect()
}

fn collect<'m, 'a>(
    before: &str,
    methods: &'m BTreeMap<&'a str, Method<'a>>,
    resources: &'m BTreeMap<&'a str, Resource<'a>>,
    found: &mut Vec<(String, &'m Method<'a>)>,
) {
    for (name, method) in methods {
        found.push((format!("{before}{name}"), method));
    }
    for (name, resource) in resources {
        let before = format!("{before}{name}.");
        collect(&before, &resource.methods, &resource.resources, found);
    }
}
