//! A user's package, built from a registry on this machine that has what would be published, and nothing else of this repository.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

fn repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("the repository").to_owned()
}

/// An empty folder for this test.
fn empty_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("registry");
    for part in ["registry", "user"] {
        let part = folder.join(part);
        if part.exists() {
            fs::remove_dir_all(&part).expect("the target folder can be written to");
        }
        fs::create_dir_all(&part).expect("the target folder can be written to");
    }
    folder
}

/// Runs cargo; what it printed to stdout.
fn cargo(folder: &Path, arguments: &[&str], target: &Path) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo {}:\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The file of a package: cargo's copy if it is of the registry, and else what it packed.
fn file_of(package: &Value, packed: &Path) -> PathBuf {
    let name = format!(
        "{}-{}.crate",
        text(package, "name"),
        text(package, "version")
    );
    if package["source"].is_null() {
        return packed.join(name);
    }
    // …/registry/src/INDEX/NAME-VERSION/Cargo.toml
    let manifest = Path::new(text(package, "manifest_path"));
    let steps: Vec<&Path> = manifest.ancestors().collect();
    let [_, _, index, _, registry, ..] = steps.as_slice() else {
        panic!("{}", manifest.display());
    };
    let index = index.file_name().expect("a name");
    registry.join("cache").join(index).join(name)
}

/// The line of a package in the index of a registry: <https://doc.rust-lang.org/cargo/reference/registry-index.html>.
fn line_of(package: &Value, checksum: &str) -> Value {
    let dependencies = package["dependencies"].as_array().expect("a list");
    let needed = dependencies.iter().map(|dependency| {
        let (name, package) = match &dependency["rename"] {
            Value::String(rename) => (rename.as_str(), dependency["name"].clone()),
            _ => (text(dependency, "name"), Value::Null),
        };
        json!({
            "name": name,
            "package": package,
            "req": dependency["req"],
            "features": dependency["features"],
            "optional": dependency["optional"],
            "default_features": dependency["uses_default_features"],
            "target": dependency["target"],
            "kind": match &dependency["kind"] { Value::Null => json!("normal"), kind => kind.clone() },
        })
    });
    json!({
        "name": package["name"],
        "vers": package["version"],
        "deps": needed.collect::<Vec<_>>(),
        "cksum": checksum,
        "features": {},
        "features2": package["features"],
        "yanked": false,
        "links": package["links"],
        "v": 2,
    })
}

/// The folder of a package's line: <https://doc.rust-lang.org/cargo/reference/registry-index.html#index-files>.
fn place_of(name: &str) -> String {
    let name = name.to_lowercase();
    match name.len() {
        1 | 2 => format!("{}/{name}", name.len()),
        3 => format!("3/{}/{name}", &name[..1]),
        _ => format!("{}/{}/{name}", &name[..2], &name[2..4]),
    }
}

/// Makes a registry of what both workspaces would publish, and of all that it depends on, in the versions of the lock file.
fn make_registry(registry: &Path, target: &Path) {
    let metadata = ["metadata", "--format-version", "1", "--locked"];
    let metadata: Value =
        serde_json::from_slice(&cargo(&repository(), &metadata, target)).expect("JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    let is_there = |package: &&Value| package["publish"].is_null() || !package["source"].is_null();
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for package in packages.iter().filter(is_there) {
        let file = file_of(package, &target.join("package"));
        let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let checksum = Sha256::digest(&bytes);
        let checksum = checksum.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        fs::write(registry.join(file.file_name().expect("a name")), bytes).expect("a file");
        let lines = lines.entry(text(package, "name").to_owned()).or_default();
        let _ = writeln!(lines, "{}", line_of(package, &checksum));
    }
    for (name, lines) in lines {
        let place = registry.join("index").join(place_of(&name));
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, lines).expect("a file");
    }
}

/// The first block of Rust in the README.
fn program_of_readme() -> String {
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README");
    let (_, program) = readme.split_once("```rust,no_run\n").expect("a program");
    program.split("```").next().unwrap_or_default().to_owned()
}

/// What the README says, with crates of the registry: the program, and a module of the user's own build.
#[test]
#[ignore = "about 3 min: packs everything, and compiles a package and its dependencies"]
fn a_users_package_builds_from_what_would_be_published() {
    let folder = empty_folder();
    let (registry, user) = (folder.join("registry"), folder.join("user"));
    let target = folder.join("target");
    let pack = [
        "package",
        "--workspace",
        "--no-verify",
        "--locked",
        "--allow-dirty",
        "--quiet",
    ];
    cargo(&repository(), &pack, &target);
    make_registry(&registry, &target);

    let put = |path: &str, text: &str| {
        let path = user.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put(
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = \"packed\"\n\n[source.packed]\nlocal-registry = \"../registry\"\n",
    );
    put(
        "Cargo.toml",
        "[package]\nname = \"user\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\ndiscovery-runtime = \"0.1\"\ngoogle-monitoring-v3 = \"0.1\"\n\
         tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n\n\
         [build-dependencies]\ndiscovery-codegen = \"0.1\"\n",
    );
    put(
        "src/main.rs",
        &(program_of_readme()
            + "\n/// The API that `build.rs` reads.\npub mod own {\n    include!(concat!(env!(\"OUT_DIR\"), \"/monitoring_v1.rs\"));\n}\n"),
    );
    put(
        "build.rs",
        "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    \
         discovery_codegen::build_script::Module::new(\"monitoring.v1.json\").generate()?;\n    Ok(())\n}\n",
    );
    let document = repository().join("discovery/documents/monitoring.v1.json");
    fs::copy(document, user.join("monitoring.v1.json")).expect("a file");
    cargo(&user, &["build", "--quiet"], &target);

    // Everything is of the registry: no file of the repository was compiled.
    let tree = cargo(
        &user,
        &["tree", "--edges", "normal,build", "--prefix", "none"],
        &target,
    );
    let tree = String::from_utf8_lossy(&tree).into_owned();
    for name in [
        "discovery-runtime",
        "discovery-codegen",
        "google-monitoring-v3",
    ] {
        let line = tree
            .lines()
            .find(|line| line.starts_with(&format!("{name} v")));
        assert!(
            line.is_some_and(|line| !line.contains('/')),
            "{name}: {line:?}"
        );
    }
    // A program that ran says what it looked for: nobody has credentials here.
    let run = Command::new(target.join("debug/user"))
        .env_clear()
        .env("HOME", &user)
        .env("GOOGLE_APPLICATION_CREDENTIALS", user.join("none.json"))
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(
        !run.status.success() && said.contains("none.json"),
        "{said}"
    );
}
