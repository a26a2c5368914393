//! The packages of a user's folder, and their Rust files.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::disk::{explain, is_generated, paths, utf8};
use crate::text::count;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 2 << 20;

/// The most files that are read.
const MOST_FILES: usize = 20_000;

/// The text of a file, and where it is.
#[derive(Debug)]
pub(super) struct Source {
    /// The file.
    pub(super) path: PathBuf,
    /// The file as messages show it.
    pub(super) shown: String,
    pub(super) text: String,
}

/// A package of the user.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// Its name; empty if the files are of no package.
    pub(super) name: String,
    /// The name of its library in code.
    pub(super) library: String,
    folder: PathBuf,
    /// The names in code of its dependencies on the generated crate.
    pub(super) names: Vec<String>,
    pub(super) files: Vec<Source>,
}

/// What was found below the folders.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) packages: Vec<Package>,
    /// What was not read, and why.
    pub(super) skipped: Vec<Skipped>,
    /// The number of files that the generator made.
    pub(super) generated: usize,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Skipped {
    /// The file.
    pub(crate) file: String,
    /// The reason.
    pub(crate) why: String,
}

/// Reads the files below a path, which is a file or a folder. `package` is the name of the generated package.
pub(super) fn find(path: &Path, package: &str, found: &mut Found) {
    let mut search = Search {
        package,
        visited: BTreeSet::new(),
        workspace: Vec::new(),
        found,
    };
    let outer = manifests_above(path);
    search
        .workspace
        .extend(outer.iter().map(|(_, table)| table.clone()));
    let innermost = outer
        .into_iter()
        .rev()
        .find(|(_, table)| table.contains_key("package"));
    let number = match innermost {
        Some((folder, table)) => search.begin(&folder, &table),
        None => search.begin(Path::new(""), &Table::new()),
    };
    if path.is_file() {
        search.read(path, number);
    } else {
        search.walk(path, number);
    }
    search
        .found
        .packages
        .retain(|package| !package.files.is_empty());
}

/// The manifests of the folders around a path, the outermost first; not that of the folder itself.
fn manifests_above(path: &Path) -> Vec<(PathBuf, Table)> {
    let Ok(path) = path.canonicalize() else {
        return Vec::new();
    };
    let mut found: Vec<(PathBuf, Table)> = path
        .ancestors()
        .skip(1)
        .filter_map(|folder| Some((folder.to_owned(), manifest(folder)?)))
        .collect();
    found.reverse();
    found
}

fn manifest(folder: &Path) -> Option<Table> {
    let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    toml::from_str(&text).ok()
}

struct Search<'a> {
    package: &'a str,
    /// The folders that were read, without links.
    visited: BTreeSet<PathBuf>,
    /// The manifests of the folders around, which may have the dependencies of a workspace.
    workspace: Vec<Table>,
    found: &'a mut Found,
}

impl Search<'_> {
    /// Begins a package.
    fn begin(&mut self, folder: &Path, manifest: &Table) -> usize {
        let of = |table: &str, key: &str| {
            let value = manifest.get(table)?.get(key)?.as_str()?;
            Some(value.to_owned())
        };
        let name = of("package", "name").unwrap_or_default();
        let library = of("lib", "name").unwrap_or_else(|| name.replace('-', "_"));
        self.found.packages.push(Package {
            library,
            name,
            folder: folder.to_owned(),
            names: self.names_in_code(manifest),
            files: Vec::new(),
        });
        self.found.packages.len() - 1
    }

    /// The names under which a manifest depends on the generated package.
    fn names_in_code(&self, manifest: &Table) -> Vec<String> {
        const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];
        let targets = manifest.get("target").and_then(Value::as_table);
        let targets = targets.into_iter().flat_map(Table::values);
        let tables = targets.filter_map(Value::as_table).chain([manifest]);
        let dependencies = tables
            .flat_map(|table| TABLES.iter().filter_map(|name| table.get(*name)))
            .filter_map(Value::as_table)
            .flatten();
        let names = dependencies
            .filter(|(key, value)| self.is_the_package(key, value))
            .map(|(key, _)| key.replace('-', "_"));
        names.collect()
    }

    fn is_the_package(&self, key: &str, value: &Value) -> bool {
        let of_workspace = || {
            let mut all = self.workspace.iter().rev();
            all.find_map(|table| table.get("workspace")?.get("dependencies")?.get(key))
        };
        let inherits = value.get("workspace").and_then(Value::as_bool) == Some(true);
        let value = match inherits {
            true => of_workspace().unwrap_or(value),
            false => value,
        };
        let package = value.get("package").and_then(Value::as_str);
        package.unwrap_or(key) == self.package
    }

    /// Reads a folder. A folder that a link leads to again is read once.
    fn walk(&mut self, folder: &Path, mut package: usize) {
        let is_new = folder
            .canonicalize()
            .is_ok_and(|real| self.visited.insert(real));
        if !is_new {
            return;
        }
        if let Some(manifest) = manifest(folder) {
            let has_package = manifest.contains_key("package");
            self.workspace.push(manifest.clone());
            if has_package {
                package = self.begin(folder, &manifest);
            }
        }
        let entries = match folder.read_dir() {
            Ok(entries) => entries,
            Err(error) => return self.skip(folder, explain(&error)),
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                // What cargo builds has such a tag, wherever it is.
                if !(name == "target" || path.join("CACHEDIR.TAG").exists()) {
                    self.walk(&path, package);
                }
            } else if name.ends_with(".rs") {
                self.read(&path, package);
            }
        }
    }

    fn read(&mut self, path: &Path, package: usize) {
        let files = self
            .found
            .packages
            .iter()
            .map(|package| package.files.len());
        if files.sum::<usize>() >= MOST_FILES {
            let most = count(MOST_FILES, "file was", "files were");
            return self.skip(path, format!("{most} read before it, which is the limit"));
        }
        // One byte more than the most says that there are more.
        let mut bytes = Vec::new();
        let read =
            fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        if let Err(error) = read {
            return self.skip(path, explain(&error));
        }
        if is_generated(&String::from_utf8_lossy(&bytes)) {
            self.found.generated += 1;
            return;
        }
        if bytes.len() as u64 > LARGEST {
            let why = format!("it is larger than {} MiB", LARGEST >> 20);
            return self.skip(path, why);
        }
        match utf8(bytes) {
            Ok(text) => {
                let source = Source {
                    shown: paths::shown(path.strip_prefix(".").unwrap_or(path)),
                    path: path.to_owned(),
                    text,
                };
                if let Some(package) = self.found.packages.get_mut(package) {
                    package.files.push(source);
                }
            }
            Err(why) => self.skip(path, why),
        }
    }

    fn skip(&mut self, path: &Path, why: String) {
        self.found.skipped.push(Skipped {
            file: paths::shown(path),
            why,
        });
    }
}

impl Package {
    /// Whether a file is the root of the package's library or its main program, which share their modules here.
    pub(super) fn is_root(&self, file: &Path) -> bool {
        let is_same = |root: &str| {
            let files = [file, &self.folder.join(root)].map(Path::canonicalize);
            matches!(files, [Ok(file), Ok(root)] if file == root)
        };
        is_same("src/lib.rs") || is_same("src/main.rs")
    }
}
