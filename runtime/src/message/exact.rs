//! Values of any type with all their digits.
//!
//! A [`Value`] rounds a number that no `u64`, `i64` or `f64` equals, unless a crate of the build switches on serde_json's
//! `arbitrary_precision`, which changes the type for all crates. So the reader takes such a value as text first, and keeps the
//! text of each number that would change.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Number, Value};

use super::error::PathTrace;
use super::kept::Kept;
use super::size;
use super::tokens::Tokens;
use super::unknown::JsonMap;

/// The text of a value if the format is JSON, else the value.
pub(super) enum Raw<'de> {
    Text(Cow<'de, str>),
    Value(Value),
}

/// The name that tells serde_json to return the text.
const RAW: &str = "$serde_json::private::RawValue";

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW, RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    /// serde_json: an object with one private key. Its text may be borrowed.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw<'de>, A::Error> {
        let Some(key) = map.next_key::<Cow<'de, str>>()? else {
            return Ok(Raw::Value(Value::Object(JsonMap::new())));
        };
        if key == RAW {
            return map
                .next_value::<BorrowedText<'de>>()
                .map(|text| Raw::Text(text.0));
        }
        let mut object = JsonMap::new();
        object.insert(key.into_owned(), map.next_value()?);
        object.extend(JsonMap::deserialize(MapAccessDeserializer::new(map))?);
        Ok(Raw::Value(Value::Object(object)))
    }

    /// Other formats.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, it: D) -> Result<Raw<'de>, D::Error> {
        Value::deserialize(it).map(Raw::Value)
    }

    fn visit_unit<E: Error>(self) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(Value::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Raw<'de>, E> {
        Ok(Raw::Value(value.into()))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Raw<'de>, A::Error> {
        let list = serde::de::value::SeqAccessDeserializer::new(seq);
        Value::deserialize(list).map(Raw::Value)
    }
}

/// A text that is borrowed if possible.
struct BorrowedText<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for BorrowedText<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = BorrowedText<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<BorrowedText<'de>, E> {
                Ok(BorrowedText(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<BorrowedText<'de>, E> {
                Ok(BorrowedText(Cow::Owned(text.to_owned())))
            }

            fn visit_string<E: Error>(self, text: String) -> Result<BorrowedText<'de>, E> {
                Ok(BorrowedText(Cow::Owned(text)))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}

/// Reads a value of any type. `trace` takes the numbers that the value does not equal.
pub(super) fn read_any<'de, D: Deserializer<'de>>(
    deserializer: D,
    trace: &mut PathTrace,
) -> Result<Value, D::Error> {
    match Raw::deserialize(deserializer)? {
        Raw::Text(text) => read_text(&text, trace),
        Raw::Value(value) => Ok(value),
    }
}

/// The same for the text of a value.
pub(super) fn read_text<E: Error>(text: &str, trace: &mut PathTrace) -> Result<Value, E> {
    trace.count(size::of_json(text))?;
    trace.check_depth(levels(text))?;
    if needs_care(text) {
        let mut tokens = Tokens(text);
        return read_carefully(tokens.next().unwrap_or_default(), &mut tokens, trace);
    }
    serde_json::from_str(text).map_err(E::custom)
}

/// How many lists and objects are inside of each other.
fn levels(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => size::skip_text(&mut bytes),
            b'{' | b'[' => {
                open += 1;
                most = most.max(open);
            }
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// Reads each part of the text once, however deep it is. Its recursion ends: `read_text` has counted the levels.
fn read_carefully<'a, E: Error>(
    token: &'a str,
    rest: &mut Tokens<'a>,
    trace: &mut PathTrace,
) -> Result<Value, E> {
    match token.as_bytes().first() {
        Some(b'{') => {
            let (mut object, mut kept) = (JsonMap::new(), BTreeMap::new());
            while let Some(key) = rest.next().filter(|token| *token != "}") {
                let key: String = serde_json::from_str(key).map_err(E::custom)?;
                let value = read_carefully(rest.next().unwrap_or_default(), rest, trace)
                    .inspect_err(|_| trace.at_key(&key))?;
                // The last of several members with one key counts.
                kept.remove(&key);
                if let Some(inside) = trace.kept.take() {
                    trace.count(size::of_kept(kept.is_empty()) + key.len())?;
                    kept.insert(key.clone(), *inside);
                }
                object.insert(key, value);
            }
            trace.kept = Kept::of_entries(kept).map(Box::new);
            Ok(Value::Object(object))
        }
        Some(b'[') => {
            let (mut list, mut kept) = (Vec::new(), BTreeMap::new());
            while let Some(element) = rest.next().filter(|token| *token != "]") {
                let element = read_carefully(element, rest, trace)
                    .inspect_err(|_| trace.at_index(list.len()))?;
                if let Some(inside) = trace.kept.take() {
                    trace.count(size::of_kept(kept.is_empty()))?;
                    kept.insert(list.len(), *inside);
                }
                list.push(element);
            }
            trace.kept = Kept::of_elements(kept).map(Box::new);
            Ok(Value::Array(list))
        }
        Some(b'-' | b'0'..=b'9') => read_number(token, trace),
        _ => serde_json::from_str(token).map_err(E::custom),
    }
}

