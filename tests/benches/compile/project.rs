//! The packages that are compiled: one that depends on our crate, one that depends on theirs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use discovery_codegen::{Options, RuntimeSource, generate};
use discovery_tests::scratch::target_folder;

use crate::Api;
use crate::measure::{self, Cost, Kind};

/// A package with one dependency, the crate that is measured.
#[derive(Clone)]
pub(crate) struct Project {
    folder: PathBuf,
    /// The package that is measured.
    pub(crate) package: String,
    /// Its version; empty for ours.
    version: &'static str,
}

impl Project {
    /// Depends on the crate of the document. Its dependencies are not compiled yet.
    pub(crate) fn ours(api: &Api) -> Result<Self, String> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let document =
            fs::read_to_string(here.join(api.document)).map_err(|error| error.to_string())?;
        let runtime = here.join("../runtime");
        let options = Options {
            runtime: RuntimeSource::Path(runtime.display().to_string()),
            ..Options::default()
        };
        let generated =
            generate(&document, &options).map_err(|problems| format!("{problems:?}"))?;
        let folder = root(api)?.join("generated");
        for (path, text) in generated.tree.files() {
            write(&folder.join(path), text)?;
        }
        let dependency = format!("{{ path = {:?} }}", folder.display().to_string());
        Self::new(
            root(api)?.join("ours"),
            &generated.crate_name,
            "",
            &dependency,
        )
    }

    /// Depends on a package of the registry, with all its features.
    pub(crate) fn peer(api: &Api, package: &str, version: &'static str) -> Result<Self, String> {
        let folder = root(api)?.join(package);
        let new = |features: &[String]| {
            let dependency = format!("{{ version = \"={version}\", features = {features:?} }}");
            Self::new(folder.clone(), package, version, &dependency)
        };
        new(&new(&[])?.features()?)
    }

    /// As tables show it.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn new(
        folder: PathBuf,
        package: &str,
        version: &'static str,
        dependency: &str,
    ) -> Result<Self, String> {
        let manifest = format!(
            "[workspace]\n[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{package} = {dependency}\n"
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        write(&folder.join("src/lib.rs"), "")?;
        let package = package.to_owned();
        Ok(Self {
            folder,
            package,
            version,
        })
    }

    /// The features of the measured package.
    fn features(&self) -> Result<Vec<String>, String> {
        let output = self
            .cargo(&["metadata", "--format-version", "1"])
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| error.to_string())?;
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("cargo metadata: {error}"))?;
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let features = packages
            .filter(|package| package["name"] == *self.package)
            .find_map(|package| package["features"].as_object())
            .ok_or("cargo metadata does not know it")?;
        Ok(features.keys().cloned().collect())
    }

    /// Compiles the crate once more, alone.
    pub(crate) fn measure(&self, kind: Kind) -> Result<Cost, String> {
        // The dependencies, and a first time the crate.
        self.run(&mut self.cargo(&kind.arguments(&self.package)))?;
        self.run(&mut self.cargo(&kind.clean(&self.package)))?;
        let mut command = self.cargo(&kind.arguments(&self.package));
        let cost = measure::observe(&mut command, &self.package, |command| self.run(command))?;
        let written = measure::written(&self.target(), kind, &self.package)?;
        Ok(Cost { written, ..cost })
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = discovery_tests::cargo();
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.target())
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    fn run(&self, command: &mut Command) -> Result<(), String> {
        match command.stdout(Stdio::null()).status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{command:?}: {status}")),
            Err(error) => Err(format!("{command:?}: {error}")),
        }
    }
}

/// Where the packages of an API are.
fn root(api: &Api) -> Result<PathBuf, String> {
    let target = target_folder().map_err(|error| error.to_string())?;
    Ok(target.join("compile").join(api.api))
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
