//! Messages: generated structs, and the reader and the writer that serve all of them.
//!
//! A generated struct implements [`Message`], a table from wire name to field and a walk over its fields. Nothing else about
//! it is compiled per type: [`from_slice`] and [`to_vec`] work on `&mut dyn Element` and `&dyn Element`, so a crate of
//! thousands of structs instantiates neither a parser nor a printer. Flow:
//!
//! ```text
//! bytes → serde_json → reader (a visitor over Slot) → Message::place → Field::slot → the field itself
//! `fields` of the message → Field::view → writer (over View) → bytes, or any serde format
//! ```
//!
//! # What is kept
//!
//! Reading and writing again gives an equal JSON value, numbers compared by value. Unknown fields, unknown enum values, and an
//! explicit `null`, `[]` or `{}` for a known field are kept ([`Unknown`]). These are the exceptions, each with a test:
//!
//! | read | written |
//! |---|---|
//! | a number for a `string` of format `int64` or `uint64`, or a string that spells it otherwise: `"1e3"`, `"5.0"`, `"-0"` | the same integer as a string of its digits, as ProtoJSON writes it |
//! | a string for an `integer` or a `number` | a number |
//! | base64 in the standard alphabet, unpadded, or with stray bits at its end | url-safe, padded, stray bits zero |
//! | a number in a `float` field | the nearest `f32` |
//! | a number in a `double` or an `any` field with more precision than an `f64` | the nearest `f64` |
//! | a key twice in one object | once, with its last value |
//!
//! # What is refused
//!
//! A value of the wrong type is a [`DecodeError`] with the path to it: `timeSeries[3].points[0].value.doubleValue: expected a
//! number, found "x"`. So is a `null` as an element of a typed list or map. 32-bit integers may come as `1`, `1.0`, `1e3` or `"1"`, as
//! ProtoJSON parsers accept them.

mod error;
mod field;
mod inspect;
mod json;
mod macros;
mod number;
mod reader;
mod reply;
mod slot;
mod standard;
mod unknown;
mod writer;

pub use error::DecodeError;
pub use inspect::{Finding, unknowns};
pub use reader::{decode_as, deserialize, from_slice, from_slice_in_data};
pub use reply::Reply;
pub use slot::{Entries, Field, List, Slot, Text, View};
#[doc(hidden)]
pub use standard::{copy, debug, same};
pub use unknown::{Unknown, UnknownIter};
pub use writer::{serialize, to_vec, to_vec_in_data};

pub(crate) use slot::text_element;

/// A JSON object whose values are of any type; what `object` without known properties is in a schema.
pub type JsonMap = serde_json::Map<String, serde_json::Value>;

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
    pub fn place(&mut self, key: &str) -> Option<&mut dyn Field> {
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
