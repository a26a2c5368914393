//! [`Message`], the field table of a struct; [`Slot`], where the reader puts a value; [`View`], the value that the writer sees.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::field_path::{FieldPath, NullError, join};
use super::unknown::{JsonMap, Unknown};

/// A generated struct, as its field table: a list of wire names, and the field of each.
///
/// Code selects a field by its number in the list, since a `match` over numbers costs the compiler a fraction of one over text,
/// and a crate has thousands of them.
///
/// [`message!`](crate::message!) implements it for generated code.
pub trait Message {
    /// What is known of its type.
    fn table(&self) -> &'static Table;

    /// The field whose wire name is at `index` of [`Table::keys`].
    fn field(&self, index: usize) -> Option<&dyn Field>;

    /// The same field, to write to.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field>;

    /// How many bytes the message takes elsewhere when it is empty: the size of what is in the box, if it is a box.
    #[doc(hidden)]
    fn boxed_size(&self) -> usize {
        0
    }

    /// Properties that the schema does not have, and explicit nulls and empties.
    fn unknown(&self) -> &Unknown;

    /// The same, mutable.
    fn unknown_mut(&mut self) -> &mut Unknown;

    /// Sends `null` for a field, which is how a PATCH clears it: `set_null("description")`.
    ///
    /// A path leads into messages and maps, whether they are set or not: `set_null("settings.location")`,
    /// `set_null("properties.a")`. Names are those of the API, in the spelling of its reference. A key of a map can be any text;
    /// one with a dot needs the form `set_null(["labels", "example.com/team"])`. A list has no null inside it: call `set_null`
    /// on its element.
    ///
    /// The null is a property of [`unknown`](Message::unknown): `unknown_mut().remove("properties")` takes it back.
    ///
    /// If the place has a value too when the message is sent, the call fails, and the error names the place.
    ///
    /// # Errors
    ///
    /// The path names a field that the schema does not have, or leads into a list or a value without fields. The error is also
    /// an error of a call, so that `?` returns it.
    fn set_null(&mut self, path: impl Into<FieldPath>) -> Result<(), NullError>
    where
        Self: Sized + Default,
    {
        set_null(self, &mut Self::default(), path.into())
    }
}

/// Puts a null into `message`, if the path is one of `blank`, an empty message of the same type.
fn set_null(
    message: &mut dyn Message,
    blank: &mut dyn Message,
    path: FieldPath,
) -> Result<(), NullError> {
    let checked = check_null(Slot::Message(blank), &path.0, 0);
    let asked = checked.and_then(|()| {
        message
            .unknown_mut()
            .ask_null(path.clone())
            .map_err(|above| format!("`{above}` has been set among the unknown properties"))
    });
    asked.map_err(|why| NullError { path, why })
}

/// Follows a path from step `at` through the types of a message.
fn check_null(slot: Slot<'_>, steps: &[String], at: usize) -> Result<(), String> {
    let here = || match &steps[..at] {
        [] => "the message".to_owned(),
        steps => format!("`{}`", join(steps)),
    };
    let Some(step) = steps.get(at) else {
        return if at > 0 {
            Ok(())
        } else {
            Err("the path is empty".to_owned())
        };
    };
    let next = match slot {
        Slot::Message(message) => match message.keys().binary_search(&step.as_str()) {
            Ok(index) => message.field_mut(index).map(|field| field.slot()),
            Err(_) => return Err(no_such_field(message, step)),
        },
        Slot::Map(entries) => Some(entries.put(step)),
        Slot::List(_) => {
            return Err(format!(
                "{} is a list, whose elements have no names: call `set_null` on the element",
                here()
            ));
        }
        Slot::Json(_) | Slot::JsonMap(_) => {
            return Err(format!(
                "{} takes any value: put the null into that value",
                here()
            ));
        }
        _ => return Err(format!("{} has no fields", here())),
    };
    next.map_or(Ok(()), |next| check_null(next, steps, at + 1))
}

/// Names the field that is spelt almost so: `display_name` for `displayName`.
fn no_such_field(message: &dyn Message, name: &str) -> String {
    let plain = |name: &str| {
        let letters = name.chars().filter(|each| each.is_alphanumeric());
        letters.collect::<String>().to_lowercase()
    };
    let wanted = plain(name);
    let similar = message.keys().iter().find(|key| plain(key) == wanted);
    let schema = message.schema();
    match similar {
        Some(key) => format!("the schema `{schema}` has no `{name}`; did you mean `{key}`?"),
        None => format!("the schema `{schema}` has no `{name}`"),
    }
}

