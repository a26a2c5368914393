//! Prints a JSON value in one of the ways that mean the same, or nearly so.

use fastrand::Rng;
use serde_json::Value;

/// Mostly as `serde_json` does. Sometimes with escapes that are not needed, white space, or a member that comes twice.
pub(super) fn print(value: &Value, rng: &mut Rng) -> String {
    if rng.u8(..) < 200 {
        return value.to_string();
    }
    let mut text = String::new();
    Printer {
        oddities: 1 + rng.u32(..6),
        rng,
    }
    .print(value, &mut text);
    text
}

struct Printer<'a> {
    /// How many of 256 places are odd.
    oddities: u32,
    rng: &'a mut Rng,
}

impl Printer<'_> {
    fn is_odd(&mut self) -> bool {
        self.rng.u32(..256) < self.oddities
    }

    fn print(&mut self, value: &Value, text: &mut String) {
        match value {
            Value::Object(object) => {
                text.push('{');
                for (key, inner) in object {
                    if self.is_odd() {
                        let others: Vec<&Value> = object.values().collect();
                        let other = self.rng.choice(others).unwrap_or(inner);
                        self.print_member(key, other, text);
                    }
                    self.print_member(key, inner, text);
                }
                self.end(text, '}');
            }
            Value::Array(items) => {
                text.push('[');
                for item in items {
                    self.print(item, text);
                    text.push(',');
                }
                self.end(text, ']');
            }
            Value::String(string) => self.print_text(string, text),
            Value::Number(number) => {
                text.push_str(&number.to_string());
                if self.is_odd() && number.is_u64() {
                    text.push_str(
                        ["e0", ".0", "E+1", "000000000000000000000"][self.rng.usize(..4)],
                    );
                }
            }
            scalar => text.push_str(&scalar.to_string()),
        }
    }

    fn print_member(&mut self, key: &str, value: &Value, text: &mut String) {
        self.print_text(key, text);
        text.push_str(if self.is_odd() { " \n:\t" } else { ":" });
        self.print(value, text);
        text.push(',');
    }

    /// Takes the last comma away.
    fn end(&mut self, text: &mut String, bracket: char) {
        if text.ends_with(',') {
            text.pop();
        }
        text.push(bracket);
    }

    fn print_text(&mut self, string: &str, text: &mut String) {
        if !self.is_odd() {
            text.push_str(&Value::from(string).to_string());
            return;
        }
        text.push('"');
        for unit in string.encode_utf16() {
            text.push_str(&format!("\\u{unit:04x}"));
        }
        text.push('"');
    }
}

/// The JSON text of a value, with the keys of every object in another order. (`serde_json` would sort them.)
#[must_use]
pub fn shuffled(value: &Value, rng: &mut Rng) -> String {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<String> = object
                .iter()
                .map(|(key, value)| {
                    format!("{}:{}", Value::from(key.as_str()), shuffled(value, rng))
                })
                .collect();
            rng.shuffle(&mut entries);
            format!("{{{}}}", entries.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| shuffled(item, rng)).collect();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_string(),
    }
}
