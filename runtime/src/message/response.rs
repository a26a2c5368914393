//! What a call can give.

use super::error::DecodeError;
use super::reader::{from_slice, from_slice_in_data};
use super::table::{Element, View};

/// What a call can give: every [`Element`], and `()` for methods without a response.
pub trait Reply: Sized + Send + 'static {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// Where the body is no JSON or not of the type; `()` takes anything.
    fn decode(body: &[u8]) -> Result<Self, DecodeError>;

    /// Reads a body of an API that wraps it in `{"data": …}`.
    ///
    /// # Errors
    ///
    /// As [`decode`](Reply::decode).
    fn decode_in_data(body: &[u8]) -> Result<Self, DecodeError>;

    /// What a 2xx reply without a body stands for.
    fn empty() -> Self;

    /// The id of its schema; empty for what is no message.
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
    fn anything_is_a_reply_of_nothing() {
        assert_eq!(<() as Reply>::decode(b"<html>"), Ok(()));
    }

    #[test]
    fn every_element_is_a_reply() {
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
