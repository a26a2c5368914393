//! Cargo workspaces that tests generate and compile. All of them share one target folder, so that what they depend on is
//! compiled once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::{fs, io};

use crate::wire::corpus;
use discovery_codegen::model::Api;
use discovery_codegen::{
    Generated, Layout, Options, Problem, RuntimeSource, generate, generate_from,
};

/// How everything in the shared target folder is compiled: once, and nobody looks into it with a debugger.
pub const PROFILE: &str = "[profile.dev]\ndebug = false\nincremental = false\n";

/// Generated code without the pages of the runtime, which rustdoc would write again for each crate and each module. They are checked
/// where the crates of this repository are documented.
#[must_use]
pub fn without_pages_of_runtime(code: &str) -> String {
    code.replace("#[doc(inline)]", "#[doc(no_inline)]")
}

/// A workspace of generated crates.
pub struct Scratch {
    folder: PathBuf,
    members: Vec<String>,
}

impl Scratch {
    /// An empty workspace in the target folder of this repository, in place of an earlier one of this name.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn new(name: &str) -> io::Result<Self> {
        let folder = target_folder()?.join("scratch").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            members: Vec::new(),
        })
    }

    /// Adds the crate of a document.
    ///
    /// # Errors
    ///
    /// What is wrong with the document, or a file that cannot be written.
    pub fn add_crate(&mut self, document: &Path) -> io::Result<()> {
        let made = made(document, Layout::Crate)?;
        self.add(&made)
    }

    /// Adds the crate of a document's text, as a package of this name, with a feature for each of its resources. Returns these
    /// features.
    ///
    /// # Errors
    ///
    /// What is wrong with the document, or a file that cannot be written.
    pub fn add_with_features(&mut self, name: &str, document: &str) -> io::Result<Vec<String>> {
        let options = Options {
            crate_name: Some(name.to_owned()),
            runtime: RuntimeSource::Workspace,
            features_per_resource: true,
            ..Options::default()
        };
        let made = generated(name, document, &options)?;
        self.add(&made)?;
        Ok(made.features)
    }

    /// Adds the crate of a document's text, as a package of this name.
    ///
    /// # Errors
    ///
    /// What is wrong with the document, or a file that cannot be written.
    pub fn add_package(&mut self, name: &str, document: &str) -> io::Result<()> {
        let options = Options {
            crate_name: Some(name.to_owned()),
            runtime: RuntimeSource::Workspace,
            ..Options::default()
        };
        self.add(&generated(name, document, &options)?)
    }

    /// Adds the crate of a model, as a package of this name.
    ///
    /// # Errors
    ///
    /// A bug of the generator, or a file that cannot be written.
    pub fn add_model(&mut self, name: &str, api: Api) -> io::Result<()> {
        let options = Options {
            crate_name: Some(name.to_owned()),
            runtime: RuntimeSource::Workspace,
            ..Options::default()
        };
        let made = generate_from(api, &options).map_err(|problems| other_error(name, problems))?;
        self.add(&made)
    }

    fn add(&mut self, made: &Generated) -> io::Result<()> {
        for (path, text) in made.tree.files() {
            let text = without_pages_of_runtime(text);
            put(&self.folder.join(&made.crate_name).join(path), &text)?;
        }
        self.members.push(made.crate_name.clone());
        Ok(())
    }

    /// Adds a program of this edition that has the document as a module, and denies every warning.
    ///
    /// # Errors
    ///
    /// What is wrong with the document, or a file that cannot be written.
    pub fn add_module(&mut self, document: &Path, edition: &str) -> io::Result<()> {
        let made = made(document, Layout::Module)?;
        let name = format!("module-{edition}-{}", made.crate_name);
        let folder = self.folder.join(&name);
        let mut main =
            "#![deny(warnings, missing_docs)]\n//! A generated module in somebody's own crate.\n\n"
                .to_owned();
        for (path, text) in made.tree.files() {
            put(&folder.join(path), text)?;
            let _ = writeln!(
                main,
                "include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"));"
            );
        }
        main += "\nfn main() {}\n";
        put(&folder.join("src/main.rs"), &main)?;
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = {edition:?}\n\n\
             [dependencies]\ndiscovery-runtime = {{ workspace = true }}\n"
        );
        put(&folder.join("Cargo.toml"), &manifest)?;
        self.members.push(name);
        Ok(())
    }

    /// Adds a program with this code, which depends on the package of a generated crate without its features.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn add_program(&mut self, name: &str, code: &str, dependency: &str) -> io::Result<()> {
        let folder = self.folder.join(name);
        put(&folder.join("src/main.rs"), code)?;
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependency} = {{ path = \"../{dependency}\", default-features = false }}\n"
        );
        put(&folder.join("Cargo.toml"), &manifest)?;
        self.members.push(name.to_owned());
        Ok(())
    }

    /// Adds one crate with the modules of these models, each by the name of its module. It denies every warning.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn add_modules(
        &mut self,
        name: &str,
        apis: impl IntoIterator<Item = (String, Api)>,
    ) -> io::Result<()> {
        let mut files = Vec::new();
        for (module, api) in apis {
            let options = Options {
                crate_name: Some(module),
                runtime: RuntimeSource::Workspace,
                layout: Layout::Module,
                ..Options::default()
            };
            let made =
                generate_from(api, &options).map_err(|problems| other_error(name, problems))?;
            let made = made.tree.files();
            files.extend(made.map(|(path, text)| (path.to_owned(), text.to_owned())));
        }
        self.add_module_files(name, &files)
    }

    /// Adds one crate that includes these files, each with a module. It denies every warning.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn add_module_files(&mut self, name: &str, files: &[(String, String)]) -> io::Result<()> {
        let folder = self.folder.join(name);
        let mut root =
            "#![deny(warnings, missing_docs)]\n//! Generated modules in somebody's own crate.\n\n"
                .to_owned();
        for (path, text) in files {
            let text = without_pages_of_runtime(text);
            put(&folder.join("src").join(path), &text)?;
            let _ = writeln!(root, "include!({path:?});");
        }
        put(&folder.join("src/lib.rs"), &root)?;
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\ndoctest = false\n\n\
             [dependencies]\ndiscovery-runtime = {{ workspace = true }}\n"
        );
        put(&folder.join("Cargo.toml"), &manifest)?;
        self.members.push(name.to_owned());
        Ok(())
    }

    /// Adds a package of tests: these files, and `src/modules.rs`, which has of each document the module of these methods.
    fn add_tests(
        &mut self,
        name: &str,
        files: &[(&str, &str)],
        modules: &[(PathBuf, &[&str])],
    ) -> io::Result<()> {
        let folder = self.folder.join(name);
        let mut includes = String::new();
        for (document, methods) in modules {
            let options = Options {
                runtime: RuntimeSource::Workspace,
                layout: Layout::Module,
                select: methods.iter().map(|&method| method.to_owned()).collect(),
                ..Options::default()
            };
            let shown = document.display().to_string();
            let made = generated(&shown, &fs::read_to_string(document)?, &options)?;
            for (path, text) in made.tree.files() {
                put(&folder.join("src").join(path), text)?;
                let _ = writeln!(
                    includes,
                    "include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/{path}\"));"
                );
            }
        }
        put(&folder.join("src/modules.rs"), &includes)?;
        for (path, text) in files {
            put(&folder.join(path), text)?;
        }
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\ndoctest = false\n\n\
             [dependencies]\ndiscovery-runtime = {{ workspace = true, features = [\"blocking\", \"hyper\", \"serde\", \"tls-ring\"] }}\nserde_json = \"1\"\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"time\"] }}\n"
        );
        put(&folder.join("Cargo.toml"), &manifest)?;
        self.members.push(name.to_owned());
        Ok(())
    }

    /// Has rustdoc document the workspace, and deny every warning.
    ///
    /// # Panics
    ///
    /// It has a warning or an error, which the message shows; or the workspace cannot be written.
    pub fn document(&self) {
        // Rustdoc reads and writes the index of everything that was documented in this folder.
        let earlier = shared_target().expect("a target folder").join("doc");
        if earlier.exists() {
            fs::remove_dir_all(&earlier).expect("the target folder can be written to");
        }
        let call = ["doc", "--workspace", "--no-deps", "--quiet"];
        let output = self.cargo(&call, &[("RUSTDOCFLAGS", "--deny warnings")]);
        let output = output.expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{text}");
    }

    /// Runs cargo in the workspace.
    ///
    /// # Errors
    ///
    /// The workspace cannot be written, or cargo cannot be run.
    pub fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> io::Result<Output> {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|member| format!("{member:?}"))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
             [workspace.package]\nrust-version = \"1.91\"\nlicense = \"Apache-2.0 OR MIT\"\n\n\
             [workspace.dependencies]\ndiscovery-runtime = {{ path = {:?}, default-features = false }}\n\n{PROFILE}",
            members.join(", "),
            repository().join("runtime"),
        );
        put(&self.folder.join("Cargo.toml"), &manifest)?;
        fs::copy(
            repository().join("Cargo.lock"),
            self.folder.join("Cargo.lock"),
        )?;
        crate::cargo()
            .args(arguments)
            .env("CARGO_TARGET_DIR", shared_target()?)
            .envs(environment.iter().copied())
            .current_dir(&self.folder)
            .output()
    }
}

