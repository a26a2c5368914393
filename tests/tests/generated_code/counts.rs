//! How much code a crate has for each field and method, held to figures that are committed. The compiler's time follows these counts,
//! and they are the same on every machine.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use discovery_codegen::model::ItemKind;
use proc_macro2::{TokenStream, TokenTree};
use rayon::prelude::*;
use serde::Deserialize;
use syn::{ImplItem, Item};

use super::{files, read, repository};

/// Documents of the corpus, beside those of `generated/`.
const CORPUS: [&str; 3] = ["dns.v1", "oauth2.v2", "walletobjects.v1"];

/// The most bytes of code that a crate may have to be counted: larger ones take longer and tell no more.
const LARGEST: usize = 4_000_000;

/// How far a figure may be from the committed one, in percent.
const TOLERANCE: usize = 2;

const TABLE: &str = "\
# How much code generated crates have for a thousand fields and methods: lines without comments, functions and impls. Those of the
# runtime's macros count where they are called. `COUNTS_WRITE=1 cargo test -p discovery-tests --test generated_code counts` writes it.
";

/// Counts of one crate, each for a thousand fields and methods.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
struct Counts {
    lines: usize,
    functions: usize,
    impls: usize,
}

impl Counts {
    fn figures(self) -> [(&'static str, usize); 3] {
        [
            ("lines", self.lines),
            ("functions", self.functions),
            ("impls", self.impls),
        ]
    }
}

#[test]
fn a_field_and_a_method_cost_no_more_code_than_before() {
    let path = repository().join("tests/tests/generated_code/counts.toml");
    let found = count_all();
    if std::env::var_os("COUNTS_WRITE").is_some() {
        let mut text = TABLE.to_owned();
        for (name, counts) in &found {
            let _ = writeln!(text, "\n[{name:?}]");
            for (figure, count) in counts.figures() {
                let _ = writeln!(text, "{figure} = {count}");
            }
        }
        std::fs::write(&path, text).expect("the table");
    }
    let committed: BTreeMap<String, Counts> = toml::from_str(&read(&path)).expect("the table");
    let differences = compare(&committed, &found);
    assert!(
        differences.is_empty(),
        "code for a thousand fields and methods is not what {} says:\n{}\nIf more code is worth it, or if less of it should stay so, \
         or if a document changed, write the table with COUNTS_WRITE=1, and say in the commit why.",
        path.display(),
        differences.join("\n")
    );
}

/// What differs by more than the tolerance, a line each.
fn compare(committed: &BTreeMap<String, Counts>, found: &BTreeMap<String, Counts>) -> Vec<String> {
    let mut differences = Vec::new();
    for (name, counts) in found {
        let Some(before) = committed.get(name) else {
            differences.push(format!("{name}: it has no figures yet"));
            continue;
        };
        for ((figure, count), (_, before)) in counts.figures().into_iter().zip(before.figures()) {
            if count.abs_diff(before) * 100 > before * TOLERANCE {
                let percent = (count as f64 / before as f64 - 1.0) * 100.0;
                differences.push(format!(
                    "{name}: {before} {figure}, now {count} ({percent:+.1} %)"
                ));
            }
        }
    }
    let gone = committed.keys().filter(|name| !found.contains_key(*name));
    differences.extend(gone.map(|name| format!("{name}: it is not generated any more")));
    differences
}

/// A crate's document, and its Rust files.
struct Source {
    name: String,
    document: PathBuf,
    select: Vec<String>,
    files: Vec<String>,
}

fn count_all() -> BTreeMap<String, Counts> {
    let macros = Macros::of_the_runtime().counts();
    let mut sources = generated();
    sources.extend(CORPUS.map(corpus));
    sources
        .par_iter()
        .map(|source| (source.name.clone(), count(source, &macros)))
        .collect()
}

/// The crates of `discovery/apis.toml`, except for very large ones.
fn generated() -> Vec<Source> {
    #[derive(Deserialize)]
    struct Manifest {
        api: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        #[serde(rename = "crate")]
        name: String,
        document: PathBuf,
        #[serde(default)]
        select: Vec<String>,
    }
    let discovery = repository().join("discovery");
    let manifest: Manifest = toml::from_str(&read(&discovery.join("apis.toml"))).expect("TOML");
    let source = |entry: Entry| Source {
        files: rust_files(&repository().join("generated").join(&entry.name).join("src")),
        document: discovery.join(entry.document),
        name: entry.name,
        select: entry.select,
    };
    let sources = manifest.api.into_iter().map(source);
    let size = |source: &Source| source.files.iter().map(String::len).sum::<usize>();
    sources.filter(|source| size(source) <= LARGEST).collect()
}

fn rust_files(folder: &Path) -> Vec<String> {
    files(folder, "rs").iter().map(|file| read(file)).collect()
}

fn corpus(name: &str) -> Source {
    let document = repository().join(format!("tests/corpus/documents/{name}.json"));
    let made = discovery_codegen::generate(&read(&document), &super::Options::default());
    let made = made.expect("a crate");
    let files = made.tree.files();
    Source {
        name: name.to_owned(),
        document,
        select: Vec::new(),
        files: files
            .filter(|(path, _)| path.ends_with(".rs"))
            .map(|(_, text)| text.to_owned())
            .collect(),
    }
}

fn count(source: &Source, macros: &BTreeMap<String, (usize, usize)>) -> Counts {
    let api = discovery_codegen::resolve(&read(&source.document)).expect("a model");
    let api = discovery_codegen::select::select(api, &source.select).expect("its methods");
    let mut thousandths = api.method_count();
    api.each_item(&mut |_, item| {
        if let ItemKind::Message(fields) = &item.kind {
            thousandths += fields.len();
        }
    });
    let mut code = Code {
        macros,
        functions: 0,
        impls: 0,
    };
    let mut lines = 0;
    for text in &source.files {
        lines += text.lines().filter(|line| is_code(line)).count();
        code.read(&syn::parse_file(text).expect("Rust").items);
    }
    let of_a_thousand = |count: usize| (count * 1000).div_ceil(thousandths);
    Counts {
        lines: of_a_thousand(lines),
        functions: of_a_thousand(code.functions),
        impls: of_a_thousand(code.impls),
    }
}

fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !line.starts_with("//")
}

