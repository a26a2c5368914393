//! The files of a crate or of a module.

use rayon::prelude::*;
use syn::Item;

use crate::emit::{self, Package, Piece};
use crate::model::{Api, RustIdent};
use crate::problem::Problem;
use crate::render::{render, render_deep};
use crate::tree::Tree;

/// Names of modules that cannot be files in `src`, since they have a meaning for cargo.
const OF_CARGO: &[&str] = &["lib", "main", "bin"];

/// Types that are nested deeper are printed on a thread with more stack. Those of Google's documents are not.
const DEEP: usize = 12;

/// A file before it is printed.
struct File<'a> {
    path: String,
    head: String,
    pieces: Vec<Piece<'a>>,
}

/// Prints an API as a crate.
///
/// # Errors
///
/// Only a bug of the generator.
pub(crate) fn lay_out_package(api: &Api, package: &Package) -> Result<Tree, Vec<Problem>> {
    let modules = emit::root_modules(api, package);
    let header = package.header(api);
    let mut lib = File {
        path: "src/lib.rs".to_owned(),
        head: header.clone(),
        pieces: Vec::new(),
    };
    lib.pieces.push(Box::new(|| emit::attributes(api, package)));
    lib.pieces.extend(emit::root(api, package, true));
    let mut files = Vec::new();
    for module in &modules {
        if is_file(&module.name) {
            lib.pieces
                .push(Box::new(move || vec![module.declaration()]));
            files.push(File {
                path: format!("src/{}.rs", module.name.plain()),
                head: header.clone(),
                pieces: module.pieces(),
            });
        } else {
            lib.pieces.push(Box::new(move || vec![module.inline()]));
        }
    }
    files.push(lib);
    let mut tree = Tree::default();
    tree.insert("Cargo.toml", package.manifest(api));
    tree.insert("README.md", package.readme(api));
    for (path, text) in print_files(files, printer(api))? {
        tree.insert(path, text);
    }
    Ok(tree)
}

/// Prints an API as one file with one module.
///
/// # Errors
///
/// Only a bug of the generator.
pub(crate) fn lay_out_module(api: &Api, package: &Package) -> Result<Tree, Vec<Problem>> {
    let print = printer(api);
    let text = print(&|| emit::module(api, package)).map_err(|problem| vec![problem])?;
    let mut tree = Tree::default();
    tree.insert(
        format!("{}.rs", package.module.plain()),
        package.header(api) + &text,
    );
    Ok(tree)
}

/// Prints a piece of code.
type Print = fn(&(dyn Fn() -> Vec<Item> + Sync)) -> Result<String, Problem>;

fn printer(api: &Api) -> Print {
    match api.nesting() > DEEP {
        true => render_deep,
        false => render,
    }
}

fn is_file(module: &RustIdent) -> bool {
    !OF_CARGO.contains(&module.plain()) && !is_device(module.plain())
}

/// Whether Windows takes a name for a device, with any extension.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    matches!(name.as_str(), "aux" | "con" | "nul" | "prn")
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

/// Prints all pieces of all files in parallel.
fn print_files(files: Vec<File<'_>>, print: Print) -> Result<Vec<(String, String)>, Vec<Problem>> {
    let printed: Vec<Result<(String, String), Vec<Problem>>> = files
        .into_par_iter()
        .map(|file| {
            let pieces: Vec<Result<String, Problem>> =
                file.pieces.par_iter().map(|piece| print(piece)).collect();
            let mut text = file.head;
            let length: usize = pieces.iter().flatten().map(|piece| piece.len() + 1).sum();
            text.reserve_exact(length);
            let mut problems = Vec::new();
            for piece in pieces {
                match piece {
                    Ok(piece) if piece.is_empty() => {}
                    Ok(piece) => {
                        if !text.ends_with("\n\n") {
                            text.push('\n');
                        }
                        text += &piece;
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            if problems.is_empty() {
                Ok((file.path, text))
            } else {
                Err(problems)
            }
        })
        .collect();
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for file in printed {
        match file {
            Ok(file) => files.push(file),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}
