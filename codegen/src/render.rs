//! Tokens to text.

use proc_macro2::TokenStream;

use crate::Problem;

/// Prints items.
///
/// # Errors
///
/// The tokens are no Rust: a bug of the generator, shown with the lines around the place.
pub(crate) fn render(tokens: TokenStream) -> Result<String, Problem> {
    if tokens.is_empty() {
        return Ok(String::new());
    }
    match syn::parse2(tokens.clone()) {
        Ok(file) => Ok(spaced(&prettyplease::unparse(&file))),
        Err(error) => Err(unparsable(&tokens.to_string(), &error)),
    }
}

/// A blank line after each block that another item follows.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut closed = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let begins_item = !trimmed.starts_with(['}', ')', ']']) && !trimmed.is_empty();
        if closed && begins_item {
            out.push('\n');
        }
        out += line;
        out.push('\n');
        closed = trimmed == "}" || trimmed.starts_with("::discovery_runtime::") && trimmed.ends_with(");");
    }
    out
}

/// Names the place by numbered lines, so that the construct can be found.
fn unparsable(text: &str, error: &syn::Error) -> Problem {
    let lines: Vec<String> = text
        .replace("; ", ";\n")
        .replace("{ ", "{\n")
        .lines()
        .take(40)
        .enumerate()
        .map(|(number, line)| format!("{:>4} | {line}", number + 1))
        .collect();
    Problem::new(
        "",
        format!("the generated code does not parse ({error}); this is a bug of the generator, please report it:\n{}", lines.join("\n")),
    )
}
