//! [`ShortText`]: a text that is usually short.

/// A text, inline up to `N` bytes and on the heap beyond. So a time needs no allocation, and is written back without
/// formatting.
#[derive(Clone)]
pub(super) enum ShortText<const N: usize> {
    Short { len: u8, bytes: [u8; N] },
    Long(Box<str>),
}

impl<const N: usize> ShortText<N> {
    #[inline]
    pub(super) fn as_str(&self) -> &str {
        match self {
            // It is always UTF-8, since it was copied from a `str`. Without `unsafe`, it has to be validated again.
            ShortText::Short { len, bytes } => {
                str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default()
            }
            ShortText::Long(text) => text,
        }
    }
}

impl<const N: usize> ShortText<N> {
    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            ShortText::Short { len, bytes } => bytes.get(..usize::from(*len)).unwrap_or_default(),
            ShortText::Long(text) => text.as_bytes(),
        }
    }
}

impl<const N: usize> From<&str> for ShortText<N> {
    #[inline]
    fn from(text: &str) -> Self {
        let mut bytes = [0; N];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(len)) => {
                place.copy_from_slice(text.as_bytes());
                ShortText::Short { len, bytes }
            }
            _ => ShortText::Long(text.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long() {
        for text in ["", "a", "äöü", "12345678", "123456789", "1234567ä"] {
            let short: ShortText<8> = text.into();
            assert_eq!(short.as_str(), text);
            assert_eq!(short.as_bytes(), text.as_bytes());
            assert_eq!(
                matches!(short, ShortText::Long(_)),
                text.len() > 8,
                "{text}"
            );
        }
        assert_eq!(
            (size_of::<ShortText<22>>(), size_of::<ShortText<30>>()),
            (24, 32)
        );
    }
}
