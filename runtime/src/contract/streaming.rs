//! The macro for the builder of a method that streams.

/// Adds to a builder around a [`Call`](crate::contract::Call) the elements of its response as they come. The argument is their type.
#[doc(hidden)]
#[macro_export]
macro_rules! streaming {
    ($element:ty) => {
        /// Sends the call, and returns the elements of its response as they come.
        #[inline]
        pub fn stream(self) -> $crate::contract::Streaming<$element> {
            self.call.stream()
        }

        $crate::if_blocking! {
            /// Sends the call, and returns the elements of its response as they come, as an iterator that waits for each.
            ///
            /// Inside an async context it returns one error and ends.
            #[inline]
            pub fn stream_blocking(
                self,
            ) -> $crate::contract::Blocking<$crate::contract::Streaming<$element>> {
                self.call.stream_blocking()
            }
        }
    };
}
