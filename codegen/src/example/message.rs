//! The body of a request, built with `make!`.

use super::expression::Expression;
use super::required::says_required;
use super::types::Types;
use super::uses::Uses;
use super::values;
use crate::model::{Field, Item, ItemKind, Method, Type, TypePath, text};
use crate::resolve::words::{singular, split_words};

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

/// How deep messages are within a body: a message, and a message within that.
const DEEPEST: usize = 2;

/// What a body is in an example.
pub(super) fn body(method: &Method, ty: &Type, types: &Types<'_>, uses: &mut Uses) -> Expression {
    match types.find(ty) {
        Some((path, item)) => match &item.kind {
            ItemKind::Message(fields) => {
                uses.make();
                let fields = chosen(fields, &method.id, types);
                made(path, item, &fields, DEEPEST, types, uses)
            }
            ItemKind::Enum(_) => Expression::Plain(values::of_type(ty, "", types, uses)),
            ItemKind::Alias(_) => Expression::Plain("Default::default()".to_owned()),
        },
        None => Expression::Plain(values::of_type(ty, "", types, uses)),
    }
}

/// `make!(Policy { display_name: "My policy" })`. A field that is a message, or a list of messages, has one with a field itself.
fn made(
    path: &TypePath,
    item: &Item,
    fields: &[&Field],
    depth: usize,
    types: &Types<'_>,
    uses: &mut Uses,
) -> Expression {
    let name = uses.imported(&text::type_path(path));
    let fields = fields.iter().map(|field| {
        let value = match message_of(&field.ty, types) {
            Some((path, inner, all)) => {
                let depth = depth.saturating_sub(1);
                let chosen = chosen_within(path, all, depth, types);
                let message = made(path, inner, &chosen, depth, types, uses);
                match &field.ty {
                    Type::List(_) => Expression::List(vec![message]),
                    _ => message,
                }
            }
            None => Expression::Plain(value(field, item, types, uses)),
        };
        (field.name.to_string(), value)
    });
    Expression::Message {
        fields: fields.collect(),
        name,
    }
}

/// The message that a field is, or that it has in a list: its path, its item, and its fields.
fn message_of<'t, 'a>(
    ty: &'t Type,
    types: &Types<'a>,
) -> Option<(&'t TypePath, &'a Item, &'a [Field])> {
    let one = match ty {
        Type::List(element) => element,
        ty => ty,
    };
    let (path, item) = types.find(one)?;
    match &item.kind {
        ItemKind::Message(fields) => Some((path, item, fields)),
        _ => None,
    }
}

/// The fields of a message within a body: those that are required, or one that is a value. If it has neither, and may have a message
/// within, one that is a message.
fn chosen_within<'a>(
    path: &TypePath,
    fields: &'a [Field],
    depth: usize,
    types: &Types<'a>,
) -> Vec<&'a Field> {
    types.chosen(path, depth, || choose_within(fields, depth, types))
}

fn choose_within<'a>(fields: &'a [Field], depth: usize, types: &Types<'a>) -> Vec<&'a Field> {
    let fields = settable(fields);
    let is_value = |field: &Field| is_value(field, types);
    let required: Vec<&Field> = fields
        .iter()
        .copied()
        .filter(|field| says_required(&field.docs))
        .filter(|field| is_value(field) || shows_message(field, depth, types))
        .take(MOST_FIELDS)
        .collect();
    if !required.is_empty() {
        return required;
    }
    let telling = simple(&fields).into_iter().next();
    let any = telling
        .or_else(|| first(&fields, is_text))
        .or_else(|| first(&fields, |field| is_value(field) && !is_formal(field)))
        .or_else(|| nearest(&fields, depth, types));
    any.into_iter().collect()
}

/// Whether an example shows the message that the field is, or has in a list, with a field.
fn shows_message(field: &Field, depth: usize, types: &Types<'_>) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    message_of(&field.ty, types)
        .is_some_and(|(path, _, fields)| !chosen_within(path, fields, depth, types).is_empty())
}

/// The first of those fields whose message has a value as near as any.
fn nearest<'a>(fields: &[&'a Field], depth: usize, types: &Types<'_>) -> Option<&'a Field> {
    let mut depths = 1..=depth;
    depths.find_map(|depth| first(fields, |field| shows_message(field, depth, types)))
}

