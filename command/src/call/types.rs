//! The types of a model by their paths.

use std::collections::BTreeMap;

use discovery_codegen::model::{Api, Field, Item, ItemKind, Type, TypePath, Variant};

/// The types of a model by their paths.
pub(super) struct Types<'m>(BTreeMap<TypePath, &'m Item>);

/// What a type is, if aliases are followed.
#[derive(Clone, Copy)]
pub(super) enum Kind<'m> {
    Message(&'m Item, &'m [Field]),
    Enum(&'m Item, &'m [Variant]),
    List(&'m Type),
    Map(&'m Type),
    Scalar(&'m Type),
}

impl<'m> Types<'m> {
    pub(super) fn new(api: &'m Api) -> Self {
        let mut types = BTreeMap::new();
        api.each_item(&mut |modules, item| {
            let path = TypePath {
                modules: modules.to_vec(),
                name: item.name.clone(),
            };
            types.insert(path, item);
        });
        Self(types)
    }

    /// What a type is.
    pub(super) fn kind(&self, ty: &'m Type) -> Kind<'m> {
        match ty {
            Type::Named(path) | Type::Boxed(path) => match self.0.get(path).copied() {
                Some(item) => match &item.kind {
                    ItemKind::Message(fields) => Kind::Message(item, fields),
                    ItemKind::Enum(variants) => Kind::Enum(item, variants),
                    ItemKind::Alias(other) => self.kind(other),
                },
                None => Kind::Scalar(&Type::Json),
            },
            Type::List(element) => Kind::List(element),
            Type::Map(value) => Kind::Map(value),
            scalar => Kind::Scalar(scalar),
        }
    }
}

/// What a message or an enum is called in messages.
pub(super) fn name(item: &Item) -> &str {
    item.schema
        .as_ref()
        .map_or_else(|| item.name.plain(), |schema| schema.0.as_str())
}
