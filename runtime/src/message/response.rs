//! [`Reply`]: the types that a response decodes into.

use super::decoding::Decoding;
use super::error::DecodeError;
use super::reader::from_slice_with;
use super::table::{Element, View};

/// A type that a response decodes into: every [`Element`], and `()` for methods without a response.
pub trait Reply: Sized + Send + 'static {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// The body is not JSON, or does not have the type. `()` accepts any body.
    fn decode(body: &[u8]) -> Result<Self, DecodeError> {
        Self::decode_with(body, Decoding::default())
    }

    /// Reads a body in a certain way.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Reply::decode).
    fn decode_with(body: &[u8], how: Decoding) -> Result<Self, DecodeError>;

    /// The value of a 2xx response without a body.
    fn empty() -> Self;

    /// Whether it is a message with a field of this wire name.
    fn has_field(name: &str) -> bool {
        let _ = name;
        false
    }

    /// The id of its schema; empty for a type that is not a message.
    fn schema() -> &'static str {
        ""
    }
}

fn decode_element(
    body: &[u8],
    how: Decoding,
    element: &mut dyn Element,
) -> Result<(), DecodeError> {
    from_slice_with(body, element, how)?;
    #[cfg(feature = "tracing")]
    if how.lenient {
        super::wrong_types::log_wrong_types(element);
    }
    Ok(())
}

impl<T: Element + Send + 'static> Reply for T {
    fn decode_with(body: &[u8], how: Decoding) -> Result<Self, DecodeError> {
        let mut element = <T as Element>::empty();
        decode_element(body, how, &mut element)?;
        Ok(element)
    }

    fn empty() -> Self {
        <T as Element>::empty()
    }

    fn has_field(name: &str) -> bool {
        match <T as Element>::empty().view() {
            View::Message(message) => message.keys().contains(&name),
            _ => false,
        }
    }

    fn schema() -> &'static str {
        match <T as Element>::empty().view() {
            View::Message(message) => message.schema(),
            _ => "",
        }
    }
}

impl Reply for () {
    fn decode_with(_: &[u8], _: Decoding) -> Result<Self, DecodeError> {
        Ok(())
    }

    fn empty() -> Self {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_is_a_response_of_nothing() {
        assert_eq!(<() as Reply>::decode(b"<html>"), Ok(()));
    }

    #[test]
    fn every_element_can_be_a_response() {
        assert_eq!(Vec::<String>::decode(br#"["a"]"#), Ok(vec!["a".to_owned()]));
        assert_eq!(<Vec<String> as Reply>::empty(), Vec::<String>::new());
        let error = Vec::<String>::decode(br#"["a", 1]"#).unwrap_err();
        assert_eq!(error.to_string(), "[1]: expected a string, found 1");
    }

    #[test]
    fn the_wrapper_is_taken_off() {
        let decode_in_data =
            |body: &[u8]| Vec::<String>::decode_with(body, Decoding::new().in_data(true));
        assert_eq!(
            decode_in_data(br#"{"kind": 1, "data": ["a"]}"#),
            Ok(vec!["a".to_owned()])
        );
        assert_eq!(decode_in_data(b"{}"), Ok(Vec::new()));
        assert_eq!(decode_in_data(br#"{"data": null}"#), Ok(Vec::new()));
        let error = decode_in_data(br#"{"data": ["a", 1]}"#).unwrap_err();
        assert_eq!(error.to_string(), "data[1]: expected a string, found 1");
    }
}
