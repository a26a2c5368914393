//! `docs/guide/src/testing.md` has the code of `examples/alerts`, whose tests run it.

const GUIDE: &str = include_str!("../../../docs/guide/src/testing.md");
const EXAMPLE: &str = include_str!("../../../examples/alerts/tests/fakes.rs");
const PROGRAM: &str = include_str!("../../../examples/alerts/src/lib.rs");

/// The lines without their indentation.
fn flat(code: &str) -> String {
    code.lines()
        .map(|line| line.trim().to_owned() + "\n")
        .collect()
}

#[test]
fn the_code_of_the_guide_runs_in_the_example() {
    let (example, program) = (flat(EXAMPLE), flat(PROGRAM));
    let pieces: Vec<&str> = GUIDE.split("```rust\n").skip(1).collect();
    assert!(pieces.len() >= 6, "{}", pieces.len());
    for piece in pieces {
        let (piece, _) = piece.split_once("```").expect("the end of the code");
        // The program imports what its other functions need, too.
        let (_, function) = piece.split_once("Result};\n\n").unwrap_or(("", piece));
        assert!(
            example.contains(&flat(piece)) || program.contains(&flat(function)),
            "not in the example:\n{piece}"
        );
    }
}
