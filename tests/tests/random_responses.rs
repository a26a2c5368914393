//! Random responses, made from the raw documents, are read and written by the generated crates: what is written is equal to
//! what was read, but for the exceptions that the documentation of `discovery_runtime::message` lists.
//!
//! These are a sample of the documents; `cargo xtask responses` takes all. `wire_finds.rs` shows that a crate that loses something
//! is found out.

use discovery_tests::wire::{Random, SAMPLE, conform};

#[test]
fn the_sample_loses_nothing() {
    conform(&SAMPLE, Some(Random { each: 5, seed: 1 }));
}
