//! Messages: generated structs, and the one reader and the one writer for all of them.
//!
//! A generated struct implements [`Message`], its field table. Nothing else is compiled for each type: [`from_slice`] and
//! [`to_vec`] work on `&mut dyn Element` and `&dyn Element`, so a crate of thousands of structs instantiates neither a parser
//! nor a printer. Flow:
//!
//! ```text
//! bytes → serde_json → reader (a visitor over Slot) → field_by_key → Field::slot → the field itself
//! `fields` of the message → Field::view → writer (over View) → bytes, or any serde format
//! ```
//!
//! # What is kept
//!
//! Reading and writing again gives an equal JSON value; numbers compare by value. Unknown fields, unknown enum values, an explicit
//! `null`, `[]` or `{}` for a known field, and a `null` for an entry of a map are kept ([`Unknown`]). So are all digits of a number
//! in an unknown field or in an `any`, even where the [`serde_json::Value`] that shows it has the nearest `f64`. The exceptions,
//! each with a test, are:
//!
//! | read | written |
//! |---|---|
//! | a number for a `string` of format `int64` or `uint64`, or a string that spells it otherwise: `"1e3"`, `"5.0"`, `"-0"` | the same integer as a string of its digits, as ProtoJSON writes it |
//! | a string for an `integer` or a `number` | a number |
//! | `"true"` or `"false"` for a `boolean` | `true` or `false` |
//! | base64 in the standard alphabet, unpadded, with white space, or with stray bits at its end | url-safe, padded, without white space, stray bits zero |
//! | a number in a `float` field | the nearest `f32` |
//! | a number in a `double` field with more precision than an `f64` | the nearest `f64` |
//! | a number with a point or an exponent and up to 17 digits in an `any` or an unknown field | the nearest `f64`, which those digits stand for |
//! | a key twice in one object | once, with its last value |
//!
//! # What is refused
//!
//! A value of the wrong type is a [`DecodeError`] with its path: `timeSeries[3].points[0].value.doubleValue: expected a number,
//! found "x"`. So is a `null` as an element of a typed list. A 32-bit integer may be `1`, `1.0`, `1e3` or `"1"`, as in ProtoJSON
//! parsers. A number beyond the range of an `f64` is refused everywhere; so is, in a bare [`serde_json::Value`] or [`JsonMap`]
//! without a message around it, a number that would lose digits.
//!
//! So is a text with more than 127 objects and lists inside of each other, whether the schema knows them or not.
//!
//! With [`Decoding::lenient`], which [`CallOptions::lenient`](crate::CallOptions::lenient) sets for a call, such a value is kept
//! and reported ([`Finding::WrongType`], [`Finding::Number`]), and the rest of the message is read.

mod absent;
mod conflict;
mod decoding;
mod error;
mod exact;
mod field;
mod field_path;
mod inspect;
mod json;
mod kept;
mod number;
mod path;
mod reader;
mod response;
mod size;
mod standard;
mod table;
mod tokens;
mod unknown;
mod writer;
#[cfg(feature = "tracing")]
mod wrong_types;

pub use decoding::Decoding;
pub use error::DecodeError;
pub use field_path::{FieldPath, NullError};
pub use inspect::{Finding, unknowns};
pub use reader::{from_slice, from_slice_leniently};
pub use response::Reply;
pub use table::{Element, Message};
pub use unknown::{JsonMap, Unknown, UnknownIter};
pub use writer::{checked_to_vec, to_vec};

pub(crate) use exact::without_member;
pub(crate) use reader::value_from_slice;
pub(crate) use writer::two_values;

// What generated code and the values of this crate implement and call.
#[doc(hidden)]
pub use {
    absent::Absent,
    reader::{decode_as, deserialize},
    standard::{copy, debug, same},
    table::{Entries, Field, List, Slot, Table, Text, View},
    writer::serialize,
};
