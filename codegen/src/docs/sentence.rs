//! The first sentence of a paragraph.

use super::parse::Block;

/// Sentences that are a mark of a field or a type, and say nothing alone.
const MARKS: [&str; 9] = [
    "Beta.",
    "Deprecated.",
    "Identifier.",
    "Immutable.",
    "Input only.",
    "Optional.",
    "Output only.",
    "Preview.",
    "Required.",
];

/// Words that end with a dot, and no sentence.
const ABBREVIATIONS: [&str; 11] = [
    "approx.", "cf.", "e.g.", "i.e.", "incl.", "Inc.", "no.", "No.", "resp.", "U.S.", "vs.",
];

/// Where the first sentence of a text ends; none if it has only one.
pub(crate) fn end_of_first(text: &str) -> Option<usize> {
    let is_end = |end: usize| {
        let sentence = text.get(..end).unwrap_or_default();
        let last = sentence.rsplit(' ').next().unwrap_or_default();
        let next = text.get(end..).and_then(|rest| rest.strip_prefix(' '));
        next.is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c == '`'))
            && !ABBREVIATIONS.contains(&last.trim_start_matches(['(', '"']))
            && !MARKS.contains(&sentence)
    };
    let mut ends = text.match_indices('.').map(|(at, _)| at + 1);
    ends.find(|end| is_end(*end))
}

/// Makes a paragraph of the first sentence.
pub(super) fn split_first(blocks: &mut Vec<Block>) {
    let Some(Block::Paragraph(text)) = blocks.first_mut() else {
        return;
    };
    if let Some(end) = end_of_first(text) {
        let rest = text.split_off(end).trim_start().to_owned();
        blocks.insert(1, Block::Paragraph(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::end_of_first;

    #[test]
    fn a_sentence_ends_with_a_dot_before_a_capital() {
        for (text, expected) in [
            ("Gets it. Then more.", Some("Gets it.")),
            (
                "Output only. Gets it. Then `more`.",
                Some("Output only. Gets it."),
            ),
            (
                "One (e.g. The first) or No. `2`. `Two` is",
                Some("One (e.g. The first) or No. `2`."),
            ),
            ("Gets google.api.HttpBody. it is", None),
            ("Gets it.", None),
            ("", None),
        ] {
            let sentence = end_of_first(text).and_then(|end| text.get(..end));
            assert_eq!(sentence, expected, "{text}");
        }
    }
}
