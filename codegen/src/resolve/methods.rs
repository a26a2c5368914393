//! Resources and methods: functions, builders, modules, and the order of arguments.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use super::docs;
use super::names::{self, Place};
use super::types::{InlineNames, Nest, has_inline, holds_several, is_message};
use crate::discovery;
use crate::model::{
    Body, Location, Method, Module, Named, Parameter, Resource, RustIdent, Type, TypePath, WireName,
};

/// The names of one resource's methods and resources.
struct Scope<'a> {
    functions: BTreeMap<&'a str, RustIdent>,
    modules: BTreeMap<&'a str, RustIdent>,
    builders: BTreeMap<&'a str, RustIdent>,
}

impl Resolver<'_> {
    /// The methods and resources of the document.
    pub(super) fn root(&mut self) -> Resource {
        let document = self.document;
        let nameless = RustIdent::new("");
        self.resource("", &document.root, &[], nameless.clone(), nameless)
    }

    fn resource(
        &mut self,
        wire: &str,
        resource: &discovery::Resource,
        modules: &[RustIdent],
        function: RustIdent,
        module: RustIdent,
    ) -> Resource {
        let is_root = modules.is_empty();
        // A method keeps its name before a resource of the same wire name, which is marked: `tools_resource`.
        let claims: Vec<(String, &String)> = resource
            .resources
            .keys()
            .map(|key| {
                (
                    if resource.methods.contains_key(key) {
                        format!("{key}.resource")
                    } else {
                        key.clone()
                    },
                    key,
                )
            })
            .collect();
        let both = || {
            resource
                .methods
                .keys()
                .map(String::as_str)
                .chain(claims.iter().map(|(claim, _)| claim.as_str()))
        };
        let scope = Scope {
            functions: names::settle(
                if is_root {
                    Place::ClientFunction
                } else {
                    Place::Function
                },
                both(),
            ),
            modules: names::settle(
                if is_root {
                    Place::RootModule
                } else {
                    Place::Module
                },
                both(),
            ),
            builders: names::settle(
                if is_root {
                    Place::RootBuilder
                } else {
                    Place::Builder
                },
                resource.methods.keys().map(String::as_str),
            ),
        };
        let prefix = path_of(&self.resource_path, "methods");
        let methods = resource
            .methods
            .iter()
            .map(|(key, method)| {
                self.method(&format!("{prefix}.{key}"), key, method, modules, &scope)
            })
            .collect();
        let resources = claims
            .iter()
            .map(|(claim, key)| {
                let name = |names: &BTreeMap<&str, RustIdent>, place| {
                    names
                        .get(claim.as_str())
                        .cloned()
                        .unwrap_or_else(|| names::single(place, claim))
                };
                let function = name(&scope.functions, Place::Function);
                let module = name(&scope.modules, Place::Module);
                let mut inner = modules.to_vec();
                inner.push(module.clone());
                self.resource_path.push((*key).clone());
                let empty = discovery::Resource::default();
                let child = resource.resources.get(*key).unwrap_or(&empty);
                let resolved = self.resource(key, child, &inner, function, module);
                self.resource_path.pop();
                resolved
            })
            .collect();
        Resource {
            wire: WireName(wire.to_owned()),
            function,
            module,
            deprecated: resource.deprecated,
            methods,
            resources,
        }
    }

    fn method(
        &mut self,
        path: &str,
        wire: &str,
        method: &discovery::Method,
        modules: &[RustIdent],
        scope: &Scope<'_>,
    ) -> Method {
        let name = |names: &BTreeMap<&str, RustIdent>, place| {
            names
                .get(wire)
                .cloned()
                .unwrap_or_else(|| names::single(place, wire))
        };
        let module = name(&scope.modules, Place::Module);
        let mut types = Module::default();
        let mut inner = modules.to_vec();
        inner.push(module.clone());
        // A parameter of several methods has a type of one name in all of them: `update_mode` is no `update::Mode`.
        let mut nest = Nest {
            modules: inner,
            words: Vec::new(),
            module: &mut types,
        };

        let parameters = self.parameters(path, method, &mut nest);
        let arguments = argument_order(method);
        let (required, optional): (Vec<_>, Vec<_>) = parameters
            .into_iter()
            .partition(|parameter| arguments.contains(&parameter.wire.0.as_str()));
        let place_of =
            |parameter: &Parameter| arguments.iter().position(|name| *name == parameter.wire.0);
        let mut required = required;
        required.sort_by_key(|parameter| place_of(parameter));

        // An inline body or reply gives way to a parameter of its name that has a type.
        let inline = |word: &'static str, marked: &'static str| {
            let taken = |(wire, schema): (&String, &discovery::Schema)| {
                has_inline(schema) && names::words(wire) == [word]
            };
            if method.parameters.iter().any(taken) {
                marked
            } else {
                word
            }
        };
        let body_name = inline("request", "request.body");
        let body = method
            .request
            .as_ref()
            .map(|schema| self.body(&format!("{path}.request"), body_name, schema, &mut nest));
        let reply_name = inline("response", "response.body");
        let response = method
            .response
            .as_ref()
            .map(|schema| self.type_of(&format!("{path}.response"), reply_name, schema, &mut nest));
        let is_http_body = |schema: &Option<discovery::Schema>| {
            schema
                .as_ref()
                .and_then(|schema| schema.reference.as_ref())
                .is_some_and(|id| self.is_http_body(id))
        };
        let http_body = is_http_body(&method.request) || is_http_body(&method.response);
        Method {
            wire: WireName(wire.to_owned()),
            path_in_document: path.to_owned(),
            id: if method.id.is_empty() {
                self.position_id(wire)
            } else {
                method.id.clone()
            },
            function: name(&scope.functions, Place::Function),
            builder: name(&scope.builders, Place::Builder),
            module,
            types,
            docs: docs::clean(&method.description),
            function_docs: self.function_docs(method, &required),
            deprecated: method.deprecated,
            verb: method.http_method.clone(),
            path: method.path.clone(),
            scopes: method.scopes.clone(),
            api_version: method.api_version.clone(),
            request_id: optional
                .iter()
                .any(|parameter| parameter.wire.0 == "requestId" && !parameter.standard),
            arguments: required,
            standard_parameters: !self.common_parameters.is_empty()
                && optional
                    .iter()
                    .filter(|parameter| parameter.standard)
                    .eq(&self.common_parameters),
            setters: optional,
            body,
            response,
            // Decided when all types are known.
            paging: None,
            started: None,
            http_body,
            media_upload: method.media_upload,
            media_download: method.media_download,
        }
    }

    /// An id for a method that has none, from its place in the tree.
    fn position_id(&self, wire: &str) -> String {
        let mut parts = vec![self.document.name.as_str()];
        parts.extend(self.resource_path.iter().map(String::as_str));
        parts.push(wire);
        parts.join(".")
    }

    /// Every parameter of a method: its own, those that only the path names, and the standard ones.
    fn parameters(
        &mut self,
        path: &str,
        method: &discovery::Method,
        nest: &mut Nest<'_>,
    ) -> Vec<Parameter> {
        let document = self.document;
        let implied = self.implied_parameters(path, method);
        let own: BTreeMap<&str, &discovery::Schema> = method
            .parameters
            .iter()
            .map(|(wire, schema)| (wire.as_str(), schema))
            .chain(implied.iter().map(|(wire, schema)| (wire.as_str(), schema)))
            .collect();
        let standard: Vec<(&str, &discovery::Schema)> = document
            .parameters
            .iter()
            .map(|(wire, schema)| (wire.as_str(), schema))
            .filter(|(wire, _)| !own.contains_key(wire))
            .collect();
        let parameter_names = names::settle(
            Place::Parameter,
            own.keys()
                .copied()
                .chain(standard.iter().map(|(wire, _)| *wire)),
        );
        let own_types = || {
            let inline = own.iter().filter(|(_, schema)| has_inline(schema));
            inline.map(|(wire, schema)| (*wire, holds_several(schema)))
        };
        let type_names = names::settle_inline(Place::InlineType, &nest.words, own_types());
        let module_names = names::settle_inline(Place::Module, &nest.words, own_types());
        let mut parameters = Vec::new();
        for (wire, schema) in own.iter().map(|(wire, schema)| (*wire, *schema)) {
            let Some(name) = parameter_names.get(wire).cloned() else {
                continue;
            };
            let inline = InlineNames {
                words: names::short(&nest.words, wire, holds_several(schema)),
                name: type_names
                    .get(wire)
                    .cloned()
                    .unwrap_or_else(|| names::single(Place::InlineType, wire)),
                module: module_names
                    .get(wire)
                    .cloned()
                    .unwrap_or_else(|| names::single(Place::Module, wire)),
            };
            let place = format!("{path}.parameters.{wire}");
            let ty = self.type_named(&place, &inline, schema, nest);
            parameters.push(self.parameter(&place, wire, name, schema, ty, &method.path));
        }
        // What is known of them is the same in every method; the name gives way to a parameter of the method's own.
        parameters.extend(self.common_parameters.iter().filter_map(|common| {
            let wire = common.wire.0.as_str();
            let name = parameter_names
                .get(wire)
                .filter(|_| !own.contains_key(wire))?
                .clone();
            Some(Parameter {
                name,
                ..common.clone()
            })
        }));
        parameters
    }

    /// The document's standard parameters, named as where nothing contests their names.
    pub(super) fn common_parameters(&mut self) -> Vec<Parameter> {
        let document = self.document;
        let names = names::settle(
            Place::Parameter,
            document.parameters.keys().map(String::as_str),
        );
        let mut parameters = Vec::new();
        for (wire, schema) in &document.parameters {
            let Some(name) = names.get(wire.as_str()).cloned() else {
                continue;
            };
            let ty = match self.standard_enums.get(wire).cloned() {
                Some(name) => Type::Named(TypePath {
                    modules: vec![super::types::types_module()],
                    name,
                    named: Named::Enum,
                }),
                None => {
                    let mut nowhere = Module::default();
                    let mut nest = Nest {
                        modules: Vec::new(),
                        words: Vec::new(),
                        module: &mut nowhere,
                    };
                    self.type_of(&format!("parameters.{wire}"), wire, schema, &mut nest)
                }
            };
            let mut parameter =
                self.parameter(&format!("parameters.{wire}"), wire, name, schema, ty, "");
            parameter.standard = true;
            parameters.push(parameter);
        }
        parameters
    }

    /// Variables of the path that have no parameter: strings.
    fn implied_parameters(
        &mut self,
        path: &str,
        method: &discovery::Method,
    ) -> Vec<(String, discovery::Schema)> {
        let mut implied = Vec::new();
        for variable in template_variables(&method.path) {
            if !method.parameters.contains_key(variable) {
                self.omit(
                    &format!("{path}.path"),
                    &format!("the variable `{variable}` has no parameter: taken to be a string"),
                );
                implied.push((
                    variable.to_owned(),
                    discovery::Schema {
                        kind: Some("string".to_owned()),
                        location: Some("path".to_owned()),
                        required: true,
                        ..discovery::Schema::default()
                    },
                ));
            }
        }
        implied
    }

    fn parameter(
        &mut self,
        place: &str,
        wire: &str,
        name: RustIdent,
        schema: &discovery::Schema,
        ty: Type,
        template: &str,
    ) -> Parameter {
        let in_template = template_variables(template).contains(&wire);
        let location = match schema.location.as_deref() {
            Some("path") if in_template => Location::Path,
            Some("query") if !in_template => Location::Query,
            _ if in_template => {
                self.omit(
                    &format!("{place}.location"),
                    "stands in the path: sent there",
                );
                Location::Path
            }
            Some("path") => {
                self.omit(
                    &format!("{place}.location"),
                    "does not stand in the path: sent in the query",
                );
                Location::Query
            }
            None => Location::Query,
            Some(other) => {
                self.omit(
                    &format!("{place}.location"),
                    &format!("`{other}` is not known: sent in the query"),
                );
                Location::Query
            }
        };
        let pattern = schema
            .pattern
            .clone()
            .filter(|_| location == Location::Path);
        // An id with a pattern of its own is what that pattern says, whatever its format (dfareporting v5: `^[^/]+$`).
        let ty = if pattern.is_some() && matches!(ty, Type::I64 | Type::U64) {
            Type::String
        } else {
            ty
        };
        Parameter {
            wire: WireName(wire.to_owned()),
            name,
            docs: self.parameter_docs(schema),
            deprecated: schema.deprecated,
            ty,
            repeated: schema.repeated && location == Location::Query,
            location,
            pattern,
            standard: false,
        }
    }

    fn body(
        &mut self,
        path: &str,
        name: &str,
        schema: &discovery::Schema,
        nest: &mut Nest<'_>,
    ) -> Body {
        let ty = self.type_of(path, name, schema, nest);
        let target = schema
            .reference
            .as_ref()
            .and_then(|id| self.document.schemas.get(id));
        Body {
            ty,
            optional: target
                .is_some_and(|target| is_message(target) && target.properties.is_empty()),
        }
    }

    /// `google.api.HttpBody` by its shape; its schema has several names.
    fn is_http_body(&self, id: &str) -> bool {
        self.document.schemas.get(id).is_some_and(|schema| {
            id.ends_with("HttpBody")
                && schema.properties.keys().map(String::as_str).eq([
                    "contentType",
                    "data",
                    "extensions",
                ])
        })
    }
}

