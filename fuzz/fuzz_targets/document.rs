//! The text of a document: every form of its code, its pages, and its difference from a document of the corpus.
#![no_main]

use std::sync::LazyLock;

use discovery_codegen::model::Api;
use discovery_fuzz::mutate_input;
use discovery_fuzzing::document::check;
use discovery_fuzzing::mutate::Language;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// What each document is compared with.
static ORIGINAL: LazyLock<Option<Api>> = LazyLock::new(|| {
    discovery_codegen::resolve(include_str!("../../tests/src/pairs/library.json")).ok()
});

fuzz_target!(|text: &str| {
    let _ = check(text, ORIGINAL.as_ref());
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(Language::Document, data, size, max_size, seed)
});
