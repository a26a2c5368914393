//! The version of the contract between generated code and this runtime.

use std::ops::RangeInclusive;

/// The contracts that this runtime keeps.
///
/// A number is added when generated code begins to name something new of the runtime. It is dropped only with a version of the
/// runtime that cargo takes for incompatible. `tests/contracts` has a crate of each number, and CONTRIBUTING.md says how it changes.
pub const CONTRACTS: RangeInclusive<u32> = 3..=3;

/// Refuses, at compile time, generated code that this runtime does not fit.
///
/// Generated crates call it with the number that they were generated for. A number out of [`CONTRACTS`] does not compile:
///
/// ```
/// const _: () = discovery_runtime::contract::contract(3);
/// ```
/// ```compile_fail
/// const _: () = discovery_runtime::contract::contract(2);
/// ```
/// ```compile_fail
/// const _: () = discovery_runtime::contract::contract(4);
/// ```
pub const fn contract(number: u32) {
    assert!(
        *CONTRACTS.start() <= number && number <= *CONTRACTS.end(),
        "this code was generated for another version of discovery-runtime: regenerate it with the \
         discovery-codegen of the same version, or depend on the runtime version that it was generated for"
    );
}
