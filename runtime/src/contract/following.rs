//! What generated code adds to the builder of a method that starts an operation.

/// Gives a builder around a [`Call`](crate::Call) the ways to follow the operation that it starts. The arguments are the static
/// [`Operations`](crate::operation::Operations) of the API and the type of the operation's message.
#[doc(hidden)]
#[macro_export]
macro_rules! following {
    ($operations:path, $operation:ty) => {
        /// Sends the call, waits until the operation that it starts is done, and gives its last state: an error where the
        /// operation has failed.
        ///
        /// How often it is asked for its state, and for how long: `.options(|options| options.polling(…))`.
        pub fn wait(self) -> $crate::contract::Waiting<$operation> {
            self.call.wait(&$operations)
        }

        /// Sends the call, and gives each state of the operation that it starts, until it is done.
        pub fn states(self) -> $crate::contract::States<$operation> {
            self.call.states(&$operations)
        }
    };
}