/// The fields that the example names: those that the method requires, or the telling ones, or one message with a telling field, or any.
fn chosen<'a>(fields: &'a [Field], id: &str, types: &Types<'_>) -> Vec<&'a Field> {
    let fields = settable(fields);
    let required: Vec<&Field> = fields
        .iter()
        .copied()
        .filter(|field| match has_value(&field.ty, types) {
            true => is_required(field, id),
            false => says_required(&field.docs) && shows_message(field, DEEPEST, types),
        })
        .take(MOST_FIELDS)
        .collect();
    if !required.is_empty() {
        return required;
    }
    let simple = simple(&fields);
    if !simple.is_empty() {
        return simple;
    }
    let is_telling = |field: &Field| {
        let message = message_of(&field.ty, types);
        let is_list = matches!(field.ty, Type::List(_));
        !is_list && message.is_some_and(|(.., inner)| !self::simple(&settable(inner)).is_empty())
    };
    let any = first(&fields, is_telling)
        .or_else(|| first(&fields, is_text))
        .or_else(|| nearest(&fields, DEEPEST, types))
        .or_else(|| first(&fields, |field| is_value(field, types) && !is_formal(field)))
        .or_else(|| first(&fields, is_map))
        .or_else(|| {
            first(&fields, |field| {
                has_value(&field.ty, types) && !is_formal(field)
            })
        });
    any.into_iter().collect()
}

/// Whether the field is a text of one's own, or bytes.
fn is_text(field: &Field) -> bool {
    let is_text = match &field.ty {
        Type::List(element) => **element == Type::String,
        ty => [Type::String, Type::ByteString].contains(ty),
    };
    is_text && !is_formal(field)
}

/// Whether the field is a map of texts.
fn is_map(field: &Field) -> bool {
    matches!(&field.ty, Type::Map(element) if **element == Type::String)
}

/// Whether an example can show the field, and it is no message.
fn is_value(field: &Field, types: &Types<'_>) -> bool {
    message_of(&field.ty, types).is_none() && has_value(&field.ty, types)
}

/// The best of the telling texts among the fields, and the description.
fn simple<'a>(fields: &[&'a Field]) -> Vec<&'a Field> {
    let named = |name: &&str| {
        first(fields, |field| {
            field.name.plain() == *name && field.ty == Type::String
        })
    };
    let telling = TELLING.iter().find_map(named);
    telling.into_iter().chain(named(&FURTHER)).collect()
}

fn value(field: &Field, item: &Item, types: &Types<'_>, uses: &mut Uses) -> String {
    match (&field.ty, field.name.plain()) {
        (Type::String, "description") => values::quoted("What it is for"),
        (Type::String, "content" | "text") => values::quoted("Hello, world"),
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
        (Type::Map(_), _) => {
            let key = values::of_name(&singular(&field.wire.0), item.name.plain());
            format!("[({}, \"value\")]", values::quoted(&key))
        }
        (ty, _) => values::of_type(ty, &field.wire.0, types, uses),
    }
}

/// Whether an example can show a value of the type.
pub(super) fn has_value(ty: &Type, types: &Types<'_>) -> bool {
    match ty {
        Type::List(element) => **element == Type::String,
        Type::Map(_) | Type::Json | Type::JsonMap | Type::Xgafv | Type::Date => false,
        Type::Named(_) | Type::Boxed(_) => types
            .find(ty)
            .is_some_and(|(_, item)| !matches!(item.kind, ItemKind::Alias(_))),
        _ => true,
    }
}

/// Whether the field says nothing of what the message is about.
fn is_formal(field: &Field) -> bool {
    const FORMAL: [&str; 11] = [
        "etag",
        "fingerprint",
        "kind",
        "label_fingerprint",
        "page_size",
        "page_token",
        "read_mask",
        "request_id",
        "transaction",
        "update_mask",
        "validate_only",
    ];
    FORMAL.contains(&field.name.plain())
}

/// The fields that a caller sets.
fn settable(fields: &[Field]) -> Vec<&Field> {
    const NOT_SET: [&str; 3] = ["output only", "output-only", "deprecated"];
    let says_so = |field: &Field| {
        let text = field.docs.0.join(" ").to_ascii_lowercase();
        NOT_SET.iter().any(|words| text.contains(words))
    };
    let is_settable = |field: &&Field| !field.read_only && !field.deprecated && !says_so(field);
    fields.iter().filter(is_settable).collect()
}

/// The first of these fields that is so.
fn first<'a>(fields: &[&'a Field], is_so: impl Fn(&Field) -> bool) -> Option<&'a Field> {
    fields.iter().copied().find(|field| is_so(field))
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