/// Counts functions and impls, those of macros too.
struct Code<'a> {
    macros: &'a BTreeMap<String, (usize, usize)>,
    functions: usize,
    impls: usize,
}

impl Code<'_> {
    fn read(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Fn(_) => self.functions += 1,
                Item::Macro(item) => self.read_macro(&item.mac),
                Item::Mod(item) => {
                    let items = item.content.as_ref().map(|(_, items)| items.as_slice());
                    self.read(items.unwrap_or_default());
                }
                Item::Impl(item) => {
                    self.impls += 1;
                    for item in &item.items {
                        match item {
                            ImplItem::Fn(_) => self.functions += 1,
                            ImplItem::Macro(item) => self.read_macro(&item.mac),
                            _ => {}
                        }
                    }
                }
                Item::Trait(_) => panic!("a generated trait: count its functions here"),
                _ => {}
            }
        }
    }

    /// A macro that stands for items, such as `message!`.
    fn read_macro(&mut self, call: &syn::Macro) {
        let name = &call.path.segments.last().expect("a name").ident;
        let counts = self.macros.get(&name.to_string());
        let (functions, impls) =
            counts.unwrap_or_else(|| panic!("no {name}! in runtime/src/contract"));
        self.functions += functions;
        self.impls += impls;
    }
}

/// The macros of the runtime that stand for items: the text of each of their arms.
struct Macros(BTreeMap<String, Vec<TokenStream>>);

impl Macros {
    fn of_the_runtime() -> Self {
        let mut macros: BTreeMap<String, Vec<TokenStream>> = BTreeMap::new();
        for file in files(&repository().join("runtime/src/contract"), "rs") {
            for item in syn::parse_file(&read(&file)).expect("Rust").items {
                if let syn::Item::Macro(item) = item
                    && let Some(name) = item.ident
                {
                    // Each arm is a pattern, an arrow and what it becomes.
                    let groups = item.mac.tokens.into_iter().filter_map(|token| match token {
                        TokenTree::Group(group) => Some(group.stream()),
                        _ => None,
                    });
                    let arms = groups.skip(1).step_by(2);
                    macros.entry(name.to_string()).or_default().extend(arms);
                }
            }
        }
        Self(macros)
    }

