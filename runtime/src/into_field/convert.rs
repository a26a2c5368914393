//! Which values fit which fields.
//!
//! A literal gets its type from the field: `5` is an `i64` for an `Option<i64>`. The compiler finds that out only if a single
//! implementation for the field takes integers. So an `Option<i64>` takes no other integer, and an `Option<f64>` only an `i32`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::SystemTime;

use bytes::Bytes;
use serde_json::Value;

use super::IntoField;
use crate::message::{Element, JsonMap, Message};
use crate::open_enum::OpenEnum;
use crate::values::{ByteString, Date, DateTime, Duration, FieldMask};

/// The value itself: a number, a `String`, a variant, a time, a message in its box.
#[diagnostic::do_not_recommend]
impl<T: Element> IntoField<Option<T>> for T {
    fn into_field(self) -> Option<T> {
        Some(self)
    }
}

/// For the compiler, not for callers: since there is always a second implementation, it waits until it knows the field, and then
/// says that a value does not fit that field. With one implementation it would take that, and complain about the literal around it.
#[diagnostic::do_not_recommend]
impl<S> IntoField<Undecided> for S {
    fn into_field(self) -> Undecided {
        Undecided(())
    }
}

/// The type of no field.
#[derive(Debug)]
pub struct Undecided(());

/// `None` is absent.
#[diagnostic::do_not_recommend]
impl<T, S: IntoField<Option<T>>> IntoField<Option<T>> for Option<S> {
    fn into_field(self) -> Option<T> {
        self.and_then(S::into_field)
    }
}

/// A message gets its box.
#[diagnostic::do_not_recommend]
impl<M: Message> IntoField<Option<Box<M>>> for M {
    fn into_field(self) -> Option<Box<M>> {
        Some(Box::new(self))
    }
}

/// Anything that can be gone through. An element that is `None` is left out.
#[diagnostic::do_not_recommend]
impl<E, S: IntoField<Option<E>>, I: IntoIterator<Item = S>> IntoField<Vec<E>> for I {
    fn into_field(self) -> Vec<E> {
        self.into_iter().filter_map(S::into_field).collect()
    }
}

/// Anything that is made of pairs. An entry that is `None` is left out.
#[diagnostic::do_not_recommend]
impl<E, K, S, I> IntoField<BTreeMap<String, E>> for I
where
    K: Into<String>,
    S: IntoField<Option<E>>,
    I: IntoIterator<Item = (K, S)>,
{
    fn into_field(self) -> BTreeMap<String, E> {
        let entries = self.into_iter();
        entries
            .filter_map(|(key, value)| Some((key.into(), value.into_field()?)))
            .collect()
    }
}

/// A list in a list, or a field of a list that has a name of its own.
#[diagnostic::do_not_recommend]
impl<E, S: IntoField<Option<E>>, const N: usize> IntoField<Option<Vec<E>>> for [S; N] {
    fn into_field(self) -> Option<Vec<E>> {
        Some(self.into_field())
    }
}

/// A map in a list, or a field of a map that has a name of its own.
#[diagnostic::do_not_recommend]
impl<E, K: Into<String>, S: IntoField<Option<E>>, const N: usize>
    IntoField<Option<BTreeMap<String, E>>> for [(K, S); N]
{
    fn into_field(self) -> Option<BTreeMap<String, E>> {
        Some(self.into_field())
    }
}

/// An object of any values.
#[diagnostic::do_not_recommend]
impl<K: Into<String>, V: Into<Value>, const N: usize> IntoField<Option<JsonMap>> for [(K, V); N] {
    fn into_field(self) -> Option<JsonMap> {
        let entries = self.into_iter();
        Some(
            entries
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

/// A list of texts is a mask of these paths.
#[diagnostic::do_not_recommend]
impl<S: AsRef<str>, const N: usize> IntoField<Option<FieldMask>> for [S; N] {
    fn into_field(self) -> Option<FieldMask> {
        Some(self.into())
    }
}

/// Bytes of a literal: `b"a"`.
#[diagnostic::do_not_recommend]
impl<const N: usize> IntoField<Option<ByteString>> for &[u8; N] {
    fn into_field(self) -> Option<ByteString> {
        Some(self.into())
    }
}

macro_rules! texts {
    ($($text:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<E: OpenEnum> IntoField<Option<E>> for $text {
            fn into_field(self) -> Option<E> {
                Some(E::from_text(&self))
            }
        }
    )*};
}

texts! { &str, &&str, &String, String, Cow<'_, str> }

macro_rules! from {
    ($($value:ty => $($field:ty),*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl IntoField<Option<$field>> for $value {
            fn into_field(self) -> Option<$field> {
                Some(self.into())
            }
        }
    )*)*};
}

from! {
    &str => String, Value, FieldMask;
    &String => String;
    String => Value, FieldMask;
    Cow<'_, str> => String;
    i16 => f32;
    i32 => f64;
    i64 => Value;
    f64 => Value;
    bool => Value;
    JsonMap => Value;
    Vec<Value> => Value;
    Vec<u8> => ByteString;
    &[u8] => ByteString;
    Bytes => ByteString;
    SystemTime => DateTime;
    jiff::Timestamp => DateTime;
    jiff::civil::Date => Date;
    std::time::Duration => Duration;
    jiff::SignedDuration => Duration;
}

/// For what goes through a list of texts by reference.
#[diagnostic::do_not_recommend]
impl IntoField<Option<String>> for &&str {
    fn into_field(self) -> Option<String> {
        Some((*self).to_owned())
    }
}
