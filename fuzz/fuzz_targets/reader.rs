//! The text of a message: the runtime reads it just if its schema says so, and writes what it read.
#![no_main]

use discovery_fuzz::mutate_input;
use discovery_fuzzing::mutate::Language;
use discovery_fuzzing::reader::check;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|text: &[u8]| {
    check(text);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(Language::Message, data, size, max_size, seed)
});
