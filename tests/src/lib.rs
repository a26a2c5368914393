//! Tests that need more than one crate of this repository, and what they share.

mod cargo;
pub mod cpu;
pub mod described;
pub mod documents;
pub mod pairs;
pub mod peers;
pub mod revised;
pub mod rows;
pub mod scratch;
pub mod server;
pub mod wire;

pub use cargo::cargo;
