//! An open enum: its known values, and a variant for unknown values, which only the runtime can build.

use super::doc;
use super::joined::{OPEN_ENUM, UNKNOWN_VALUE};
use super::paths::ident;
use super::syntax::{Attributes, enumeration, name, tuple_variant, variant};
use super::table::Table;
use crate::model::{Item, Variant};

/// The enum.
pub(super) fn declaration(item: &Item, variants: &[Variant]) -> syn::Item {
    let attributes = doc::lines(&item.docs)
        .and(doc::deprecated(item.deprecated))
        .and(doc::type_alias(item))
        .and(Attributes::word(name("non_exhaustive")));
    let declared = variants.iter().map(|one| {
        let attributes = doc::lines(&one.docs).and(doc::deprecated(one.deprecated));
        variant(attributes, ident(&one.name))
    });
    let unknown = tuple_variant(doc::hidden(), name("__Unknown"), UNKNOWN_VALUE.ty());
    enumeration(attributes, ident(&item.name), declared.chain([unknown]))
}

/// The table of values: a line for each, in ascending order of their bytes.
pub(super) fn table(item: &Item, variants: &[Variant]) -> syn::Item {
    let mut sorted: Vec<&Variant> = variants.iter().collect();
    sorted.sort_by_key(|variant| variant.wire.0.as_bytes());
    let mut table = Table::new("enum", &item.name);
    for (index, variant) in sorted.iter().enumerate() {
        table.row(index);
        table.text(&variant.wire.0);
        table.word(&variant.name);
    }
    table.call(OPEN_ENUM)
}
