//! JSON with the text of each number: a [`serde_json::Value`] rounds some.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// Its text.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// In the order of the text; a key may come twice.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Parses a text that is JSON.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim_matches([' ', '\t', '\n', '\r']);
        match text.as_bytes().first() {
            Some(b'{') => {
                let Members(members) = serde_json::from_str(text).expect("an object");
                Self::Object(
                    members
                        .into_iter()
                        .map(|(key, value)| (key, Self::parse(value.get())))
                        .collect(),
                )
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text).expect("a list");
                Self::List(
                    items
                        .into_iter()
                        .map(|item| Self::parse(item.get()))
                        .collect(),
                )
            }
            Some(b'"') => Self::Text(serde_json::from_str(text).expect("a string")),
            Some(b't' | b'f') => Self::Bool(text == "true"),
            Some(b'n') | None => Self::Null,
            Some(_) => Self::Number(text.to_owned()),
        }
    }

    /// The value with each key of an object once, with its last value.
    pub(super) fn with_last_values(&self) -> Self {
        match self {
            Self::List(items) => Self::List(items.iter().map(Self::with_last_values).collect()),
            Self::Object(members) => {
                let members = last_values(members).into_iter();
                Self::Object(
                    members
                        .map(|(key, value)| (key.to_owned(), value.with_last_values()))
                        .collect(),
                )
            }
            scalar => scalar.clone(),
        }
    }

    /// Whether a number in it may be another one in a [`Value`].
    pub(super) fn has_long_number(&self) -> bool {
        match self {
            Self::Number(text) => {
                let value = serde_json::from_str::<Value>(text).map(|value| value.to_string());
                value.is_ok_and(|value| Decimal::of(&value) != Decimal::of(text))
            }
            Self::List(items) => items.iter().any(Self::has_long_number),
            Self::Object(members) => members.iter().any(|(_, value)| value.has_long_number()),
            _ => false,
        }
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

/// Whether two values are equal: numbers by value, objects without regard to the order, with the last value of a key.
pub(super) fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => is_same_number(one, other),
        (Json::List(one), Json::List(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Json::Object(one), Json::Object(other)) => {
            let (one, other) = (last_values(one), last_values(other));
            one.len() == other.len()
                && one
                    .iter()
                    .zip(&other)
                    .all(|((key, one), (same, other))| key == same && is_same(one, other))
        }
        _ => one == other,
    }
}

fn last_values(members: &[(String, Json)]) -> BTreeMap<&str, &Json> {
    members
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect()
}

/// Whether two texts are the same number. Up to 17 digits with a point or an exponent stand for the double next to them.
fn is_same_number(one: &str, other: &str) -> bool {
    let (first, second) = (Decimal::of(one), Decimal::of(other));
    let of_a_double = |text: &str, decimal: &Decimal| {
        text.contains(['.', 'e', 'E']) && decimal.digits.len() <= 17
    };
    first == second
        || ((of_a_double(one, &first) || of_a_double(other, &second))
            && one.parse::<f64>() == other.parse::<f64>())
}

/// Digits without zeros at the ends, times a power of ten.
#[derive(Debug, PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i128,
}

impl Decimal {
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{}{fraction}", whole.trim_start_matches('-'));
        let from_first = all.trim_start_matches('0');
        let digits = from_first.trim_end_matches('0');
        if digits.is_empty() {
            return Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            };
        }
        // Too large for any `f64`, and so not in a text that is read: any power is as good.
        let exponent = exponent.parse::<i128>().unwrap_or(i128::from(i64::MAX));
        Self {
            negative: text.starts_with('-'),
            digits: digits.to_owned(),
            exponent: exponent - fraction.len() as i128 + (from_first.len() - digits.len()) as i128,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_value() {
        for (one, other) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0.0"),
            ("0.1", "1E-1"),
            ("1e23", "9.999999999999999e22"),
            ("12345678901234567890123", "12345678901234567890123.0"),
        ] {
            assert!(is_same_number(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "-1"),
            ("12345678901234567890123", "12345678901234567890124"),
            ("0.1", "0.10000000000000002"),
            ("9007199254740993", "9007199254740992"),
        ] {
            assert!(!is_same_number(one, other), "{one} {other}");
        }
    }
}
