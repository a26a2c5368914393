//! Prints blocks as lines of Markdown.

use super::parse::Block;
use super::wrap::{join, wrap};

/// Prints blocks with a blank line between them.
pub(super) fn print_blocks(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        print_block(block, &mut lines);
    }
    lines
}

fn print_block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(text) => wrap(text, "", "", lines),
        Block::Heading { level, text, .. } => {
            lines.push(format!("{} {}", "#".repeat(*level), join(text)));
        }
        Block::Code(code) => print_code(code, lines),
        Block::Quote(blocks) => lines.extend(prefix(print_blocks(blocks), "> ")),
        Block::List { start, items } => {
            for (index, item) in items.iter().enumerate() {
                let marker = match start {
                    None => "- ".to_owned(),
                    Some(start) => format!("{}. ", start.saturating_add(index as u64)),
                };
                print_item(&marker, marker.len(), item, lines);
            }
        }
        Block::Table { head, rows } => print_table(head, rows, lines),
        Block::Rule => lines.push("---".to_owned()),
    }
}

/// Prints an item of a list, after its marker and a text of ours. The blocks after the first paragraph are indented.
pub(super) fn print_item(first: &str, indent: usize, blocks: &[Block], lines: &mut Vec<String>) {
    let hanging = " ".repeat(indent);
    let rest = match blocks.split_first() {
        Some((Block::Paragraph(text), rest)) => {
            wrap(text, first, &hanging, lines);
            rest
        }
        // The marker and a block after a blank line are not one item.
        Some((block, rest)) if first.len() == indent => {
            let mut inner = Vec::new();
            print_block(block, &mut inner);
            let mut inner = inner.into_iter();
            lines.push(format!("{first}{}", inner.next().unwrap_or_default()));
            lines.extend(prefix(inner, &hanging));
            rest
        }
        _ => {
            lines.push(first.trim_end().to_owned());
            blocks
        }
    };
    if !rest.is_empty() {
        lines.push(String::new());
        lines.extend(prefix(print_blocks(rest), &hanging));
    }
}

/// Puts a prefix before each line; before an empty one, without its blanks.
pub(super) fn prefix(
    lines: impl IntoIterator<Item = String>,
    prefix: &str,
) -> impl Iterator<Item = String> {
    lines.into_iter().map(move |line| match line.is_empty() {
        true => prefix.trim_end().to_owned(),
        false => format!("{prefix}{line}"),
    })
}

/// Prints code as text, so that nothing runs it: the fence is longer than any run of backticks in it.
fn print_code(code: &[String], lines: &mut Vec<String>) {
    let runs = code
        .iter()
        .flat_map(|line| line.split(|c| c != '`').map(str::len));
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    lines.push(format!("{fence}text"));
    lines.extend(code.iter().cloned());
    lines.push(fence);
}

fn print_table(head: &[String], rows: &[Vec<String>], lines: &mut Vec<String>) {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape_bars(&join(cell))).collect();
        format!("| {} |", cells.join(" | "))
    };
    lines.push(row(head));
    lines.push(format!("|{}", " --- |".repeat(head.len())));
    lines.extend(rows.iter().map(|cells| row(cells)));
}

/// Escapes the bars in the code of a cell; those in its text are escaped already.
fn escape_bars(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut previous = ' ';
    for c in cell.chars() {
        if c == '|' && previous != '\\' {
            out.push('\\');
        }
        out.push(c);
        previous = c;
    }
    out
}
