//! Publishes the packages of the two workspaces: each after those that it depends on, and only what the registry does not have. So a run
//! that ended half way is repeated as it is.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::thread;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::task::Release;
use crate::{catalogue, run};

/// What crates.io takes: <https://doc.rust-lang.org/cargo/reference/publishing.html>.
const LARGEST: u64 = 10 * 1024 * 1024;

/// What is waited if the registry takes no more for now and does not say until when. crates.io takes a new package every ten minutes.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// How often a package is tried while the registry takes no more.
const TRIES: usize = 6;

/// A package that may be published.
struct Package {
    name: String,
    version: String,
    /// Which packages of the workspaces it needs.
    needs: BTreeSet<String>,
    /// Its workspace.
    workspace: PathBuf,
}

impl Package {
    /// `discovery-runtime@0.1.0`
    fn id(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// Shows what would be published, and publishes it if that is wanted.
pub(crate) fn run(release: &Release) -> ExitCode {
    match release_all(release) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn release_all(release: &Release) -> Result<(), String> {
    let workspaces = [run::repository(), catalogue::workspace()];
    let mut all = Vec::new();
    for workspace in &workspaces {
        let arguments = ["metadata", "--no-deps", "--format-version", "1"];
        let output = successful(cargo(&arguments, workspace)?, "cargo metadata")?;
        let metadata: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("what cargo metadata prints is not JSON: {error}"))?;
        all.push((packages(&metadata, workspace), metadata));
    }
    for (packages, _) in &all {
        pack(packages, release)?;
    }
    let target = all[0].1["target_directory"].as_str();
    let target = target.unwrap_or("target").to_owned();
    let packages = in_order(all.into_iter().flat_map(|(packages, _)| packages).collect())?;
    let mut missing = Vec::new();
    for package in &packages {
        let size = size_of(Path::new(&target), package)?;
        let is_there = is_published(package, release)?;
        println!(
            "{:28} {:10} {:>5} KB  {}",
            package.name,
            package.version,
            size / 1024,
            if is_there {
                "is published"
            } else {
                "to publish"
            },
        );
        if !is_there {
            missing.push(package);
        }
    }
    if !release.publish {
        println!("\n{} to publish; nothing was: say --publish", missing.len());
        return Ok(());
    }
    for (index, package) in missing.iter().enumerate() {
        eprintln!("=== {} of {}: {}", index + 1, missing.len(), package.id());
        publish(package, release)?;
    }
    println!("\n{} published", missing.len());
    Ok(())
}

/// Packs these packages of one workspace.
fn pack(packages: &[Package], release: &Release) -> Result<(), String> {
    let Some(first) = packages.first() else {
        return Ok(());
    };
    let mut arguments = vec!["package", "--no-verify", "--quiet"];
    if release.allow_dirty {
        arguments.push("--allow-dirty");
    }
    // Cargo looks in the registry for what the other workspace has, to write a lock file: there it may not be yet.
    if first.workspace == catalogue::workspace() {
        arguments.push("--exclude-lockfile");
    }
    for package in packages {
        arguments.extend(["--package", &package.name]);
    }
    successful(cargo(&arguments, &first.workspace)?, "cargo package").map(drop)
}

/// The packages of a workspace that may be published, in the order of the manifest.
fn packages(metadata: &Value, workspace: &Path) -> Vec<Package> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["packages"])
        .iter()
        .filter(|package| package["publish"].is_null())
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            needs: list(&package["dependencies"])
                .iter()
                .filter(|one| !one["path"].is_null() && one["kind"] != "dev")
                .map(|one| text(&one["name"]))
                .collect(),
            workspace: workspace.to_owned(),
        })
        .collect()
}

/// Each package after those that it needs; by name where that leaves a choice.
fn in_order(mut packages: Vec<Package>) -> Result<Vec<Package>, String> {
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    let mut ordered: Vec<Package> = Vec::new();
    while !packages.is_empty() {
        let is_ready = |package: &Package| {
            let is_done = |name: &String| ordered.iter().any(|done| done.name == *name);
            package.needs.iter().all(is_done)
        };
        let Some(next) = packages.iter().position(is_ready) else {
            let names: Vec<&str> = packages
                .iter()
                .map(|package| package.name.as_str())
                .collect();
            return Err(format!(
                "these packages need each other, or one that is not published: {}",
                names.join(", ")
            ));
        };
        ordered.push(packages.remove(next));
    }
    Ok(ordered)
}