/// What is known of a type of messages without a value of it.
#[derive(Debug)]
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The id of the schema, or the name of the struct if that differs from the id only in spelling.
    pub schema: &'static str,
    /// The wire names of the fields, in ascending order of their bytes.
    pub keys: &'static [&'static str],
    /// The wire names of the fields whose 64-bit integers are written as JSON numbers: `integer` without a 32-bit format. In
    /// other fields they are strings, as in ProtoJSON. The reader accepts both.
    pub plain_integers: &'static [&'static str],
    /// The wire names of the fields that an update mask leaves out. Empty for a message that no such mask leads into.
    pub unmasked: &'static [&'static str],
}

/// Not methods of the trait, so that they are compiled once and not for each message.
impl dyn Message + '_ {
    /// [`Table::keys`].
    pub fn keys(&self) -> &'static [&'static str] {
        self.table().keys
    }

    /// [`Table::plain_integers`].
    pub fn plain_integers(&self) -> &'static [&'static str] {
        self.table().plain_integers
    }

    /// [`Table::schema`].
    pub fn schema(&self) -> &'static str {
        self.table().schema
    }

    /// The field with this wire name, or `None` if the schema has no such property.
    pub fn field_by_key(&mut self, key: &str) -> Option<&mut dyn Field> {
        let index = find_key(self.keys(), key)?;
        self.field_mut(index)
    }

    /// Every field with its wire name, set or not, in the order of writing.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &dyn Field)> {
        let keys = self.keys().iter().enumerate();
        keys.filter_map(|(index, key)| Some((*key, self.field(index)?)))
    }
}

/// The place of a name among the keys of a table.
pub(super) fn find_key(keys: &[&str], key: &str) -> Option<usize> {
    /// Up to this many names, a linear search is faster than a binary search, which compares text at each step.
    const FEW: usize = 32;
    if keys.len() <= FEW {
        keys.iter().position(|name| *name == key)
    } else {
        keys.binary_search(&key).ok()
    }
}

/// A value that can be the element of a list, the value of a map, or the body of a request or a response.
///
/// Every generated struct and enum is one. So are `bool`, `i32`, `u32`, `i64`, `u64`, `f32`, `f64`, `String`, the newtypes of
/// this crate, [`serde_json::Value`], [`JsonMap`], and `Vec<T>`, `BTreeMap<String, T>` and `Box<T>` of elements.
pub trait Element {
    /// The value before reading.
    fn empty() -> Self
    where
        Self: Sized;

    /// The slot for the reader. A list or map is emptied first.
    fn slot(&mut self) -> Slot<'_>;

    /// The value for the writer.
    fn view(&self) -> View<'_>;
}

/// A field of a generated struct: `Option<T>`, `Vec<T>` or `BTreeMap<String, T>`.
pub trait Field {
    /// Sets the field to an empty value, and returns the slot of that value.
    fn slot(&mut self) -> Slot<'_>;

    /// The value. `None` if the field is absent, or is an empty list or map.
    fn view(&self) -> Option<View<'_>>;

    /// Makes the field absent.
    fn clear(&mut self);

    /// The field itself, to compare and to copy. `None` for a slot that is not a field of a struct.
    fn as_any(&self) -> Option<&dyn Any> {
        None
    }

    /// Takes the value of another field of this type. A field of another type changes nothing.
    fn assign(&mut self, from: &dyn Field) {
        let _ = from;
    }

    /// Whether the other field is of this type and has this value.
    fn same(&self, other: &dyn Field) -> bool {
        let _ = other;
        false
    }

    /// Calls `visit` with an empty value, if the field is an `Option` of one.
    fn with_blank(&self, visit: &mut dyn FnMut(View<'_>)) {
        let _ = visit;
    }

    /// Shows the value, as its type's own `Debug` does.
    ///
    /// # Errors
    ///
    /// The formatter's own.
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f;
        Ok(())
    }
}

