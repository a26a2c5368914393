//! [`Message`], the field table of a struct; [`Slot`], where the reader puts a value; [`View`], the value that the writer sees.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::unknown::{JsonMap, Unknown};

/// A generated struct: its field table, which is a list of wire names and the field of each.
///
/// Numbers instead of names tell the fields apart in code, since a `match` over numbers costs the compiler a fraction of one over
/// text, and a crate has thousands of them.
///
/// Implemented by generated code only, always together with [`message!`](crate::message!).
pub trait Message: Schema {
    /// The wire names of the fields, in ascending order of their bytes. A schema without properties keeps the default.
    fn keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// The field whose wire name is at `index` of [`keys`](Message::keys).
    fn field(&self, index: usize) -> Option<&dyn Field> {
        let _ = index;
        None
    }

    /// The same field, to write to.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        let _ = index;
        None
    }

    /// The wire names of the fields whose 64-bit integers are JSON numbers: `integer` without a 32-bit format. Elsewhere they are
    /// strings, as ProtoJSON writes them. Either is read.
    fn plain_integers(&self) -> &'static [&'static str] {
        &[]
    }

    /// What the server sent and the schema does not know, and explicit nulls and empties.
    fn unknown(&self) -> &Unknown;

    /// The same, to add to or take from.
    fn unknown_mut(&mut self) -> &mut Unknown;
}

/// The schema of a message.
pub trait Schema {
    /// Its id, or the name of its type, which differs from the id in its spelling alone.
    fn schema(&self) -> &'static str;
}

/// Not part of the trait, so that they are compiled once and not for each message.
impl dyn Message + '_ {
    /// The field with this wire name, or `None` where the schema has no such property.
    pub fn field_by_key(&mut self, key: &str) -> Option<&mut dyn Field> {
        /// Up to so many names, comparing lengths one after the other is faster than halving, which compares text at each step.
        const FEW: usize = 32;
        let keys = self.keys();
        let index = if keys.len() <= FEW {
            keys.iter().position(|name| *name == key)
        } else {
            keys.binary_search(&key).ok()
        };
        self.field_mut(index?)
    }

    /// Every field with its wire name, set or not, in the order they are written.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &dyn Field)> {
        let keys = self.keys().iter().enumerate();
        keys.filter_map(|(index, key)| Some((*key, self.field(index)?)))
    }
}

/// A value that can stand alone: as a list's element, a map's value, a request's or a reply's body.
///
/// Every generated struct and enum is one, as are `bool`, `i32`, `u32`, `i64`, `u64`, `f32`, `f64`, `String`, the newtypes of
/// this crate, [`serde_json::Value`], [`JsonMap`], and `Vec<T>`, `BTreeMap<String, T>` and `Box<T>` of elements.
pub trait Element {
    /// The value before anything was read into it.
    fn empty() -> Self
    where
        Self: Sized;

    /// Where the reader puts the value; a list or map is emptied first.
    fn slot(&mut self) -> Slot<'_>;

    /// What the writer sees.
    fn view(&self) -> View<'_>;
}

/// A field of a generated struct: `Option<T>`, `Vec<T>` or `BTreeMap<String, T>`.
pub trait Field {
    /// Sets the field to an empty value and gives the place of that.
    fn slot(&mut self) -> Slot<'_>;

    /// The value, or `None` where the field is absent or an empty list or map.
    fn view(&self) -> Option<View<'_>>;

    /// Makes the field absent.
    fn clear(&mut self);

    /// The field itself, to compare and to copy; a place that is no field of a struct has none.
    fn as_any(&self) -> Option<&dyn Any> {
        None
    }

    /// Takes the value of another field of this type; one of another type changes nothing.
    fn assign(&mut self, from: &dyn Field) {
        let _ = from;
    }

    /// Whether the other field is of this type and has this value.
    fn same(&self, other: &dyn Field) -> bool {
        let _ = other;
        false
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

/// A place for one value of a known type.
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
    /// What fits here, for an error: "expected …".
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

/// One value that is there.
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
        /// The value as it is on the wire.
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
    /// Takes the value from its text; false where the text cannot be one.
    fn read(&mut self, text: &str) -> bool;

    /// The text.
    fn text(&self) -> Cow<'_, str>;

    /// The text in UTF-8, for a writer of bytes: a type that keeps bytes need not look at them again.
    fn utf8(&self) -> Cow<'_, [u8]> {
        match self.text() {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        }
    }

    /// What a text has to be, for an error: "expected …".
    fn expected(&self) -> &'static str {
        "a string"
    }
}

/// A list of one type of element.
pub trait List {
    /// Adds an empty element and gives its place.
    fn push(&mut self) -> Slot<'_>;

    /// How many elements there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, counted from 0.
    fn get(&self, index: usize) -> Option<View<'_>>;
}

/// A map from strings to one type of value.
pub trait Entries {
    /// Puts an empty value under `key`, in place of one that is there, and gives its place.
    fn put(&mut self, key: &str) -> Slot<'_>;

    /// How many entries there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` for every entry, in the order of the keys.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, View<'a>));
}
