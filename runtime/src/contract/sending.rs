//! The macro for every builder.

/// Adds to a builder around a [`Call`](crate::Call) what every call has: options, and the functions that send it. The argument
/// is the type of the response.
#[doc(hidden)]
#[macro_export]
macro_rules! sending {
    ($response:ty) => {
        /// Sets deadlines, retries, headers: everything that is not a parameter of the API.
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
        pub fn send(self) -> $crate::contract::Sending<$response> {
            self.call.send()
        }

        /// Sends the call and decodes the response into a type of the caller.
        pub fn send_as<T: $crate::serde::de::DeserializeOwned>(
            self,
        ) -> $crate::contract::Sending<T> {
            self.call.send_as()
        }

        /// Sends the call and returns the raw response: status, headers and bytes.
        pub fn send_raw(self) -> $crate::contract::Sending<$crate::contract::RawResponse> {
            self.call.send_raw()
        }

        $crate::if_blocking! {
            /// Sends the call and waits for the response.
            ///
            /// # Errors
            ///
            /// The errors of the call, and one inside an async context.
            pub fn send_blocking(self) -> $crate::contract::Result<$response> {
                self.call.send_blocking()
            }

            /// Sends the call, waits for the response, and decodes it into a type of the caller.
            ///
            /// # Errors
            ///
            /// Those of [`send_blocking`](Self::send_blocking).
            pub fn send_as_blocking<
                T: $crate::serde::de::DeserializeOwned + ::core::marker::Send + 'static,
            >(
                self,
            ) -> $crate::contract::Result<T> {
                self.call.send_as_blocking()
            }

            /// Sends the call, waits for the response, and returns it raw: status, headers and bytes.
            ///
            /// # Errors
            ///
            /// Those of [`send_blocking`](Self::send_blocking).
            pub fn send_raw_blocking(
                self,
            ) -> $crate::contract::Result<$crate::contract::RawResponse> {
                self.call.send_raw_blocking()
            }
        }

        /// The request, without credentials.
        ///
        /// # Errors
        ///
        /// A parameter cannot be sent. The error names it.
        pub fn request(
            self,
        ) -> $crate::contract::Result<$crate::http::Request<$crate::bytes::Bytes>> {
            self.call.request()
        }
    };
}
