//! Generated crates and their programs in one cargo workspace, compiled by one invocation.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

use discovery_codegen::{Options, RuntimeSource};
use serde_json::Value;

use super::cases;
use super::document::Document;
use super::program::Program;
use super::{Built, Files, Subject, runtime_folder};
use crate::scratch::{PROFILE, put, repository, target_folder};

/// The folder in which everything is compiled; one run at a time.
pub struct Workspace {
    folder: PathBuf,
    // Locked as long as it is open.
    _lock: File,
}

impl Workspace {
    /// The folder `wire` in the target folder of this repository. Waits for another run to end.
    ///
    /// # Errors
    ///
    /// It cannot be made.
    pub fn open() -> io::Result<Self> {
        let folder = target_folder()?.join("wire");
        fs::create_dir_all(&folder)?;
        let lock = File::create(folder.join("lock"))?;
        lock.lock()?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Where the sources are.
    fn sources(&self) -> PathBuf {
        self.folder.join("sources")
    }
}

/// A subject whose files are written.
struct Written {
    built: Built,
    /// What cargo builds; none: it could not be generated.
    package: Option<String>,
}

pub(super) fn build(
    workspace: &Workspace,
    subjects: &[Subject],
    progress: &dyn Fn(&str),
) -> io::Result<Vec<Built>> {
    let mut written = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        progress(&format!(
            "generating {} ({} of {})",
            subject.name,
            index + 1,
            subjects.len()
        ));
        written.push(write(workspace, subject)?);
    }
    write_workspace(workspace, &written)?;
    compile(workspace, &mut written, progress)?;
    Ok(written.into_iter().map(|written| written.built).collect())
}

/// Generates a crate and its program, and writes both.
fn write(workspace: &Workspace, subject: &Subject) -> io::Result<Written> {
    let folder = workspace.sources().join(&subject.name);
    let document = Document::parse(&subject.document).unwrap_or_default();
    let mut built = Built {
        name: subject.name.clone(),
        document,
        program: Err(Vec::new()),
        misnamed: Vec::new(),
        folder,
        exemplar: cases::exemplar(&subject.vectors),
    };
    let options = Options {
        crate_name: subject.package.clone(),
        runtime: RuntimeSource::Path(runtime_folder().display().to_string()),
        ..Options::default()
    };
    let made = discovery_codegen::generate(&subject.document, &options);
    let (generated, api) = match (made, discovery_codegen::resolve(&subject.document)) {
        (Ok(generated), Ok(api)) => (generated, api),
        (Err(problems), _) | (_, Err(problems)) => {
            built.program = Err(problems
                .iter()
                .map(|problem| format!("not generated: {problem}"))
                .collect());
            return Ok(Written {
                built,
                package: None,
            });
        }
    };
    let mut files: Files = generated
        .tree
        .files()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    if let Some(change) = subject.change {
        change(&mut files);
    }
    let program = Program::write(&api);
    let package = format!(
        "wire-{}",
        subject
            .name
            .replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    );
    let folder = built.folder.clone();
    write_crate(&folder.join("crate"), &files)?;
    let manifest = format!(
        "{}[dependencies]\napi = {{ package = {:?}, path = \"../crate\", default-features = false }}\n{}",
        head(&package),
        generated.crate_name,
        "discovery-runtime.workspace = true\nwire-harness.workspace = true\n"
    );
    let sources = [
        ("Cargo.toml".to_owned(), manifest),
        ("src/main.rs".to_owned(), program.text),
    ];
    write_crate(&folder.join("program"), &sources.into_iter().collect())?;
    built.misnamed = program.misnamed;
    let methods = built.document.methods();
    built.misnamed.extend(
        methods
            .difference(&program.called)
            .map(|key| format!("the method {key} is missing")),
    );
    built.misnamed.extend(
        program
            .called
            .difference(&methods)
            .map(|key| format!("the document has no method {key}")),
    );
    Ok(Written {
        built,
        package: Some(package),
    })
}

