//! The modules of a user's packages: what each imports and defines, so that a path in the code can be followed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::TokenTree;
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::{ImplItem, Item, ItemMod, ReturnType, Signature, Stmt, TraitItem, Type, UseTree};

use super::sources::{Found, Package, Skipped};
use super::uses::{Use, Used};

/// The deepest nesting of brackets in a file that is read.
const DEEPEST: usize = 200;

/// The most steps from an import to what it names.
const MOST_STEPS: usize = 16;

/// All files, parsed.
#[derive(Default)]
pub(super) struct Program {
    pub(super) files: Vec<File>,
    pub(super) modules: Vec<Module>,
    /// The root modules of libraries, by name in code.
    libraries: BTreeMap<String, usize>,
}

/// A file.
pub(super) struct File {
    /// The name of its package.
    package: String,
    pub(super) shown: String,
    pub(super) text: String,
    pub(super) syntax: syn::File,
    /// Its module.
    pub(super) module: usize,
}

/// A module: that of a file, or one in a file.
#[derive(Default)]
pub(super) struct Module {
    parent: Option<usize>,
    modules: BTreeMap<String, usize>,
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// Structs, enums and traits.
    types: BTreeMap<String, UserType>,
    /// Functions, and the types of constants and statics.
    values: BTreeMap<String, Returned>,
    aliases: BTreeMap<String, Type>,
    /// The names in code of the generated crate.
    ours: Vec<String>,
}

/// A type of the user.
#[derive(Default)]
pub(super) struct UserType {
    fields: BTreeMap<String, Type>,
    functions: BTreeMap<String, Returned>,
}

/// What a function returns.
#[derive(Clone)]
pub(super) struct Returned {
    /// The type; `None`: `()`.
    pub(super) ty: Option<Type>,
    /// Whether it is `async`.
    pub(super) awaits: bool,
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A path in the generated crate.
    Ours(Vec<String>),
    /// A module of the user, and the rest of the path.
    User(usize, Vec<String>),
    /// Another crate.
    Foreign,
}

impl Program {
    /// Parses all files. A file that cannot be parsed is skipped.
    ///
    /// `default_names` are names that the generated code has if no manifest gives it another one.
    pub(super) fn parse(
        found: Found,
        default_names: &[String],
        skipped: &mut Vec<Skipped>,
    ) -> Self {
        let mut program = Self::default();
        let mut by_path: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let mut paths = Vec::new();
        for mut package in found.packages {
            let mut root = None;
            for source in std::mem::take(&mut package.files) {
                let syntax = match parse(&source.text) {
                    Ok(syntax) => syntax,
                    Err(why) => {
                        skipped.push(Skipped {
                            file: source.shown,
                            why,
                        });
                        continue;
                    }
                };
                let is_root = package.is_root(&source.path);
                let module = match root.filter(|_| is_root) {
                    Some(root) => root,
                    None => program.add_module(None, &package, default_names),
                };
                if is_root {
                    root = Some(module);
                    program.libraries.insert(package.library.clone(), module);
                }
                by_path.insert(source.path.clone(), module);
                program.files.push(File {
                    package: package.name.clone(),
                    shown: source.shown,
                    text: source.text,
                    syntax,
                    module,
                });
                paths.push(source.path);
            }
        }
        let files = std::mem::take(&mut program.files);
        for (file, path) in files.iter().zip(&paths) {
            let place = Place {
                file: path,
                inner: Vec::new(),
                by_path: &by_path,
            };
            program.add_items(file.module, &file.syntax.items, &place);
        }
        program.files = files;
        program
    }

    fn add_module(&mut self, parent: Option<usize>, package: &Package, names: &[String]) -> usize {
        self.modules.push(Module {
            parent,
            ours: package.names.iter().chain(names).cloned().collect(),
            ..Module::default()
        });
        self.modules.len() - 1
    }

    fn add_items(&mut self, module: usize, items: &[Item], place: &Place<'_>) {
        for item in items {
            match item {
                Item::Mod(inner) => self.add_inner(module, inner, place),
                item => {
                    if let Some(module) = self.modules.get_mut(module) {
                        module.add(item);
                    }
                }
            }
        }
    }

