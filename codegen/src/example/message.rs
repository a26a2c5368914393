//! The body of a request, built with `make!`.

use super::required::says_required;
use super::types::Types;
use super::uses::Uses;
use super::values;
use super::width::WIDTH;
use crate::model::{Field, Item, ItemKind, Method, Type, text};
use crate::resolve::words::split_words;

/// How many fields a body names at most.
const MOST_FIELDS: usize = 3;

/// Properties that say what a resource is, best first.
const TELLING: [&str; 7] = [
    "display_name",
    "title",
    "summary",
    "name",
    "subject",
    "content",
    "text",
];

/// What is said beside one of them.
const FURTHER: &str = "description";

/// What a body is in an example.
pub(super) fn body(method: &Method, ty: &Type, types: &Types<'_>, uses: &mut Uses) -> String {
    match types.find(ty) {
        Some((path, item)) => match &item.kind {
            ItemKind::Message(fields) => {
                uses.make();
                let name = uses.imported(&text::type_path(path));
                let fields = chosen(fields, &method.id, types);
                made(&name, item, &fields, types, uses)
            }
            ItemKind::Enum(_) => values::of_type(ty, "", types, uses),
            ItemKind::Alias(_) => "Default::default()".to_owned(),
        },
        None => values::of_type(ty, "", types, uses),
    }
}

/// `make!(Policy { display_name: "My policy" })`. A field that is a message has one field itself. If the whole is too long for a line,
/// each field has one.
fn made(name: &str, item: &Item, fields: &[&Field], types: &Types<'_>, uses: &mut Uses) -> String {
    let values: Vec<String> = fields
        .iter()
        .map(|field| {
            let value = match types.find(&field.ty) {
                Some((path, inner)) if matches!(inner.kind, ItemKind::Message(_)) => {
                    let ItemKind::Message(all) = &inner.kind else {
                        return String::new();
                    };
                    let name = uses.imported(&text::type_path(path));
                    made(&name, inner, &chosen_within(all, types), types, uses)
                }
                _ => value(field, item, types, uses),
            };
            format!("{}: {value}", field.name)
        })
        .collect();
    if values.is_empty() {
        return format!("make!({name} {{}})");
    }
    let whole = format!("make!({name} {{ {} }})", values.join(", "));
    match whole.len() + LET_BODY.len() <= WIDTH {
        true => whole,
        false => format!("make!({name} {{\n    {},\n}})", values.join(",\n    ")),
    }
}

/// The statement around the body.
const LET_BODY: &str = "let body = ;";

/// The fields of a message within a body: those that are required, or one that is a value.
fn chosen_within<'a>(fields: &'a [Field], types: &Types<'_>) -> Vec<&'a Field> {
    let is_value = |field: &&Field| {
        let is_message = types
            .find(&field.ty)
            .is_some_and(|(_, item)| matches!(item.kind, ItemKind::Message(_)));
        is_settable(field) && !is_message && has_value(&field.ty, types)
    };
    let values = || fields.iter().filter(is_value);
    let required: Vec<&Field> = values()
        .filter(|field| says_required(&field.docs))
        .take(MOST_FIELDS)
        .collect();
    if !required.is_empty() {
        return required;
    }
    let telling = simple(fields).into_iter().next();
    telling.or_else(|| values().next()).into_iter().collect()
}

/// The fields that the example names: those that the method requires, or the telling ones, or one message with a telling field.
fn chosen<'a>(fields: &'a [Field], id: &str, types: &Types<'_>) -> Vec<&'a Field> {
    let required: Vec<&Field> = fields
        .iter()
        .filter(|field| is_settable(field) && is_required(field, id) && has_value(&field.ty, types))
        .take(MOST_FIELDS)
        .collect();
    if !required.is_empty() {
        return required;
    }
    let simple = simple(fields);
    if !simple.is_empty() {
        return simple;
    }
    let mut settable = fields.iter().filter(|field| is_settable(field));
    let nested = settable.clone().find(|field| match types.find(&field.ty) {
        Some((_, item)) => match &item.kind {
            ItemKind::Message(inner) => !self::simple(inner).is_empty(),
            _ => false,
        },
        None => false,
    });
    let any = nested.or_else(|| settable.find(|field| has_value(&field.ty, types)));
    any.into_iter().collect()
}

/// The best of the telling texts among the fields, and the description.
fn simple(fields: &[Field]) -> Vec<&Field> {
    let named = |name: &&str| {
        fields.iter().find(|field| {
            field.name.plain() == *name && field.ty == Type::String && is_settable(field)
        })
    };
    let telling = TELLING.iter().find_map(named);
    telling.into_iter().chain(named(&FURTHER)).collect()
}

fn value(field: &Field, item: &Item, types: &Types<'_>, uses: &mut Uses) -> String {
    match (&field.ty, field.name.plain()) {
        (Type::String, "description" | "content" | "text") => values::quoted("What it is for"),
        (Type::String, "display_name" | "title" | "summary" | "subject") => {
            let words = split_words(item.name.plain()).join(" ");
            values::quoted(&format!("My {words}"))
        }
        (Type::String, _) => {
            let text = values::of_name(&field.wire.0, item.name.plain());
            values::quoted(&text)
        }
        // The elements of a list are converted as fields are.
        (Type::List(element), _) if **element == Type::String => {
            format!(
                "[{}]",
                values::quoted(&values::of_name(&field.wire.0, item.name.plain()))
            )
        }
        (ty, _) => values::of_type(ty, &field.wire.0, types, uses),
    }
}

/// Whether an example can show a value of the type.
pub(super) fn has_value(ty: &Type, types: &Types<'_>) -> bool {
    match ty {
        Type::List(element) => **element == Type::String,
        Type::Map(_) | Type::Json | Type::JsonMap | Type::Xgafv | Type::ByteString | Type::Date => {
            false
        }
        Type::Named(_) | Type::Boxed(_) => types
            .find(ty)
            .is_some_and(|(_, item)| !matches!(item.kind, ItemKind::Alias(_))),
        _ => true,
    }
}

/// Whether a caller sets the field.
fn is_settable(field: &Field) -> bool {
    let says = |word: &str| {
        let text = field.docs.0.join(" ").to_ascii_lowercase();
        text.contains(word)
    };
    !field.read_only
        && !field.deprecated
        && !says("output only")
        && !says("output-only")
        && !says("[deprecated")
}

/// Whether the documentation says that the field is required: always, or by this method.
fn is_required(field: &Field, id: &str) -> bool {
    let by = format!("`{id}`");
    let named = field
        .docs
        .0
        .iter()
        .any(|line| line.starts_with("Required by ") && line.contains(&by));
    says_required(&field.docs) || named
}
