//! Tokens to text.

use std::panic::resume_unwind;
use std::thread;

use quote::quote;
use syn::{File, ImplItem, Item};

use crate::emit::{Aside, spell_out};
use crate::problem::Problem;

/// The stack for what is nested as deep as a document may be. A parser of tokens needs up to 40 KB for a level, in a build without
/// optimisation.
const STACK: usize = 8 << 20;

/// Prints items that are nested deep, on a thread of its own: the caller's may have too little stack.
///
/// # Errors
///
/// Those of [`render`].
pub(crate) fn render_deep(items: &(dyn Fn() -> Vec<Item> + Sync)) -> Result<String, Problem> {
    thread::scope(|scope| {
        let deep = thread::Builder::new().stack_size(STACK);
        match deep.spawn_scoped(scope, || render(items)) {
            Ok(deep) => deep.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(error) => Err(Problem::new(
                "",
                format!("no thread can be started: {error}"),
            )),
        }
    })
}

/// Prints items. If what is quoted in them does not parse, `items` is called again for the message.
///
/// # Errors
///
/// Quoted tokens are not Rust. This is a bug of the generator; the problem shows them with numbered lines.
pub(crate) fn render(items: &(dyn Fn() -> Vec<Item> + Sync)) -> Result<String, Problem> {
    let (tree, aside) = Aside::collect(items);
    match parse_quoted(tree) {
        Ok(file) => Ok(print_lines(&prettyplease::unparse(&file), &aside)),
        Err(error) => {
            let items = items();
            Err(describe_unparsable(&quote!(#(#items)*).to_string(), &error))
        }
    }
}

/// Prints each line of what prettyplease made, and what stands aside from it.
fn print_lines(text: &str, aside: &Aside) -> String {
    let mut page = Page {
        text: String::with_capacity(text.len() + text.len() / 16 + aside.length()),
        ended: Ended::Nothing,
    };
    for line in text.lines() {
        let content = line.trim_start();
        let indent = &line[..line.len() - content.len()];
        if let Some((mark, comment)) = aside.comment(content) {
            for text in comment {
                page.add_comment(indent, mark, text);
            }
        } else if let Some(rows) = aside.lines(content) {
            for row in rows {
                page.add(indent, row);
            }
        } else {
            page.add(indent, &spell_out(content.trim_end_matches(' ')));
        }
    }
    page.text
}

/// Printed code, with blank lines as people insert them: after a block that another item follows, and between documented items.
struct Page {
    text: String,
    /// What the last line ends.
    ended: Ended,
}

/// What ends with a line.
#[derive(Clone, Copy, PartialEq)]
enum Ended {
    /// A block, or a call of a macro that stands for items.
    Block,
    /// A statement, a field or an item of one line.
    Statement,
    /// Nothing, or a comment.
    Nothing,
}

impl Page {
    fn add_comment(&mut self, indent: &str, mark: &str, text: &str) {
        if self.ended != Ended::Nothing {
            self.text.push('\n');
        }
        self.text += indent;
        self.text += mark;
        if !text.is_empty() {
            self.text.push(' ');
            self.text += text;
        }
        self.text.push('\n');
        self.ended = Ended::Nothing;
    }

    fn add(&mut self, indent: &str, content: &str) {
        let blank = match self.ended {
            Ended::Block => !content.is_empty() && !content.starts_with(['}', ')', ']']),
            Ended::Statement => begins_item(content),
            Ended::Nothing => false,
        };
        if blank {
            self.text.push('\n');
        }
        self.text += indent;
        self.text += content;
        self.text.push('\n');
        self.ended = what_ends(content);
    }
}

fn begins_item(line: &str) -> bool {
    let begins = ["///", "#[", "static ", "const _"];
    begins.iter().any(|begin| line.starts_with(begin)) && !line.starts_with("static METHOD")
}

fn what_ends(line: &str) -> Ended {
    let of_runtime = line.starts_with("::discovery_runtime::");
    if line == "}" || (of_runtime && line.ends_with(");")) {
        Ended::Block
    } else if line.ends_with(';') && !line.starts_with("//") {
        Ended::Statement
    } else {
        Ended::Nothing
    }
}

/// Parses the items that are quoted, also those inside of others. Only they have inner attributes.
fn parse_quoted(items: Vec<Item>) -> syn::Result<File> {
    let mut file = File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::with_capacity(items.len()),
    };
    for mut item in items {
        match &mut item {
            Item::Verbatim(tokens) => {
                let quoted: File = syn::parse2(std::mem::take(tokens))?;
                file.attrs.extend(quoted.attrs);
                file.items.extend(quoted.items);
                continue;
            }
            Item::Mod(module) => {
                if let Some((_, content)) = &mut module.content {
                    *content = parse_quoted(std::mem::take(content))?.items;
                }
            }
            Item::Impl(block) => {
                block.items = parse_quoted_functions(std::mem::take(&mut block.items))?;
            }
            _ => {}
        }
        file.items.push(item);
    }
    Ok(file)
}

fn parse_quoted_functions(functions: Vec<ImplItem>) -> syn::Result<Vec<ImplItem>> {
    let mut parsed = Vec::with_capacity(functions.len());
    for function in functions {
        match function {
            ImplItem::Verbatim(tokens) => parsed.push(syn::parse2(tokens)?),
            function => parsed.push(function),
        }
    }
    Ok(parsed)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_parse_is_a_problem_that_shows_it() {
        let items = |second: &'static str| {
            move || {
                let tokens = second.parse().expect("tokens");
                let mut module: syn::ItemMod = syn::parse_quote!(
                    pub mod inner {}
                );
                module.content = Some((Default::default(), vec![Item::Verbatim(tokens)]));
                vec![
                    Item::Verbatim(quote!(
                        const A: u8 = 1;
                    )),
                    Item::Mod(module),
                ]
            }
        };
        let printed = render(&items("const B: u8 = 2;")).expect("code");
        assert!(printed.contains("    const B: u8 = 2;\n"), "{printed}");
        let problem = render(&items("const B u8;")).expect_err("no code");
        let message = problem.to_string();
        assert!(
            message.contains("this is a bug of the generator"),
            "{message}"
        );
        assert!(message.contains("const B u8"), "{message}");
    }
}
