//! The paths in tokens: in code, in the arguments of macros, and in `use`.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What tokens name.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) paths: BTreeSet<Vec<String>>,
    pub(crate) uses: Vec<Use>,
}

/// One branch of a `use`.
#[derive(Debug, PartialEq)]
pub(crate) struct Use {
    pub(crate) path: Vec<String>,
    /// The name that it gets; `None`: all names of the path.
    pub(crate) name: Option<String>,
}

/// Macros whose tokens are code of another crate.
const QUOTES: [&str; 3] = ["quote", "quote_spanned", "parse_quote"];

/// Every path, and every `use` in a function.
pub(crate) fn scan(tokens: TokenStream) -> Found {
    let mut found = Found::default();
    scan_into(tokens, &mut found);
    found
}

fn scan_into(tokens: TokenStream, found: &mut Found) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| is_text(token, text));
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let attribute = at + 1 + usize::from(is(at + 1, "!"));
                if let Some(inner) = group(&tokens, attribute, Delimiter::Bracket) {
                    at = attribute;
                    if is_for_tests(&inner) {
                        at = item_end(&tokens, at);
                    }
                }
            }
            TokenTree::Group(group) => scan_into(group.stream(), found),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                if word == "use" && !is(at + 1, "<") {
                    let end = (at..tokens.len()).find(|at| is(*at, ";"));
                    let end = end.unwrap_or(tokens.len());
                    let branches = tokens[at + 1..end].iter().cloned().collect();
                    found.uses.extend(tree(branches));
                    at = end;
                } else if QUOTES.contains(&word.as_str()) && is(at + 1, "!") {
                    at += 2;
                } else {
                    let (path, next) = path(&tokens, at);
                    if starts_here(&tokens, at) && (path.len() > 1 || is_use(&tokens, at)) {
                        found.paths.insert(path);
                    }
                    at = next - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether the identifier here begins a path: it is not the second segment of one, a field, a method or a lifetime.
fn starts_here(tokens: &[TokenTree], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let is = |at: usize, text: &str| is_text(&tokens[at], text);
    let second = before > 0 && is(before, ":") && is(before - 1, ":");
    // The last of the dots of a range is not one of a field.
    let member = is(before, ".") && !(before > 0 && is(before - 1, "."));
    !(second || member || is(before, "'") || is(before, "fn"))
}

/// Whether a path of one segment is looked for among the items: a name in capitals anywhere, another one if it is called.
fn is_use(tokens: &[TokenTree], at: usize) -> bool {
    let capital = tokens[at].to_string().starts_with(char::is_uppercase);
    let called = group(tokens, at + 1, Delimiter::Parenthesis).is_some();
    let is_macro = tokens.get(at + 1).is_some_and(|token| is_text(token, "!"))
        && matches!(tokens.get(at + 2), Some(TokenTree::Group(_)));
    capital || called || is_macro
}

/// The segments of a path, and the number of the token after it.
fn path(tokens: &[TokenTree], at: usize) -> (Vec<String>, usize) {
    let mut segments = vec![tokens[at].to_string()];
    let mut next = at + 1;
    while let (Some(one), Some(two), Some(TokenTree::Ident(segment))) =
        (tokens.get(next), tokens.get(next + 1), tokens.get(next + 2))
        && is_text(one, ":")
        && is_text(two, ":")
    {
        segments.push(segment.to_string());
        next += 3;
    }
    (segments, next)
}

/// The branches of a `use`, without the word. A path to another crate that begins with `::` is none.
pub(crate) fn tree(tokens: TokenStream) -> Vec<Use> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut uses = Vec::new();
    if !tokens.first().is_some_and(|token| is_text(token, ":")) {
        branches(&tokens, &[], &mut uses);
    }
    uses
}

fn branches(tokens: &[TokenTree], before: &[String], uses: &mut Vec<Use>) {
    let parts = tokens.split(|token| is_text(token, ","));
    // After the last comma of a list is nothing.
    for branch in parts.filter(|branch| !branch.is_empty()) {
        let mut path = before.to_vec();
        let mut name = None;
        let mut rest = branch.iter();
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(ident) if ident == "as" => {
                    name = rest.next().map(ToString::to_string);
                }
                TokenTree::Ident(ident) if ident == "self" && !path.is_empty() => {}
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    branches(&inner, &path, uses);
                    path.clear();
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => {
                    uses.push(Use {
                        path: std::mem::take(&mut path),
                        name: None,
                    });
                }
                _ => {}
            }
        }
        if let Some(last) = path.last() {
            let name = name.unwrap_or_else(|| last.clone());
            uses.push(Use {
                path,
                name: Some(name),
            });
        }
    }
}

/// Whether the tokens of an attribute are `cfg(test)` or `cfg(doctest)`.
pub(crate) fn is_for_tests(attribute: &TokenStream) -> bool {
    let text = attribute.to_string().replace(' ', "");
    ["cfg(test)", "cfg(doctest)", "test"].contains(&text.as_str())
}

/// The number of the last token of the item that begins here: its body, or its semicolon.
fn item_end(tokens: &[TokenTree], at: usize) -> usize {
    let ends =
        |at: &usize| is_text(&tokens[*at], ";") || group(tokens, *at, Delimiter::Brace).is_some();
    (at..tokens.len()).find(ends).unwrap_or(tokens.len())
}

fn group(tokens: &[TokenTree], at: usize, delimiter: Delimiter) -> Option<TokenStream> {
    match tokens.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}

fn is_text(token: &TokenTree, text: &str) -> bool {
    match token {
        TokenTree::Punct(punct) => text.len() == 1 && text.starts_with(punct.as_char()),
        TokenTree::Ident(ident) => ident == text,
        _ => false,
    }
}