/// Where the reader puts one value of a known type.
#[non_exhaustive]
pub enum Slot<'a> {
    /// `boolean`.
    Bool(&'a mut bool),
    /// `integer`, `int32`.
    I32(&'a mut i32),
    /// `integer`, `uint32`.
    U32(&'a mut u32),
    /// `string`, `int64`, and `integer` without a format.
    I64(&'a mut i64),
    /// `string`, `uint64`.
    U64(&'a mut u64),
    /// `number`, `float`.
    F32(&'a mut f32),
    /// `number`, `double`.
    F64(&'a mut f64),
    /// `string`.
    String(&'a mut String),
    /// A string with a meaning: an open enum, a time, bytes, a field mask.
    Text(&'a mut dyn Text),
    /// `any`.
    Json(&'a mut Value),
    /// An object of `any`.
    JsonMap(&'a mut JsonMap),
    /// A generated struct.
    Message(&'a mut dyn Message),
    /// A list; empty.
    List(&'a mut dyn List),
    /// A map; empty.
    Map(&'a mut dyn Entries),
}

impl Slot<'_> {
    /// The expected type, for an error: "expected …".
    pub(super) fn expected(&self) -> &'static str {
        match self {
            Slot::Bool(_) => "true or false",
            Slot::I32(_) => "a 32-bit integer",
            Slot::U32(_) => "an unsigned 32-bit integer",
            Slot::I64(_) => "a 64-bit integer",
            Slot::U64(_) => "an unsigned 64-bit integer",
            Slot::F32(_) | Slot::F64(_) => "a number",
            Slot::String(_) => "a string",
            Slot::Text(text) => text.expected(),
            Slot::Json(_) => "any value",
            Slot::JsonMap(_) | Slot::Message(_) | Slot::Map(_) => "an object",
            Slot::List(_) => "an array",
        }
    }
}

/// One value, as the writer sees it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// `boolean`.
    Bool(bool),
    /// `integer`, `int32`.
    I32(i32),
    /// `integer`, `uint32`.
    U32(u32),
    /// A 64-bit integer; written as a string.
    I64(i64),
    /// An unsigned 64-bit integer; written as a string.
    U64(u64),
    /// `number`, `float`.
    F32(f32),
    /// `number`, `double`.
    F64(f64),
    /// `string`.
    String(&'a str),
    /// A time, a duration, bytes, a field mask.
    Text(&'a dyn Text),
    /// An open enum.
    #[non_exhaustive]
    Enum {
        /// The value, as on the wire.
        value: &'a str,
        /// Whether the schema lists it.
        known: bool,
    },
    /// `any`.
    Json(&'a Value),
    /// An object of `any`.
    JsonMap(&'a JsonMap),
    /// A generated struct.
    Message(&'a dyn Message),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Entries),
}

impl<'a> View<'a> {
    /// The view of an open enum. Used by [`open_enum!`](crate::open_enum!).
    #[doc(hidden)]
    pub fn open_enum(value: &'a str, known: bool) -> Self {
        View::Enum { value, known }
    }
}

/// A value whose wire form is a string.
pub trait Text {
    /// Takes the value from its text. Returns false if the text is not valid.
    fn read(&mut self, text: &str) -> bool;

    /// The text.
    fn text(&self) -> Cow<'_, str>;

    /// The text in UTF-8, for a writer of bytes. A type that keeps bytes need not validate them again.
    fn utf8(&self) -> Cow<'_, [u8]> {
        match self.text() {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        }
    }

    /// The expected kind of text, for an error: "expected …".
    fn expected(&self) -> &'static str {
        "a string"
    }
}

/// A list of one type of element.
pub trait List {
    /// Adds an empty element, and returns its slot.
    fn push(&mut self) -> Slot<'_>;

    /// Removes the last element.
    fn pop(&mut self);

    /// The number of elements.
    fn len(&self) -> usize;

    /// Whether it is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, counted from 0.
    fn get(&self, index: usize) -> Option<View<'_>>;
}

/// A map from strings to one type of value.
pub trait Entries {
    /// Puts an empty value under `key`, which replaces an earlier one. Returns its slot.
    fn put(&mut self, key: &str) -> Slot<'_>;

    /// Removes the entry under `key`.
    fn remove(&mut self, key: &str);

    /// The number of entries.
    fn len(&self) -> usize;

    /// Whether it is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` for every entry, in the order of the keys.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, View<'a>));
}
