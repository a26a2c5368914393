//! The lints that generated code allows.

/// The lints that generated code allows, each with its reason. A test checks this list.
///
/// - `deprecated`: a deprecated schema or field is still read and written.
/// - `clippy::too_many_arguments`: a method takes what its document requires.
/// - `clippy::module_inception`: a resource may have the name of its parent.
/// - `clippy::new_ret_no_self`, `clippy::should_implement_trait`: a method or a parameter may have the name of a function of a trait.
pub const ALLOWED_LINTS: &[&str] = &[
    "deprecated",
    "clippy::too_many_arguments",
    "clippy::module_inception",
    "clippy::new_ret_no_self",
    "clippy::should_implement_trait",
];

/// The lints that a generated module allows besides, since it does not know the rules of the crate that includes it.
///
/// - `dead_code`, `unused_imports`, `missing_docs`, `unreachable_pub`: it has all of the API, and a crate uses a part of it.
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
