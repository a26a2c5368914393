//! The version of the contract between generated code and this runtime.

/// The contract that this runtime keeps.
pub const CONTRACT: u32 = 2;

/// Refuses, at compile time, generated code that this runtime does not fit.
///
/// Generated crates call it with the number that they were generated for. Any other number does not compile:
///
/// ```
/// const _: () = discovery_runtime::contract(2);
/// ```
/// ```compile_fail
/// const _: () = discovery_runtime::contract(1);
/// ```
pub const fn contract(number: u32) {
    assert!(
        number == CONTRACT,
        "this code was generated for another version of discovery-runtime: regenerate it with the \
         discovery-codegen of the same version, or depend on the runtime version that it was generated for"
    );
}
