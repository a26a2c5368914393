//! The macro for builders of calls that a batch takes.

/// Lets a batch take the calls of a builder. The arguments are the builder and the type of the response.
#[doc(hidden)]
#[macro_export]
macro_rules! batched {
    ($builder:ident, $response:ty) => {
        impl $crate::contract::BatchCall for $builder {
            type Response = $response;

            fn into_call(self) -> $crate::contract::Call {
                self.call
            }
        }
    };
}
