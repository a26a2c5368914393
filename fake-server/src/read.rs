//! Reads a document into what the server knows about its API.

use std::collections::BTreeMap;

use discovery_codegen::discovery::{self, Document, Resource};
use discovery_codegen::model::{self, Api as Model, PathForm};
use discovery_codegen::{Facts, Problem};
use regex_lite::Regex;
use serde_json::Value;

use crate::api::{Api, Method, OnOperation, Parameter, Pattern};
use crate::collection::find_collections;
use crate::template::Template;
use crate::values::Schemas;

impl Api {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(crate) fn new(text: &str, facts: Facts) -> Result<Self, Vec<Problem>> {
        let (document, model) = discovery_codegen::read(text, facts)?;
        let raw: Value = serde_json::from_str(discovery_codegen::skip_byte_order_mark(text))
            .map_err(|error| vec![Problem::new("", error.to_string())])?;
        let schemas = Schemas(document.schemas.clone());
        let mut reader = Reader::new(&model);
        reader.read(&document.root, "");
        let (methods, resources) = (reader.methods, reader.resources);
        let mut api = Self {
            base: base(&document),
            batch_path: raw
                .get("batchPath")
                .and_then(Value::as_str)
                .map(|path| format!("/{}", path.trim_matches('/'))),
            document: raw,
            schemas,
            standard: document.parameters,
            methods,
            collections: Vec::new(),
            data_wrapper: document
                .features
                .iter()
                .any(|feature| feature == "dataWrapper"),
            emulator: model
                .emulator
                .as_ref()
                .map(|emulator| emulator.variable.clone()),
            operations: model.operations.as_ref().map(|operations| operations.shape),
            operation: reader.operation,
            name: document.name,
            version: document.version,
            title: document.title,
            revision: document.revision,
        };
        find_collections(&mut api, &resources);
        Ok(api)
    }
}

/// `/drive/v3/`.
fn base(document: &Document) -> String {
    let root = match document.root_url.as_str() {
        "" => document.base_url.clone(),
        root => format!("{root}/{}", document.service_path),
    };
    let path = root.split_once("://").map_or("", |(_, rest)| rest);
    let segments = path
        .split('/')
        .skip(1)
        .filter(|segment| !segment.is_empty());
    let base: String = segments.map(|segment| format!("{segment}/")).collect();
    format!("/{base}")
}

/// Reads the methods of a document, each beside what the model knows about it.
struct Reader<'a> {
    known: BTreeMap<&'a str, &'a model::Method>,
    on_operations: BTreeMap<&'a str, OnOperation>,
    /// The methods that read an operation.
    getters: Vec<&'a str>,
    /// The schema of operations.
    operation: Option<String>,
    patterns: BTreeMap<String, Option<Regex>>,
    methods: Vec<Method>,
    /// The methods of each resource, by their keys.
    resources: Vec<Vec<(String, usize)>>,
}

impl<'a> Reader<'a> {
    fn new(model: &'a Model) -> Self {
        let known = model
            .methods()
            .map(|(_, method)| (method.path_in_document.as_str(), method));
        let mut reader = Self {
            known: known.collect(),
            on_operations: BTreeMap::new(),
            getters: Vec::new(),
            operation: None,
            patterns: BTreeMap::new(),
            methods: Vec::new(),
            resources: Vec::new(),
        };
        for getter in model
            .operations
            .iter()
            .flat_map(|operations| &operations.getters)
        {
            reader.getters.push(&getter.get.path_in_document);
            if let Some(wait) = &getter.wait {
                reader
                    .on_operations
                    .insert(&wait.method.path_in_document, OnOperation::Wait);
            }
            if let Some(cancel) = &getter.cancel {
                reader
                    .on_operations
                    .insert(&cancel.path_in_document, OnOperation::Cancel);
            }
        }
        reader
    }

    fn read(&mut self, resource: &Resource, place: &str) {
        let mut methods = Vec::new();
        for (key, method) in &resource.methods {
            let path = format!("{place}methods.{key}");
            if self.getters.contains(&path.as_str()) {
                self.operation = method
                    .response
                    .as_ref()
                    .and_then(|schema| schema.reference.clone());
            }
            methods.push((key.clone(), self.methods.len()));
            let method = self.method(method, &path);
            self.methods.push(method);
        }
        self.resources.push(methods);
        for (key, inner) in &resource.resources {
            self.read(inner, &format!("{place}resources.{key}."));
        }
    }

    fn method(&mut self, method: &discovery::Method, path: &str) -> Method {
        let known = self.known.get(path).copied();
        let template = Template::new(&method.path);
        let mut parameters = BTreeMap::new();
        for (name, schema) in &method.parameters {
            let arguments = known.into_iter().flat_map(|known| &known.arguments);
            let mut arguments = arguments.filter(|argument| argument.wire.0 == *name);
            let parameter = Parameter {
                schema: schema.clone(),
                pattern: schema
                    .pattern
                    .as_deref()
                    .map_or(Pattern::None, |pattern| self.pattern(pattern)),
                forms: arguments
                    .next()
                    .map_or_else(Vec::new, |argument| argument.forms.clone()),
            };
            parameters.insert(name.clone(), parameter);
        }
        let pattern =
            |name: &str| PathForm::of_pattern(method.parameters.get(name)?.pattern.as_deref()?);
        let paths = method
            .media_upload
            .iter()
            .flat_map(|upload| [&upload.simple, &upload.resumable]);
        Method {
            id: method.id.clone(),
            verb: method.http_method.to_ascii_uppercase(),
            form: template.form(pattern),
            template,
            parameters,
            request: method.request.clone(),
            response: method.response.clone(),
            uploads: paths.flatten().map(|path| Template::new(path)).collect(),
            downloads: method.media_download,
            paging: known.and_then(|known| known.paging.as_ref()?.pages().cloned()),
            stream: known.and_then(|known| known.stream),
            http_body: known.is_some_and(|known| known.http_body),
            starts: known.is_some_and(|known| known.started.is_some()),
            on_operation: self.on_operations.get(path).copied(),
            role: None,
        }
    }

    /// A pattern that a whole value has to have.
    fn pattern(&mut self, pattern: &str) -> Pattern {
        if let Some(form) = PathForm::of_pattern(pattern) {
            return Pattern::Form(form);
        }
        let compiled = self.patterns.entry(pattern.to_owned());
        let compiled = compiled.or_insert_with(|| Regex::new(&format!("^(?:{pattern})$")).ok());
        compiled.clone().map_or(Pattern::None, Pattern::Regex)
    }
}
