//! Numbers as text: `"12"`, `"1e3"`, `"NaN"`.
//!
//! By hand, since Rust's own parsers accept more: inside the quotes only JSON's grammar is valid, as in ProtoJSON parsers.
//! There is no `+`, no leading zero, no blank.

/// The exact integer value of a JSON number. `None` for a fraction, for another text, and beyond `i128`.
pub(super) fn parse_integer(text: &str) -> Option<i128> {
    if !is_number(text) {
        return None;
    }
    if !text.contains(['.', 'e', 'E']) {
        return text.parse().ok();
    }
    scaled_integer(text)
}

/// `12.50e1` is 125: digits without their point, shifted by the exponent.
fn scaled_integer(text: &str) -> Option<i128> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() || significant == "-" {
        return Some(0);
    }
    let zeros = i64::try_from(digits.len() - significant.len()).ok()?;
    let shift = exponent
        .checked_add(zeros)?
        .checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let shift = u32::try_from(shift).ok()?;
    significant
        .parse::<i128>()
        .ok()?
        .checked_mul(10_i128.checked_pow(shift)?)
}

/// A float from its text, or from one of ProtoJSON's three words. `None` for another text and beyond the range.
pub(super) fn parse_f64(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ if is_number(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// The same for an `f32`, rounded once.
pub(super) fn parse_f32(text: &str) -> Option<f32> {
    match text {
        "NaN" => Some(f32::NAN),
        "Infinity" => Some(f32::INFINITY),
        "-Infinity" => Some(f32::NEG_INFINITY),
        _ if is_number(text) => text.parse().ok().filter(|number: &f32| number.is_finite()),
        _ => None,
    }
}

/// The nearest `f32`; `None` if a finite number is beyond its range.
pub(super) fn narrow_to_f32(number: f64) -> Option<f32> {
    let single = number as f32;
    (single.is_finite() || !number.is_finite()).then_some(single)
}

/// The integer value of a float. `None` for a fraction, and beyond 2^53, where a float cannot represent every integer.
pub(super) fn exact_integer(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, RFC 8259 section 6.
fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let Some(rest) = skip_digits(rest) else {
        return false;
    };
    let whole = text.len() - rest.len() - usize::from(text.starts_with('-'));
    if whole > 1 && text.trim_start_matches('-').starts_with('0') {
        return false;
    }
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => match skip_digits(fraction) {
            Some(rest) => rest,
            None => return false,
        },
        None => rest,
    };
    match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            skip_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)) == Some("")
        }
        None => rest.is_empty(),
    }
}

/// The text after its leading digits; `None` if there are no digits.
fn skip_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|each: char| each.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// ProtoJSON's words for floats that JSON cannot represent.
pub(super) fn non_finite_word(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// The digits of a 64-bit integer, at the end of a buffer on the stack. `u64::MAX` and `i64::MIN` with its sign have twenty.
pub(super) fn format_decimal(negative: bool, mut value: u64, buffer: &mut [u8; 20]) -> &str {
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    if negative {
        start -= 1;
        buffer[start] = b'-';
    }
    std::str::from_utf8(&buffer[start..]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_exact() {
        for (text, number) in [
            ("0", 0),
            ("-0", 0),
            ("9223372036854775807", i128::from(i64::MAX)),
            ("9223372036854775807.0", i128::from(i64::MAX)),
            ("922337203685477580.7e1", i128::from(i64::MAX)),
            ("1e3", 1000),
            ("1.50E+2", 150),
            ("-12000e-3", -12),
            ("0.0e99999", 0),
            ("-0.0", 0),
            ("18446744073709551615", i128::from(u64::MAX)),
        ] {
            assert_eq!(parse_integer(text), Some(number), "{text}");
        }
        let no = [
            "",
            "-",
            "+1",
            "01",
            "-01",
            "1.",
            ".5",
            "1.5",
            "1e",
            "1e-1",
            " 1",
            "1 ",
            "0x1",
            "1_0",
            "NaN",
            "1e99",
            "1e99999999999999999999",
            "--1",
            "١",
        ];
        for text in no {
            assert_eq!(parse_integer(text), None, "{text}");
        }
    }

    #[test]
    fn floats_follow_the_grammar_of_json() {
        assert_eq!(parse_f64("0.1"), Some(0.1));
        assert_eq!(parse_f64("-Infinity"), Some(f64::NEG_INFINITY));
        assert!(parse_f64("NaN").is_some_and(f64::is_nan));
        for text in [
            "inf",
            "nan",
            "infinity",
            "+Infinity",
            "1e400",
            ".5",
            "+1",
            "1f",
            "",
        ] {
            assert_eq!((parse_f64(text), parse_f32(text)), (None, None), "{text}");
        }
        assert_eq!((parse_f64("1e39"), parse_f32("1e39")), (Some(1e39), None));
        assert_eq!(
            (
                narrow_to_f32(1e39),
                narrow_to_f32(f64::INFINITY),
                narrow_to_f32(0.1)
            ),
            (None, Some(f32::INFINITY), Some(0.1))
        );
    }

    #[test]
    fn a_float_is_an_integer_only_where_it_is_exact() {
        assert_eq!(
            (
                exact_integer(1000.0),
                exact_integer(-0.0),
                exact_integer(0.5),
                exact_integer(1e16),
                exact_integer(f64::NAN)
            ),
            (Some(1000), Some(0), None, None, None)
        );
    }

    #[test]
    fn integers_are_written_in_decimal() {
        for value in [0, 1, -1, 10, 99, 12345, i64::MAX, i64::MIN] {
            assert_eq!(
                format_decimal(value.is_negative(), value.unsigned_abs(), &mut [0; 20]),
                value.to_string()
            );
        }
        assert_eq!(
            format_decimal(false, u64::MAX, &mut [0; 20]),
            u64::MAX.to_string()
        );
    }
}
