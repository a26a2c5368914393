//! What generated code has for each kind of resource name.

/// Two functions for the resource names of a form: one builds such a name from its parts, and one takes it apart.
///
/// ```
/// mod names {
///     discovery_runtime::resource_name!(
///         alert_policy, parse_alert_policy, "projects/*/alertPolicies/*",
///         project, alert_policy
///     );
/// }
///
/// # fn main() -> discovery_runtime::Result<()> {
/// let name = names::alert_policy("my-project", "1234")?;
/// assert_eq!(name, "projects/my-project/alertPolicies/1234");
/// let [project, policy] = names::parse_alert_policy(&name)?;
/// assert_eq!((project, policy), ("my-project", "1234"));
///
/// let error = names::alert_policy("my-project", "").unwrap_err();
/// assert_eq!(error.parameter_name(), Some("alert_policy"));
/// # Ok(())
/// # }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! resource_name {
    ($build:ident, $parse:ident, $form:literal, $($part:ident),+) => {
        #[doc = ::core::concat!("The name `", $form, "` with these parts.")]
        ///
        /// # Errors
        ///
        /// A part is empty, contains a `/`, or is `.` or `..`. The error names the part. A part for `**` may have several segments.
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
        /// The text is not such a name. The error says what is wrong with it.
        pub fn $parse(
            name: &str,
        ) -> $crate::contract::Result<[&str; [$(::core::stringify!($part)),+].len()]> {
            $crate::contract::parse_resource_name($form, name)
        }
    };
}
