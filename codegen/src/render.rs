//! Tokens to text.

use std::panic::resume_unwind;
use std::thread;

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
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

/// Prints items.
///
/// # Errors
///
/// Quoted tokens are not Rust. This is a bug of the generator; the problem shows them with numbered lines.
pub(crate) fn render(items: &(dyn Fn() -> Vec<Item> + Sync)) -> Result<String, Problem> {
    let (items, aside) = Aside::collect(items);
    let file = parse_quoted(items)?;
    Ok(print_lines(&prettyplease::unparse(&file), &aside))
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
        } else if let Some(rows) = aside.rows(content) {
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
fn parse_quoted(items: Vec<Item>) -> Result<File, Problem> {
    let mut file = File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::with_capacity(items.len()),
    };
    for mut item in items {
        match &mut item {
            Item::Verbatim(tokens) => {
                let quoted = parse(File::parse, std::mem::take(tokens))?;
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

fn parse_quoted_functions(functions: Vec<ImplItem>) -> Result<Vec<ImplItem>, Problem> {
    let mut parsed = Vec::with_capacity(functions.len());
    for function in functions {
        match function {
            ImplItem::Verbatim(tokens) => parsed.push(parse(ImplItem::parse, tokens)?),
            function => parsed.push(function),
        }
    }
    Ok(parsed)
}

fn parse<T>(
    parser: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: TokenStream,
) -> Result<T, Problem> {
    let shown = tokens.clone();
    parser
        .parse2(tokens)
        .map_err(|error| describe_unparsable(&shown.to_string(), &error))
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
