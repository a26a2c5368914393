//! Values as the text that a path or a query carries.

use serde_json::Value;

use crate::message::JsonMap;
use crate::open_enum::OpenEnum;

/// A value of a path or query parameter, before percent-encoding.
///
/// Strings are unchanged. Booleans are `true` and `false`, integers are decimal. Floats have the shortest form that reads back,
/// or are `NaN`, `Infinity`, `-Infinity`. Times, durations, masks, bytes and enums look as in a JSON body, without the quotes.
/// [`serde_json::Value`] and objects are JSON text.
pub trait Parameter {
    /// The text.
    fn into_text(self) -> String;
}

impl Parameter for String {
    fn into_text(self) -> String {
        self
    }
}

impl Parameter for &str {
    fn into_text(self) -> String {
        self.to_owned()
    }
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl Parameter for $type {
            fn into_text(self) -> String {
                self.to_string()
            }
        }
    )*};
}

displayed!(bool, i32, u32, i64, u64, Value);

macro_rules! float {
    ($($type:ty),*) => {$(
        impl Parameter for $type {
            fn into_text(self) -> String {
                if self.is_finite() {
                    format!("{self:?}")
                } else if self.is_nan() {
                    "NaN".to_owned()
                } else if self > 0.0 {
                    "Infinity".to_owned()
                } else {
                    "-Infinity".to_owned()
                }
            }
        }
    )*};
}

float!(f32, f64);

impl Parameter for JsonMap {
    fn into_text(self) -> String {
        Value::Object(self).to_string()
    }
}

impl<E: OpenEnum> Parameter for E {
    fn into_text(self) -> String {
        self.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_wire_has_them() {
        assert_eq!("a/b".into_text(), "a/b");
        assert_eq!(String::from("x").into_text(), "x");
        assert_eq!(
            (true.into_text(), (-1_i32).into_text(), u64::MAX.into_text()),
            ("true".into(), "-1".into(), "18446744073709551615".into())
        );
        assert_eq!(
            (1.5_f64.into_text(), 0.1_f32.into_text(), 1e300.into_text()),
            ("1.5".into(), "0.1".into(), "1e300".into())
        );
        assert_eq!(
            (
                f64::NAN.into_text(),
                f32::NEG_INFINITY.into_text(),
                f64::INFINITY.into_text()
            ),
            ("NaN".into(), "-Infinity".into(), "Infinity".into())
        );
        assert_eq!(
            serde_json::json!({"a": [1, null]}).into_text(),
            r#"{"a":[1,null]}"#
        );
        assert_eq!(JsonMap::new().into_text(), "{}");
    }
}