    /// The functions and the impls of each macro.
    fn counts(&self) -> BTreeMap<String, (usize, usize)> {
        let names = self.0.keys();
        names.map(|name| (name.clone(), self.count(name))).collect()
    }

    /// The functions and the impls of a macro, and of those that it calls: of each name, as many as the arm has that has the most.
    fn count(&self, name: &str) -> (usize, usize) {
        let arms = self.0.get(name);
        let arms = arms.unwrap_or_else(|| panic!("{name}! is not in runtime/src/contract"));
        let mut functions: BTreeMap<String, usize> = BTreeMap::new();
        let (mut impls, mut called) = (0, BTreeMap::new());
        for arm in arms {
            let mut found = Found::default();
            found.read(arm.clone());
            for (name, count) in found.functions {
                let most = functions.entry(name).or_default();
                *most = count.max(*most);
            }
            impls = impls.max(found.impls);
            for (name, count) in found.called {
                let most: &mut usize = called.entry(name).or_default();
                *most = count.max(*most);
            }
        }
        // A macro that calls itself does so to choose another of its arms.
        let called = called.into_iter().filter(|(inner, _)| inner != name);
        let of_called = called.filter(|(inner, _)| self.0.contains_key(inner));
        of_called.fold(
            (functions.values().sum(), impls),
            |(functions, impls), (inner, times)| {
                let (more_functions, more_impls) = self.count(&inner);
                (
                    functions + times * more_functions,
                    impls + times * more_impls,
                )
            },
        )
    }
}

/// What one arm of a macro has.
#[derive(Default)]
struct Found {
    functions: BTreeMap<String, usize>,
    impls: usize,
    called: BTreeMap<String, usize>,
}

impl Found {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match (token, tokens.get(at + 1)) {
                (TokenTree::Group(group), _) => self.read(group.stream()),
                (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "fn" => {
                    *self.functions.entry(name.to_string()).or_default() += 1;
                }
                (TokenTree::Ident(word), _) if word == "impl" && begins_item(&tokens[..at]) => {
                    self.impls += 1;
                }
                (TokenTree::Ident(name), Some(TokenTree::Punct(mark))) if mark.as_char() == '!' => {
                    *self.called.entry(name.to_string()).or_default() += 1;
                }
                _ => {}
            }
        }
    }
}

/// Whether an item can begin after these tokens. An `impl` elsewhere is that of a type.
fn begins_item(before: &[TokenTree]) -> bool {
    match before.last() {
        None | Some(TokenTree::Group(_)) => true,
        Some(TokenTree::Punct(mark)) => mark.as_char() == ';',
        _ => false,
    }
}

#[test]
fn functions_of_macros_are_counted() {
    let macros = Macros::of_the_runtime();
    // `list` calls the arm that has `paging` and `pages`, and adds `items`.
    assert_eq!(macros.count("paged"), (3, 0));
    // Two functions `from`, two `fmt` and two `as_str` are not one each.
    let (functions, impls) = macros.count("open_enum");
    assert!(functions >= 14 && impls >= 10, "{functions} {impls}");
    // Those in another macro's braces, and those of another macro.
    let (functions, _) = macros.count("sending");
    assert!(functions >= 8, "{functions}");
    assert_eq!(macros.count("batched"), (1, 1));
}

#[test]
fn a_difference_beyond_the_tolerance_is_said() {
    let table = |lines| {
        let counts = Counts {
            lines,
            functions: 1000,
            impls: 10,
        };
        BTreeMap::from([("a".to_owned(), counts)])
    };
    assert!(compare(&table(1000), &table(1020)).is_empty());
    assert_eq!(
        compare(&table(1000), &table(1021)),
        ["a: 1000 lines, now 1021 (+2.1 %)"]
    );
    assert_eq!(
        compare(&table(1000), &table(979)),
        ["a: 1000 lines, now 979 (-2.1 %)"]
    );
    let none = BTreeMap::new();
    assert_eq!(compare(&none, &table(1)), ["a: it has no figures yet"]);
    assert_eq!(
        compare(&table(1), &none),
        ["a: it is not generated any more"]
    );
}
