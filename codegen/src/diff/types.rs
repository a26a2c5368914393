//! Types: structs, enums and aliases, with their fields and values.

use super::pairs::{Pairs, similar};
use super::resources::Place;
use super::{At, Changes, Kind};
use crate::model::{Api, Field, Item, ItemKind, Method, Module, RustIdent, Type, Variant, text};

/// A type and its place.
#[derive(Debug)]
pub(super) struct Typed<'a> {
    pub(super) item: &'a Item,
    /// The modules it is in, from the root.
    pub(super) modules: Vec<RustIdent>,
    /// Its path in its own module: `cluster::State` in `types`.
    within: String,
    /// Its JSON path in the document, without that of its method.
    key: &'a str,
}

impl Typed<'_> {
    /// Its path from the root.
    pub(super) fn rust(&self) -> String {
        text::path(&self.modules, &self.item.name)
    }

    fn at(&self) -> At {
        At::item(&self.rust(), &self.item.path)
    }

    /// It is no inline type.
    fn is_schema(&self) -> bool {
        self.modules.len() == 1
    }

    /// It is inline in a type of this list.
    fn is_in_one_of(&self, others: &[&Typed<'_>]) -> bool {
        let is_within = |other: &&Typed<'_>| {
            let rest = self.key.strip_prefix(other.key);
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        others.iter().any(is_within)
    }
}

/// The types in `types`.
pub(super) fn schemas(api: &Api) -> Vec<Typed<'_>> {
    flat(&api.types, &[RustIdent::new("types")], "")
}

/// The inline types of a method.
pub(super) fn of_method<'a>(method: &'a Method, place: &Place) -> Vec<Typed<'a>> {
    let modules: Vec<RustIdent> = place
        .modules
        .iter()
        .chain([&method.module])
        .cloned()
        .collect();
    flat(&method.types, &modules, &method.path_in_document)
}

fn flat<'a>(module: &'a Module, modules: &[RustIdent], path: &str) -> Vec<Typed<'a>> {
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

