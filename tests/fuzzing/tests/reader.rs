//! Mutated messages, read by the runtime and by the schema.

use std::fs;
use std::path::Path;

use discovery_fuzzing::mutate::{Language, mutate};
use discovery_fuzzing::reader::{Verdict, check};
use discovery_fuzzing::seeded;

#[test]
fn mutated_messages_are_read_as_the_schema_says() {
    let (mut read, mut all) = (0, 0);
    seeded::run(
        "reader",
        6000,
        |rng| {
            let mut text = "{}".to_owned();
            for _ in 0..rng.usize(1..12) {
                text = mutate(&text, Language::Message, 4096, rng);
            }
            text
        },
        |text, _| {
            all += 1;
            read += usize::from(check(text.as_bytes()) == Verdict::Read);
        },
    );
    // One input is run alone.
    assert!(
        all < 100 || read * 4 > all,
        "only {read} of {all} texts are messages"
    );
    assert!(
        read * 10 < all * 9,
        "{read} of {all} texts are messages: too few are wrong"
    );
}

#[test]
fn what_was_found_is_read_as_the_schema_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings/reader");
    for entry in fs::read_dir(folder).expect("a folder") {
        let file = entry.expect("an entry").path();
        println!("{}", file.display());
        check(&fs::read(&file).expect("a file"));
    }
}
