//! What a selection keeps of resource names.

use discovery_codegen::Options;
use discovery_codegen::select::select;
use discovery_codegen::{generate, resolve};

const FORMS: &str = include_str!("../../tests/fixtures/path_forms.json");

fn patterns(patterns: &[&str]) -> Vec<String> {
    patterns.iter().map(|&pattern| pattern.to_owned()).collect()
}

#[test]
fn names_that_no_method_is_called_with_go() {
    let all = resolve(FORMS).unwrap();
    let names = |api: &discovery_codegen::model::Api| -> Vec<String> {
        api.names
            .iter()
            .map(|name| name.build.to_string())
            .collect()
    };
    assert_eq!(names(&all), ["database", "document", "x"]);
    let some = select(all.clone(), &patterns(&["documents"])).unwrap();
    assert_eq!(names(&some), ["database", "document"]);
    let one = select(all.clone(), &patterns(&["odd.url"])).unwrap();
    assert_eq!(names(&one), ["x"]);
    // Without names there is no module for them.
    let options = Options {
        select: patterns(&["odd.number"]),
        ..Options::default()
    };
    let made = generate(FORMS, &options).unwrap();
    assert!(
        made.tree
            .files()
            .all(|(path, _)| !path.ends_with("names.rs"))
    );
}

/// The request of a method that is left is the same as before, and so is what it takes.
#[test]
fn what_methods_that_are_gone_take_with_the_same_path_is_still_taken() {
    let api = resolve(FORMS).unwrap();
    let api = select(api, &patterns(&["databases.get"])).unwrap();
    let [shared] = api.shared_paths.as_slice() else {
        panic!("{:?}", api.shared_paths);
    };
    let forms: Vec<(String, &[String])> = shared
        .forms
        .iter()
        .map(|(form, ids)| (form.to_string(), ids.as_slice()))
        .collect();
    assert_eq!(
        forms,
        [
            (
                "projects/*/databases/*".to_owned(),
                ["x.databases.get".to_owned()].as_slice()
            ),
            (
                "projects/*/databases/*/documents/*/**".to_owned(),
                [].as_slice()
            ),
        ]
    );
}
