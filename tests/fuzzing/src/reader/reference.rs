//! How a message is read and written, by the tables in the documentation of `discovery_runtime::message` and nothing else.

use super::json::Json;
use super::schema::{Kind, Schemas};

/// What becomes of a value of the wrong type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Strict,
    /// It is kept, if there is a message around it.
    Lenient,
}

/// A value does not fit its schema.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    /// From the inside out.
    steps: Vec<Step>,
    expected: Kind,
}

#[derive(Debug, PartialEq)]
enum Step {
    Key(String),
    Index(usize),
}

impl Refusal {
    fn at(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// The path of the value, as a `DecodeError` writes it.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Index(index) => path += &format!("[{index}]"),
                Step::Key(key) if is_plain(key) => {
                    let dot = if path.is_empty() { "" } else { "." };
                    path += &format!("{dot}{key}");
                }
                Step::Key(key) => path += &format!("[{}]", serde_json::Value::from(key.as_str())),
            }
        }
        path
    }
}

/// Whether a key stands in a path without quotes.
fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && !key.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-$@".contains(c))
}

impl Schemas {
    /// What has to be written after a value was read. `Err` if it must be refused.
    pub(super) fn read(&self, kind: &Kind, json: &Json, reading: Reading) -> Result<Json, Refusal> {
        let refusal = || Refusal {
            steps: Vec::new(),
            expected: kind.clone(),
        };
        match (kind, json) {
            (Kind::Message(name), Json::Object(members)) => {
                self.read_message(name, members, reading)
            }
            (Kind::Map(values), Json::Object(members)) => self.read_map(values, members, reading),
            (Kind::List(items), Json::List(list)) => self.read_list(items, list, reading),
            (Kind::Any, json)
            | (Kind::Struct, json @ Json::Object(_))
            | (Kind::Text, json @ Json::Text(_)) => Ok(json.clone()),
            (Kind::Bool, Json::Bool(flag)) => Ok(Json::Bool(*flag)),
            (Kind::Bool, Json::Text(text)) => text.parse().map(Json::Bool).map_err(|_| refusal()),
            (Kind::Integer { min, max, as_text }, json) => {
                let number = integer(json)
                    .filter(|number| (min..=max).contains(&number))
                    .ok_or_else(refusal)?;
                Ok(if *as_text {
                    Json::Text(number.to_string())
                } else {
                    Json::Number(number.to_string())
                })
            }
            (Kind::Double, json) => double(json)
                .map(|double| word_or(double, double.to_string()))
                .ok_or_else(refusal),
            (Kind::Float, json) => float(json)
                .map(|float| word_or(float.into(), float.to_string()))
                .ok_or_else(refusal),
            (Kind::Bytes, Json::Text(text)) => base64(text).map(Json::Text).ok_or_else(refusal),
            _ => Err(refusal()),
        }
    }

    /// The value of a field or of an element that a message keeps as it is if it does not fit.
    fn read_inside(&self, kind: &Kind, json: &Json, reading: Reading) -> Result<Json, Refusal> {
        match (self.read(kind, json, reading), reading) {
            (Err(_), Reading::Lenient) => Ok(json.clone()),
            (read, _) => read,
        }
    }

    /// Fields, `null` for any of them, and whatever else the object has.
    fn read_message(
        &self,
        name: &str,
        members: &[(String, Json)],
        reading: Reading,
    ) -> Result<Json, Refusal> {
        let properties = self.properties(name);
        let mut written = Vec::new();
        for (key, value) in members {
            let read = match properties.get(key) {
                Some(kind) if *value != Json::Null => self
                    .read_inside(kind, value, reading)
                    .map_err(|refusal| refusal.at(Step::Key(key.clone())))?,
                _ => value.clone(),
            };
            written.push((key.clone(), read));
        }
        Ok(Json::Object(written))
    }

    /// An entry may be `null`.
    fn read_map(
        &self,
        values: &Kind,
        members: &[(String, Json)],
        reading: Reading,
    ) -> Result<Json, Refusal> {
        let mut written = Vec::new();
        for (key, value) in members {
            let read = match value {
                Json::Null => Json::Null,
                value => self
                    .read_inside(values, value, reading)
                    .map_err(|refusal| refusal.at(Step::Key(key.clone())))?,
            };
            written.push((key.clone(), read));
        }
        Ok(Json::Object(written))
    }

