//! Schemas to types: what each is, where it lives and what a use of it looks like.

use std::collections::BTreeMap;

use super::Resolver;
use super::docs;
use super::names::{self, Place};
use crate::discovery::Schema;
use crate::model::{
    Field, Item, ItemKind, Module, Named, RustIdent, Type, TypePath, Variant, WireName,
};

/// Where inline types of a schema, or of a method, are put.
pub(super) struct Nest<'a> {
    /// The path of the module in the generated code.
    pub modules: Vec<RustIdent>,
    /// The words that names in the module need not repeat: those of the type that it is named after.
    pub words: Vec<String>,
    /// The types in it.
    pub module: &'a mut Module,
}

impl Resolver<'_> {
    /// The module `types`: all schemas, and the enums of the document's standard parameters.
    pub(super) fn types(&mut self) -> Module {
        let document = self.document;
        let mut module = Module::default();
        for (id, schema) in &document.schemas {
            let path = format!("schemas.{id}");
            let Some(name) = self.schema_names.get(id).cloned() else {
                continue;
            };
            let inner_name = self
                .schema_modules
                .get(id)
                .cloned()
                .unwrap_or_else(|| names::single(Place::TypeModule, id));
            let mut inner = Module::default();
            let modules = vec![types_module(), inner_name.clone()];
            let words = names::words(id);
            let kind = match self.schema_kind(id) {
                Named::Message => {
                    let mut nest = Nest {
                        modules,
                        words,
                        module: &mut inner,
                    };
                    ItemKind::Message(self.fields(&path, &schema.properties, &mut nest))
                }
                Named::Enum => ItemKind::Enum(self.variants(schema)),
                Named::Alias => {
                    let mut nest = Nest {
                        modules,
                        words,
                        module: &mut inner,
                    };
                    let ty = if self.alias_is_endless(id) {
                        self.omit(
                            &path,
                            "refers to itself without an object between: any JSON value",
                        );
                        Type::Json
                    } else {
                        self.type_of(&path, "item", schema, &mut nest)
                    };
                    ItemKind::Alias(ty)
                }
            };
            if schema.additional_properties.is_some() && !schema.properties.is_empty() {
                self.omit(
                    &format!("{path}.additionalProperties"),
                    "beside properties: kept among the unknown fields",
                );
            }
            module.items.push(Item {
                path,
                schema: told_apart(id, &name, &kind),
                name,
                docs: docs::clean(&schema.description),
                deprecated: schema.deprecated,
                kind,
            });
            if !inner.items.is_empty() {
                module.modules.push((inner_name, inner));
            }
        }
        for (wire, parameter) in &document.parameters {
            if let Some(name) = self.standard_enums.get(wire).cloned() {
                module.items.push(Item {
                    path: format!("parameters.{wire}"),
                    name,
                    schema: None,
                    docs: docs::clean(&parameter.description),
                    deprecated: parameter.deprecated,
                    kind: ItemKind::Enum(self.variants(parameter)),
                });
            }
        }
        module.items.sort_by(|a, b| a.name.cmp(&b.name));
        module.modules.sort_by(|a, b| a.0.cmp(&b.0));
        module
    }

    /// What a schema becomes.
    pub(super) fn schema_kind(&self, id: &str) -> Named {
        match self.document.schemas.get(id) {
            Some(schema) if is_message(schema) => Named::Message,
            Some(schema) if is_enum(schema) => Named::Enum,
            _ => Named::Alias,
        }
    }

    /// Whether following the alias alone comes back to it.
    fn alias_is_endless(&self, id: &str) -> bool {
        let mut seen = vec![id.to_owned()];
        let mut open = vec![id.to_owned()];
        while let Some(next) = open.pop() {
            let Some(schema) = self.document.schemas.get(&next) else {
                continue;
            };
            let mut inner = vec![schema];
            while let Some(schema) = inner.pop() {
                inner.extend(schema.items.as_deref());
                inner.extend(schema.additional_properties.as_deref());
                if let Some(target) = &schema.reference {
                    if target == id {
                        return true;
                    }
                    if self.schema_kind(target) == Named::Alias && !seen.contains(target) {
                        seen.push(target.clone());
                        open.push(target.clone());
                    }
                }
            }
        }
        false
    }

    /// The fields of an object, in the order of their wire names.
    pub(super) fn fields(
        &mut self,
        path: &str,
        properties: &BTreeMap<String, Schema>,
        nest: &mut Nest<'_>,
    ) -> Vec<Field> {
        let field_names = names::settle(Place::Field, properties.keys().map(String::as_str));
        let type_names =
            names::settle_inline(Place::InlineType, &nest.words, inline_keys(properties));
        let module_names =
            names::settle_inline(Place::Module, &nest.words, inline_keys(properties));
        let mut fields = Vec::new();
        for (wire, schema) in properties {
            let Some(name) = field_names.get(wire.as_str()).cloned() else {
                continue;
            };
            let inline = InlineNames {
                words: names::short(&nest.words, wire, holds_several(schema)),
                name: type_names
                    .get(wire.as_str())
                    .cloned()
                    .unwrap_or_else(|| names::single(Place::InlineType, wire)),
                module: module_names
                    .get(wire.as_str())
                    .cloned()
                    .unwrap_or_else(|| names::single(Place::Module, wire)),
            };
            let ty = self.type_named(&format!("{path}.properties.{wire}"), &inline, schema, nest);
            fields.push(Field {
                wire: WireName(wire.clone()),
                name,
                docs: self.property_docs(schema),
                deprecated: schema.deprecated,
                read_only: schema.read_only,
                ty,
                plain_integer: has_plain_integer(schema),
            });
        }
        fields
    }

    /// The type of a schema in a place where an inline type takes its name from `wire` alone.
    pub(super) fn type_of(
        &mut self,
        path: &str,
        wire: &str,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        let inline = InlineNames {
            words: names::words(wire),
            name: names::single(Place::InlineType, wire),
            module: names::single(Place::Module, wire),
        };
        self.type_named(path, &inline, schema, nest)
    }

    /// The type of a value. An inline object or enum becomes a type of `nest`.
    pub(super) fn type_named(
        &mut self,
        path: &str,
        inline: &InlineNames,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        if let Some(target) = &schema.reference {
            return self.reference(path, target);
        }
        if let Some(items) = &schema.items {
            let item = self.type_named(&format!("{path}.items"), inline, items, nest);
            return Type::List(Box::new(item));
        }
        match schema.kind.as_deref() {
            Some("object") | None if !schema.properties.is_empty() => {
                self.inline_message(path, inline, schema, nest)
            }
            Some("object") => match &schema.additional_properties {
                Some(values) if !is_any(values) => {
                    let value = self.type_named(
                        &format!("{path}.additionalProperties"),
                        inline,
                        values,
                        nest,
                    );
                    Type::Map(Box::new(value))
                }
                _ => Type::JsonMap,
            },
            Some("array") => {
                self.omit(path, "a list without `items`: of any JSON value");
                Type::List(Box::new(Type::Json))
            }
            Some("string") if !schema.values.is_empty() => {
                nest.module.items.push(Item {
                    path: path.to_owned(),
                    name: inline.name.clone(),
                    schema: None,
                    docs: docs::clean(&schema.description),
                    deprecated: false,
                    kind: ItemKind::Enum(self.variants(schema)),
                });
                Type::Named(TypePath {
                    modules: nest.modules.clone(),
                    name: inline.name.clone(),
                    named: Named::Enum,
                })
            }
            Some("any") => Type::Json,
            Some(kind) => self.scalar(path, kind, schema),
            None => {
                self.omit(path, "has no `type`: any JSON value");
                Type::Json
            }
        }
    }

    fn reference(&mut self, path: &str, target: &str) -> Type {
        match self.schema_names.get(target).cloned() {
            Some(name) => Type::Named(TypePath {
                modules: vec![types_module()],
                name,
                named: self.schema_kind(target),
            }),
            None => {
                self.omit(path, &format!("refers to a schema `{target}` that the document does not have: any JSON value"));
                Type::Json
            }
        }
    }

    fn inline_message(
        &mut self,
        path: &str,
        inline: &InlineNames,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        let mut inner = Module::default();
        let mut modules = nest.modules.clone();
        modules.push(inline.module.clone());
        let mut inner_nest = Nest {
            modules,
            words: inline.words.clone(),
            module: &mut inner,
        };
        let fields = self.fields(path, &schema.properties, &mut inner_nest);
        nest.module.items.push(Item {
            path: path.to_owned(),
            name: inline.name.clone(),
            schema: None,
            docs: docs::clean(&schema.description),
            deprecated: false,
            kind: ItemKind::Message(fields),
        });
        if !inner.items.is_empty() {
            nest.module.modules.push((inline.module.clone(), inner));
        }
        if schema.additional_properties.is_some() {
            self.omit(
                &format!("{path}.additionalProperties"),
                "beside properties: kept among the unknown fields",
            );
        }
        Type::Named(TypePath {
            modules: nest.modules.clone(),
            name: inline.name.clone(),
            named: Named::Message,
        })
    }

    fn scalar(&mut self, path: &str, kind: &str, schema: &Schema) -> Type {
        if !schema.values.is_empty() {
            self.omit(
                &format!("{path}.enum"),
                &format!("the values of a `{kind}` are not an enum"),
            );
        }
        let format = schema.format.as_deref();
        let (ty, known) = match (kind, format) {
            ("string", None) => (Type::String, true),
            ("string", Some("int64")) => (Type::I64, true),
            ("string", Some("uint64")) => (Type::U64, true),
            ("string", Some("byte")) => (Type::ByteString, true),
            ("string", Some("google-datetime" | "date-time")) => (Type::DateTime, true),
            ("string", Some("date")) => (Type::Date, true),
            ("string", Some("google-duration")) => (Type::Duration, true),
            ("string", Some("google-fieldmask")) => (Type::FieldMask, true),
            ("string", Some(_)) => (Type::String, false),
            ("integer", Some("int32")) => (Type::I32, true),
            ("integer", Some("uint32")) => (Type::U32, true),
            ("integer", Some("uint64")) => (Type::U64, true),
            ("integer", None | Some("int64")) => (Type::I64, true),
            ("integer", Some(_)) => (Type::I64, false),
            ("number", None | Some("double")) => (Type::F64, true),
            ("number", Some("float")) => (Type::F32, true),
            ("number", Some(_)) => (Type::F64, false),
            ("boolean", None) => (Type::Bool, true),
            ("boolean", Some(_)) => (Type::Bool, false),
            _ => {
                self.omit(
                    path,
                    &format!("has the unknown type `{kind}`: any JSON value"),
                );
                return Type::Json;
            }
        };
        if !known {
            self.omit(
                &format!("{path}.format"),
                &format!(
                    "`{}` of a `{kind}` is not known",
                    format.unwrap_or_default()
                ),
            );
        }
        ty
    }

    /// The variants of an enum, in the order of the document, which has a meaning to people.
    pub(super) fn variants(&mut self, schema: &Schema) -> Vec<Variant> {
        let variant_names = names::settle(
            Place::Variant,
            schema.values.iter().map(|value| value.value.as_str()),
        );
        schema
            .values
            .iter()
            .filter_map(|value| {
                Some(Variant {
                    wire: WireName(value.value.clone()),
                    name: variant_names.get(value.value.as_str()).cloned()?,
                    docs: docs::clean(&value.description),
                    deprecated: value.deprecated,
                })
            })
            .collect()
    }
}

