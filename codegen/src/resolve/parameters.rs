//! Parameters: their names, their types, where they go, and the order of the required ones.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, NameScope};
use super::path_forms;
use super::resolver::Resolver;
use super::schema::{SchemaKind, is_any, is_list_or_map, is_or_holds_inline_type, kind_of};
use super::types::{InlineScope, KeptInlineNames, Nest};
use crate::decisions::{Aspect, Decisions, Old};
use crate::discovery;
use crate::model::{Location, OldName, Parameter, RustIdent, SystemSetter, Type, WireName};

impl Resolver<'_> {
    /// Every parameter of a method's own: its parameters, and variables of the path without a parameter.
    pub(super) fn resolve_parameters(
        &mut self,
        path: &str,
        method: &discovery::Method,
        nest: &mut Nest<'_>,
    ) -> Vec<Parameter> {
        let template = Template::new(&method.path);
        let implied = self.implied_parameters(path, method);
        let own: BTreeMap<&str, &discovery::Schema> = method
            .parameters
            .iter()
            .chain(implied.iter().map(|(wire, schema)| (wire, schema)))
            .map(|(wire, schema)| (wire.as_str(), schema))
            .collect();
        let (scope, wires) = (NameScope::Parameter, || own.keys().copied());
        let place = |wire: &str| format!("{path}.parameters.{wire}");
        let kept = self.kept_names(scope, Aspect::Name, wires(), place);
        let parameter_names = names::assign_names_beside(scope, wires(), &kept);
        let words = nest.words.clone();
        let inline = || {
            let inline = own
                .iter()
                .filter(|(_, schema)| is_or_holds_inline_type(schema));
            inline.map(|(wire, schema)| (*wire, is_list_or_map(schema)))
        };
        let mut kept = self.kept_inline_names(inline, place);
        self.take_names_of_bodies(path, &mut kept);
        let inline_names = InlineScope::new(&words, inline, &kept);

        let mut parameters = Vec::new();
        for (wire, schema) in own.iter().map(|(wire, schema)| (*wire, *schema)) {
            let name = (
                parameter_names.name_of(wire),
                parameter_names.old_name_of(wire),
            );
            let inline = || inline_names.names_of(&words, wire, schema);
            let place = place(wire);
            let in_path = template.has(wire);
            let values = self.parameter_values(&place, schema, in_path);
            let ty = match values.schema {
                Some((place, schema)) => self.resolve_type_named(&place, &inline, schema, nest),
                None => Type::String,
            };
            let value = (ty, values.repeated);
            parameters.push(self.resolve_parameter(&place, wire, name, schema, value, &template));
        }
        parameters
    }

    /// Takes the names that the inline types of the bodies keep, before those of the parameters are chosen.
    fn take_names_of_bodies(&self, path: &str, kept: &mut KeptInlineNames) {
        for body in ["request", "response"] {
            let place = format!("{path}.{body}");
            let name = |aspect| self.decisions.text(&place, aspect).map(RustIdent::new);
            name(Aspect::Type)
                .into_iter()
                .for_each(|name| kept.types.take(name));
            name(Aspect::Module)
                .into_iter()
                .for_each(|name| kept.modules.take(name));
        }
    }

    /// The document's standard parameters. Their values are texts, also where a schema lists them, except the one that has a setter.
    pub(super) fn resolve_standard_parameters(&mut self) -> Vec<Parameter> {
        let document = self.document;
        let names = names::assign_names(
            NameScope::Parameter,
            document.parameters.keys().map(String::as_str),
        );
        let mut parameters = Vec::new();
        for (wire, schema) in &document.parameters {
            let place = format!("parameters.{wire}");
            let (name, ty, repeated) = match SystemSetter::of(wire) {
                Some(setter) => {
                    let ty = match setter {
                        SystemSetter::Fields => Type::String,
                        SystemSetter::Xgafv => Type::Xgafv,
                    };
                    (RustIdent::new(setter.name()), ty, false)
                }
                None => {
                    let ty = match schema.kind.as_deref() {
                        Some("boolean") => Type::Bool,
                        _ => Type::String,
                    };
                    (names.name_of(wire), ty, schema.repeated)
                }
            };
            let (value, everywhere) = ((ty, repeated), Template::new(""));
            let name = (name, None);
            parameters.push(self.resolve_parameter(&place, wire, name, schema, value, &everywhere));
        }
        parameters
    }

    /// The values of a parameter. A list in the query is sent as one value for each of its elements. What has no form as text is
    /// listed, and is text that its caller writes.
    fn parameter_values<'s>(
        &mut self,
        place: &str,
        schema: &'s discovery::Schema,
        in_path: bool,
    ) -> ParameterValues<'s> {
        if self.has_text_form(schema) {
            return ParameterValues {
                schema: Some((place.to_owned(), schema)),
                repeated: schema.repeated,
            };
        }
        let items = schema.items.as_deref();
        let items = items.filter(|items| !in_path && self.has_text_form(items));
        if let Some(items) = items.filter(|_| schema.reference.is_none()) {
            self.omit(place, "a list: sent as one value for each of its elements");
            return ParameterValues {
                schema: Some((format!("{place}.items"), items)),
                repeated: true,
            };
        }
        self.omit(
            place,
            "a path or a query has no form for a value of this type: taken to be text",
        );
        ParameterValues {
            schema: None,
            repeated: schema.repeated,
        }
    }

    /// Whether a value can be written in a path or a query.
    fn has_text_form(&self, schema: &discovery::Schema) -> bool {
        if let Some(id) = &schema.reference {
            return match self.document.schemas.get(id) {
                // Both are any JSON value.
                None => true,
                Some(_) if self.aliases.reason(id).is_some() => true,
                Some(target) => match kind_of(target) {
                    SchemaKind::Message => false,
                    SchemaKind::Enum => true,
                    SchemaKind::Alias => self.has_text_form(target),
                },
            };
        }
        let is_map = schema
            .additional_properties
            .as_ref()
            .is_some_and(|values| !is_any(values));
        match schema.kind.as_deref() {
            _ if schema.items.is_some() => false,
            Some("array") => false,
            Some("object") => schema.properties.is_empty() && !is_map,
            None => schema.properties.is_empty(),
            Some(_) => true,
        }
    }

    /// The setters of standard parameters that a method has: those of the document whose name no parameter of its own has.
    pub(super) fn system_setters(&self, own: &[&[Parameter]]) -> Vec<Parameter> {
        let with_setter = |one: &&Parameter| SystemSetter::of(&one.wire.0).is_some();
        let free = |one: &&Parameter| {
            let mut own = own.iter().copied().flatten();
            !own.any(|own| own.wire == one.wire || own.has_name(&one.name))
        };
        let all = self.standard_parameters.iter();
        all.filter(with_setter).filter(free).cloned().collect()
    }

    /// A string parameter for each variable of the path that has none.
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

    fn resolve_parameter(
        &mut self,
        place: &str,
        wire: &str,
        (name, old_name): (RustIdent, Option<OldName>),
        schema: &discovery::Schema,
        (ty, repeated): (Type, bool),
        template: &Template<'_>,
    ) -> Parameter {
        let in_template = template.has(wire);
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
        let forms = match location {
            Location::Path => path_forms::resolve_forms(schema, template.text, &self.literals),
            Location::Query => Vec::new(),
        };
        let ty = self.id_type(place, ty, &pattern, location);
        Parameter {
            wire: WireName(wire.to_owned()),
            name,
            old_name,
            required_since: self
                .decisions
                .softening(place, Old::Setter)
                .filter(|_| schema.required && location == Location::Query)
                .map(|softening| softening.since.clone()),
            docs: self.parameter_docs(schema),
            deprecated: schema.deprecated,
            ty,
            repeated: repeated && location == Location::Query,
            location,
            pattern,
            forms,
        }
    }
}

