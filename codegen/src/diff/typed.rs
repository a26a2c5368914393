//! The types of a model with their places, and the pairs of old and new types.

use std::collections::{BTreeMap, BTreeSet};

use super::change::At;
use super::pairs::Pairs;
use crate::model::{
    Api, Item, ItemKind, Method, ResourcePath, RustIdent, Type, TypeModule, TypePath, text,
    types_module,
};

/// A type and its place.
#[derive(Debug)]
pub(super) struct Typed<'a> {
    pub(super) item: &'a Item,
    /// The modules it is in, from the root.
    pub(super) modules: Vec<RustIdent>,
    /// Its path in its own module: `cluster::State` in `types`.
    pub(super) within: String,
    /// Its JSON path in the document, without that of its method.
    key: &'a str,
}

impl Typed<'_> {
    /// Its path from the root.
    pub(super) fn rust_path(&self) -> String {
        text::path(&self.modules, &self.item.name)
    }

    pub(super) fn type_path(&self) -> TypePath {
        TypePath::new(&self.modules, &self.item.name)
    }

    pub(super) fn at(&self) -> At {
        At::item(&self.rust_path(), &self.item.path)
    }

    /// Whether it is a schema, and not an inline type.
    pub(super) fn is_schema(&self) -> bool {
        self.modules.len() == 1
    }

    /// Whether it is inline in a type with one of these keys.
    pub(super) fn is_in_one_of(&self, keys: &BTreeSet<&str>) -> bool {
        let mut ends = self.key.match_indices('.').map(|(at, _)| at);
        ends.any(|end| self.key.get(..end).is_some_and(|key| keys.contains(key)))
    }
}

/// The keys of some types.
pub(super) fn keys<'a>(types: &[&Typed<'a>]) -> BTreeSet<&'a str> {
    types.iter().map(|typed| typed.key).collect()
}

/// The types in `types`.
pub(super) fn schemas(api: &Api) -> Vec<Typed<'_>> {
    flatten(&api.types, &[types_module()], "")
}

/// The inline types of a method.
pub(super) fn inline_types<'a>(method: &'a Method, path: &ResourcePath<'_>) -> Vec<Typed<'a>> {
    flatten(
        &method.types,
        &path.modules_of(method),
        &method.path_in_document,
    )
}

fn flatten<'a>(module: &'a TypeModule, modules: &[RustIdent], path: &str) -> Vec<Typed<'a>> {
    let mut types = Vec::new();
    let depth = modules.len();
    module.each_item(modules, &mut |modules, item| {
        let inner = modules.get(depth..).unwrap_or_default();
        types.push(Typed {
            item,
            modules: modules.to_vec(),
            within: text::path(inner, &item.name),
            key: item.path.strip_prefix(path).unwrap_or(&item.path),
        });
    });
    types
}

/// Matches types by their place in the document, by their Rust path, and by their shape. The inline types of a renamed schema
/// are renamed with it.
pub(super) fn match_types<'a>(old: &'a [Typed<'a>], new: &'a [Typed<'a>]) -> Pairs<'a, Typed<'a>> {
    Pairs::new(old, new, |typed| typed.key)
        .then_by_key(|typed| &typed.within)
        .then_by_shape(|typed| typed.is_schema().then(|| shape(typed.item)).flatten())
        .then_by_successor(
            |pairs| {
                let renamed = pairs.renamed.iter();
                let schemas = renamed
                    .filter_map(|(old, new)| Some((old.key.strip_prefix("schemas.")?, *new)));
                schemas.collect::<BTreeMap<&str, &Typed<'_>>>()
            },
            |renamed, typed| {
                // The new name of the schema that it is inline in.
                let (schema, rest) = typed.key.strip_prefix("schemas.")?.split_once('.')?;
                let new = renamed.get(schema)?;
                Some(format!("{}.{rest}", new.key))
            },
            |typed| typed.key.to_owned(),
        )
}

/// The shape of a type without its name: its keys with their types, or its values. `None` if it has none.
fn shape(item: &Item) -> Option<Vec<(String, String)>> {
    let named = |ty: &Type| match ty {
        Type::Named(path) | Type::Boxed(path) if path.name == item.name => "Self".to_owned(),
        Type::Named(path) | Type::Boxed(path) => path.name.to_string(),
        other => text::ty(other),
    };
    let shape: Vec<(String, String)> = match &item.kind {
        ItemKind::Message(fields) => {
            let fields = fields.iter();
            fields
                .map(|field| (field.wire.0.clone(), named(&field.ty)))
                .collect()
        }
        ItemKind::Enum(values) => {
            let values = values.iter();
            values
                .map(|value| (value.wire.0.clone(), "value".to_owned()))
                .collect()
        }
        ItemKind::Alias(_) => Vec::new(),
    };
    (!shape.is_empty()).then_some(shape)
}