fn head(package: &str) -> String {
    format!(
        "[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n"
    )
}

/// Writes the files that differ, so that cargo compiles no more than it has to, and removes those that went.
fn write_crate(folder: &Path, files: &Files) -> io::Result<()> {
    for (path, text) in files {
        put(&folder.join(path), text)?;
    }
    let sources = folder.join("src");
    for entry in fs::read_dir(&sources)? {
        let name = entry?.file_name();
        if !files.contains_key(&format!("src/{}", name.display())) {
            fs::remove_file(sources.join(name))?;
        }
    }
    Ok(())
}

/// The workspace's manifest and its lock file. The programs share a crate of this repository, `tests/harness`.
fn write_workspace(workspace: &Workspace, written: &[Written]) -> io::Result<()> {
    let sources = workspace.sources();
    let names: Vec<&str> = written
        .iter()
        .filter(|written| written.package.is_some())
        .map(|written| written.built.name.as_str())
        .collect();
    let list = |part: &str| {
        names
            .iter()
            .map(|name| format!("    \"{name}/{part}\",\n"))
            .collect::<String>()
    };
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\nexclude = [\n{}]\n\n\
         [workspace.dependencies]\ndiscovery-runtime = {{ path = {:?}, default-features = false }}\n\
         wire-harness = {{ path = {:?} }}\n\n{PROFILE}",
        list("program"),
        list("crate"),
        runtime_folder(),
        repository().join("tests/harness"),
    );
    put(&sources.join("Cargo.toml"), &manifest)?;
    // The versions that this repository has been tested with; cargo takes out what is not needed.
    fs::copy(repository().join("Cargo.lock"), sources.join("Cargo.lock"))?;
    Ok(())
}

/// Compiles the workspace, and finds each subject's program or what is wrong with it.
fn compile(
    workspace: &Workspace,
    written: &mut [Written],
    progress: &dyn Fn(&str),
) -> io::Result<()> {
    let sources = workspace.sources();
    let mut child = crate::cargo()
        .args([
            "build",
            "--workspace",
            "--keep-going",
            "--message-format=json",
        ])
        .arg("--target-dir")
        .arg(workspace.folder.join("build"))
        .current_dir(&sources)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let errors = child.stderr.take().map(|mut stderr| {
        thread::spawn(move || {
            let mut text = String::new();
            // What could be read is enough to show.
            let _ = stderr.read_to_string(&mut text);
            text
        })
    });
    let mut programs: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut problems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in child
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(|stdout| stdout.lines())
    {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else {
            continue;
        };
        let manifest = message
            .get("manifest_path")
            .and_then(Value::as_str)
            .map(Path::new);
        let name = manifest.and_then(|path| {
            path.strip_prefix(&sources)
                .ok()?
                .iter()
                .next()?
                .to_str()
                .map(str::to_owned)
        });
        let Some(name) = name else { continue };
        if let Some(path) = message.get("executable").and_then(Value::as_str) {
            programs.insert(name.clone(), PathBuf::from(path));
            progress(&format!(
                "compiled {name} ({} of {})",
                programs.len(),
                written.len()
            ));
        }
        let diagnostic = &message["message"];
        if diagnostic["level"] == "error" {
            problems.entry(name).or_default().push(
                diagnostic["rendered"]
                    .as_str()
                    .unwrap_or_default()
                    .trim()
                    .to_owned(),
            );
        }
    }
    child.wait()?;
    let errors = errors
        .and_then(|thread| thread.join().ok())
        .unwrap_or_default();
    for one in written.iter_mut().filter(|one| one.package.is_some()) {
        let name = &one.built.name;
        one.built.program = match (programs.remove(name), problems.remove(name)) {
            (Some(program), _) => Ok(program),
            (None, Some(problems)) => Err(problems
                .into_iter()
                .map(|problem| format!("does not compile: {}", indented(&problem)))
                .collect()),
            (None, None) => Err(vec![format!("was not compiled: {}", indented(&errors))]),
        };
    }
    Ok(())
}

fn indented(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n        ")
}
