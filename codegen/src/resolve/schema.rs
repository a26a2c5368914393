//! What a schema is, by its shape alone.

use std::collections::BTreeMap;

use crate::discovery::Schema;

/// What a schema becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SchemaKind {
    /// A struct.
    Message,
    /// An open enum.
    Enum,
    /// An alias.
    Alias,
}

/// What a schema becomes.
pub(super) fn kind_of(schema: &Schema) -> SchemaKind {
    if is_message(schema) {
        SchemaKind::Message
    } else if is_enum(schema) {
        SchemaKind::Enum
    } else {
        SchemaKind::Alias
    }
}

/// An object with properties, or with neither properties nor typed values, is a struct. With typed values only, it is a map.
pub(super) fn is_message(schema: &Schema) -> bool {
    schema.reference.is_none()
        && matches!(schema.kind.as_deref(), Some("object") | None)
        && schema.items.is_none()
        && (!schema.properties.is_empty() || schema.additional_properties.is_none())
}

pub(super) fn is_enum(schema: &Schema) -> bool {
    schema.kind.as_deref() == Some("string") && !schema.values.is_empty()
}

pub(super) fn is_any(schema: &Schema) -> bool {
    schema.reference.is_none() && schema.kind.as_deref() == Some("any")
}

/// Whether it is an `integer` without a 32-bit format, or a list or a map of such integers.
pub(super) fn has_plain_integer(schema: &Schema) -> bool {
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

/// The properties whose value, element or map value is an inline object or enum, each with whether it is a list or a map.
pub(super) fn keys_of_inline_types(
    properties: &BTreeMap<String, Schema>,
) -> impl Iterator<Item = (&str, bool)> {
    let inline = properties
        .iter()
        .filter(|(_, schema)| is_or_holds_inline_type(schema));
    inline.map(|(wire, schema)| (wire.as_str(), is_list_or_map(schema)))
}

/// Whether a property is a list or a map, or a parameter is repeated.
pub(super) fn is_list_or_map(schema: &Schema) -> bool {
    schema.repeated
        || schema.items.is_some()
        || (schema.properties.is_empty() && schema.additional_properties.is_some())
}

/// Whether a schema has inline types of its own.
pub(super) fn contains_inline_types(schema: &Schema) -> bool {
    let parts = schema
        .items
        .iter()
        .chain(&schema.additional_properties)
        .map(AsRef::as_ref);
    schema
        .properties
        .values()
        .chain(parts)
        .any(is_or_holds_inline_type)
}

pub(super) fn is_or_holds_inline_type(schema: &Schema) -> bool {
    if schema.reference.is_some() {
        return false;
    }
    if let Some(items) = &schema.items {
        return is_or_holds_inline_type(items);
    }
    if !schema.properties.is_empty() {
        return true;
    }
    match &schema.additional_properties {
        Some(values) => is_or_holds_inline_type(values),
        None => is_enum(schema),
    }
}