/// Matches types: by their place in the document, by their Rust path, by their looks, and those inline in ones that look alike.
pub(super) fn pairs<'a>(old: &'a [Typed<'a>], new: &'a [Typed<'a>]) -> Pairs<'a, Typed<'a>> {
    Pairs::new(old, new, |typed| typed.key)
        .or_by(|typed| &typed.within)
        .of_one_shape(|typed| typed.is_schema().then(|| shape(typed.item)).flatten())
        .led(
            |pairs, typed| {
                // Where the schema that it is inline in has gone to.
                let (schema, rest) = typed.key.strip_prefix("schemas.")?.split_once('.')?;
                let mut renamed = pairs.renamed.iter();
                let is_schema = |old: &Typed<'_>| old.key.strip_prefix("schemas.") == Some(schema);
                let (_, new) = renamed.find(|(old, _)| is_schema(old))?;
                Some(format!("{}.{rest}", new.key))
            },
            |typed| typed.key.to_owned(),
        )
}

/// What a type looks like whatever it is called: its keys with their types, or its values. None, if that says too little.
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

/// Compares the types in `types`.
pub(super) fn all(old: &Api, new: &Api, changes: &mut Changes) {
    compare(&schemas(old), &schemas(new), changes);
}

/// Compares the inline types of a method that is in both.
pub(super) fn in_method(
    [(old, old_place), (new, new_place)]: [(&Method, &Place); 2],
    changes: &mut Changes,
) {
    compare(
        &of_method(old, old_place),
        &of_method(new, new_place),
        changes,
    );
}

fn compare(old: &[Typed<'_>], new: &[Typed<'_>], changes: &mut Changes) {
    let pairs = pairs(old, new);
    // What is inline in a type that is gone, or new, goes without saying.
    for typed in pairs
        .removed
        .iter()
        .filter(|typed| !typed.is_in_one_of(&pairs.removed))
    {
        changes.push(Kind::TypeRemoved, &typed.at(), described(typed.item), "");
    }
    for typed in pairs
        .added
        .iter()
        .filter(|typed| !typed.is_in_one_of(&pairs.added))
    {
        changes.push(Kind::TypeAdded, &typed.at(), "", described(typed.item));
    }
    for (old, new) in &pairs.renamed {
        let at = old.at().now(&new.item.path);
        changes.push(Kind::TypeRenamed, &at, old.rust(), new.rust());
    }
    for (old, new) in &pairs.both {
        if old.within != new.within {
            changes.push(Kind::NameChanged, &old.at(), old.rust(), new.rust());
        }
    }
    for (old, new) in pairs.both.iter().chain(&pairs.renamed) {
        item(old, new, changes);
    }
}

/// Compares a type that is in both.
fn item(old: &Typed<'_>, new: &Typed<'_>, changes: &mut Changes) {
    let Item {
        path: _,
        name: _,
        // It follows from its place and its name.
        schema: _,
        docs,
        deprecated,
        kind,
    } = old.item;
    let at = old.at().now(&new.item.path);
    match (kind, &new.item.kind) {
        (ItemKind::Message(old), ItemKind::Message(new)) => fields(old, new, &at, changes),
        (ItemKind::Enum(old), ItemKind::Enum(new)) => variants(old, new, &at, changes),
        (ItemKind::Alias(old), ItemKind::Alias(new)) => {
            if !changes.same(old, new) {
                changes.push(Kind::AliasChanged, &at, text::ty(old), text::ty(new));
            }
        }
        _ => changes.push(
            Kind::TypeKindChanged,
            &at,
            described(old.item),
            described(new.item),
        ),
    }
    changes.deprecated(&at, *deprecated, new.item.deprecated);
    changes.docs(&at, docs, &new.item.docs);
}

fn fields(old: &[Field], new: &[Field], message: &At, changes: &mut Changes) {
    let at = |field: &Field| {
        let path = format!("{}.properties.{}", message.path, field.wire.0);
        message.part(format!("{}::{}", message.rust, field.name), path)
    };
    let shown = |field: &Field| format!("{}: {}", field.name, text::field(&field.ty));
    let alike = |old: &Field, new: &Field| {
        changes.same(&old.ty, &new.ty)
            && (similar(&old.wire.0, &new.wire.0)
                || (old.docs == new.docs && !old.docs.0.is_empty()))
    };
    let pairs = Pairs::new(old, new, |field| &field.wire)
        .or_by(|field| &field.name)
        .looking(alike);
    for field in pairs.removed {
        changes.push(Kind::FieldRemoved, &at(field), text::field(&field.ty), "");
    }
    for field in pairs.added {
        changes.push(Kind::FieldAdded, &at(field), "", text::field(&field.ty));
    }
    for (old, new) in &pairs.renamed {
        let here = at(old).now(at(new).path);
        changes.push(Kind::FieldRenamed, &here, shown(old), shown(new));
    }
    for (old, new) in &pairs.both {
        let here = at(old);
        changes.name(&here, &old.name, &new.name);
        let here = here.now(at(new).path);
        changes.text(Kind::FieldKey, &here, &old.wire.0, &new.wire.0);
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let Field {
            wire: _,
            name: _,
            docs,
            deprecated,
            // It is said in the documentation, and nothing else depends on it.
            read_only: _,
            ty,
            plain_integer,
        } = old;
        let here = at(old).now(at(new).path);
        if let Some(kind) = retyped(ty, &new.ty, changes) {
            changes.push(kind, &here, text::field(ty), text::field(&new.ty));
        } else if *plain_integer != new.plain_integer {
            let form = |plain: bool| if plain { "a number" } else { "a string" };
            changes.push(
                Kind::FieldForm,
                &here,
                form(*plain_integer),
                form(new.plain_integer),
            );
        }
        changes.deprecated(&here, *deprecated, new.deprecated);
        changes.docs(&here, docs, &new.docs);
    }
}

/// How the type of a field has changed, if it has.
fn retyped(old: &Type, new: &Type, changes: &Changes) -> Option<Kind> {
    let bare = |ty: &Type| match ty {
        Type::Boxed(path) => Type::Named(path.clone()),
        other => other.clone(),
    };
    match (old, new) {
        (old, new) if changes.same(old, new) => None,
        (Type::Named(_), Type::Boxed(_)) if changes.same(old, &bare(new)) => Some(Kind::FieldBoxed),
        (Type::Boxed(_), Type::Named(_)) if changes.same(&bare(old), new) => {
            Some(Kind::FieldUnboxed)
        }
        _ => Some(Kind::FieldRetyped),
    }
}

fn variants(old: &[Variant], new: &[Variant], message: &At, changes: &mut Changes) {
    let at = |variant: &Variant| {
        let path = format!("{}.enum.{}", message.path, variant.wire.0);
        message.part(format!("{}::{}", message.rust, variant.name), path)
    };
    let alike = |old: &Variant, new: &Variant| {
        similar(&old.wire.0, &new.wire.0) || (old.docs == new.docs && !old.docs.0.is_empty())
    };
    let pairs = Pairs::new(old, new, |variant| &variant.wire)
        .or_by(|variant| &variant.name)
        .looking(alike);
    for variant in pairs.removed {
        changes.push(Kind::ValueRemoved, &at(variant), &variant.wire.0, "");
    }
    for variant in pairs.added {
        changes.push(Kind::ValueAdded, &at(variant), "", &variant.wire.0);
    }
    for (old, new) in &pairs.renamed {
        let here = at(old).now(at(new).path);
        changes.push(Kind::ValueRenamed, &here, &old.wire.0, &new.wire.0);
    }
    for (old, new) in &pairs.both {
        let here = at(old);
        changes.name(&here, &old.name, &new.name);
        changes.text(
            Kind::ValueKey,
            &here.now(at(new).path),
            &old.wire.0,
            &new.wire.0,
        );
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let Variant {
            wire: _,
            name: _,
            docs,
            deprecated,
        } = old;
        let here = at(old).now(at(new).path);
        changes.deprecated(&here, *deprecated, new.deprecated);
        changes.docs(&here, docs, &new.docs);
    }
}

/// `struct`, `enum` or `alias`, and how much is in it.
fn described(item: &Item) -> String {
    let count = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    };
    match &item.kind {
        ItemKind::Message(fields) => format!("struct, {}", count(fields.len(), "field", "fields")),
        ItemKind::Enum(values) => format!("enum, {}", count(values.len(), "value", "values")),
        ItemKind::Alias(ty) => format!("alias of {}", text::ty(ty)),
    }
}