/// The types of an id in a path, as a decision names them.
const ID_TYPES: [(Type, &str); 3] = [
    (Type::String, "String"),
    (Type::I64, "i64"),
    (Type::U64, "u64"),
];

/// How a decision names the type of an id in a path.
pub(crate) fn id_type_name(ty: &Type) -> Option<&'static str> {
    let mut types = ID_TYPES.iter();
    types.find(|(id, _)| id == ty).map(|(_, name)| *name)
}

impl Resolver<'_> {
    /// The type of an id. With a pattern of its own it is text, whatever its format (dfareporting v5: `^[^/]+$`), unless it was
    /// published as a number.
    fn id_type(&self, place: &str, ty: Type, pattern: &Option<String>, location: Location) -> Type {
        if location != Location::Path || !matches!(ty, Type::I64 | Type::U64) {
            return ty;
        }
        match self.decisions.text(place, Aspect::Type) {
            Some("String") => Type::String,
            Some(kept) if id_type_name(&ty) == Some(kept) => ty,
            _ if pattern.is_some() => Type::String,
            _ => ty,
        }
    }
}

/// The values of a parameter.
struct ParameterValues<'s> {
    /// The schema of one value, with its place; `None`: text.
    schema: Option<(String, &'s discovery::Schema)>,
    repeated: bool,
}

/// A path template, and its variables.
struct Template<'m> {
    text: &'m str,
    variables: BTreeSet<&'m str>,
}

impl<'m> Template<'m> {
    fn new(text: &'m str) -> Self {
        Self {
            text,
            variables: template_variables(text).into_iter().collect(),
        }
    }

    fn has(&self, variable: &str) -> bool {
        self.variables.contains(variable)
    }
}

/// The parameters that are arguments, in their order. Those of the published method come first, also if they are no longer required. One that
/// became required may have its setter as before.
pub(super) fn argument_order<'m>(
    path: &str,
    method: &'m discovery::Method,
    decisions: &'m Decisions,
) -> Vec<&'m str> {
    let mut required = required_order(method);
    if !decisions.is_empty() {
        let variables = template_variables(&method.path);
        required.retain(|wire| {
            let place = format!("{path}.parameters.{wire}");
            variables.contains(wire) || decisions.softening(&place, Old::Setter).is_none()
        });
    }
    let Some(kept) = decisions.list(path, Aspect::Arguments) else {
        return required;
    };
    let is_there = |wire: &&str| required.contains(wire) || method.parameters.contains_key(*wire);
    let mut seen = BTreeSet::new();
    let kept = kept.iter().map(String::as_str).filter(is_there);
    kept.chain(required.iter().copied())
        .filter(|wire| seen.insert(*wire))
        .collect()
}

/// The required parameters: those in `parameterOrder`, then the other variables of the path, then the other required parameters by
/// wire name.
fn required_order(method: &discovery::Method) -> Vec<&str> {
    let variables = template_variables(&method.path);
    let in_path: BTreeSet<&str> = variables.iter().copied().collect();
    let is_required = |wire: &str| {
        in_path.contains(wire)
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
fn template_variables(template: &str) -> Vec<&str> {
    let mut variables = Vec::new();
    let mut seen = BTreeSet::new();
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((expression, tail)) = after.split_once('}') else {
            break;
        };
        let name = expression.strip_prefix('+').unwrap_or(expression);
        if seen.insert(name) {
            variables.push(name);
        }
        rest = tail;
    }
    variables
}
