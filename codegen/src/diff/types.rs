//! Types: structs, enums and aliases, with their fields and values.

use super::change::{At, ChangeList};
use super::pairs::{Pairs, are_similar};
use super::rules::Kind;
use super::typed::{Typed, inline_types, keys, match_types, schemas};
use super::walk::{Both, Placed};
use crate::model::{Api, Field, Item, ItemKind, Variant, text};

/// Compares the types in `types`.
pub(super) fn compare_schemas(old: &Api, new: &Api, changes: &mut ChangeList) {
    compare_types(&schemas(old), &schemas(new), changes);
}

/// Compares the inline types of a method that is in both.
pub(super) fn compare_inline_types(
    [(old, old_path), (new, new_path)]: Both<Placed<'_, '_>>,
    changes: &mut ChangeList,
) {
    compare_types(
        &inline_types(old, old_path),
        &inline_types(new, new_path),
        changes,
    );
}

fn compare_types(old: &[Typed<'_>], new: &[Typed<'_>], changes: &mut ChangeList) {
    let pairs = match_types(old, new);
    // The inline types of a removed or added type are not listed again.
    let (removed, added) = (keys(&pairs.removed), keys(&pairs.added));
    for typed in pairs
        .removed
        .iter()
        .filter(|typed| !typed.is_in_one_of(&removed))
    {
        changes.push(
            Kind::TypeRemoved,
            &typed.at(),
            describe_kind(typed.item),
            "",
        );
    }
    for typed in pairs
        .added
        .iter()
        .filter(|typed| !typed.is_in_one_of(&added))
    {
        changes.push(Kind::TypeAdded, &typed.at(), "", describe_kind(typed.item));
    }
    for (old, new) in &pairs.renamed {
        let at = old.at().moved_to(&new.item.path);
        changes.push(Kind::TypeRenamed, &at, old.rust_path(), new.rust_path());
    }
    for (old, new) in &pairs.both {
        if old.within != new.within {
            changes.push(
                Kind::NameChanged,
                &old.at(),
                old.rust_path(),
                new.rust_path(),
            );
        }
    }
    for (old, new) in pairs.both.iter().chain(&pairs.renamed) {
        compare_type(old, new, changes);
    }
}

/// Compares a type that is in both.
fn compare_type(old: &Typed<'_>, new: &Typed<'_>, changes: &mut ChangeList) {
    let Item {
        path: _,
        name: _,
        // Compared by `softened`.
        old_name: _,
        // It follows from the place and the name.
        schema: _,
        docs,
        deprecated,
        kind,
    } = old.item;
    let at = old.at().moved_to(&new.item.path);
    match (kind, &new.item.kind) {
        (ItemKind::Message(old), ItemKind::Message(new)) => compare_fields(old, new, &at, changes),
        (ItemKind::Enum(old), ItemKind::Enum(new)) => compare_variants(old, new, &at, changes),
        (ItemKind::Alias(old), ItemKind::Alias(new)) => {
            if !changes.is_same_type(old, new) {
                changes.push(Kind::AliasChanged, &at, text::ty(old), text::ty(new));
            }
        }
        _ => changes.push(
            Kind::TypeKindChanged,
            &at,
            describe_kind(old.item),
            describe_kind(new.item),
        ),
    }
    changes.compare_deprecated(&at, *deprecated, new.item.deprecated);
    changes.compare_docs(&at, docs, &new.item.docs);
}

fn compare_fields(old: &[Field], new: &[Field], message: &At, changes: &mut ChangeList) {
    let at = |field: &Field| {
        let path = format!("{}.properties.{}", message.path, field.wire.0);
        message.part(format!("{}::{}", message.rust, field.name), path)
    };
    let shown = |field: &Field| format!("{}: {}", field.name, text::field(&field.ty));
    let alike = |old: &Field, new: &Field| {
        changes.is_same_type(&old.ty, &new.ty)
            && (are_similar(&old.wire.0, &new.wire.0)
                || (old.docs == new.docs && !old.docs.0.is_empty()))
    };
    let pairs = Pairs::new(old, new, |field| &field.wire)
        .then_by_key(|field| &field.name)
        .then_by_looks(alike);
    for field in pairs.removed {
        changes.push(Kind::FieldRemoved, &at(field), text::field(&field.ty), "");
    }
    for field in pairs.added {
        changes.push(Kind::FieldAdded, &at(field), "", text::field(&field.ty));
    }
    for (old, new) in &pairs.renamed {
        let here = at(old).moved_to(at(new).path);
        changes.push(Kind::FieldRenamed, &here, shown(old), shown(new));
    }
    for (old, new) in &pairs.both {
        let here = at(old);
        changes.compare_names(&here, &old.name, &new.name);
        let here = here.moved_to(at(new).path);
        changes.compare_text(Kind::FieldKey, &here, &old.wire.0, &new.wire.0);
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let Field {
            wire: _,
            name: _,
            docs,
            deprecated,
            // The documentation has them, and no code depends on them.
            read_only: _,
            required_by: _,
            ty,
            plain_integer,
            // It follows from the documentation, and from the methods that have a mask.
            unmasked: _,
        } = old;
        let here = at(old).moved_to(at(new).path);
        if !changes.is_same_type(ty, &new.ty) {
            changes.push(
                Kind::FieldRetyped,
                &here,
                text::field(ty),
                text::field(&new.ty),
            );
        } else if *plain_integer != new.plain_integer {
            let form = |plain: bool| if plain { "a number" } else { "a string" };
            changes.push(
                Kind::FieldForm,
                &here,
                form(*plain_integer),
                form(new.plain_integer),
            );
        }
        changes.compare_deprecated(&here, *deprecated, new.deprecated);
        changes.compare_docs(&here, docs, &new.docs);
    }
}

fn compare_variants(old: &[Variant], new: &[Variant], message: &At, changes: &mut ChangeList) {
    let at = |variant: &Variant| {
        let path = format!("{}.enum.{}", message.path, variant.wire.0);
        message.part(format!("{}::{}", message.rust, variant.name), path)
    };
    let alike = |old: &Variant, new: &Variant| {
        are_similar(&old.wire.0, &new.wire.0) || (old.docs == new.docs && !old.docs.0.is_empty())
    };
    let pairs = Pairs::new(old, new, |variant| &variant.wire)
        .then_by_key(|variant| &variant.name)
        .then_by_looks(alike);
    for variant in pairs.removed {
        changes.push(Kind::ValueRemoved, &at(variant), &variant.wire.0, "");
    }
    for variant in pairs.added {
        changes.push(Kind::ValueAdded, &at(variant), "", &variant.wire.0);
    }
    for (old, new) in &pairs.renamed {
        let here = at(old).moved_to(at(new).path);
        changes.push(Kind::ValueRenamed, &here, &old.wire.0, &new.wire.0);
    }
    for (old, new) in &pairs.both {
        let here = at(old);
        changes.compare_names(&here, &old.name, &new.name);
        changes.compare_text(
            Kind::ValueKey,
            &here.moved_to(at(new).path),
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
        let here = at(old).moved_to(at(new).path);
        changes.compare_deprecated(&here, *deprecated, new.deprecated);
        changes.compare_docs(&here, docs, &new.docs);
    }
}

/// `struct`, `enum` or `alias`, and the number of its fields or values.
fn describe_kind(item: &Item) -> String {
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
