//! `docs/guide/src/testing.md` has the code of `examples/alerts`, whose tests run it.

const GUIDE: &str = include_str!("../../../docs/guide/src/testing.md");
const EXAMPLE: &str = include_str!("../../../examples/alerts/tests/fakes.rs");

/// The lines without their indentation.
fn flat(code: &str) -> String {
    code.lines()
        .map(|line| line.trim().to_owned() + "\n")
        .collect()
}

#[test]
fn the_code_of_the_guide_runs_in_the_example() {
    let example = flat(EXAMPLE);
    let pieces: Vec<&str> = GUIDE.split("```rust\n").skip(1).collect();
    assert!(pieces.len() >= 6, "{}", pieces.len());
    for piece in pieces {
        let (piece, _) = piece.split_once("```").expect("the end of the code");
        assert!(
            example.contains(&flat(piece)),
            "not in the example:\n{piece}"
        );
    }
}
