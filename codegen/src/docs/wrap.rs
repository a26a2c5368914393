//! Lines of a paragraph.

use super::dialect::NO_BREAK;

/// The width at which lines are wrapped, if no word is longer.
const WIDTH: usize = 100;

/// Wraps a paragraph with a first and a hanging indentation. A line never begins with the mark of a block.
pub(super) fn wrap(text: &str, first: &str, hanging: &str, lines: &mut Vec<String>) {
    let mut line = String::with_capacity(first.len() + text.len().min(2 * WIDTH));
    line.push_str(first);
    let mut width = first.chars().count();
    let mut empty = true;
    for word in text.split_whitespace() {
        let begins_block = begins_block(word);
        let word_width = word.chars().count();
        if empty {
            if begins_block {
                push_escaped(word, &mut line);
            } else {
                line.push_str(word);
            }
            width = line.chars().count();
            empty = false;
        } else if begins_block || width + 1 + word_width <= WIDTH {
            line.push(' ');
            line.push_str(word);
            width += 1 + word_width;
        } else {
            with_blanks(&mut line);
            lines.push(line);
            line = String::with_capacity(2 * WIDTH);
            line.push_str(hanging);
            line.push_str(word);
            width = hanging.chars().count() + word_width;
        }
    }
    if !empty {
        with_blanks(&mut line);
        lines.push(line);
    }
}

/// One line, however long: a heading or the cell of a table.
pub(super) fn join(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = words.join(" ");
    with_blanks(&mut line);
    line
}

/// Turns the blanks at which a line is not broken into plain ones.
fn with_blanks(line: &mut String) {
    if line.contains(NO_BREAK) {
        *line = line.replace(NO_BREAK, " ");
    }
}

/// Whether a word would begin a heading, list, rule, table or fence at the start of a line.
fn begins_block(word: &str) -> bool {
    let only = |marks: &[u8]| word.bytes().all(|byte| marks.contains(&byte));
    match word.as_bytes() {
        [b'#' | b'=' | b'*', ..] => only(b"#") || only(b"=") || only(b"*"),
        [b'-' | b':', ..] => only(b"-:"),
        [b'+'] => true,
        [b'`', b'`', b'`', ..] => true,
        [b'\\', b'|', ..] => true,
        [b'0'..=b'9', number @ .., b'.' | b')'] => number.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// The first word of a block, if it would begin another kind of block.
fn push_escaped(word: &str, line: &mut String) {
    match word.as_bytes().first() {
        Some(b'0'..=b'9') => {
            let (number, mark) = word.split_at(word.len() - 1);
            line.push_str(number);
            line.push('\\');
            line.push_str(mark);
        }
        // A code span. It ends in its line, so it does not begin a fence.
        Some(b'`') => line.push_str(word),
        Some(b'\\') => line.push_str(word),
        _ => {
            line.push('\\');
            line.push_str(word);
        }
    }
}
