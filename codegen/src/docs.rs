//! Text of a document as documentation, cleaned in one place: rustdoc and clippy accept it without a warning, and it reads as its
//! author meant it.
//!
//! Descriptions are loose Markdown: flattened to one line or wrapped by hand, with bare addresses, brackets that are not
//! links, tags that are not HTML, indentation that is not code, unbalanced backticks and zero-width characters. Code spans and
//! links to `http` addresses stay. All other text that Markdown could read as markup is escaped. Paragraphs and lists are wrapped
//! again.

/// Documentation that rustdoc takes without a warning: one entry for each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

/// The width at which lines are wrapped, if no word is longer.
const WIDTH: usize = 100;

/// The indentation of the lines after the first one of a list item.
const INDENT: &str = "  ";

/// Cleans a description.
pub(crate) fn clean(text: &str) -> Docs {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    Docs(print_blocks(split_blocks(&text)))
}

/// Prints blocks with a blank line between them, except between the items of a list.
fn print_blocks(blocks: impl IntoIterator<Item = MarkdownBlock>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let goes_on = block.is_item() && ends_in_list_item(&lines) == Some(true);
        if !lines.is_empty() && !goes_on {
            lines.push(String::new());
        }
        block.print(&mut lines);
    }
    lines
}

/// A description as an item of a list, after a head in Markdown. The blocks after the first paragraph are indented.
pub(crate) fn list_item(head: &str, text: &str) -> Docs {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let mut blocks = split_blocks(&text).into_iter().peekable();
    let mut lines = Vec::new();
    match blocks.next_if(|block| matches!(block, MarkdownBlock::Paragraph(_))) {
        Some(MarkdownBlock::Paragraph(first)) => {
            wrap(&escape(&first), &format!("- {head}: "), INDENT, &mut lines);
        }
        _ => lines.push(format!("- {head}:")),
    }
    let rest = print_blocks(blocks);
    if !rest.is_empty() {
        lines.push(String::new());
        lines.extend(indent(rest));
    }
    Docs(lines)
}

/// Indents lines so that they belong to an item of a list.
pub(crate) fn indent(lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| match line.is_empty() {
        true => line,
        false => format!("{INDENT}{line}"),
    })
}

/// Joins pieces of documentation, with a blank line between them.
pub(crate) fn join_paragraphs(pieces: impl IntoIterator<Item = Docs>) -> Docs {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        if !piece.0.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(piece.0);
        }
    }
    Docs(lines)
}

/// A code span around any text.
pub(crate) fn code_span(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_control() || is_invisible(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Whether a character has no width, or turns the direction of text (which rustc refuses in a comment).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
        || (c.is_control() && c != '\n')
}

/// Whether the last printed block was an item of a list.
fn ends_in_list_item(lines: &[String]) -> Option<bool> {
    let start = lines
        .iter()
        .rposition(String::is_empty)
        .map_or(0, |at| at + 1);
    lines
        .get(start)
        .map(|line| line.starts_with("- ") || line.starts_with(|c: char| c.is_ascii_digit()))
}

/// A paragraph, an item of a list, or a fenced piece of code.
enum MarkdownBlock {
    Paragraph(String),
    Item { marker: String, text: String },
    Code(Vec<String>),
}

impl MarkdownBlock {
    fn is_item(&self) -> bool {
        matches!(self, MarkdownBlock::Item { .. })
    }

    fn print(&self, lines: &mut Vec<String>) {
        match self {
            MarkdownBlock::Paragraph(text) => wrap(&escape(text), "", "", lines),
            MarkdownBlock::Item { marker, text } => wrap(
                &escape(text),
                &format!("{marker} "),
                &" ".repeat(marker.len() + 1),
                lines,
            ),
            MarkdownBlock::Code(code) => {
                lines.push("```text".to_owned());
                lines.extend(code.iter().cloned());
                lines.push("```".to_owned());
            }
        }
    }
}

/// Splits text at blank lines, list markers and fences.
fn split_blocks(text: &str) -> Vec<MarkdownBlock> {
    let mut blocks: Vec<MarkdownBlock> = Vec::new();
    let mut open = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() {
            open = false;
        } else if is_fence(line) && lines.clone().any(|later| is_fence(later.trim())) {
            let code: Vec<String> = lines
                .by_ref()
                .take_while(|later| !is_fence(later.trim()))
                .map(|l| l.trim_end().to_owned())
                .collect();
            blocks.push(MarkdownBlock::Code(code));
            open = false;
        } else if let Some((marker, rest)) = split_list_marker(line) {
            blocks.push(MarkdownBlock::Item {
                marker,
                text: rest.to_owned(),
            });
            open = true;
        } else {
            match blocks.last_mut().filter(|_| open) {
                Some(MarkdownBlock::Paragraph(text) | MarkdownBlock::Item { text, .. }) => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => blocks.push(MarkdownBlock::Paragraph(line.to_owned())),
            }
            open = true;
        }
    }
    blocks
}

