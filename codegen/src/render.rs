//! Tokens to text.

use proc_macro2::TokenStream;

use crate::emit::{BETWEEN_LINES, MACRO, MACRO_PATH};
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
            Ok(restore_macros(&insert_blank_lines(&text)))
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

/// prettyplease prints the body of a macro as loose tokens. So the one macro of generated code is printed as an `impl` block of its
/// name, and this function turns the text into a macro.
fn restore_macros(text: &str) -> String {
    let opening = format!("impl {MACRO} {{");
    if !text.contains(&opening) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 64);
    let mut inside: Option<&str> = None;
    for line in text.lines() {
        let (indent, content) = line.split_at(line.len() - line.trim_start().len());
        match inside {
            None if content == opening => {
                inside = Some(indent);
                out += &format!(
                    "{indent}macro_rules! {MACRO} {{\n{indent}    ($($types:tt)*) => {{\n"
                );
            }
            Some(outer) if indent == outer && content == "}" => {
                inside = None;
                out += &format!("{indent}    }};\n{indent}}}\n");
            }
            Some(_) if !content.is_empty() => {
                let content = content.replace(&format!("{MACRO_PATH}::"), "$($types)*::");
                out += &format!("{indent}    {content}\n");
            }
            _ => {
                out += line;
                out.push('\n');
            }
        }
    }
    out
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
