//! Mutated calls and responses: a call ends, and its secret reaches nobody else.

use std::fs;
use std::path::Path;

use discovery_fuzzing::call::{EXAMPLES, check};
use discovery_fuzzing::mutate::{Language, mutate};
use discovery_fuzzing::seeded;

#[test]
fn mutated_calls_end_and_keep_their_secret() {
    let (mut read, mut failed) = (0, 0);
    seeded::run(
        "call",
        4000,
        |rng| {
            let mut text = EXAMPLES[rng.usize(..EXAMPLES.len())].to_owned();
            for _ in 0..rng.usize(1..6) {
                text = mutate(&text, Language::Call, 4096, rng);
            }
            text
        },
        |text, _| match check(text) {
            Some(Ok(_)) => read += 1,
            Some(Err(_)) => failed += 1,
            None => {}
        },
    );
    assert!(
        read > failed / 20 && failed > read / 20,
        "{read} calls with a response, {failed} without"
    );
}

#[test]
fn what_was_found_ends_and_keeps_its_secret() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings/call");
    for entry in fs::read_dir(folder).expect("a folder") {
        let file = entry.expect("an entry").path();
        println!("{}", file.display());
        let text = fs::read_to_string(&file).expect("a file");
        assert!(check(&text).is_some(), "{} is no call", file.display());
    }
}
