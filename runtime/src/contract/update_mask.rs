//! The macro for the builder of a method with an update mask.

/// Adds to a builder around a [`Call`](crate::contract::Call) the function that makes the update mask from the body. The arguments
/// are the wire name of the query parameter, and the type of the body.
#[doc(hidden)]
#[macro_export]
macro_rules! update_mask {
    ($parameter:literal, $body:ty) => {
        #[doc = ::core::concat!("Sets `", $parameter, "` to the fields that the body has, so that the server updates these and no")]
        /// others.
        ///
        /// Fields of messages are paths, `a.b`. A list, a map or a value of any type is one path, as a whole. A null counts, and so
        /// does an empty message, list or map. Left out are fields that only the server sets, `etag`, and what the path of the
        /// request names.
        ///
        /// The mask is made when the call is sent. A body without such a field is an error. The mask replaces one that was set before,
        /// and one that is set later replaces it.
        pub fn update_mask_from_body(mut self) -> Self {
            self.call.update_mask_from_body::<$body>($parameter);
            self
        }
    };
}
