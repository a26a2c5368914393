//! The macro for the builder of a method whose body can be bytes.

/// Adds to a builder around a [`Call`](crate::contract::Call) the setter of bytes that are sent instead of a
/// `google.api.HttpBody`.
#[doc(hidden)]
#[macro_export]
macro_rules! raw_body {
    () => {
        /// Sends these bytes or this stream as the request body, with its own content type. A call whose stream was read is not
        /// repeated.
        pub fn raw_body(
            mut self,
            content_type: impl ::core::convert::Into<::std::string::String>,
            body: impl ::core::convert::Into<$crate::transport::Body>,
        ) -> Self {
            self.call.raw_body(content_type, body);
            self
        }
    };
}