    fn read_list(&self, items: &Kind, list: &[Json], reading: Reading) -> Result<Json, Refusal> {
        let read = |(index, value): (usize, &Json)| {
            self.read_inside(items, value, reading)
                .map_err(|refusal| refusal.at(Step::Index(index)))
        };
        Ok(Json::List(
            list.iter()
                .enumerate()
                .map(read)
                .collect::<Result<_, _>>()?,
        ))
    }
}

/// The integer that a number or a string stands for.
fn integer(json: &Json) -> Option<i128> {
    match json {
        Json::Number(text) => {
            let whole = text
                .parse::<i128>()
                .ok()
                .filter(|number| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(number));
            // JSON has one type of numbers. Beyond the integers of 64 bits, and with a point or an exponent, that is a double.
            whole.or_else(|| {
                let double = text.parse::<f64>().ok()?;
                (double.fract() == 0.0 && double.abs() <= 9_007_199_254_740_992.0)
                    .then_some(double as i128)
            })
        }
        Json::Text(text) if is_number(text) => exact_integer(text),
        _ => None,
    }
}

/// The integer that a decimal number is, by its digits.
fn exact_integer(text: &str) -> Option<i128> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits
        .trim_start_matches('-')
        .bytes()
        .all(|digit| digit == b'0')
    {
        return Some(0);
    }
    let point = exponent
        .parse::<i64>()
        .ok()?
        .checked_sub(i64::try_from(fraction.len()).ok()?)?;
    if point >= 0 {
        let zeros = usize::try_from(point).ok().filter(|zeros| *zeros < 40)?;
        return format!("{digits}{}", "0".repeat(zeros)).parse().ok();
    }
    let cut = usize::try_from(-point).ok()?;
    let kept = digits.len().checked_sub(cut)?;
    let (kept, fraction) = digits.split_at_checked(kept)?;
    (fraction.bytes().all(|digit| digit == b'0')).then(|| kept.parse().ok())?
}

fn double(json: &Json) -> Option<f64> {
    let finite = |text: &str| text.parse::<f64>().ok().filter(|double| double.is_finite());
    match json {
        Json::Number(text) => finite(text),
        Json::Text(text) => word(text).or_else(|| is_number(text).then(|| finite(text))?),
        _ => None,
    }
}

fn float(json: &Json) -> Option<f32> {
    let single = |double: f64| Some(double as f32).filter(|single| single.is_finite());
    match json {
        // Integers of 64 bits are rounded once, other numbers come as doubles.
        Json::Number(text) => match (text.parse::<u64>(), text.parse::<i64>()) {
            (Ok(number), _) => Some(number as f32),
            (_, Ok(number)) => Some(number as f32),
            _ => single(text.parse().ok()?),
        },
        Json::Text(text) => word(text).map(|word| word as f32).or_else(|| {
            is_number(text).then(|| text.parse::<f32>().ok().filter(|single| single.is_finite()))?
        }),
        _ => None,
    }
}

fn word(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

fn word_or(double: f64, number: String) -> Json {
    match double {
        _ if double.is_nan() => Json::Text("NaN".to_owned()),
        f64::INFINITY => Json::Text("Infinity".to_owned()),
        f64::NEG_INFINITY => Json::Text("-Infinity".to_owned()),
        // A point says that it is a double.
        _ => Json::Number(if number.contains('.') {
            number
        } else {
            format!("{number}.0")
        }),
    }
}

/// A number by the grammar of JSON, without white space.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

/// Base64 in either alphabet, with or without padding and white space, as it is written: url-safe and padded.
fn base64(text: &str) -> Option<String> {
    let text = text.replace(|c: char| c.is_ascii_whitespace(), "");
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let standard = digits.contains(['+', '/']);
    if standard && digits.contains(['-', '_']) {
        return None;
    }
    let value = |digit: u8| match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut values: Vec<u8> = digits.bytes().map(value).collect::<Option<_>>()?;
    let unused = match values.len() % 4 {
        0 => 0,
        1 => return None,
        2 => 0b1111,
        _ => 0b11,
    };
    let needed = (4 - values.len() % 4) % 4;
    if padding > needed {
        return None;
    }
    if let Some(last) = values.last_mut() {
        *last &= !unused;
    }
    const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let written: String = values
        .iter()
        .map(|&value| char::from(URL_SAFE[usize::from(value)]))
        .collect();
    Some(written + &"=".repeat(needed))
}
