//! Resources and methods: functions, builders, modules and types.

use std::collections::{BTreeMap, BTreeSet};

use super::address;
use super::names::{self, NameScope, Names};
use super::old_places::{self, Scopes};
use super::parameters::argument_order;
use super::resolver::Resolver;
use super::schema::{is_message, is_or_holds_inline_type};
use super::scopes::choose_scope;
use super::types::Nest;
use super::words::split_words;
use crate::decisions::Aspect;
use crate::discovery;
use crate::model::{
    Body, KnownStream, Method, Parameter, Resource, RustIdent, Type, TypeModule, WireName,
    client_type,
};

/// The names of one resource's methods and resources.
struct ResourceNames<'a> {
    functions: Names<'a>,
    modules: Names<'a>,
    builders: Names<'a>,
}

impl<'a> ResourceNames<'a> {
    /// Names the methods of a resource, and the resources in it by their claims. `handle` is the type of the resource.
    fn new(
        resource: &'a discovery::Resource,
        handle: &RustIdent,
        claims: &'a [(String, &String)],
        resolver: &Resolver<'_>,
    ) -> Self {
        let methods = || resource.methods.keys().map(String::as_str);
        let both = || methods().chain(claims.iter().map(|(claim, _)| claim.as_str()));
        let Scopes {
            functions,
            modules,
            builders,
        } = Scopes::new(resolver.resource_keys.is_empty());
        let path = resources_path(&resolver.resource_keys);
        let place = |wire: &str| match claims.iter().find(|(claim, _)| claim == wire) {
            Some((_, key)) => format!("{path}resources.{key}"),
            None => format!("{path}methods.{wire}"),
        };
        let mut kept_functions = resolver.kept_names(functions, Aspect::Name, both(), place);
        let mut kept_modules = resolver.kept_names(modules, Aspect::Module, both(), place);
        let mut kept_builders = resolver.kept_names(builders, Aspect::Builder, methods(), place);
        old_places::take_names(
            &resolver.old_places,
            &resolver.resource_keys,
            [&|key| resource.methods.contains_key(key), &|key| {
                resource.resources.contains_key(key)
            }],
            [&mut kept_functions, &mut kept_modules, &mut kept_builders],
        );
        // The resource has its name before any builder.
        kept_builders.release(handle);
        let builders = names::assign_names_beside(builders, methods(), &kept_builders);
        Self {
            functions: names::assign_names_beside(functions, both(), &kept_functions),
            modules: names::assign_names_beside(modules, both(), &kept_modules),
            builders: builders.beside(handle),
        }
    }
}