/// The names that an inline type and the module of its own inline types would take.
pub(super) struct InlineNames {
    /// Its words, which the names of what is inline in it need not repeat.
    pub words: Vec<String>,
    pub name: RustIdent,
    pub module: RustIdent,
}

/// The result of an operation names its type by its schema. The code has the type's name, which tells as much but for the suffix
/// that a contested one has.
fn told_apart(id: &str, name: &RustIdent, kind: &ItemKind) -> Option<WireName> {
    let letters = |name: &str| -> String {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    };
    let differs = matches!(kind, ItemKind::Message(_)) && letters(id) != letters(name.plain());
    differs.then(|| WireName(id.to_owned()))
}

/// The module of all schemas.
pub(super) fn types_module() -> RustIdent {
    RustIdent::new("types")
}

/// An object with properties, or with nothing at all, is a struct; with typed values alone it is a map.
pub(super) fn is_message(schema: &Schema) -> bool {
    schema.reference.is_none()
        && matches!(schema.kind.as_deref(), Some("object") | None)
        && schema.items.is_none()
        && (!schema.properties.is_empty() || schema.additional_properties.is_none())
}

fn is_enum(schema: &Schema) -> bool {
    schema.kind.as_deref() == Some("string") && !schema.values.is_empty()
}

fn is_any(schema: &Schema) -> bool {
    schema.reference.is_none() && schema.kind.as_deref() == Some("any")
}

