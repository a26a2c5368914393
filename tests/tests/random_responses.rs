//! Random responses, made from the raw documents, are read and written by the generated crates: what is written is equal to
//! what was read, but for the exceptions that the documentation of `discovery_runtime::message` lists.
//!
//! `tests/wire_finds.rs` shows that a crate that loses something is found out.

use discovery_tests::wire::{Random, SAMPLE, conform, with_vectors};

#[test]
fn the_sample_loses_nothing() {
    conform(&SAMPLE, Some(Random { each: 5, seed: 1 }));
}

/// `cargo test -p discovery-tests --test random_responses -- --ignored`
#[test]
#[ignore = "compiles 61 crates: about five minutes on two cores"]
fn every_document_loses_nothing() {
    let names = with_vectors().expect("the corpus");
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(names.len(), 61);
    conform(&names, Some(Random { each: 20, seed: 2 }));
}
