//! Walks through a user's code, follows the types of its values, and notes each use of a name of the crate.

mod calls;
mod closures;
mod expressions;
mod macros;
mod patterns;
mod types;

use std::collections::BTreeMap;

use proc_macro2::{LineColumn, Span};
use syn::ext::IdentExt as _;
use syn::{FnArg, Ident, ImplItem, Item, ItemImpl, ReturnType, Signature, TraitItem, UseTree};

use super::program::{Program, Target};
use super::surface::{Entity, Surface};
use super::ty::Ty;
use super::uses::{Member, Use, Used, types_of};

/// What a walk through all files found.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) uses: Vec<Use>,
    /// The number of macros whose content is not read as Rust.
    pub(super) unread_macros: usize,
}

/// Walks through all files.
pub(super) fn walk(program: &Program, surface: &Surface<'_>) -> Uses {
    let mut walker = Walker {
        program,
        surface,
        found: Uses::default(),
        file: 0,
        module: 0,
        own: Ty::Foreign,
        locals: Vec::new(),
    };
    for (number, file) in program.files.iter().enumerate() {
        walker.file = number;
        walker.module = file.module;
        walker.items(&file.syntax.items);
    }
    walker.found
}

struct Walker<'a> {
    program: &'a Program,
    surface: &'a Surface<'a>,
    found: Uses,
    file: usize,
    module: usize,
    /// The type of `self`.
    own: Ty,
    /// The variables, the innermost block last.
    locals: Vec<BTreeMap<String, Ty>>,
}

