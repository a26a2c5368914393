//! A message: a struct and its field table.

use super::doc;
use super::joined::{MESSAGE, OPTION, UNKNOWN};
use super::paths::{ModulePath, ident};
use super::syntax::{field, name, structure};
use super::table::Table;
use crate::model::{Field, Item, Type};

/// The struct.
pub(super) fn declaration(item: &Item, fields: &[Field], place: &ModulePath) -> syn::Item {
    let attributes = doc::lines(&item.docs)
        .and(doc::deprecated(item.deprecated))
        .and(doc::type_alias(item));
    let unknown = field(doc::hidden(), true, name("__unknown"), UNKNOWN.ty());
    let declared = fields.iter().map(|field| field_declaration(field, place));
    structure(attributes, ident(&item.name), declared.chain([unknown]))
}

fn field_declaration(one: &Field, place: &ModulePath) -> syn::Field {
    let attributes = doc::lines(&one.docs).and(doc::deprecated(one.deprecated));
    let ty = place.ty(&one.ty);
    let ty = match one.ty {
        Type::List(_) | Type::Map(_) => ty,
        _ => OPTION.of([ty]),
    };
    field(attributes, true, ident(&one.name), ty)
}

/// The field table: a line for each field, in ascending order of the wire names' bytes.
pub(super) fn table(item: &Item, fields: &[Field]) -> syn::Item {
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_by_key(|field| field.wire.0.as_bytes());
    let mut table = Table::new("struct", &item.name);
    if let Some(schema) = &item.schema {
        table.text(&schema.0);
    }
    let unmasked = sorted.iter().filter(|field| field.unmasked);
    let mut unmasked = unmasked.map(|field| field.wire.0.as_str()).peekable();
    if unmasked.peek().is_some() {
        table.row("unmasked");
        unmasked.for_each(|wire| table.text(wire));
    }
    for (index, field) in sorted.iter().enumerate() {
        table.row(index);
        table.text(&field.wire.0);
        table.word(&field.name);
        if field.plain_integer {
            table.word("plain");
        }
    }
    table.call(MESSAGE)
}
