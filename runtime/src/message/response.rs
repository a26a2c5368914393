//! [`Reply`]: the types that a response decodes into.

use super::error::DecodeError;
use super::reader::{from_slice, from_slice_in_data};
use super::table::{Element, View};

/// A type that a response decodes into: every [`Element`], and `()` for methods without a response.
pub trait Reply: Sized + Send + 'static {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// The body is not JSON, or does not have the type. `()` accepts any body.
    fn decode(body: &[u8]) -> Result<Self, DecodeError>;

    /// Reads a body of an API that wraps it in `{"data": …}`.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Reply::decode).
    fn decode_in_data(body: &[u8]) -> Result<Self, DecodeError>;

    /// The value of a 2xx response without a body.
    fn empty() -> Self;

    /// The id of its schema; empty for a type that is not a message.
    fn schema() -> &'static str {
        ""
    }
}

impl<T: Element + Send + 'static> Reply for T {
    fn decode(body: &[u8]) -> Result<Self, DecodeError> {
        let mut element = <T as Element>::empty();
        from_slice(body, &mut element)?;
        Ok(element)
    }

    fn decode_in_data(body: &[u8]) -> Result<Self, DecodeError> {
        let mut element = <T as Element>::empty();
        from_slice_in_data(body, &mut element)?;
        Ok(element)
    }

    fn empty() -> Self {
        <T as Element>::empty()
    }

    fn schema() -> &'static str {
        match <T as Element>::empty().view() {
            View::Message(message) => message.schema(),
            _ => "",
        }
    }
}

impl Reply for () {
    fn decode(_: &[u8]) -> Result<Self, DecodeError> {
        Ok(())
    }

    fn decode_in_data(_: &[u8]) -> Result<Self, DecodeError> {
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
        assert_eq!(
            Vec::<String>::decode_in_data(br#"{"kind": 1, "data": ["a"]}"#),
            Ok(vec!["a".to_owned()])
        );
        assert_eq!(Vec::<String>::decode_in_data(b"{}"), Ok(Vec::new()));
        assert_eq!(
            Vec::<String>::decode_in_data(br#"{"data": null}"#),
            Ok(Vec::new())
        );
        let error = Vec::<String>::decode_in_data(br#"{"data": ["a", 1]}"#).unwrap_err();
        assert_eq!(error.to_string(), "data[1]: expected a string, found 1");
    }
}
