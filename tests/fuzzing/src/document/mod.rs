//! What holds for the text of every document: the generator makes code of it, or says what is wrong with it.

mod files;
mod pages;
mod published;

use discovery_codegen::model::Api;
use discovery_codegen::{
    Layout, Options, Problem, RuntimeSource, diff, generate_from, resolve, select,
};
use fastrand::Rng;
use serde_json::Value;

use crate::mutate::shuffled;
pub use published::check_newer;

/// Runs the generator over a text as every command does, and returns the model if there is one.
///
/// `original` is the model of another document; the two are compared there and back.
///
/// # Panics
///
/// If something that should always hold does not: generated code that does not parse, other code for the same document in another
/// order, a page or a comparison that fails, a problem that says nothing. Panics of the generator itself pass through.
pub fn check(text: &str, original: Option<&Api>) -> Result<Api, Vec<Problem>> {
    let resolved = resolve(text);
    check_order(text, &resolved);
    let api = match resolved {
        Ok(api) => api,
        Err(problems) => {
            check_problems(&problems);
            return Err(problems);
        }
    };
    for options in forms() {
        check_form(&api, &options);
    }
    check_selection(&api);
    pages::check_pages(&api);
    let itself = diff(&api, &api);
    assert!(
        itself.changes.is_empty(),
        "the document differs from itself: {:?}",
        itself.changes
    );
    published::check_itself(&api, text);
    if let Some(original) = original {
        published::check_after(original, text);
        for (old, new) in [(original, &api), (&api, original)] {
            pages::check_diff(&diff(old, new));
        }
    }
    Ok(api)
}

/// The options that make different files.
fn forms() -> [Options; 3] {
    let package = Options::default();
    [
        Options {
            layout: Layout::Module,
            runtime: RuntimeSource::Workspace,
            ..Options::default()
        },
        Options {
            crate_name: Some("another-name".to_owned()),
            crate_version: "1.2.3-rc.1".to_owned(),
            runtime: RuntimeSource::Path("../the \"runtime\"".to_owned()),
            command: Some("make".to_owned()),
            ..Options::default()
        },
        package,
    ]
}

fn check_form(api: &Api, options: &Options) {
    let generated = generate_from(api.clone(), options)
        .unwrap_or_else(|problems| panic!("{options:?}: {problems:?}"));
    files::check_tree(&generated.tree, options);
    assert_eq!(generated.omissions, api.omissions);
}

/// Some of what can be selected, alone: its code parses too.
fn check_selection(api: &Api) {
    let methods: Vec<String> = api
        .methods()
        .map(|(path, method)| path.dotted(&method.wire.0))
        .collect();
    let (Some(first), Some(last)) = (methods.first(), methods.last()) else {
        return;
    };
    for method in [first, last] {
        // A `*` in a name stands for any text.
        if let Ok(selected) = select::select(api.clone(), std::slice::from_ref(method)) {
            assert!(selected.method_count() > 0, "{method}");
            check_form(&selected, &Options::default());
        }
    }
}

/// The members of an object have no order.
fn check_order(text: &str, resolved: &Result<Api, Vec<Problem>>) {
    let Ok(value) = serde_json::from_str::<Value>(discovery_codegen::skip_byte_order_mark(text))
    else {
        return;
    };
    let shuffled = shuffled(&value, &mut Rng::with_seed(text.len() as u64));
    match (resolved, resolve(&shuffled)) {
        (Ok(one), Ok(other)) => assert!(
            *one == other,
            "another order of members makes another model"
        ),
        (Err(one), Err(other)) => assert_eq!(
            sorted(one),
            sorted(&other),
            "another order of members has other problems"
        ),
        (one, other) => panic!(
            "another order of members is judged otherwise: {:?} and {:?}",
            one.as_ref().err(),
            other.err()
        ),
    }
}

fn sorted(problems: &[Problem]) -> Vec<&Problem> {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort();
    sorted
}

fn check_problems(problems: &[Problem]) {
    assert!(!problems.is_empty(), "refused without a problem");
    for problem in problems {
        assert!(
            !problem.message.trim().is_empty(),
            "a problem without words: {problem:?}"
        );
    }
}
