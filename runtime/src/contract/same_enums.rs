//! The macro for two enums that are the same.

/// Converts an enum of a parameter and an enum of a schema into each other. A value that the other one does not list is an unknown
/// value of it.
#[doc(hidden)]
#[macro_export]
macro_rules! same_enums {
    ($parameter:ty, $schema:ty) => {
        impl ::core::convert::From<$schema> for $parameter {
            fn from(value: $schema) -> Self {
                $crate::contract::OpenEnum::from_text(value.as_str())
            }
        }
        impl ::core::convert::From<$parameter> for $schema {
            fn from(value: $parameter) -> Self {
                $crate::contract::OpenEnum::from_text(value.as_str())
            }
        }
        impl $crate::contract::IntoField<::core::option::Option<$schema>> for $parameter {
            fn into_field(self) -> ::core::option::Option<$schema> {
                ::core::option::Option::Some(self.into())
            }
        }
    };
}
