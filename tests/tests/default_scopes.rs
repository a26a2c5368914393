//! The scope that each method asks for if nobody chooses one, of every document of the corpus whose methods do not all take
//! `cloud-platform`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use discovery_codegen::model::{Api, ScopeRule};
use discovery_tests::documents;
use discovery_tests::pairs::model;

/// A line for each scope and reason: how many methods that read, and how many others, ask for it.
fn table(api: &Api) -> String {
    let mut lines: BTreeMap<(String, &str), [usize; 2]> = BTreeMap::new();
    for (_, method) in api.methods() {
        let (scope, reason) = match &method.default_scope {
            Some(chosen) if chosen.rule == ScopeRule::CloudPlatform => continue,
            Some(chosen) => (chosen.scope.clone(), chosen.rule.reason()),
            None => ("none".to_owned(), "no scope is known"),
        };
        let counts = lines.entry((scope, reason)).or_default();
        counts[usize::from(method.verb != "GET")] += 1;
    }
    let lines = lines.into_iter();
    lines.fold(
        String::new(),
        |mut text, ((scope, reason), [gets, others])| {
            let _ = writeln!(text, "    {scope}: {gets} GET, {others} other; {reason}");
            text
        },
    )
}

#[test]
fn the_scopes_of_the_corpus() {
    let mut text = String::new();
    for document in documents::of_corpus() {
        let api = model(&fs::read_to_string(document).expect("a document"));
        let table = table(&api);
        if !table.is_empty() {
            let _ = writeln!(text, "{} {}\n{table}", api.name, api.version);
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("default_scopes");
    settings.bind(|| insta::assert_snapshot!("corpus", text));
}

/// A scope for a part of the data is chosen only where the method has no other: with it a list is empty, and nothing says why.
#[test]
fn no_scope_for_a_part_of_the_data_is_chosen_beside_another() {
    let document = r#"{
        "kind": "discovery#restDescription", "name": "drive", "version": "v9", "rootUrl": "https://drive.googleapis.com/",
        "servicePath": "", "resources": {"files": {"methods": {
            "list": {"id": "drive.files.list", "httpMethod": "GET", "path": "files", "scopes": [
                "https://www.googleapis.com/auth/drive.appdata", "https://www.googleapis.com/auth/drive.file",
                "https://www.googleapis.com/auth/drive.metadata.readonly", "https://www.googleapis.com/auth/drive.photos.readonly",
                "https://www.googleapis.com/auth/drive.readonly"]},
            "listApps": {"id": "drive.files.listApps", "httpMethod": "GET", "path": "apps", "scopes": [
                "https://www.googleapis.com/auth/drive.apps.readonly"]},
            "create": {"id": "drive.files.create", "httpMethod": "POST", "path": "files", "scopes": [
                "https://www.googleapis.com/auth/drive.appdata", "https://www.googleapis.com/auth/drive.file"]},
            "label": {"id": "drive.files.label", "httpMethod": "POST", "path": "labels", "scopes": [
                "https://www.googleapis.com/auth/drive.admin.labels", "https://www.googleapis.com/auth/drive.labels"]},
            "about": {"id": "drive.files.about", "httpMethod": "GET", "path": "about", "scopes": [
                "https://www.googleapis.com/auth/admin.about", "https://www.googleapis.com/auth/admin.about.readonly"]},
            "ping": {"id": "drive.files.ping", "httpMethod": "GET", "path": "ping"}
        }}}}"#;
    let api = model(document);
    let chosen: BTreeMap<&str, Option<(&str, ScopeRule)>> = api
        .methods()
        .map(|(_, method)| {
            let chosen = method.default_scope.as_ref();
            let scope = chosen.map(|chosen| {
                let name = chosen.scope.rsplit('/').next().unwrap_or_default();
                (name, chosen.rule)
            });
            (method.wire.0.as_str(), scope)
        })
        .collect();
    let expected = [
        ("about", Some(("admin.about.readonly", ScopeRule::ReadOnly))),
        ("create", Some(("drive.appdata", ScopeRule::First))),
        ("label", Some(("drive.labels", ScopeRule::First))),
        ("list", Some(("drive.readonly", ScopeRule::ReadOnly))),
        ("listApps", Some(("drive.apps.readonly", ScopeRule::First))),
        ("ping", None),
    ];
    assert_eq!(chosen, BTreeMap::from(expected));
}
