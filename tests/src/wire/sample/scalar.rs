//! Random values that are neither lists nor objects of a schema: numbers, texts, and any JSON.

use serde_json::{Number, Value, json};

use super::{Maker, Sample};

impl Maker<'_> {
    pub(super) fn scalar(&mut self, kind: Option<&str>, format: Option<&str>) -> Sample {
        match (kind, format) {
            (Some("boolean"), _) => Sample::same(self.rng.bool()),
            (Some("integer"), Some("int32")) => {
                let any = self.rng.i32(..);
                let number = self.pick(&[0, 1, -1, i32::MIN, i32::MAX, any]);
                self.small_integer(number.into())
            }
            (Some("integer"), Some("uint32")) => {
                let any = self.rng.u32(..);
                let number = self.pick(&[0, 1, u32::MAX, any]);
                self.small_integer(number.into())
            }
            (Some("integer"), Some("uint64")) => self.plain_integer(Self::u64),
            (Some("integer"), _) => self.plain_integer(Self::i64),
            (Some("number"), Some("float")) => self.float(),
            (Some("number"), _) => self.double(),
            (Some("string"), Some("int64")) => self.long(Self::i64),
            (Some("string"), Some("uint64")) => self.long(Self::u64),
            (Some("string"), Some("byte")) => self.bytes(),
            (Some("string"), Some(format)) => Sample::same(self.formatted(format)),
            (Some("string"), None) => Sample::same(self.text()),
            (Some("array"), _) => Sample::same(self.json_array(3)),
            _ => Sample::same(self.json(4)),
        }
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.usize(..from.len())]
    }

    fn i64(&mut self) -> i64 {
        let any = self.rng.i64(..);
        let exact = self.rng.i64(-(1 << 53)..1 << 53);
        self.pick(&[0, 1, -1, i64::MIN, i64::MAX, (1 << 53) + 1, any, exact])
    }

    fn u64(&mut self) -> u64 {
        let any = self.rng.u64(..);
        self.pick(&[0, 1, u64::MAX, u64::MAX - 1, (1 << 53) + 1, any])
    }

    /// An integer of 32 bits, as it is written or as ProtoJSON may spell it otherwise.
    fn small_integer(&mut self, number: i64) -> Sample {
        match self.rng.u32(..10) {
            0 => Sample::becomes(number.to_string(), number),
            // Equal by value.
            1 => Sample::becomes(number as f64, number),
            _ => Sample::same(number),
        }
    }

    /// `integer` beyond 32 bits: a number both ways.
    fn plain_integer<T: ToString + Into<Value>>(&mut self, number: fn(&mut Self) -> T) -> Sample {
        let number = number(self);
        if self.once_in(8) {
            Sample::becomes(number.to_string(), number)
        } else {
            Sample::same(number)
        }
    }

    /// `string` of a 64-bit format: written as a string.
    fn long<T: ToString + Into<Value>>(&mut self, number: fn(&mut Self) -> T) -> Sample {
        let number = number(self);
        let text = number.to_string();
        if self.once_in(6) {
            Sample::becomes(number, text)
        } else {
            Sample::same(text)
        }
    }

    fn double(&mut self) -> Sample {
        match self.rng.u32(..10) {
            0 => Sample::same(self.pick(&["NaN", "Infinity", "-Infinity"])),
            1 => Sample::same(self.i64()),
            2 => Sample::same(self.u64()),
            3 => {
                let double = self.finite();
                Sample::becomes(format!("{double:e}"), double)
            }
            4 => {
                let edges = [
                    0.0,
                    -0.0,
                    f64::MAX,
                    f64::MIN,
                    f64::MIN_POSITIVE,
                    5e-324,
                    0.1,
                    1e23,
                ];
                Sample::same(self.pick(&edges))
            }
            _ => Sample::same(self.finite()),
        }
    }

    /// A double of random bits.
    fn finite(&mut self) -> f64 {
        loop {
            let double = f64::from_bits(self.rng.u64(..));
            if double.is_finite() {
                return double;
            }
        }
    }

    fn float(&mut self) -> Sample {
        let float = loop {
            let float = f32::from_bits(self.rng.u32(..));
            if float.is_finite() {
                break float;
            }
        };
        match self.rng.u32(..10) {
            0 => Sample::same(self.pick(&["NaN", "Infinity", "-Infinity"])),
            1 => {
                let number = self.i64();
                Sample::becomes(number, shortest(number as f32))
            }
            2 => {
                let double = (self.rng.f64() - 0.5) * 1e6;
                Sample::becomes(double, shortest(double as f32))
            }
            3 => Sample::becomes(format!("{float:e}"), shortest(float)),
            4 => Sample::becomes(f64::from(float), shortest(float)),
            5 => {
                let edges = [0.0, -0.0, f32::MAX, f32::MIN, f32::MIN_POSITIVE, 1e-45, 0.1];
                Sample::same(shortest(self.pick(&edges)))
            }
            _ => Sample::same(shortest(float)),
        }
    }

    fn bytes(&mut self) -> Sample {
        let bytes: Vec<u8> = (0..self.rng.usize(..12)).map(|_| self.rng.u8(..)).collect();
        let written = base64(&bytes, URL_SAFE);
        let read = if self.once_in(4) {
            base64(&bytes, STANDARD)
        } else {
            written.clone()
        };
        let read = if self.once_in(4) {
            read.trim_end_matches('=').to_owned()
        } else {
            read
        };
        Sample::becomes(read, written)
    }

    /// A string of a format that is kept as text, also where it does not fit the format.
    fn formatted(&mut self, format: &str) -> String {
        if self.once_in(6) {
            return self.text();
        }
        match format {
            "google-datetime" | "date-time" => self.time(),
            "date" => self.date(),
            "google-duration" => {
                let any = format!("{}{}s", self.rng.i32(..), self.fraction());
                let edges = [
                    "0s",
                    "-0.5s",
                    "1.500s",
                    "315576000000s",
                    "-315576000000.999999999s",
                ];
                let edge = self.pick(&edges).to_owned();
                if self.rng.bool() { any } else { edge }
            }
            "google-fieldmask" => {
                let masks = [
                    "",
                    "*",
                    "a",
                    "a,b.c",
                    "user.displayName,photo",
                    "a_b,`x.y`",
                    "a, b",
                    ",",
                    "a..b",
                ];
                self.pick(&masks).to_owned()
            }
            _ => self.text(),
        }
    }

    fn date(&mut self) -> String {
        let year = match self.rng.u32(..4) {
            0 => 9999,
            1 => 1,
            _ => self.rng.u32(1..10_000),
        };
        let (month, day) = (self.rng.u32(1..13), self.rng.u32(1..32));
        format!("{year:04}-{month:02}-{day:02}")
    }

    fn time(&mut self) -> String {
        let edges = [
            "9999-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2026-01-02t03:04:05z",
        ];
        if self.once_in(5) {
            return self.pick(&edges).to_owned();
        }
        let (date, fraction) = (self.date(), self.fraction());
        let (hour, minute, second) = (self.rng.u32(..24), self.rng.u32(..60), self.rng.u32(..60));
        let (behind, quarter) = (self.rng.u32(..15), self.rng.u32(..4) * 15);
        let offset = match self.rng.u32(..4) {
            0 => format!("+{behind:02}:{quarter:02}"),
            1 => format!("-{behind:02}:{quarter:02}"),
            _ => "Z".to_owned(),
        };
        format!("{date}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
    }

    /// Nothing, or a point and up to nine digits.
    fn fraction(&mut self) -> String {
        let length = self.rng.usize(..10);
        let digits: String = (0..length).map(|_| self.rng.digit(10)).collect();
        if digits.is_empty() {
            digits
        } else {
            format!(".{digits}")
        }
    }

    pub(super) fn text(&mut self) -> String {
        const TEXTS: [&str; 16] = [
            "",
            "plain",
            " ",
            "null",
            "12",
            "NaN",
            "\"quoted\\\"/",
            "\0\u{1}\u{1f}\u{7f}",
            "\u{8}\u{c}\n\r\t",
            "ünïcödé",
            "🦀𝄞",
            "\u{2028}\u{2029}",
            "\u{feff}",
            "\u{10ffff}\u{e000}\u{d7ff}",
            "</script>&amp;",
            "{\"a\":[1]}",
        ];
        if self.rng.bool() {
            return self.pick(&TEXTS).to_owned();
        }
        let length = self.rng.usize(..20);
        (0..length).map(|_| self.rng.char(..)).collect()
    }

    /// Any JSON, `depth` levels at most.
    pub(super) fn json(&mut self, depth: u32) -> Value {
        let kinds = if depth == 0 { 6 } else { 8 };
        match self.rng.u32(..kinds) {
            0 => Value::Null,
            1 => Value::from(self.rng.bool()),
            2 => Value::from(self.i64()),
            3 => Value::from(self.u64()),
            4 => Number::from_f64(self.finite()).map_or(Value::Null, Value::Number),
            5 => Value::from(self.text()),
            6 => self.json_array(depth - 1),
            _ => self.json_object(depth - 1),
        }
    }

    pub(super) fn json_array(&mut self, depth: u32) -> Value {
        (0..self.rng.usize(..4)).map(|_| self.json(depth)).collect()
    }

    pub(super) fn json_object(&mut self, depth: u32) -> Value {
        let entries = (0..self.rng.usize(..4)).map(|_| (self.text(), self.json(depth)));
        Value::Object(entries.collect())
    }
}

/// The number with the fewest digits that is this float. Where two are as near, as -256004.12 and -256004.13 are to
/// -256004.125, it is the one that serde_json takes.
fn shortest(float: f32) -> Value {
    let text = serde_json::to_string(&float).unwrap_or_default();
    json!(text.parse::<f64>().ok())
}

const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, padded.
fn base64(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0))
        });
        for at in 0..4 {
            let digit = alphabet[(bits >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= chunk.len() {
                char::from(digit)
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// -256004.125
    const TIE: f32 = -2_048_033.0 / 8.0;

    #[test]
    fn the_shortest_number_is_the_float() {
        for float in [
            0.1,
            -0.0,
            16_777_216.0,
            TIE,
            f32::MAX,
            f32::MIN_POSITIVE,
            1e-45,
        ] {
            let double = shortest(float).as_f64().map(|double| double as f32);
            assert_eq!(double.map(f32::to_bits), Some(float.to_bits()));
        }
        assert_eq!(shortest(TIE), json!(-256004.12));
    }

    #[test]
    fn base64_of_the_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes(), STANDARD), text);
        }
        assert_eq!(base64(&[0xfb, 0xff], URL_SAFE), "-_8=");
    }
}
