//! Macros: `make!` and `matches!` are read as what they are, any other one as a list of expressions.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, Macro, Pat, Path, Token, braced};

use super::Walker;
use super::types::steps;
use crate::used_by::ty::{Ty, Wrapper};

/// The fields of `make!`.
struct Made {
    path: Path,
    fields: Vec<(Ident, Option<Expr>)>,
    rest: Option<Expr>,
}

impl Walker<'_> {
    /// A call of a macro.
    pub(super) fn macro_call(&mut self, call: &Macro) -> Ty {
        self.note_path(&call.path);
        let name = steps(&call.path)
            .pop()
            .map(|(name, _)| name)
            .unwrap_or_default();
        match name.as_str() {
            "make" => {
                if let Ok(made) = read_made.parse2(call.tokens.clone()) {
                    return self.made(&made);
                }
            }
            "matches" | "assert_matches" => {
                if let Ok((value, pattern)) = read_match.parse2(call.tokens.clone()) {
                    let given = self.expression(&value);
                    self.locals.push(std::collections::BTreeMap::new());
                    self.pattern(&pattern, given);
                    self.locals.pop();
                    return Ty::Foreign;
                }
            }
            _ => {}
        }
        match read_list.parse2(call.tokens.clone()) {
            Ok(list) => self.list(&name, &list),
            Err(_) => {
                self.unread_macro(call.tokens.clone());
                Ty::Unknown
            }
        }
    }

    fn list(&mut self, name: &str, list: &[Expr]) -> Ty {
        let mut types = Vec::new();
        for expression in list {
            // `name = value` of a format is no assignment.
            types.push(match expression {
                Expr::Assign(named) => self.expression(&named.right),
                other => self.expression(other),
            });
        }
        match name {
            "vec" => {
                let element = types.into_iter().fold(Ty::Foreign, Ty::or);
                element.within(Wrapper::List)
            }
            "join" => Ty::Tuple(types.into_iter().map(Ty::awaited).collect()),
            "try_join" => {
                let parts = types.into_iter().map(|ty| ty.awaited().unwrapped());
                Ty::Tuple(parts.collect()).within(Wrapper::Result)
            }
            "dbg" => types.into_iter().next().unwrap_or(Ty::Foreign),
            "format" | "println" | "print" | "eprintln" | "eprint" | "write" | "writeln"
            | "json" => Ty::Foreign,
            _ if types.iter().any(Ty::may_be_ours) => Ty::Unknown,
            _ => Ty::Foreign,
        }
    }

    /// `make!(Message { field: value })`.
    fn made(&mut self, made: &Made) -> Ty {
        let ty = self.named_type(&made.path);
        for (name, value) in &made.fields {
            if let Ty::Item(path) = &ty {
                self.note(name.span(), format!("{path}::{}", name.unraw()));
            }
            if let Some(value) = value {
                self.expression(value);
            }
        }
        if let Some(rest) = &made.rest {
            self.expression(rest);
        }
        ty
    }

    /// A macro whose content is not Rust: its paths, and what looks like a field or a function of something.
    pub(super) fn unread_macro(&mut self, tokens: TokenStream) {
        self.found.unread_macros += 1;
        let mut open = vec![tokens];
        while let Some(tokens) = open.pop() {
            let tokens: Vec<TokenTree> = tokens.into_iter().collect();
            let mut path = Vec::new();
            for (at, token) in tokens.iter().enumerate() {
                let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
                match token {
                    TokenTree::Group(group) => open.push(group.stream()),
                    TokenTree::Ident(name) => {
                        let step = (name.unraw().to_string(), name.span());
                        let is_member = is(before(1), '.') && !is(before(2), '.');
                        let goes_on = is(before(1), ':') && is(before(2), ':');
                        if is_member {
                            let arguments = match tokens.get(at + 1) {
                                Some(TokenTree::Group(group))
                                    if group.delimiter() == Delimiter::Parenthesis =>
                                {
                                    Some(arguments(group.stream()))
                                }
                                _ => None,
                            };
                            self.note_member(name.span(), step.0, arguments, true);
                            continue;
                        }
                        if !goes_on {
                            self.path(&std::mem::take(&mut path));
                        }
                        path.push(step);
                    }
                    _ => {}
                }
            }
            self.path(&path);
        }
    }
}

/// Whether a token is this sign.
fn is(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// The number of arguments in the parentheses of a call.
fn arguments(tokens: TokenStream) -> usize {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let commas = tokens.iter().filter(|token| is(Some(token), ',')).count();
    match tokens.last() {
        None => 0,
        last if is(last, ',') => commas,
        _ => commas + 1,
    }
}

fn read_list(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    let mut list = Vec::new();
    while !input.is_empty() {
        list.push(input.parse()?);
        // `[value; count]` too.
        if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
        } else if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(list)
}

fn read_match(input: ParseStream<'_>) -> syn::Result<(Expr, Pat)> {
    let value = input.parse()?;
    input.parse::<Token![,]>()?;
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    if input.peek(Token![if]) {
        input.parse::<Token![if]>()?;
        input.parse::<Expr>()?;
    }
    input.parse::<Option<Token![,]>>()?;
    Ok((value, pattern))
}

fn read_made(input: ParseStream<'_>) -> syn::Result<Made> {
    let path = input.call(Path::parse_mod_style)?;
    let content;
    braced!(content in input);
    let mut made = Made {
        path,
        fields: Vec::new(),
        rest: None,
    };
    while !content.is_empty() {
        if content.peek(Token![..]) {
            content.parse::<Token![..]>()?;
            made.rest = Some(content.parse()?);
        } else {
            let name = content.call(Ident::parse_any)?;
            let value = match content.peek(Token![:]) {
                true => {
                    content.parse::<Token![:]>()?;
                    Some(content.parse()?)
                }
                false => None,
            };
            made.fields.push((name, value));
        }
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(made)
}
