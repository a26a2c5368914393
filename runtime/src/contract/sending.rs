//! What generated code adds to each builder.

/// Gives a builder around a [`Call`](crate::Call) what every call has: options, and the ways to send it. The argument is the
/// type of the reply.
#[doc(hidden)]
#[macro_export]
macro_rules! sending {
    ($reply:ty) => {
        /// Deadlines, retries, headers: everything that is not a parameter of the API.
        pub fn options(
            mut self,
            options: impl ::core::ops::FnOnce(
                $crate::contract::CallOptions,
            ) -> $crate::contract::CallOptions,
        ) -> Self {
            self.call.options(options);
            self
        }

        /// Sends the call.
        pub fn send(self) -> $crate::contract::Sending<$reply> {
            self.call.send()
        }

        /// Sends the call and decodes the reply into a type of the caller's.
        pub fn send_as<T: $crate::serde::de::DeserializeOwned>(
            self,
        ) -> $crate::contract::Sending<T> {
            self.call.send_as()
        }

        /// Sends the call and gives the reply as it came: status, headers and bytes.
        pub fn send_raw(self) -> $crate::contract::Sending<$crate::contract::RawReply> {
            self.call.send_raw()
        }

        $crate::if_blocking! {
            /// Sends the call and waits for the reply.
            ///
            /// # Errors
            ///
            /// Those of the call, and one where it is called inside an async context.
            pub fn send_blocking(self) -> $crate::contract::Result<$reply> {
                self.call.send_blocking()
            }
        }

        /// The request as it would be sent, but for credentials.
        ///
        /// # Errors
        ///
        /// A parameter that cannot be sent.
        pub fn request(
            self,
        ) -> $crate::contract::Result<$crate::http::Request<$crate::bytes::Bytes>> {
            self.call.request()
        }
    };
}