    /// Adds a module in a module: its items, or its file.
    fn add_inner(&mut self, outer: usize, inner: &ItemMod, place: &Place<'_>) {
        let name = inner.ident.unraw().to_string();
        let number = match &inner.content {
            None => match place.file_of(inner, &name) {
                Some(number) => number,
                None => return,
            },
            Some((_, items)) => {
                let ours = self.modules.get(outer).map(|outer| outer.ours.clone());
                self.modules.push(Module {
                    ours: ours.unwrap_or_default(),
                    ..Module::default()
                });
                let number = self.modules.len() - 1;
                self.add_items(number, items, &place.within(&name));
                number
            }
        };
        if let Some(module) = self.modules.get_mut(number)
            && number != outer
        {
            module.parent.get_or_insert(outer);
        }
        if let Some(outer) = self.modules.get_mut(outer) {
            outer.modules.insert(name, number);
        }
    }

    /// The module in a module that an item of a file defines.
    pub(super) fn inner(&self, module: usize, name: &str) -> Option<usize> {
        self.modules.get(module)?.modules.get(name).copied()
    }

    /// The root of the crate of a module.
    fn root(&self, module: usize) -> usize {
        let mut root = module;
        for _ in 0..self.modules.len() {
            match self.modules.get(root).and_then(|module| module.parent) {
                Some(parent) => root = parent,
                None => break,
            }
        }
        root
    }

    /// Follows a path from a module.
    pub(super) fn resolve(
        &self,
        module: usize,
        path: &[String],
        ours: &dyn Fn(&[String]) -> bool,
    ) -> Target {
        self.follow(module, path, ours, MOST_STEPS)
    }

    fn follow(
        &self,
        module: usize,
        path: &[String],
        ours: &dyn Fn(&[String]) -> bool,
        steps: usize,
    ) -> Target {
        let (Some((first, rest)), Some(here), Some(steps)) = (
            path.split_first(),
            self.modules.get(module),
            steps.checked_sub(1),
        ) else {
            return match steps {
                0 => Target::Foreign,
                _ => Target::User(module, Vec::new()),
            };
        };
        match first.as_str() {
            "crate" => return self.follow(self.root(module), rest, ours, steps),
            "self" => return self.follow(module, rest, ours, steps),
            "super" => {
                let parent = here.parent.unwrap_or(module);
                return self.follow(parent, rest, ours, steps);
            }
            _ => {}
        }
        if let Some(inner) = here.modules.get(first) {
            return self.follow(*inner, rest, ours, steps);
        }
        if here.defines(first) {
            return Target::User(module, path.to_vec());
        }
        if let Some(import) = here.imports.get(first)
            // `use a::a` would lead to itself.
            && import.first() != Some(first)
        {
            return self.follow(module, &[import, rest].concat(), ours, steps);
        }
        for glob in &here.globs {
            let target = self.follow(module, glob, ours, steps);
            let found = match target {
                Target::Ours(outer) => {
                    let inner = [outer, vec![first.clone()]].concat();
                    ours(&inner).then(|| Target::Ours([inner, rest.to_vec()].concat()))
                }
                Target::User(other, within) if within.is_empty() && other != module => {
                    match self.follow(other, path, ours, steps) {
                        Target::Foreign => None,
                        found => Some(found),
                    }
                }
                _ => None,
            };
            if let Some(found) = found {
                return found;
            }
        }
        if let Some(import) = here.imports.get(first) {
            return self.outside(here, &[import, rest].concat(), ours, steps);
        }
        self.outside(here, path, ours, steps)
    }

    /// Follows a path that begins with the name of a crate.
    fn outside(
        &self,
        here: &Module,
        path: &[String],
        ours: &dyn Fn(&[String]) -> bool,
        steps: usize,
    ) -> Target {
        let Some((first, rest)) = path.split_first() else {
            return Target::Foreign;
        };
        if here.ours.contains(first) {
            return Target::Ours(rest.to_vec());
        }
        match self.libraries.get(first) {
            Some(library) => self.follow(*library, rest, ours, steps),
            None => Target::Foreign,
        }
    }

    /// The package of a use.
    pub(super) fn package(&self, one: &Use) -> &str {
        let file = self.files.get(one.file);
        file.map_or("", |file| file.package.as_str())
    }

