//! Tokens to text.

use proc_macro2::TokenStream;

use crate::emit::BETWEEN_LINES;
use crate::problem::Problem;

/// Prints items. If they do not parse, `items` is called again for the message.
///
/// # Errors
///
/// The tokens are not Rust. This is a bug of the generator; the problem shows them with numbered lines.
pub(crate) fn render(items: &dyn Fn() -> TokenStream) -> Result<String, Problem> {
    match syn::parse2(items()) {
        Ok(file) => {
            let text = split_docs(&prettyplease::unparse(&file));
            Ok(insert_blank_lines(&break_rows(&text)))
        }
        Err(error) => Err(describe_unparsable(&items().to_string(), &error)),
    }
}

/// Prints each line of a documentation on its own.
fn split_docs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        let content = line.trim_start();
        let indent = line.get(..line.len() - content.len()).unwrap_or_default();
        let mark = content.get(..3).unwrap_or_default();
        for (at, part) in line.split(BETWEEN_LINES).enumerate() {
            if at > 0 {
                out += indent;
                out += mark;
            }
            out += part.trim_end_matches(' ');
            out.push('\n');
        }
    }
    out
}

/// Gives each row of a table its own line. prettyplease prints the tokens of a macro as a paragraph, since it does not know what they
/// mean.
fn break_rows(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let opening = line.trim_start();
        if !TABLES.iter().any(|table| opening.starts_with(table)) {
            continue;
        }
        let indent = &line[..line.len() - opening.len()];
        let inside: Vec<&str> = lines
            .by_ref()
            .take_while(|line| line.trim_start() != "}")
            .map(str::trim)
            .collect();
        for row in split_rows(&inside.join(" ")) {
            out += &format!("{indent}    {row}\n");
        }
        out += &format!("{indent}}}\n");
    }
    out
}

/// The macros whose rows end with a semicolon.
const TABLES: [&str; 2] = [
    "::discovery_runtime::contract::message! {",
    "::discovery_runtime::contract::open_enum! {",
];

/// Splits after each semicolon that is not part of a text.
fn split_rows(tokens: &str) -> Vec<&str> {
    let mut rows = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in tokens.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                rows.push(tokens[start..=at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    rows
}

/// Inserts blank lines as people do: after a block that another item follows, and between documented items.
fn insert_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut previous = "";
    for line in text.lines() {
        let (last, next) = (previous.trim_start(), line.trim_start());
        let block =
            last == "}" || (last.starts_with("::discovery_runtime::") && last.ends_with(");"));
        let goes_on = next.is_empty() || next.starts_with(['}', ')', ']']);
        let begins = next.starts_with("///")
            || next.starts_with("#[")
            || next.starts_with("static ")
            || next.starts_with("const _");
        let in_place = next.starts_with("static METHOD") || last.starts_with("//");
        if (block && !goes_on) || (last.ends_with(';') && begins && !in_place) {
            out.push('\n');
        }
        out += line;
        out.push('\n');
        previous = line;
    }
    out
}

/// Shows the code that does not parse, with numbered lines around the place.
fn describe_unparsable(text: &str, error: &syn::Error) -> Problem {
    let text = text
        .replace("; ", ";\n")
        .replace("{ ", "{\n")
        .replace("} ", "}\n");
    let lines: Vec<String> = text
        .lines()
        .take(60)
        .enumerate()
        .map(|(number, line)| format!("{:>4} | {line}", number + 1))
        .collect();
    let message =
        "the generated code does not parse; this is a bug of the generator, please report it";
    Problem::new("", format!("{message} ({error}):\n{}", lines.join("\n")))
}
