//! Line breaks that a description lost. Some documents join the paragraphs of a comment without a blank: `the bucket.If it is zero`.

use std::borrow::Cow;

/// The place of a lost paragraph, for the builder of blocks. No text has this character.
pub(super) const PARAGRAPH: char = '\u{fdd5}';

/// Words that begin a sentence, and are no name.
const BEGINNINGS: [&str; 36] = [
    "A",
    "After",
    "All",
    "An",
    "As",
    "At",
    "Before",
    "By",
    "Can",
    "Currently",
    "Defaults",
    "Each",
    "Either",
    "For",
    "However",
    "If",
    "In",
    "It",
    "Must",
    "No",
    "Not",
    "Note",
    "On",
    "Once",
    "Only",
    "See",
    "Some",
    "The",
    "There",
    "These",
    "They",
    "This",
    "To",
    "When",
    "With",
    "You",
];

/// The last word of a package before the name of a type: `longrunning.Operation`.
const PACKAGES: [&str; 11] = [
    "api",
    "gdata",
    "gke",
    "iam",
    "longrunning",
    "meet",
    "pb",
    "proto",
    "protobuf",
    "rpc",
    "util",
];

/// Puts the lost breaks of a piece of text back: as `paragraph` after a sentence, as a blank after a colon. `previous` is the
/// character before the piece.
pub(super) fn mend(text: &str, previous: Option<char>, paragraph: char) -> Cow<'_, str> {
    if text.contains(PARAGRAPH) {
        let text = text.replace(PARAGRAPH, "");
        return Cow::Owned(mend(&text, previous, paragraph).into_owned());
    }
    let mut out = String::new();
    let mut written = 0;
    let bytes = text.as_bytes();
    for at in 0..bytes.len().saturating_sub(1) {
        let is_joined = matches!(
            bytes.get(at..at + 2),
            Some([b'.' | b'!' | b'?' | b':', b'A'..=b'Z'])
        );
        if !is_joined {
            continue;
        }
        let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
        let Some(after) = rest.get(1..) else {
            continue;
        };
        let is_colon = rest.starts_with(':');
        if !is_lost(before, previous, is_colon, after) {
            continue;
        }
        out.push_str(text.get(written..=at).unwrap_or_default());
        out.push(if is_colon { ' ' } else { paragraph });
        written = at + 1;
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(written..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether a sentence ends between two texts, the first of which lacks its mark.
fn is_lost(before: &str, previous: Option<char>, is_colon: bool, after: &str) -> bool {
    let end = after
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(after.len());
    let (word, rest) = after.split_at(end);
    if !(rest.is_empty() || rest.starts_with([' ', '\n', ',', ':', '\'', '’'])) {
        return false;
    }
    // The whole word before the mark. A long one is an address or a path.
    let token = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let last = token
        .chars()
        .next_back()
        .or(previous.filter(|_| before.is_empty()));
    let ends_sentence = last
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '"' | '\'' | '`'));
    if BEGINNINGS.contains(&word) {
        return ends_sentence && !token.contains("://");
    }
    let plain = token.trim_start_matches(['(', '"', '\'', '*']);
    let is_plain = plain.len() > 1
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let is_capitalised =
        word.len() > 2 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    is_plain && is_capitalised && !is_colon && !PACKAGES.contains(&plain)
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn a_sentence_that_follows_without_a_blank_begins_a_paragraph() {
        for (text, expected) in [
            (
                "in number.Alignment consists",
                "in number.|Alignment consists",
            ),
            (
                "in the bucket.If it is 0.The",
                "in the bucket.|If it is 0.|The",
            ),
            (
                "(see below).For example:The x",
                "(see below).|For example: The x",
            ),
            (
                "is it?Only if \"a\".This is",
                "is it?|Only if \"a\".|This is",
            ),
            ("Gets a Pipeline.If none", "Gets a Pipeline.|If none"),
        ] {
            assert_eq!(mend(text, None, '|'), expected, "{text}");
        }
        assert_eq!(mend(".The rest", Some('`'), '|'), ".|The rest");
    }

    #[test]
    fn a_name_with_a_dot_is_one_word() {
        for text in [
            "a google.longrunning.Operation is",
            "a longrunning.Operation is, rpc.Status too",
            "SearchService.Search and Tables.Get",
            "FirestoreAdmin.BulkDelete, java.awt.Color color",
            "a google.protobuf.Any field, a protobuf.Any",
            "color.getBlue() name:Howl 16:A0:83 v1.X and a.B",
            "https://a.b/c.The end, foo.Bar.baz instance.State_OK",
            ".The start",
            "a. The end.",
        ] {
            assert_eq!(mend(text, None, '|'), text);
        }
    }
}