    /// The packages that name an item of the crate.
    pub(super) fn users(&self, uses: &[Use]) -> BTreeSet<&str> {
        let items = uses.iter().filter(|one| matches!(one.what, Used::Item(_)));
        items.map(|one| self.package(one)).collect()
    }

    /// The type of a user with this name in a module.
    pub(super) fn user_type(&self, module: usize, name: &str) -> Option<&UserType> {
        self.modules.get(module)?.types.get(name)
    }

    /// What a function or a constant of a module returns.
    pub(super) fn value(&self, module: usize, name: &str) -> Option<&Returned> {
        self.modules.get(module)?.values.get(name)
    }

    /// What an alias of a module stands for.
    pub(super) fn alias(&self, module: usize, name: &str) -> Option<&Type> {
        self.modules.get(module)?.aliases.get(name)
    }
}

/// Where the items of a module are.
struct Place<'a> {
    file: &'a Path,
    /// The modules in the file.
    inner: Vec<String>,
    by_path: &'a BTreeMap<PathBuf, usize>,
}

impl Place<'_> {
    fn within(&self, name: &str) -> Self {
        let inner = self.inner.iter().cloned().chain([name.to_owned()]);
        Self {
            file: self.file,
            inner: inner.collect(),
            by_path: self.by_path,
        }
    }

    /// The module of the file of `mod name;`.
    fn file_of(&self, item: &ItemMod, name: &str) -> Option<usize> {
        let folder = self.file.parent()?;
        let explicit = item.attrs.iter().find_map(|attribute| {
            let pair = attribute.meta.require_name_value().ok()?;
            let syn::Expr::Lit(literal) = &pair.value else {
                return None;
            };
            let syn::Lit::Str(path) = &literal.lit else {
                return None;
            };
            pair.path
                .is_ident("path")
                .then(|| folder.join(path.value()))
        });
        let inner: PathBuf = self.inner.iter().collect();
        let stem = self.file.file_stem()?;
        // A root has its modules beside it; another file in the folder of its name.
        let folders = [folder.join(&inner), folder.join(stem).join(&inner)];
        let files = folders.iter().flat_map(|folder| {
            [
                folder.join(format!("{name}.rs")),
                folder.join(name).join("mod.rs"),
            ]
        });
        explicit
            .into_iter()
            .chain(files)
            .find_map(|file| self.by_path.get(&file).copied())
    }
}

impl Module {
    /// Whether it has a definition with this name.
    fn defines(&self, name: &str) -> bool {
        self.types.contains_key(name)
            || self.values.contains_key(name)
            || self.aliases.contains_key(name)
    }

    fn add(&mut self, item: &Item) {
        if matches!(item, Item::Fn(_) | Item::Impl(_) | Item::Trait(_)) {
            visit::visit_item(&mut Local(self), item);
        }
        match item {
            Item::Use(item) => self.add_import(&item.tree, &mut Vec::new()),
            Item::ExternCrate(item) => {
                let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
                let path = vec![item.ident.unraw().to_string()];
                self.imports.insert(name.unraw().to_string(), path);
            }
            Item::Struct(item) => {
                let ty = self
                    .types
                    .entry(item.ident.unraw().to_string())
                    .or_default();
                for (at, field) in item.fields.iter().enumerate() {
                    let name = field
                        .ident
                        .as_ref()
                        .map_or(at.to_string(), |name| name.unraw().to_string());
                    ty.fields.insert(name, field.ty.clone());
                }
            }
            Item::Enum(item) => {
                self.types
                    .entry(item.ident.unraw().to_string())
                    .or_default();
            }
            Item::Trait(item) => {
                let ty = self
                    .types
                    .entry(item.ident.unraw().to_string())
                    .or_default();
                for inner in &item.items {
                    if let TraitItem::Fn(function) = inner {
                        ty.add_function(&function.sig);
                    }
                }
            }
            Item::Impl(item) => {
                let Type::Path(path) = &*item.self_ty else {
                    return;
                };
                let Some(name) = path.path.get_ident() else {
                    return;
                };
                let ty = self.types.entry(name.unraw().to_string()).or_default();
                for inner in &item.items {
                    if let ImplItem::Fn(function) = inner {
                        ty.add_function(&function.sig);
                    }
                }
            }
            Item::Fn(item) => {
                self.values
                    .insert(item.sig.ident.unraw().to_string(), Returned::new(&item.sig));
            }
            Item::Const(item) => self.add_constant(&item.ident, &item.ty),
            Item::Static(item) => self.add_constant(&item.ident, &item.ty),
            Item::Type(item) => {
                self.aliases
                    .insert(item.ident.unraw().to_string(), (*item.ty).clone());
            }
            _ => {}
        }
    }

