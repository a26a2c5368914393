//! What generated code has for each kind of resource name.

/// Two functions for the resource names of a form: one that builds such a name of its parts, and one that takes it apart.
#[doc(hidden)]
#[macro_export]
macro_rules! resource_name {
    ($build:ident, $parse:ident, $form:literal, $($part:ident),+) => {
        #[doc = ::core::concat!("The name `", $form, "` with these parts.")]
        ///
        /// # Errors
        ///
        /// A part is empty, holds a `/`, or is `.` or `..`; the error names it. A part for `**` may have several segments.
        pub fn $build(
            $($part: impl ::core::convert::AsRef<str>),+
        ) -> $crate::contract::Result<::std::string::String> {
            $crate::contract::resource_name(
                $form,
                &[$((::core::stringify!($part), $part.as_ref())),+],
            )
        }

        #[doc = ::core::concat!("The parts of a name `", $form, "`, in their order.")]
        ///
        /// # Errors
        ///
        /// The text is no such name; the error says what is wrong with it.
        pub fn $parse(
            name: &str,
        ) -> $crate::contract::Result<[&str; [$(::core::stringify!($part)),+].len()]> {
            $crate::contract::parse_resource_name($form, name)
        }
    };
}
