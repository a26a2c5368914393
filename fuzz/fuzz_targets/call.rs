//! A call and the responses to it: it ends, and its secret reaches nobody else.
#![no_main]

use discovery_fuzz::mutate_input;
use discovery_fuzzing::call::check;
use discovery_fuzzing::mutate::Language;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|text: &str| {
    let _ = check(text);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(Language::Call, data, size, max_size, seed)
});
