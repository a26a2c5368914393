//! The lints that generated code does not keep.

/// Lints that generated code does not keep, each with its reason. A test holds this list.
///
/// - `deprecated`: a deprecated schema or field is still read and written.
/// - `clippy::too_many_arguments`: a method takes what its document requires.
/// - `clippy::module_inception`: a resource may be named as its parent.
/// - `clippy::new_ret_no_self`, `clippy::should_implement_trait`: a method or a parameter may be named as one of Rust's traits.
pub const ALLOWED_LINTS: &[&str] = &[
    "deprecated",
    "clippy::too_many_arguments",
    "clippy::module_inception",
    "clippy::new_ret_no_self",
    "clippy::should_implement_trait",
];

/// Lints that a generated module does not keep besides, since it stands in a crate whose rules it does not know.
///
/// - `dead_code`, `unused_imports`, `missing_docs`, `unreachable_pub`: it has what the API has, of which a crate uses some.
/// - `clippy::all`, `clippy::pedantic`, `clippy::restriction`: it is checked where it is generated, as a public crate.
pub const MODULE_LINTS: &[&str] = &[
    "dead_code",
    "unused_imports",
    "missing_docs",
    "unreachable_pub",
    "clippy::all",
    "clippy::pedantic",
    "clippy::restriction",
];