/// A line of three backticks and, at most, a word: the opening or closing of a fence.
fn is_fence(line: &str) -> bool {
    line.strip_prefix("```")
        .is_some_and(|info| info.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// `* x`, `- x`, `+ x`, `1. x` and `1) x`.
fn split_list_marker(line: &str) -> Option<(String, &str)> {
    let (marker, rest) = line.split_once(' ')?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return None;
    }
    match marker {
        "*" | "-" | "+" => Some(("-".to_owned(), rest)),
        _ => {
            let number = marker.strip_suffix(['.', ')'])?;
            let digits = !number.is_empty()
                && number.len() <= 3
                && number.chars().all(|c| c.is_ascii_digit());
            digits.then(|| (format!("{number}."), rest))
        }
    }
}

/// Escapes the text that Markdown would read as markup; code spans and links stay. Pieces that must not be broken have
/// their spaces as `\u{0}`, which [`wrap`] turns back.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let ticks = rest.chars().take_while(|c| *c == '`').count();
            match leading_code_span(rest, ticks) {
                Some(span) => {
                    out += &span.replace(' ', "\u{0}");
                    rest = rest.get(span.len()..).unwrap_or_default();
                }
                None => {
                    out += &"\\`".repeat(ticks);
                    rest = rest.get(ticks..).unwrap_or_default();
                }
            }
            continue;
        }
        if let Some(url) = leading_address(rest) {
            // rustdoc warns of a bare address. In angle brackets it is a link.
            out += &format!("<{url}>");
            rest = rest.get(url.len()..).unwrap_or_default();
            continue;
        }
        if let Some((label, url, length)) = (c == '[').then(|| leading_link(rest)).flatten() {
            let label = if label.trim().is_empty() { url } else { label };
            out += &format!("[{}]({url})", escape_label(label).replace(' ', "\u{0}"));
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if let Some(bold) = leading_bold(rest) {
            out += &format!("**{}**", escape(bold));
            rest = rest.get(bold.len() + 4..).unwrap_or_default();
            continue;
        }
        match c {
            '[' | ']' | '<' | '>' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '&' if starts_with_entity(rest) => out += "\\&",
            '*' | '_' if !is_intra_word(&out, rest) => {
                // A lone `*` or `_` may open an emphasis that never closes, or that closes elsewhere.
                out.push('\\');
                out.push(c);
            }
            '|' => out += "\\|",
            '~' => out += "\\~",
            '\n' => out.push(' '),
            _ => out.push(c),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// A code span at the start of the text, with its backticks.
fn leading_code_span(text: &str, ticks: usize) -> Option<&str> {
    let fence = "`".repeat(ticks);
    let mut from = ticks;
    loop {
        let found = from + text.get(from..)?.find(&fence)?;
        let run = text.get(found..)?.chars().take_while(|c| *c == '`').count();
        if run == ticks {
            let inner = text.get(ticks..found)?;
            return if inner.trim().is_empty() {
                None
            } else {
                text.get(..found + ticks)
            };
        }
        from = found + run;
    }
}

/// `**text**` at the start of the text.
fn leading_bold(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("**")?;
    let bold = inner.get(..inner.find('*')?)?;
    let closes = inner.get(bold.len()..)?.starts_with("**")
        && !inner.get(bold.len() + 2..)?.starts_with('*');
    (closes && !bold.is_empty() && bold.trim() == bold && !bold.contains('`')).then_some(bold)
}

/// An `http` address at the start of the text, without the punctuation that follows it in a sentence.
fn leading_address(text: &str) -> Option<&str> {
    if !(text.starts_with("http://") || text.starts_with("https://")) {
        return None;
    }
    let stop = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '|' | '\\' | '^'
            )
            || !c.is_ascii()
    };
    let end = text.find(stop).unwrap_or(text.len());
    let mut url = text.get(..end)?;
    loop {
        let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let unbalanced =
            trimmed.ends_with(')') && trimmed.matches('(').count() < trimmed.matches(')').count();
        let trimmed = if unbalanced {
            trimmed.get(..trimmed.len() - 1)?
        } else {
            trimmed
        };
        if trimmed == url {
            break;
        }
        url = trimmed;
    }
    // A scheme alone is not an address.
    (url.len() > "https://".len()).then_some(url)
}

/// `[label](http…)` at the start of the text: label, address and length.
fn leading_link(text: &str) -> Option<(&str, &str, usize)> {
    let close = text.find("](")?;
    let label = text.get(1..close)?;
    if label.contains(['[', ']', '`']) && !is_code(label) {
        return None;
    }
    let target = text.get(close + 2..)?;
    let end = target.find([')', ' ', '\n'])?;
    let url = target.get(..end)?;
    let is_link = target.get(end..)?.starts_with(')')
        && leading_address(url).is_some_and(|found| found == url)
        && !url.contains('(');
    is_link.then_some((label, url, close + 2 + end + 1))
}