impl Resolver<'_> {
    /// The methods and resources of the document.
    pub(super) fn resolve_root(&mut self) -> Resource {
        let document = self.document;
        let nameless = RustIdent::new("");
        self.resolve_resource("", &document.root, &[], nameless.clone(), nameless)
    }

    fn resolve_resource(
        &mut self,
        wire: &str,
        resource: &discovery::Resource,
        modules: &[RustIdent],
        function: RustIdent,
        module: RustIdent,
    ) -> Resource {
        // A method keeps its name before a resource of the same wire name, which is marked: `tools_resource`.
        let claims: Vec<(String, &String)> = resource
            .resources
            .keys()
            .map(|key| match resource.methods.contains_key(key) {
                true => (claim_beside_method(resource, key), key),
                false => (key.clone(), key),
            })
            .collect();
        let handle = match modules.is_empty() {
            true => client_type(),
            false => names::uncontested_name(NameScope::ResourceType, wire),
        };
        let names = ResourceNames::new(resource, &handle, &claims, self);

        let path = format!("{}methods", resources_path(&self.resource_keys));
        let methods = resource
            .methods
            .iter()
            .filter_map(|(key, method)| {
                let path = format!("{path}.{key}");
                if let Some(KnownStream::LeftOut) = self.streams.get(&method.id) {
                    self.omit(&path, KnownStream::LEFT_OUT);
                    return None;
                }
                Some(self.resolve_method(&path, key, method, modules, &names))
            })
            .collect();

        let resources = resource
            .resources
            .iter()
            .zip(&claims)
            .map(|((key, inner), (claim, _))| {
                let function = names.functions.name_of(claim);
                let module = names.modules.name_of(claim);
                let modules = [modules, std::slice::from_ref(&module)].concat();
                self.resource_keys.push(key.clone());
                let inner = self.resolve_resource(key, inner, &modules, function, module);
                self.resource_keys.pop();
                inner
            })
            .collect();

        Resource {
            wire: WireName(wire.to_owned()),
            function,
            module,
            handle,
            deprecated: resource.deprecated,
            methods,
            resources,
            // Decided by `prepare`.
            old_methods: Vec::new(),
            old_resources: Vec::new(),
        }
    }

    fn resolve_method(
        &mut self,
        path: &str,
        wire: &str,
        method: &discovery::Method,
        modules: &[RustIdent],
        names: &ResourceNames<'_>,
    ) -> Method {
        let module = names.modules.name_of(wire);
        let mut types = TypeModule::of(path);
        // A parameter of several methods has a type of one name in all of them: `update_mode` is not `update::Mode`.
        let mut nest = Nest {
            modules: [modules, std::slice::from_ref(&module)].concat(),
            words: Vec::new(),
            module: &mut types,
        };

        // The parameters: the required ones are arguments, the others are setters. What was published stays so.
        let order = argument_order(path, method, self.decisions);
        let order = order.into_iter().enumerate();
        let order: BTreeMap<&str, usize> = order.map(|(at, wire)| (wire, at)).collect();
        let position = |parameter: &Parameter| order.get(parameter.wire.0.as_str()).copied();
        let (mut arguments, setters): (Vec<_>, Vec<_>) = self
            .resolve_parameters(path, method, &mut nest)
            .into_iter()
            .partition(|parameter| position(parameter).is_some());
        arguments.sort_by_key(position);
        for argument in &mut arguments {
            argument.required_since = None;
        }

        // The bodies of the request and of the response.
        let body_name = inline_body_name(method, "request");
        let body = method.request.as_ref().map(|schema| {
            self.resolve_body(&format!("{path}.request"), &body_name, schema, &mut nest)
        });
        let response_name = inline_body_name(method, "response");
        let response = method.response.as_ref().map(|schema| {
            self.resolve_type(
                &format!("{path}.response"),
                &response_name,
                schema,
                &mut nest,
            )
        });
        let stream = match self.streams.get(&method.id) {
            Some(KnownStream::Streams(stream)) if response.is_some() => Some(*stream),
            _ => None,
        };
        let response = match stream {
            // What streams is in the bytes, and not a message of this schema.
            Some(_) if self.is_http_body(method.response.as_ref()) => {
                Some(Type::List(Box::new(Type::Json)))
            }
            Some(_) => response.map(|element| Type::List(Box::new(element))),
            None => response,
        };

        Method {
            wire: WireName(wire.to_owned()),
            path_in_document: path.to_owned(),
            id: match method.id.is_empty() {
                true => self.position_id(wire),
                false => method.id.clone(),
            },
            function: names.functions.name_of(wire),
            builder: names.builders.name_of(wire),
            module,
            types,
            // Decided by `prepare`.
            same_enums: Vec::new(),
            docs: self.clean(&method.description),
            function_docs: self.function_docs(method, &arguments),
            deprecated: method.deprecated,
            verb: method.http_method.to_ascii_uppercase(),
            path: address::path_of_method(&method.path).to_owned(),
            scopes: method.scopes.clone(),
            default_scope: choose_scope(self.document, method),
            api_version: method.api_version.clone(),
            request_id: self.request_id(method, &setters),
            update_mask: self.update_mask(path, method, &setters),
            system_setters: self.system_setters(&[&arguments, &setters]),
            arguments,
            setters,
            body,
            response,
            http_body: self.is_http_body(method.request.as_ref())
                || self.is_http_body(method.response.as_ref()),
            // Known beside the document.
            idempotency: None,
            stream,
            media_upload: self.media_upload(path, method),
            media_download: self.media_download(method),
            // Decided by `prepare`, when all types are known.
            paging: None,
            started: None,
        }
    }

    /// An id for a method without one, from its place in the tree.
    fn position_id(&self, wire: &str) -> String {
        let mut parts = vec![self.document.name.as_str()];
        parts.extend(self.resource_keys.iter().map(String::as_str));
        parts.push(wire);
        parts.join(".")
    }

    fn resolve_body(
        &mut self,
        path: &str,
        name: &str,
        schema: &discovery::Schema,
        nest: &mut Nest<'_>,
    ) -> Body {
        let ty = self.resolve_type(path, name, schema, nest);
        let target = schema
            .reference
            .as_ref()
            .and_then(|id| self.document.schemas.get(id));
        let is_empty =
            target.is_some_and(|target| is_message(target) && target.properties.is_empty());
        let method = path.strip_suffix(".request").unwrap_or(path);
        Body {
            ty,
            optional: match self.decisions.text(method, Aspect::Body) {
                Some("argument") => false,
                // Only a message has an empty form.
                Some("setter") if target.is_some_and(is_message) => true,
                _ => is_empty,
            },
        }
    }

    /// Whether a body is `google.api.HttpBody`, by its shape: its schema has several names.
    pub(super) fn is_http_body(&self, body: Option<&discovery::Schema>) -> bool {
        let id = body.and_then(|schema| schema.reference.as_ref());
        id.filter(|id| id.ends_with("HttpBody"))
            .and_then(|id| self.document.schemas.get(id))
            .is_some_and(|schema| {
                ["contentType", "data", "extensions"]
                    .iter()
                    .all(|property| schema.properties.contains_key(*property))
            })
    }
}

/// The claim of a resource whose key a method has too: one that nothing else in their resource has.
fn claim_beside_method(resource: &discovery::Resource, key: &str) -> String {
    let mut claim = format!("{key}.resource");
    while resource.methods.contains_key(&claim) || resource.resources.contains_key(&claim) {
        claim.push('.');
    }
    claim
}

/// The name of the inline type of a body: a marked one, if a parameter with a type of its own has the name already.
fn inline_body_name(method: &discovery::Method, word: &str) -> String {
    let parameters = method.parameters.iter();
    let with_type = parameters.filter(|(_, schema)| is_or_holds_inline_type(schema));
    let taken: BTreeSet<Vec<String>> = with_type.map(|(wire, _)| split_words(wire)).collect();
    let marked = (2..).map(|again| format!("{word}.body.{again}"));
    [word.to_owned(), format!("{word}.body")]
        .into_iter()
        .chain(marked)
        .find(|name| !taken.contains(&split_words(name)))
        .unwrap_or_default()
}

/// The JSON path of what a resource has, up to the last dot; empty at the root.
fn resources_path(resources: &[String]) -> String {
    let resources = resources.iter();
    resources.map(|key| format!("resources.{key}.")).collect()
}
