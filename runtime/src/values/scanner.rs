//! Reads and writes runs of digits in times and durations.

/// A cursor over a text of ASCII parts.
pub(super) struct Scanner<'a>(pub(super) &'a [u8]);

impl Scanner<'_> {
    /// Takes one of `bytes`.
    pub(super) fn take_any(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// Takes exactly `count` digits.
    pub(super) fn take_digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut number = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number * 10 + u32::from(digit - b'0');
        }
        self.0 = rest;
        Some(number)
    }

    /// Takes all following digits, at least one and at most eighteen.
    pub(super) fn take_integer(&mut self) -> Option<i64> {
        let count = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = self.0.split_at_checked(count)?;
        if digits.is_empty() || digits.len() > 18 {
            return None;
        }
        self.0 = rest;
        Some(
            digits
                .iter()
                .fold(0, |number, digit| number * 10 + i64::from(digit - b'0')),
        )
    }

    /// Takes a fraction of a second, if there is one. Returns nanoseconds.
    pub(super) fn take_fraction(&mut self) -> Option<u32> {
        if self.take_any(b".").is_none() {
            return Some(0);
        }
        let count = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 || count > 9 {
            return None;
        }
        let nanos = self.take_digits(count)?;
        Some(nanos * 10_u32.pow(9 - count as u32))
    }

    /// `Some` if everything is taken.
    pub(super) fn finish(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// Appends `number` with at least `width` digits.
pub(super) fn push_digits(text: &mut String, number: u64, width: usize) {
    text.push_str(&format!("{number:0width$}"));
}

/// Appends a fraction of a second with 0, 3, 6 or 9 digits, as in ProtoJSON.
pub(super) fn push_fraction(text: &mut String, nanos: u32) {
    let (part, digits) = match nanos {
        0 => return,
        _ if nanos.is_multiple_of(1_000_000) => (nanos / 1_000_000, 3),
        _ if nanos.is_multiple_of(1_000) => (nanos / 1_000, 6),
        _ => (nanos, 9),
    };
    text.push('.');
    push_digits(text, part.into(), digits);
}