/// `integer` without a 32-bit format, through lists and maps.
fn has_plain_integer(schema: &Schema) -> bool {
    if let Some(inner) = schema
        .items
        .as_deref()
        .or(schema.additional_properties.as_deref())
    {
        return has_plain_integer(inner);
    }
    schema.kind.as_deref() == Some("integer")
        && !matches!(schema.format.as_deref(), Some("int32" | "uint32"))
}

/// The properties whose value, element or map value is an inline object or enum, and whether it is one of several.
fn inline_keys(properties: &BTreeMap<String, Schema>) -> impl Iterator<Item = (&str, bool)> {
    let inline = properties.iter().filter(|(_, schema)| has_inline(schema));
    inline.map(|(wire, schema)| (wire.as_str(), holds_several(schema)))
}

/// Whether a property is a list or a map, or a parameter is repeated.
pub(super) fn holds_several(schema: &Schema) -> bool {
    schema.repeated
        || schema.items.is_some()
        || (schema.properties.is_empty() && schema.additional_properties.is_some())
}

/// Whether a schema has inline types of its own.
pub(super) fn holds_inline(schema: &Schema) -> bool {
    let parts = schema
        .items
        .iter()
        .chain(&schema.additional_properties)
        .map(AsRef::as_ref);
    schema.properties.values().chain(parts).any(has_inline)
}

pub(super) fn has_inline(schema: &Schema) -> bool {
    if schema.reference.is_some() {
        return false;
    }
    if let Some(items) = &schema.items {
        return has_inline(items);
    }
    if !schema.properties.is_empty() {
        return true;
    }
    match &schema.additional_properties {
        Some(values) => has_inline(values),
        None => is_enum(schema),
    }
}
