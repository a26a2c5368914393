//! The macro for the builder of a method that starts an operation.

/// Adds to a builder around a [`Call`](crate::Call) the functions that follow the operation that it starts. The arguments are
/// the static [`Operations`](crate::contract::Operations) of the API and the type of the operation's message.
#[doc(hidden)]
#[macro_export]
macro_rules! following {
    ($operations:path, $operation:ty) => {
        /// Sends the call, waits until the operation that it starts is done, and returns its last state. If the operation
        /// fails, this is an error.
        ///
        /// `.options(|options| options.polling(…))` sets how often its state is requested, and for how long.
        pub fn wait(self) -> $crate::contract::Waiting<$operation> {
            self.call.wait(&$operations)
        }

        /// Sends the call, and returns each state of the operation that it starts, until it is done.
        pub fn states(self) -> $crate::contract::States<$operation> {
            self.call.states(&$operations)
        }
    };
}
