//! The commands that the guide and the README show are commands of this program.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser as _;
use clap::error::ErrorKind;

use super::Cli;

/// How a page calls the program.
const CALLS: &[&[&str]] = &[
    &["discovery-codegen"],
    &["cargo", "codegen"],
    &["cargo", "run", "-p", "discovery-codegen-cli", "--"],
];

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// The lines of the shell blocks of a page.
fn lines(page: &str) -> Vec<&str> {
    let mut is_shell = false;
    let mut lines = Vec::new();
    for line in page.lines().map(str::trim) {
        match line {
            "```sh" => is_shell = true,
            "```" => is_shell = false,
            line if is_shell => lines.push(line),
            _ => {}
        }
    }
    lines
}

/// The arguments of the call of the program in this line, if it has one.
fn arguments(line: &str) -> Option<Vec<String>> {
    let words = shlex::split(line).unwrap_or_else(|| panic!("no words of a shell: {line}"));
    CALLS.iter().find_map(|call| {
        let rest = words.get(..call.len()).filter(|begin| begin == call);
        let rest = rest.and(words.get(call.len()..))?;
        let end = |word: &&String| !matches!(word.as_str(), "|" | ">" | "&&" | "2>");
        Some(rest.iter().take_while(end).cloned().collect())
    })
}

#[test]
fn commands_of_the_guide_are_those_of_this_program() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![repository.join("README.md")];
    pages(&repository.join("docs/guide/src"), &mut files);
    let mut commands = 0;
    for file in files {
        let page = fs::read_to_string(&file).unwrap();
        for line in lines(&page) {
            let Some(arguments) = arguments(line) else {
                continue;
            };
            commands += 1;
            let program = ["discovery-codegen".to_owned()];
            let parsed = Cli::try_parse_from(program.into_iter().chain(arguments));
            if let Err(error) = parsed
                && error.kind() != ErrorKind::DisplayHelp
            {
                panic!("{}: {line}\n{error}", file.display());
            }
        }
    }
    assert!(commands > 60, "{commands}");
}