/// A document of the corpus, as `documents/storage.v1`, and some of its methods.
pub type Selected<'a> = (&'a str, &'a [&'a str]);

/// Compiles tests with the modules of some methods of the corpus, and runs them. They are these files, beside `src/server.rs`,
/// which is [`server`](crate::server), and `src/modules.rs`, which includes the modules.
///
/// # Panics
///
/// Unless just this many tests pass: one that is not run would not be missed.
pub fn test_apis(name: &str, files: &[(&str, &str)], apis: &[Selected<'_>], passed: usize) {
    let run = run_apis(name, files, apis).expect("cargo runs");
    let text = String::from_utf8_lossy(&run.stdout);
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{text}{errors}");
    let result = format!("test result: ok. {passed} passed; 0 failed; 0 ignored");
    assert!(text.contains(&result), "{text}");
}

fn run_apis(name: &str, files: &[(&str, &str)], apis: &[Selected<'_>]) -> io::Result<Output> {
    let modules: Vec<(PathBuf, &[&str])> = apis
        .iter()
        .map(|(document, methods)| (corpus().join(format!("{document}.json")), *methods))
        .collect();
    let server = ("src/server.rs", include_str!("server.rs"));
    let mut scratch = Scratch::new(name)?;
    let files = [files, &[server]].concat();
    scratch.add_tests(&format!("{name}-corpus"), &files, &modules)?;
    scratch.cargo(&["test", "--quiet"], &[])
}

/// The folder of this repository.
pub(crate) fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The target folder that this program was compiled into; cargo marks it.
///
/// # Errors
///
/// The system does not say where this program is.
pub fn target_folder() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let marked = program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file());
    Ok(marked.map_or_else(|| repository().join("target"), Path::to_owned))
}

/// The target folder that all tests share which call cargo.
///
/// # Errors
///
/// Those of [`target_folder`].
pub fn shared_target() -> io::Result<PathBuf> {
    Ok(target_folder()?.join("wire/build"))
}

fn made(document: &Path, layout: Layout) -> io::Result<Generated> {
    let options = Options {
        runtime: RuntimeSource::Workspace,
        layout,
        ..Options::default()
    };
    let shown = document.display().to_string();
    generated(&shown, &fs::read_to_string(document)?, &options)
}

fn generated(name: &str, document: &str, options: &Options) -> io::Result<Generated> {
    generate(document, options).map_err(|problems| other_error(name, problems))
}

fn other_error(name: &str, problems: Vec<Problem>) -> io::Error {
    let problems: Vec<String> = problems
        .into_iter()
        .map(|problem| problem.in_file(name).to_string())
        .collect();
    io::Error::other(problems.join("\n"))
}

/// Writes a file that differs, so that cargo compiles no more than it has to.
pub(crate) fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
