//! The macro for the setters of system parameters.

/// Adds to a builder around a [`Call`](crate::contract::Call) the setters of the named system parameters. Every other one is set by
/// [`CallOptions::parameter`](crate::CallOptions::parameter): a function of each builder for each of them would be a fifth of what a
/// crate costs to compile.
#[doc(hidden)]
#[macro_export]
macro_rules! system_parameters {
    ($($name:ident)*) => {
        $($crate::system_parameter! { $name })*
    };
}

/// One setter of [`system_parameters!`](crate::system_parameters!).
#[doc(hidden)]
#[macro_export]
macro_rules! system_parameter {
    (fields) => {
        /// Which fields the response has, as a [field mask](https://developers.google.com/workspace/docs/api/guides/field-masks):
        /// `name,displayName`, `items(id,owner/email)`. Without it the response has all of them. Pages add the field of the page
        /// token themselves.
        pub fn fields(mut self, fields: impl ::core::convert::Into<::std::string::String>) -> Self {
            self.call
                .query::<::std::string::String>("fields", fields.into());
            self
        }
    };
    (xgafv) => {
        /// The format of an error response, in `$.xgafv`.
        pub fn xgafv(mut self, xgafv: impl ::core::convert::Into<$crate::contract::Xgafv>) -> Self {
            self.call
                .query::<$crate::contract::Xgafv>("$.xgafv", xgafv.into());
            self
        }
    };
}
