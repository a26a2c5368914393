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
//! Reading and writing again gives an equal JSON value; numbers compare by value. Unknown fields, unknown enum values, and an
//! explicit `null`, `[]` or `{}` for a known field are kept ([`Unknown`]). The exceptions, each with a test, are:
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
//! A value of the wrong type is a [`DecodeError`] with its path: `timeSeries[3].points[0].value.doubleValue: expected a number,
//! found "x"`. So is a `null` as an element of a typed list or map. A 32-bit integer may be `1`, `1.0`, `1e3` or `"1"`, as in
//! ProtoJSON parsers.

mod error;
mod field;
mod inspect;
mod json;
mod number;
mod reader;
mod response;
mod standard;
mod table;
mod unknown;
mod writer;

pub use error::DecodeError;
pub use inspect::{Finding, unknowns};
pub use reader::from_slice;
pub use response::Reply;
pub use table::{Element, Message};
pub use unknown::{JsonMap, Unknown, UnknownIter};
pub use writer::to_vec;

// What generated code and the values of this crate implement and call.
#[doc(hidden)]
pub use {
    reader::{decode_as, deserialize, from_slice_in_data},
    standard::{copy, debug, same},
    table::{Entries, Field, List, Schema, Slot, Text, View},
    writer::{serialize, to_vec_in_data},
};
