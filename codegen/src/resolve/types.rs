//! Schemas to types: what each schema becomes, in which module, and the uses of it.

use std::collections::BTreeMap;

use super::names::{self, KeptNames, NameScope, Names};
use super::resolver::Resolver;
use super::schema::{
    SchemaKind, has_plain_integer, is_any, is_list_or_map, keys_of_inline_types, kind_of,
};
use super::update_mask::is_unmasked;
use super::words::split_words;
use crate::decisions::Aspect;
use crate::discovery::Schema;
use crate::model::{
    Field, Item, ItemKind, RustIdent, Type, TypeModule, TypePath, Variant, WireName, types_module,
};

/// The module that takes the inline types of a schema or of a method.
pub(super) struct Nest<'a> {
    /// The path of the module in the generated code.
    pub modules: Vec<RustIdent>,
    /// The words that names in the module do not repeat: those of the type after which the module is named.
    pub words: Vec<String>,
    /// The types in it.
    pub module: &'a mut TypeModule,
}

impl Resolver<'_> {
    /// The module `types`: all schemas.
    pub(super) fn resolve_types(&mut self) -> TypeModule {
        let document = self.document;
        let mut module = TypeModule::of("schemas");
        for (id, schema) in &document.schemas {
            let (item, inner) = self.resolve_schema(id, schema);
            module.items.push(item);
            if !inner.items.is_empty() {
                module
                    .modules
                    .push((self.schema_modules.name_of(id), inner));
            }
        }
        module.items.sort_by(|a, b| a.name.cmp(&b.name));
        module.modules.sort_by(|a, b| a.0.cmp(&b.0));
        module
    }

    /// The type of a schema, and the module of the types that are inline in it.
    fn resolve_schema(&mut self, id: &str, schema: &Schema) -> (Item, TypeModule) {
        let path = format!("schemas.{id}");
        let name = self.schema_names.name_of(id);
        let mut inner = TypeModule {
            old_name: self.schema_modules.old_name_of(id),
            ..TypeModule::of(&path)
        };
        let mut nest = Nest {
            modules: vec![types_module(), self.schema_modules.name_of(id)],
            words: split_words(id),
            module: &mut inner,
        };
        let kind = match kind_of(schema) {
            SchemaKind::Message => {
                ItemKind::Message(self.resolve_fields(&path, &schema.properties, &mut nest))
            }
            SchemaKind::Enum => ItemKind::Enum(self.resolve_variants(&path, schema)),
            SchemaKind::Alias => ItemKind::Alias(match self.aliases.reason(id) {
                Some(reason) => {
                    self.omit(&path, &reason);
                    Type::Json
                }
                None => self.resolve_type(&path, "item", schema, &mut nest),
            }),
        };
        if schema.additional_properties.is_some() && !schema.properties.is_empty() {
            self.omit(
                &format!("{path}.additionalProperties"),
                "beside properties: kept among the unknown fields",
            );
        }
        let item = Item {
            path,
            schema: schema_beside_name(id, &name, &kind),
            name,
            old_name: self.schema_names.old_name_of(id),
            docs: self.site().clean_with_summary(&schema.description),
            deprecated: schema.deprecated,
            kind,
        };
        (item, inner)
    }

    /// The fields of an object, in the order of their wire names.
    fn resolve_fields(
        &mut self,
        path: &str,
        properties: &BTreeMap<String, Schema>,
        nest: &mut Nest<'_>,
    ) -> Vec<Field> {
        let wires = || properties.keys().map(String::as_str);
        let place = |wire: &str| format!("{path}.properties.{wire}");
        let kept = self.kept_names(NameScope::Field, Aspect::Name, wires(), place);
        let field_names = names::assign_names_beside(NameScope::Field, wires(), &kept);
        let words = nest.words.clone();
        let inline = || keys_of_inline_types(properties);
        let kept = self.kept_inline_names(inline, place);
        let inline_names = InlineScope::new(&words, inline, &kept);
        let mut fields = Vec::new();
        for (wire, schema) in properties {
            let inline = || inline_names.names_of(&words, wire, schema);
            let ty = self.resolve_type_named(
                &format!("{path}.properties.{wire}"),
                &inline,
                schema,
                nest,
            );
            fields.push(Field {
                wire: WireName(wire.clone()),
                name: field_names.name_of(wire),
                docs: self.property_docs(schema),
                deprecated: schema.deprecated,
                read_only: schema.read_only,
                required_by: schema.required_by.clone(),
                ty,
                plain_integer: has_plain_integer(schema),
                unmasked: is_unmasked(wire, schema),
            });
        }
        fields
    }

    /// The type of a body, or of what an alias stands for. An inline type takes its name from `wire`, unless it had another one.
    pub(super) fn resolve_type(
        &mut self,
        path: &str,
        wire: &str,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        if let Some(target) = &schema.reference {
            return self.resolve_reference(path, target);
        }
        let names = self.lone_inline_names(path, wire, nest.module);
        self.resolve_type_named(path, &|| names.clone(), schema, nest)
    }

    /// The names of an inline type beside those that its module has already.
    fn lone_inline_names(&self, path: &str, wire: &str, beside: &TypeModule) -> InlineNames {
        let name = |scope, aspect, taken: Vec<&RustIdent>| {
            let mut kept = KeptNames::default();
            taken.into_iter().for_each(|name| kept.take(name.clone()));
            if let Some(name) = self.decisions.text(path, aspect) {
                kept.keep(scope, wire, name);
            }
            names::assign_names_beside(scope, [wire], &kept).name_of(wire)
        };
        let types = beside.items.iter().map(|item| &item.name).collect();
        let modules = beside.modules.iter().map(|(name, _)| name).collect();
        InlineNames {
            words: split_words(wire),
            name: name(NameScope::InlineType, Aspect::Type, types),
            module: name(NameScope::Module, Aspect::Module, modules),
        }
    }

    /// The type of a value. An inline object or enum becomes a type of `nest`, by these names, which few values need.
    pub(super) fn resolve_type_named(
        &mut self,
        path: &str,
        inline: &dyn Fn() -> InlineNames,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        if let Some(target) = &schema.reference {
            return self.resolve_reference(path, target);
        }
        if let Some(items) = &schema.items {
            let item = self.resolve_type_named(&format!("{path}.items"), inline, items, nest);
            return Type::List(Box::new(item));
        }
        match schema.kind.as_deref() {
            Some("object") | None if !schema.properties.is_empty() => {
                self.resolve_inline_message(path, inline(), schema, nest)
            }
            Some("object") => match &schema.additional_properties {
                Some(values) if !is_any(values) => {
                    let value = self.resolve_type_named(
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
                let name = inline().name;
                nest.module.items.push(Item {
                    path: path.to_owned(),
                    name: name.clone(),
                    old_name: None,
                    schema: None,
                    docs: self.site().clean_with_summary(&schema.description),
                    deprecated: false,
                    kind: ItemKind::Enum(self.resolve_variants(path, schema)),
                });
                Type::Named(TypePath {
                    modules: nest.modules.clone(),
                    name,
                })
            }
            Some("any") => Type::Json,
            Some(kind) => self.resolve_scalar(path, kind, schema),
            None => {
                self.omit(path, "has no `type`: any JSON value");
                Type::Json
            }
        }
    }

    fn resolve_reference(&mut self, path: &str, target: &str) -> Type {
        if self.document.schemas.contains_key(target) {
            Type::Named(TypePath {
                modules: vec![types_module()],
                name: self.schema_names.name_of(target),
            })
        } else {
            self.omit(
                path,
                &format!(
                    "refers to a schema `{target}` that the document does not have: any JSON value"
                ),
            );
            Type::Json
        }
    }

    fn resolve_inline_message(
        &mut self,
        path: &str,
        inline: InlineNames,
        schema: &Schema,
        nest: &mut Nest<'_>,
    ) -> Type {
        let mut inner = TypeModule::of(path);
        let mut modules = nest.modules.clone();
        modules.push(inline.module.clone());
        let mut inner_nest = Nest {
            modules,
            words: inline.words.clone(),
            module: &mut inner,
        };
        let fields = self.resolve_fields(path, &schema.properties, &mut inner_nest);
        nest.module.items.push(Item {
            path: path.to_owned(),
            name: inline.name.clone(),
            old_name: None,
            schema: None,
            docs: self.site().clean_with_summary(&schema.description),
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
        })
    }

    /// The variants of an enum, in the order of the document, which has a meaning to people.
    fn resolve_variants(&self, path: &str, schema: &Schema) -> Vec<Variant> {
        let wires = || schema.values.iter().map(|value| value.value.as_str());
        let place = |wire: &str| format!("{path}.enum.{wire}");
        let kept = self.kept_names(NameScope::Variant, Aspect::Name, wires(), place);
        let names = names::assign_names_beside(NameScope::Variant, wires(), &kept);
        let values = schema.values.iter();
        values
            .map(|value| Variant {
                wire: WireName(value.value.clone()),
                name: names.name_of(&value.value),
                docs: self.clean(&value.description),
                deprecated: value.deprecated,
            })
            .collect()
    }

    fn resolve_scalar(&mut self, path: &str, kind: &str, schema: &Schema) -> Type {
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
}

/// The names of the inline types in one module, and of their modules.
pub(super) struct InlineScope<'a> {
    types: Names<'a>,
    modules: Names<'a>,
}

impl<'a> InlineScope<'a> {
    /// Names the inline types of some items, in a module whose parent has these words. Each item is a wire name, and whether it is
    /// a list or a map.
    pub(super) fn new<I: Iterator<Item = (&'a str, bool)>>(
        parent: &[String],
        items: impl Fn() -> I,
        kept: &KeptInlineNames,
    ) -> Self {
        let (ty, module) = (NameScope::InlineType, NameScope::Module);
        Self {
            types: names::assign_inline_names(ty, parent, items(), &kept.types),
            modules: names::assign_inline_names(module, parent, items(), &kept.modules),
        }
    }

    /// The names of the type that is inline in an item.
    pub(super) fn names_of(&self, parent: &[String], wire: &str, schema: &Schema) -> InlineNames {
        InlineNames {
            words: names::inline_words(parent, wire, is_list_or_map(schema)),
            name: self.types.name_of(wire),
            module: self.modules.name_of(wire),
        }
    }
}

/// The names that inline types in one module keep, and their modules.
#[derive(Default)]
pub(super) struct KeptInlineNames {
    pub types: KeptNames,
    pub modules: KeptNames,
}

impl Resolver<'_> {
    /// The names that some inline types keep; each comes with the place of its property or parameter.
    pub(super) fn kept_inline_names<'w, I: Iterator<Item = (&'w str, bool)>>(
        &self,
        items: impl Fn() -> I,
        place: impl Fn(&str) -> String,
    ) -> KeptInlineNames {
        let kept = |scope, aspect| {
            let wires = items().map(|(wire, _)| wire);
            self.kept_names(scope, aspect, wires, &place)
        };
        KeptInlineNames {
            types: kept(NameScope::InlineType, Aspect::Type),
            modules: kept(NameScope::Module, Aspect::Module),
        }
    }
}

/// The names of an inline type and of the module of its own inline types.
#[derive(Clone)]
pub(super) struct InlineNames {
    /// Its words, which the names of its own inline types do not repeat.
    pub words: Vec<String>,
    pub name: RustIdent,
    pub module: RustIdent,
}

/// The id of the schema of a message, if it is not just another spelling of the name: then the name has a suffix. The result of an
/// operation says its type by the id of the schema.
fn schema_beside_name(id: &str, name: &RustIdent, kind: &ItemKind) -> Option<WireName> {
    let letters = |name: &str| -> String {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    };
    let differs = matches!(kind, ItemKind::Message(_)) && letters(id) != letters(name.plain());
    differs.then(|| WireName(id.to_owned()))
}
