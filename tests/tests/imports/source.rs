//! The modules of a crate, read from its sources: what each defines, imports and names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Attribute, Item, ItemMod, Visibility};

use crate::token::{self, Use};

/// The texts of a crate's sources, by path: `lib.rs`, `emit/mod.rs`.
pub(crate) type Sources = BTreeMap<String, String>;

/// One module: a file, or a part of one.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) file: String,
    /// The number of the module around it; the crate itself is its own.
    pub(crate) parent: usize,
    pub(crate) children: BTreeMap<String, usize>,
    /// The names of what it defines, but for modules.
    pub(crate) items: BTreeSet<String>,
    pub(crate) imports: Vec<Import>,
    /// The paths that its code names, each as its segments.
    pub(crate) named: BTreeSet<Vec<String>>,
}

/// One name, or all names of a module, that a `use` brings.
pub(crate) struct Import {
    pub(crate) path: Vec<String>,
    /// The name here; `None`: all names.
    pub(crate) name: Option<String>,
    /// Whether other modules can import it from here.
    pub(crate) exported: bool,
}

/// The sources in the folder `src` of a package.
pub(crate) fn read(package: &Path) -> Sources {
    let mut sources = Sources::new();
    read_folder(&package.join("src"), "", &mut sources);
    assert!(!sources.is_empty(), "{} has no sources", package.display());
    sources
}

fn read_folder(folder: &Path, prefix: &str, sources: &mut Sources) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            read_folder(&path, &format!("{prefix}{name}/"), sources);
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            sources.insert(format!("{prefix}{name}"), text);
        }
    }
}

/// The modules that `lib.rs` or `main.rs` reaches, itself first. Modules for tests are left out.
pub(crate) fn modules(sources: &Sources) -> Vec<Module> {
    let root = ["lib.rs", "main.rs"]
        .into_iter()
        .find(|root| sources.contains_key(*root))
        .expect("lib.rs or main.rs");
    let mut reader = Reader {
        sources,
        modules: Vec::new(),
    };
    reader.file(root, 0);
    reader.modules
}

struct Reader<'s> {
    sources: &'s Sources,
    modules: Vec<Module>,
}

impl Reader<'_> {
    fn file(&mut self, path: &str, parent: usize) -> usize {
        let file = syn::parse_file(&self.sources[path]);
        let file = file.unwrap_or_else(|error| panic!("{path}: {error}"));
        let folder = match path.rsplit_once('/') {
            Some((folder, "mod.rs")) => format!("{folder}/"),
            None if ["lib.rs", "main.rs"].contains(&path) => String::new(),
            _ => format!("{}/", path.trim_end_matches(".rs")),
        };
        self.module(path, &folder, parent, file.items)
    }

    /// `folder` is where the files of its children are.
    fn module(&mut self, file: &str, folder: &str, parent: usize, items: Vec<Item>) -> usize {
        let at = self.modules.len();
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            ..Module::default()
        });
        for item in items {
            if is_for_tests(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(child) => self.child(file, folder, at, child),
                // `use ::name` is of another crate.
                Item::Use(item) if item.leading_colon.is_some() => {}
                Item::Use(item) => {
                    let exported = !matches!(item.vis, Visibility::Inherited);
                    self.import(at, token::tree(item.tree.to_token_stream()), exported);
                }
                item => {
                    self.modules[at].items.extend(name(&item));
                    self.code(at, item.to_token_stream());
                }
            }
        }
        at
    }

    fn child(&mut self, file: &str, folder: &str, at: usize, child: ItemMod) {
        let name = child.ident.to_string();
        let inner = format!("{folder}{name}/");
        let child = match child.content {
            Some((_, items)) => self.module(file, &inner, at, items),
            None => {
                let files = [format!("{folder}{name}.rs"), format!("{inner}mod.rs")];
                let found = files.iter().find(|file| self.sources.contains_key(*file));
                let found = found.unwrap_or_else(|| panic!("{file}: there is no file for {name}"));
                self.file(found, at)
            }
        };
        self.modules[at].children.insert(name, child);
    }

    fn import(&mut self, at: usize, uses: Vec<Use>, exported: bool) {
        let imports = uses.into_iter().map(|Use { path, name }| Import {
            path,
            name,
            exported,
        });
        self.modules[at].imports.extend(imports);
    }

    /// Reads the tokens of an item. A `use` in a function counts as one of the module.
    fn code(&mut self, at: usize, tokens: TokenStream) {
        let found = token::scan(tokens);
        self.modules[at].named.extend(found.paths);
        self.import(at, found.uses, false);
    }
}

/// Whether an item is `#[cfg(test)]` or `#[cfg(doctest)]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| token::is_for_tests(&attribute.meta.to_token_stream()))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
