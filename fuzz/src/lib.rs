//! What the fuzz targets share.

use discovery_fuzzing::mutate::{Language, mutate};
use fastrand::Rng;

/// Mutates the input of libFuzzer in place. One time in five libFuzzer does it, which knows what the program compares.
pub fn mutate_input(
    language: Language,
    data: &mut [u8],
    size: usize,
    longest: usize,
    seed: u32,
) -> usize {
    let mut rng = Rng::with_seed(seed.into());
    let text = data.get(..size).map(String::from_utf8_lossy);
    let (Some(text), true) = (text, rng.u8(..) < 200) else {
        return libfuzzer_sys::fuzzer_mutate(data, size, longest);
    };
    let longest = longest.min(data.len());
    let mutated = mutate(&text, language, longest, &mut rng);
    match data.get_mut(..mutated.len()) {
        Some(place) => {
            place.copy_from_slice(mutated.as_bytes());
            mutated.len()
        }
        None => size,
    }
}