    fn add_constant(&mut self, name: &syn::Ident, ty: &Type) {
        let returned = Returned {
            ty: Some(ty.clone()),
            awaits: false,
        };
        self.values.insert(name.unraw().to_string(), returned);
    }

    fn add_import(&mut self, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.unraw().to_string());
                self.add_import(&path.tree, before);
                before.pop();
            }
            UseTree::Name(name) if name.ident == "self" => {
                if let Some(last) = before.last() {
                    self.imports.insert(last.clone(), before.clone());
                }
            }
            UseTree::Name(name) => {
                let name = name.ident.unraw().to_string();
                let path = [before.as_slice(), std::slice::from_ref(&name)].concat();
                self.imports.insert(name, path);
            }
            UseTree::Rename(rename) => {
                let mut path = before.clone();
                if rename.ident != "self" {
                    path.push(rename.ident.unraw().to_string());
                }
                self.imports.insert(rename.rename.unraw().to_string(), path);
            }
            UseTree::Glob(_) => self.globs.push(before.clone()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_import(tree, before);
                }
            }
        }
    }
}

/// Adds the items in the bodies of functions to their module: nothing else in it has their names, as a rule.
struct Local<'a>(&'a mut Module);

impl<'ast> Visit<'ast> for Local<'_> {
    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        match statement {
            Stmt::Item(item) => self.0.add(item),
            statement => visit::visit_stmt(self, statement),
        }
    }
}

impl UserType {
    fn add_function(&mut self, signature: &Signature) {
        self.functions.insert(
            signature.ident.unraw().to_string(),
            Returned::new(signature),
        );
    }

    /// The type of a field.
    pub(super) fn field(&self, name: &str) -> Option<&Type> {
        self.fields.get(name)
    }

    /// What a function of it returns.
    pub(super) fn function(&self, name: &str) -> Option<&Returned> {
        self.functions.get(name)
    }
}

impl Returned {
    fn new(signature: &Signature) -> Self {
        Self {
            ty: match &signature.output {
                ReturnType::Default => None,
                ReturnType::Type(_, ty) => Some((**ty).clone()),
            },
            awaits: signature.asyncness.is_some(),
        }
    }
}

/// Parses a file.
fn parse(text: &str) -> Result<syn::File, String> {
    let text = discovery_codegen::skip_byte_order_mark(text);
    // A script may begin with a line for the shell.
    let script = text.starts_with("#!") && !text.starts_with("#![");
    let text = match text.find('\n').filter(|_| script) {
        Some(end) => format!(
            "//{}{}",
            " ".repeat(end.saturating_sub(2)),
            text.get(end..).unwrap_or_default()
        ),
        None => text.to_owned(),
    };
    let tokens: proc_macro2::TokenStream =
        text.parse().map_err(|error: proc_macro2::LexError| {
            let at = error.span().start();
            format!("line {} cannot be read as Rust", at.line)
        })?;
    if depth(tokens.clone()) > DEEPEST {
        return Err(format!("its brackets are more than {DEEPEST} deep"));
    }
    syn::parse2(tokens).map_err(|error| format!("line {}: {error}", error.span().start().line))
}

/// The deepest nesting of brackets.
fn depth(tokens: proc_macro2::TokenStream) -> usize {
    let mut deepest = 0;
    let mut open = vec![tokens.into_iter()];
    while let Some(last) = open.last_mut() {
        match last.next() {
            Some(TokenTree::Group(group)) => {
                open.push(group.stream().into_iter());
                deepest = deepest.max(open.len());
                if deepest > DEEPEST {
                    return deepest;
                }
            }
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    deepest
}
