//! Documents that mean harm, or were made by a careless hand. Each becomes code that compiles, with a list of what is omitted, or a
//! problem that names its place.

mod depths;
mod documents;
mod names;
mod shapes;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use discovery_codegen::{Generated, Layout, Options, Problem, generate};
use discovery_tests::scratch::Scratch;
use rayon::prelude::*;

/// A kind of document, and what becomes of it as a crate and as a module.
type Outcome = (String, Result<[Generated; 2], Vec<Problem>>);

/// Generates all documents on threads with a stack of half the usual size.
fn outcomes() -> Vec<Outcome> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(1 << 20).build();
    pool.expect("a pool of threads").install(|| {
        let all = documents::all();
        all.par_iter()
            .map(|(kind, document)| {
                let made = |layout| {
                    let crate_name = (kind != "name_device_document").then(|| kind.clone());
                    let options = Options {
                        crate_name,
                        layout,
                        ..Options::default()
                    };
                    generate(document, &options)
                };
                let both = made(Layout::Crate).and_then(|one| Ok([one, made(Layout::Module)?]));
                (kind.clone(), both)
            })
            .collect()
    })
}

#[test]
fn hostile_documents_compile_or_name_their_problem() {
    let outcomes = outcomes();
    insta::assert_snapshot!("hostile", described(&outcomes));

    let mut modules = Vec::new();
    for (kind, made) in &outcomes {
        let Ok([package, module]) = made else {
            continue;
        };
        check_files(kind, package);
        check_files(kind, module);
        modules.extend(
            module
                .tree
                .files()
                .map(|(path, text)| (path.to_owned(), text.to_owned())),
        );
    }
    let mut scratch = Scratch::new("hostile").expect("a folder");
    scratch
        .add_module_files("hostile", &modules)
        .expect("the modules");
    let devices = documents::all()
        .into_iter()
        .find(|(kind, _)| kind == "name_devices");
    let (_, devices) = devices.expect("the document with devices");
    scratch.add_package("devices", &devices).expect("a crate");
    let output = scratch
        .cargo(&["check", "--workspace"], &[])
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !text.contains("\nwarning"),
        "{text}"
    );
    // rustdoc goes deeper into types than the compiler.
    scratch.document();
}

/// Checks that every file system takes the files, also one that ignores case.
fn check_files(kind: &str, made: &Generated) {
    let mut seen = BTreeSet::new();
    for (path, _) in made.tree.files() {
        assert!(seen.insert(path.to_lowercase()), "{kind}: {path} twice");
        for step in path.split('/') {
            assert!(step.len() <= 255, "{kind}: {path}");
            let name = step.split('.').next().unwrap_or_default().to_lowercase();
            let is_port = ["com", "lpt"].iter().any(|port| {
                let number = name.strip_prefix(port);
                number.is_some_and(|number| {
                    number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit())
                })
            });
            assert!(
                !is_port && !["con", "prn", "aux", "nul"].contains(&name.as_str()),
                "{kind}: {path}"
            );
        }
    }
}

/// The problems or the omissions of each document, in short.
fn described(outcomes: &[Outcome]) -> String {
    const MOST: usize = 3;
    let mut text = String::new();
    for (kind, made) in outcomes {
        let (what, lines): (&str, Vec<String>) = match made {
            Ok([package, _]) => {
                let omissions = package.omissions.iter();
                (
                    "code",
                    omissions
                        .map(|omission| format!("{}: {}", omission.path, omission.reason))
                        .collect(),
                )
            }
            Err(problems) => (
                "no code",
                problems.iter().map(ToString::to_string).collect(),
            ),
        };
        let _ = writeln!(text, "{kind}: {what}");
        for line in lines.iter().take(MOST) {
            let _ = writeln!(text, "    {}", shortened(&line.escape_debug().to_string()));
        }
        if lines.len() > MOST {
            let _ = writeln!(text, "    and {} more", lines.len() - MOST);
        }
    }
    text
}

/// A line with its beginning and its end, if it is long.
fn shortened(line: &str) -> String {
    const SHOWN: usize = 100;
    let letters: Vec<char> = line.chars().collect();
    match letters.len() > 2 * SHOWN {
        true => {
            let start: String = letters.iter().take(SHOWN).collect();
            let end: String = letters.iter().skip(letters.len() - SHOWN).collect();
            format!("{start}…{end}")
        }
        false => line.to_owned(),
    }
}
