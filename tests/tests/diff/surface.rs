//! What a user of generated code can write, read from the code itself: an oracle for verdicts that knows nothing of models.

use std::collections::BTreeSet;

use discovery_codegen::{Layout, Options, RuntimeSource};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, File, ImplItem, Item, ReturnType, Visibility};

/// What one document becomes, as its user and as the wire see it.
#[derive(Debug)]
pub(crate) struct Surface {
    /// A line for each public item with its type: `types::Book::title: Option<String>`. The names of arguments are no part of it.
    pub(crate) items: BTreeSet<String>,
    /// The items that are deprecated.
    pub(crate) deprecated: BTreeSet<String>,
    /// The lines of the code, without documentation and without the revision.
    pub(crate) code: Vec<String>,
    /// The lines of the code, without the revision.
    pub(crate) text: Vec<String>,
}

impl Surface {
    /// What a document becomes; none, if it becomes nothing.
    pub(crate) fn of(document: &str) -> Option<Self> {
        let options = Options {
            crate_name: Some("google-subject".to_owned()),
            layout: Layout::Module,
            runtime: RuntimeSource::Registry,
            ..Options::default()
        };
        let generated = discovery_codegen::generate(document, &options).ok()?;
        let text: String = generated.tree.files().map(|(_, text)| text).collect();
        let file: File = syn::parse_file(&text).expect("generated code is Rust");
        let mut surface = Self {
            items: BTreeSet::new(),
            deprecated: BTreeSet::new(),
            code: without(&text, &["//", "revision:"]),
            text: without(&text, &["// ", "revision:", "/// Generated from revision"]),
        };
        surface.read(&file.items, "");
        Some(surface)
    }

    fn read(&mut self, items: &[Item], path: &str) {
        for item in items {
            match item {
                Item::Mod(module) => {
                    let inside = format!("{path}{}::", module.ident);
                    if let Some((_, items)) = &module.content {
                        let inside = if path.is_empty() && module.ident == "subject" {
                            String::new()
                        } else {
                            inside
                        };
                        self.read(items, &inside);
                    }
                }
                Item::Struct(of) if is_public(&of.vis) => {
                    let name = format!("{path}{}", of.ident);
                    self.add(format!("struct {name}"), &of.attrs);
                    for field in of.fields.iter().filter(|field| is_public(&field.vis)) {
                        let field_name = field
                            .ident
                            .as_ref()
                            .map(ToString::to_string)
                            .unwrap_or_default();
                        if !field_name.starts_with("__") {
                            let ty = field.ty.to_token_stream();
                            self.add(format!("{name}::{field_name}: {ty}"), &field.attrs);
                        }
                    }
                }
                Item::Enum(of) => {
                    let name = format!("{path}{}", of.ident);
                    self.add(format!("enum {name}"), &of.attrs);
                    for variant in of
                        .variants
                        .iter()
                        .filter(|variant| variant.ident != "__Unknown")
                    {
                        self.add(format!("{name}::{}", variant.ident), &variant.attrs);
                    }
                }
                Item::Type(of) => {
                    let ty = of.ty.to_token_stream();
                    self.add(format!("type {path}{} = {ty}", of.ident), &of.attrs);
                }
                Item::Impl(of) if of.trait_.is_none() => {
                    let name = format!("{path}{}", of.self_ty.to_token_stream());
                    of.items.iter().for_each(|item| self.member(item, &name));
                }
                Item::Macro(of)
                    if of
                        .mac
                        .path
                        .to_token_stream()
                        .to_string()
                        .ends_with("resource_name") =>
                {
                    if let [build, parse, form, parts @ ..] =
                        arguments(of.mac.tokens.clone()).as_slice()
                    {
                        let parts = parts.len();
                        // Code that builds a name of one segment builds it also if the last part takes more.
                        let form = form.replace("**", "*");
                        self.add(format!("fn {path}{build}({parts}) -> {form}"), &of.attrs);
                        self.add(format!("fn {path}{parse}({form}) -> {parts}"), &of.attrs);
                    }
                }
                _ => {}
            }
        }
    }

    fn member(&mut self, item: &ImplItem, name: &str) {
        match item {
            ImplItem::Fn(of) if is_public(&of.vis) => {
                let signature = &of.sig;
                let types: Vec<String> = signature
                    .inputs
                    .iter()
                    .map(|input| match input {
                        syn::FnArg::Typed(of) => of.ty.to_token_stream().to_string(),
                        syn::FnArg::Receiver(of) => of.to_token_stream().to_string(),
                    })
                    .collect();
                let output = match &signature.output {
                    ReturnType::Default => String::new(),
                    output => output.to_token_stream().to_string(),
                };
                self.add(
                    format!("{name}::{}({}) {output}", signature.ident, types.join(", ")),
                    &of.attrs,
                );
            }
            ImplItem::Const(of) => self.add(format!("{name}::{}", of.ident), &of.attrs),
            ImplItem::Macro(of) => {
                let called = of.mac.path.to_token_stream().to_string();
                let arguments = arguments(of.mac.tokens.clone());
                match (called.rsplit(' ').next(), arguments.as_slice()) {
                    (Some("system_parameters"), _) => {
                        for setter in of.mac.tokens.clone() {
                            self.add(format!("{name}::{setter}"), &of.attrs);
                        }
                    }
                    // The response, where the tokens are in request and response, the field with the items, and their type.
                    (Some("paged!" | "paged"), [reply, _, _, items @ ..]) => {
                        self.add(format!("{name}::pages() -> {reply}"), &of.attrs);
                        if let [field, item] = items {
                            let shape = field.split(' ').next().unwrap_or_default();
                            self.add(format!("{name}::items() -> {shape} {item}"), &of.attrs);
                        }
                    }
                    (Some("update_mask"), _) => {
                        self.add(format!("{name}::update_mask_from_body()"), &of.attrs);
                    }
                    _ => self.add(format!("{name}: {called}!({})", of.mac.tokens), &of.attrs),
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, line: String, attributes: &[Attribute]) {
        if attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("deprecated"))
        {
            self.deprecated.insert(line.clone());
        }
        self.items.insert(line);
    }
}

/// The arguments of a macro.
fn arguments(tokens: TokenStream) -> Vec<String> {
    let mut arguments = vec![TokenStream::new()];
    for token in tokens {
        match (&token, arguments.last_mut()) {
            (TokenTree::Punct(mark), _) if mark.as_char() == ',' => {
                arguments.push(TokenStream::new())
            }
            (_, Some(argument)) => argument.extend([token]),
            (_, None) => {}
        }
    }
    arguments.iter().map(ToString::to_string).collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The lines of a text but those that begin so. Their order means nothing.
fn without(text: &str, beginnings: &[&str]) -> Vec<String> {
    let is_left_out = |line: &&str| {
        line.is_empty()
            || beginnings
                .iter()
                .any(|beginning| line.starts_with(beginning))
    };
    let mut lines: Vec<String> = text
        .lines()
        .map(str::trim)
        .filter(|line| !is_left_out(line))
        .map(str::to_owned)
        .collect();
    lines.sort_unstable();
    lines
}
