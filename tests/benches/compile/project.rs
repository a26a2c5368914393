//! The packages that are compiled: one that depends on our crate, one that depends on theirs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use discovery_codegen::{Options, RuntimeSource, generate};
use discovery_tests::scratch::target_folder;

use crate::Pair;
use crate::measure::{self, Cost, Kind};

/// Who made a crate.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Ours,
    Theirs,
}

/// A package with one dependency, the crate that is measured.
pub(crate) struct Project {
    folder: PathBuf,
    /// The package that is measured.
    pub(crate) package: String,
}

impl Project {
    /// Ours and theirs, in this order. Their dependencies are not compiled yet.
    pub(crate) fn of_pair(pair: &Pair) -> Result<[Self; 2], String> {
        let root = target_folder()
            .map_err(|error| error.to_string())?
            .join("compile")
            .join(pair.api);
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let document =
            fs::read_to_string(here.join(pair.document)).map_err(|error| error.to_string())?;
        let runtime = here.join("../runtime");
        let options = Options {
            runtime: RuntimeSource::Path(runtime.display().to_string()),
            ..Options::default()
        };
        let generated =
            generate(&document, &options).map_err(|problems| format!("{problems:?}"))?;
        let folder = root.join("generated");
        for (path, text) in generated.tree.files() {
            write(&folder.join(path), text)?;
        }
        let ours = Self::new(
            root.join("ours"),
            &generated.crate_name,
            &format!("{{ path = {:?} }}", folder.display().to_string()),
        )?;
        let dependency = |features: &[String]| {
            format!(
                "{{ version = {:?}, features = {features:?} }}",
                pair.version
            )
        };
        let folder = root.join("theirs");
        let theirs = Self::new(folder.clone(), pair.package, &dependency(&[]))?;
        let theirs = Self::new(folder, pair.package, &dependency(&theirs.features()?))?;
        Ok([ours, theirs])
    }

    fn new(folder: PathBuf, package: &str, dependency: &str) -> Result<Self, String> {
        let manifest = format!(
            "[workspace]\n[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{package} = {dependency}\n"
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        write(&folder.join("src/lib.rs"), "")?;
        let package = package.to_owned();
        Ok(Self { folder, package })
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
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
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

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