/// The size of the packed file, which the registry limits.
fn size_of(target: &Path, package: &Package) -> Result<u64, String> {
    let file = format!("{}-{}.crate", package.name, package.version);
    let file: PathBuf = target.join("package").join(file);
    let size = fs::metadata(&file)
        .map_err(|error| format!("{}: {error}", file.display()))?
        .len();
    if size > LARGEST {
        return Err(format!(
            "{} has {} MB, and the registry takes 10: turn resources off, or leave files out",
            package.id(),
            size / 1024 / 1024
        ));
    }
    Ok(size)
}

/// Whether the registry has this version.
fn is_published(package: &Package, release: &Release) -> Result<bool, String> {
    let id = package.id();
    let mut arguments = vec!["info", "--quiet", &id];
    let registry = release.registry.as_deref().unwrap_or("crates-io");
    arguments.extend(["--registry", registry]);
    // In the workspace, cargo would describe the package of the workspace.
    let output = cargo(&arguments, &env::temp_dir())?;
    if output.status.success() {
        return Ok(true);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("could not find") {
        return Ok(false);
    }
    Err(format!(
        "the registry does not say whether it has {id}:\n{said}"
    ))
}

/// Publishes a package. It waits while the registry takes no more.
fn publish(package: &Package, release: &Release) -> Result<(), String> {
    let mut arguments = vec!["publish", "--package", &package.name];
    if let Some(registry) = &release.registry {
        arguments.extend(["--registry", registry]);
    }
    if release.allow_dirty {
        arguments.push("--allow-dirty");
    }
    for tries_left in (0..TRIES).rev() {
        let output = cargo(&arguments, &package.workspace)?;
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            return Ok(());
        }
        if !said.contains("429") || tries_left == 0 {
            return Err(format!(
                "{} was not published:\n{said}\nRun the same again when that is mended: what is published is skipped",
                package.id()
            ));
        }
        let pause = match env::var("RELEASE_PAUSE_SECONDS") {
            Ok(seconds) => Duration::from_secs(seconds.parse().unwrap_or(0)),
            Err(_) => pause(&said, SystemTime::now()),
        };
        eprintln!("the registry takes no more for {} s", pause.as_secs());
        thread::sleep(pause);
    }
    unreachable!("the last try returns")
}

/// How long the registry wants to be left alone: `Please try again after Thu, 26 Nov 2026 15:10:00 GMT`.
fn pause(said: &str, now: SystemTime) -> Duration {
    let until = said.split_once("try again after ").and_then(|(_, rest)| {
        let end = rest.find("GMT")? + "GMT".len();
        httpdate::parse_http_date(&rest[..end]).ok()
    });
    match until.and_then(|until| until.duration_since(now).ok()) {
        // A second more, since the date has no fractions.
        Some(wait) => (wait + Duration::from_secs(1)).min(2 * PAUSE),
        None => PAUSE,
    }
}

fn cargo(arguments: &[&str], folder: &Path) -> Result<Output, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    Command::new(&cargo)
        .args(arguments)
        .current_dir(folder)
        .output()
        .map_err(|error| format!("{} cannot be run: {error}", cargo.display()))
}

fn successful(output: Output, what: &str) -> Result<Output, String> {
    if output.status.success() {
        return Ok(output);
    }
    Err(format!(
        "{what} failed:\n{}",
        String::from_utf8_lossy(&output.stderr)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, needs: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            needs: needs.iter().map(ToString::to_string).collect(),
            workspace: PathBuf::new(),
        }
    }

    #[test]
    fn each_package_comes_after_those_that_it_needs() {
        let ordered = in_order(vec![
            package("command", &["service", "codegen"]),
            package("service", &["runtime"]),
            package("codegen", &[]),
            package("runtime", &[]),
        ]);
        let names: Vec<String> = ordered.unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["codegen", "runtime", "service", "command"]);
        let circle = in_order(vec![
            package("a", &["b"]),
            package("b", &["a"]),
            package("c", &[]),
        ]);
        let error = circle.err().unwrap();
        assert!(error.ends_with("a, b"), "{error}");
    }

    #[test]
    fn the_registry_says_how_long_to_wait() {
        let said = "429 Too Many Requests): You have published too many new crates in a short period of time. \
                    Please try again after Thu, 26 Nov 2026 15:10:00 GMT or email help@crates.io";
        let now = httpdate::parse_http_date("Thu, 26 Nov 2026 15:05:00 GMT").unwrap();
        assert_eq!(pause(said, now), Duration::from_secs(301));
        assert_eq!(pause(said, now + Duration::from_secs(600)), PAUSE);
        assert_eq!(pause(said, now - Duration::from_secs(86_400)), 2 * PAUSE);
        assert_eq!(pause("429", now), PAUSE);
    }
}