impl Walker<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Use(item) => self.import(&item.tree, &mut Vec::new()),
            Item::ExternCrate(item) => {
                self.path(&[(item.ident.unraw().to_string(), item.ident.span())]);
            }
            Item::Fn(item) => self.function(&item.sig, Some(&item.block)),
            Item::Impl(item) => self.implementation(item),
            Item::Trait(item) => {
                for inner in &item.items {
                    if let TraitItem::Fn(function) = inner {
                        self.function(&function.sig, function.default.as_ref());
                    }
                }
            }
            Item::Mod(item) => {
                let inner = self
                    .program
                    .inner(self.module, &item.ident.unraw().to_string());
                if let (Some((_, items)), Some(inner)) = (&item.content, inner) {
                    let outer = std::mem::replace(&mut self.module, inner);
                    self.items(items);
                    self.module = outer;
                }
            }
            Item::Const(item) => {
                self.note_type(&item.ty);
                self.expression(&item.expr);
            }
            Item::Static(item) => {
                self.note_type(&item.ty);
                self.expression(&item.expr);
            }
            Item::Struct(item) => item
                .fields
                .iter()
                .for_each(|field| self.note_type(&field.ty)),
            Item::Enum(item) => {
                let fields = item.variants.iter().flat_map(|variant| &variant.fields);
                fields.for_each(|field| self.note_type(&field.ty));
            }
            Item::Type(item) => self.note_type(&item.ty),
            Item::Macro(item) if item.ident.is_some() => self.unread_macro(item.mac.tokens.clone()),
            Item::Macro(item) => {
                self.macro_call(&item.mac);
            }
            _ => {}
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        self.note_type(&item.self_ty);
        if let Some((path, _)) = &item.trait_ {
            self.note_path(path);
        }
        let own = self.type_of(&item.self_ty);
        let outer = std::mem::replace(&mut self.own, own);
        for inner in &item.items {
            match inner {
                ImplItem::Fn(function) => self.function(&function.sig, Some(&function.block)),
                ImplItem::Const(constant) => {
                    self.note_type(&constant.ty);
                    self.expression(&constant.expr);
                }
                ImplItem::Type(alias) => self.note_type(&alias.ty),
                _ => {}
            }
        }
        self.own = outer;
    }

    fn function(&mut self, signature: &Signature, body: Option<&syn::Block>) {
        let outer = std::mem::take(&mut self.locals);
        self.locals.push(BTreeMap::new());
        for bound in &signature.generics.params {
            if let syn::GenericParam::Type(parameter) = bound {
                self.note_bounds(&parameter.bounds);
            }
        }
        for input in &signature.inputs {
            match input {
                FnArg::Receiver(_) => self.bind("self", self.own.clone()),
                FnArg::Typed(argument) => {
                    self.note_type(&argument.ty);
                    let ty = self.type_of(&argument.ty);
                    self.pattern(&argument.pat, ty);
                }
            }
        }
        if let ReturnType::Type(_, ty) = &signature.output {
            self.note_type(ty);
        }
        if let Some(body) = body {
            self.block(body);
        }
        self.locals = outer;
    }

    /// Notes what a `use` names, each at its own line.
    fn import(&mut self, tree: &UseTree, before: &mut Vec<(String, Span)>) {
        let step = |ident: &Ident| (ident.unraw().to_string(), ident.span());
        match tree {
            UseTree::Path(path) => {
                before.push(step(&path.ident));
                self.import(&path.tree, before);
                before.pop();
            }
            UseTree::Name(name) if name.ident == "self" => self.path(before),
            UseTree::Name(name) => self.path(&[before.as_slice(), &[step(&name.ident)]].concat()),
            UseTree::Rename(rename) if rename.ident == "self" => self.path(before),
            UseTree::Rename(rename) => {
                self.path(&[before.as_slice(), &[step(&rename.ident)]].concat())
            }
            UseTree::Glob(_) => self.path(before),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before);
                }
            }
        }
    }

    /// Follows the names of a path.
    fn resolve(&self, names: &[String]) -> Target {
        let ours = |path: &[String]| {
            let path = path.join("::");
            self.surface.entity(&path).is_some() || matches!(path.as_str(), "make" | "Result")
        };
        self.program.resolve(self.module, names, &ours)
    }

    /// Notes a path, if it leads into the crate: each item on its way, at the place of its name.
    fn path(&mut self, steps: &[(String, Span)]) {
        let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
        let Target::Ours(path) = self.resolve(&names) else {
            return;
        };
        let Some((_, last)) = steps.last() else {
            return;
        };
        // The names of the path end as the resolved path does, from the point where no import is in between.
        let span_of = |at: usize| {
            let back = path.len() - at;
            let step = steps.len().checked_sub(back).and_then(|at| steps.get(at));
            step.map(|(_, span)| *span)
        };
        if path.is_empty() {
            self.note(*last, String::new());
        }
        for at in 0..path.len() {
            // A step that an import stands for was noted there.
            let Some(span) = span_of(at) else { continue };
            let place = path.get(..=at).unwrap_or_default().join("::");
            let key = match self.surface.entity(&place) {
                Some(Entity::Module(number) | Entity::Handle(number)) => {
                    Some(self.surface.resource_key(number).to_owned())
                }
                Some(Entity::Builder(number) | Entity::Types(number)) => {
                    Some(types_of(self.surface.method_key(number)))
                }
                _ => None,
            };
            if let Some(key) = key {
                self.note(span, key);
            }
            self.note(span, place);
        }
    }

    /// Notes a use of an item.
    fn note(&mut self, span: Span, key: String) {
        self.push(span, Used::Item(key));
    }

    /// Notes a member of a value whose type is not known.
    fn note_member(&mut self, span: Span, name: String, arguments: Option<usize>, in_macro: bool) {
        self.push(
            span,
            Used::Member(Member {
                name,
                arguments,
                in_macro,
            }),
        );
    }

    fn push(&mut self, span: Span, what: Used) {
        let LineColumn { line, column } = span.start();
        let file = self.file;
        self.found.uses.push(Use {
            file,
            line,
            column: column + 1,
            what,
        });
    }

    fn bind(&mut self, name: &str, ty: Ty) {
        if let Some(innermost) = self.locals.last_mut() {
            innermost.insert(name.to_owned(), ty);
        }
    }

    /// The type of a variable.
    fn local(&self, name: &str) -> Option<Ty> {
        let mut blocks = self.locals.iter().rev();
        blocks.find_map(|block| block.get(name).cloned())
    }
}
