//! Tests that need more than one crate of this repository, and what they share.

mod cargo;
pub mod described;
pub mod documents;
pub mod pairs;
pub mod revised;
pub mod scratch;
pub mod server;
pub mod wire;

pub use cargo::cargo;

/// The code of the guide to batches, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../docs/batch.md")]
pub mod batches {}

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}

/// The code of these pages, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../docs/blocking.md")]
#[doc = include_str!("../../docs/behaviour.md")]
pub mod pages {}