fn path_of(resources: &[String], last: &str) -> String {
    let mut path: String = resources
        .iter()
        .map(|key| format!("resources.{key}."))
        .collect();
    path.push_str(last);
    path
}

/// The required parameters in the order of the arguments: `parameterOrder`, then what the path needs in its order, then
/// what the query needs by wire name.
fn argument_order(method: &discovery::Method) -> Vec<&str> {
    let variables = template_variables(&method.path);
    let is_required = |wire: &str| {
        variables.contains(&wire)
            || method
                .parameters
                .get(wire)
                .is_some_and(|parameter| parameter.required)
    };
    let mut seen = BTreeSet::new();
    let ordered = method.parameter_order.iter().map(String::as_str);
    let required = method.parameters.keys().map(String::as_str);
    ordered
        .chain(variables.iter().copied())
        .chain(required)
        .filter(|wire| is_required(wire) && seen.insert(*wire))
        .collect()
}

/// The names of the variables of a path template, each once, in order.
#[must_use]
pub(super) fn template_variables(template: &str) -> Vec<&str> {
    let mut variables = Vec::new();
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((expression, tail)) = after.split_once('}') else {
            break;
        };
        let name = expression.strip_prefix('+').unwrap_or(expression);
        if !variables.contains(&name) {
            variables.push(name);
        }
        rest = tail;
    }
    variables
}
