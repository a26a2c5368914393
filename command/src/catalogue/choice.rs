//! Which APIs of a source become crates.

use discovery_codegen::Problem;

use crate::source::{Id, Source, is_word};

/// The APIs that these arguments name, `NAME:VERSION` or `NAME`; all of the source if there are none. Each is named once.
pub(crate) fn choose(arguments: &[String], source: &Source) -> Result<Vec<Id>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut chosen = Vec::new();
    let exact: Vec<Option<Id>> = arguments.iter().map(|argument| exact(argument)).collect();
    // A server may have the document of an API that its directory lacks.
    let all = match !exact.is_empty() && exact.iter().all(Option::is_some) {
        true => Vec::new(),
        false => source.ids()?,
    };
    let wrong = |name: &str, message: String| Problem::new("", message).in_file(name);
    for (argument, exact) in arguments.iter().zip(exact) {
        if let Some(id) = exact {
            chosen.push(id);
            continue;
        }
        let before = chosen.len();
        chosen.extend(all.iter().filter(|id| id.name == *argument).cloned());
        if chosen.len() == before {
            let message = format!(
                "{} has no such API: name one as `drive:v3` or `drive`",
                source.shown()
            );
            problems.push(wrong(argument, message));
        }
    }
    if arguments.is_empty() {
        chosen = all;
        if chosen.is_empty() {
            let message = "there is no document here, named NAME.VERSION.json";
            problems.push(wrong(&source.shown(), message.to_owned()));
        }
    }
    // Both become part of the names of files.
    for id in &chosen {
        if !is_word(&id.name) || !is_word(&id.version) {
            let message = format!(
                "the API {:?} has a name that no file can have",
                id.to_string()
            );
            problems.push(wrong(&source.shown(), message));
        }
    }
    chosen.sort();
    chosen.dedup();
    match problems.is_empty() {
        true => Ok(chosen),
        false => Err(problems),
    }
}

fn exact(argument: &str) -> Option<Id> {
    let (name, version) = argument.split_once(':')?;
    Some(Id {
        name: name.to_owned(),
        version: version.to_owned(),
    })
}