fn read_number<E: Error>(text: &str, trace: &mut PathTrace) -> Result<Value, E> {
    let number = text.parse::<Number>().ok();
    if number.as_ref().is_some_and(|number| is_close(text, number)) {
        return Ok(number.map_or(Value::Null, Value::Number));
    }
    let value = match number {
        Some(number) => Value::Number(number),
        None if trace.lenient => Value::from(text),
        None => return Err(trace.message_error("a number beyond the range of an f64", text)),
    };
    if !trace.can_keep {
        return Err(trace.message_error("a number with more digits than this type holds", text));
    }
    trace.kept = Some(Kept::of_number(text).into());
    Ok(value)
}

/// Whether the number equals the text, or is the `f64` that up to 17 digits stand for: so many digits tell it from its
/// neighbours, and printers write as many.
fn is_close(text: &str, number: &Number) -> bool {
    let exact = Decimal::new(text);
    if exact.is_some() && exact == Decimal::new(&number.to_string()) {
        return true;
    }
    let of_a_double =
        text.contains(['.', 'e', 'E']) && exact.is_some_and(|exact| exact.digits.len() <= 17);
    of_a_double && number.as_f64().is_some_and(f64::is_normal)
}

/// A decimal number: digits without zeros at the ends, times a power of ten. Two are equal if their parts are.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// `None` if the exponent has too many digits.
    fn new(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let left = all.trim_start_matches('0');
        let digits = left.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Decimal {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let zeros = i64::try_from(left.len() - digits.len()).ok()?;
        let exponent = exponent
            .parse::<i64>()
            .ok()?
            .checked_sub(i64::try_from(fraction.len()).ok()?)?
            .checked_add(zeros)?;
        Some(Decimal {
            negative,
            digits: digits.to_owned(),
            exponent,
        })
    }
}

/// Whether a text may have a number that a [`Value`] changes, or one of serde_json's private keys. Numbers inside of strings
/// only cost time.
fn needs_care(text: &str) -> bool {
    let number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    let long = |run: &[u8]| {
        let digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
        digits > 17 || digits > 0 && run.iter().any(|byte| matches!(byte, b'e' | b'E'))
    };
    text.as_bytes().split(|byte| !number(byte)).any(long) || text.contains("$serde_json::private")
}

/// Whether the value at the place of a number's text is still the one that was read from it.
pub(super) fn is_read_from(value: &Value, text: &str) -> bool {
    match (value, text.parse::<Number>()) {
        (Value::Number(value), Ok(number)) => *value == number,
        (Value::String(value), Err(_)) => value == text,
        _ => false,
    }
}

/// The members of an object with the texts of their values.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

/// The text of an object without the members of this name. `None` if it is not an object.
pub(crate) fn without_member(text: &[u8], name: &str) -> Option<Vec<u8>> {
    let Members(members) = serde_json::from_slice(text).ok()?;
    let members: Vec<String> = members
        .into_iter()
        .filter(|(key, _)| key != name)
        .map(|(key, value)| format!("{}:{}", Value::from(key), value.get()))
        .collect();
    Some(format!("{{{}}}", members.join(",")).into_bytes())
}

/// Writes a JSON text in any format, in its order. Only serde_json can write a number that no `f64` equals.
pub(super) struct JsonText<'a>(pub(super) &'a str);

impl Serialize for JsonText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        let text = self.0.trim();
        match text.as_bytes().first() {
            Some(b'{') => {
                let Members(members) = serde_json::from_str(text).map_err(S::Error::custom)?;
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(&key, &JsonText(value.get()))?;
                }
                map.end()
            }
            Some(b'[') => {
                let elements: Vec<&RawValue> =
                    serde_json::from_str(text).map_err(S::Error::custom)?;
                let mut list = serializer.serialize_seq(Some(elements.len()))?;
                for element in elements {
                    list.serialize_element(&JsonText(element.get()))?;
                }
                list.end()
            }
            Some(b'-' | b'0'..=b'9') => match text.parse::<Number>() {
                Ok(number) if is_close(text, &number) => number.serialize(serializer),
                _ => RawValue::from_string(text.to_owned())
                    .map_err(S::Error::custom)?
                    .serialize(serializer),
            },
            _ => serde_json::from_str::<Value>(text)
                .map_err(S::Error::custom)?
                .serialize(serializer),
        }
    }
}