/// Whether a text is one code span and nothing else.
fn is_code(text: &str) -> bool {
    let ticks = text.chars().take_while(|c| *c == '`').count();
    ticks > 0 && leading_code_span(text, ticks) == Some(text)
}

fn escape_label(label: &str) -> String {
    if is_code(label) {
        return label.to_owned();
    }
    let mut out = String::new();
    for c in label.chars() {
        if matches!(c, '*' | '_' | '<' | '>' | '\\' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `&name;` or `&#1;` at the start of the text.
fn starts_with_entity(text: &str) -> bool {
    text.find(';')
        .and_then(|end| text.get(1..end))
        .is_some_and(|name| {
            !name.is_empty()
                && name.len() < 32
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        })
}

/// Whether a `_` stands inside a word (Markdown leaves it alone there), or a `*` alone between blanks.
fn is_intra_word(before: &str, rest: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut following = rest.chars();
    let mark = following.next();
    let next = following.next();
    let previous = before.chars().last();
    match mark {
        Some('_') => word(previous) && word(next),
        _ => previous.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace),
    }
}

/// Wraps words with a first and a hanging indentation. A line never begins with the mark of a block.
fn wrap(text: &str, first: &str, hanging: &str, lines: &mut Vec<String>) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        let word = word.replace('\u{0}', " ");
        let fits = line.chars().count() + 1 + word.chars().count() <= WIDTH;
        if empty {
            line += &escape_first_word(&word);
            empty = false;
        } else if fits || begins_block(&word) {
            line.push(' ');
            line += &word;
        } else {
            lines.push(std::mem::replace(&mut line, format!("{hanging}{word}")));
        }
    }
    if !empty {
        lines.push(line);
    }
}

/// Whether a word would begin a heading, list, quotation, rule or table at the start of a line.
fn begins_block(word: &str) -> bool {
    let marks = |c: char| word.chars().all(|other| other == c);
    let number = word
        .strip_suffix(['.', ')'])
        .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    marks('#')
        || marks('-')
        || marks('=')
        || marks('*')
        || word == "+"
        || number
        || word.starts_with("```")
        || word.starts_with("\\|")
}

/// The first word of a block, escaped if it would begin another kind of block.
fn escape_first_word(word: &str) -> String {
    if begins_block(word) && !word.starts_with("\\") && !word.starts_with("```") {
        match word.strip_suffix(['.', ')']) {
            Some(number) => format!("{number}\\{}", word.get(number.len()..).unwrap_or_default()),
            None => format!("\\{word}"),
        }
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, code_span};

    #[test]
    fn hazards_of_the_census() {
        for (text, expected) in [
            ("See https://a.b/c_d.", "See <https://a.b/c_d>."),
            (
                "See [docs](https://a.b/c) and [x](/y).",
                "See [docs](https://a.b/c) and \\[x\\](/y).",
            ),
            (
                "See [`a_b()`](https://a.b/c), [`a` b](https://a.b/c).",
                "See [`a_b()`](https://a.b/c), \\[`a` b\\](<https://a.b/c>).",
            ),
            (
                "A [Thing] and List<String>",
                "A \\[Thing\\] and List\\<String\\>",
            ),
            ("Use `a[b]<c>` or ` alone", "Use `a[b]<c>` or \\` alone"),
            (
                "Example: ``` { \"a\": 1 } ``` end",
                "Example: ``` { \"a\": 1 } ``` end",
            ),
            ("# gdata.* are", "\\# gdata.\\* are"),
            ("/ Bitbucket */ end /*", "/ Bitbucket \\*/ end /\\*"),
            ("zero\u{200b}width", "zerowidth"),
            ("    indented\n        code", "indented code"),
            ("1. one\n2. two\n   more", "1. one\n2. two more"),
            (
                "Values:\n* a\n  b\n* c\n\nEnd",
                "Values:\n\n- a b\n- c\n\nEnd",
            ),
            ("```\nlet x;\n```", "```text\nlet x;\n```"),
            ("```\nlet x;", "\\`\\`\\` let x;"),
            (
                "C:\\dir &lt; snake_case _x_",
                "C:\\\\dir \\&lt; snake_case \\_x\\_",
            ),
            ("2 * 3", "2 * 3"),
            ("**Usage** of a/*/b", "**Usage** of a/\\*/b"),
            ("", ""),
        ] {
            assert_eq!(clean(text).0.join("\n"), expected, "{text:?}");
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("^[a-z]$"), "`^[a-z]$`");
    }
}
