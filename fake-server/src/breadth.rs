//! Every method of every document: a request with what is required gets a response that the schema accepts.

use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use discovery_codegen::Facts;
use discovery_codegen::discovery::Schema;
use discovery_codegen::model::{PageToken, PathForm};
use http::HeaderMap;
use serde_json::Value;

use crate::api::Action;
use crate::api::{Api, Match, Parameter};
use crate::check::{check_body, check_parameter};
use crate::encode::body_bytes;
use crate::fault::Faults;
use crate::message::{Body, Request, Response};
use crate::patch::set;
use crate::sessions::Sessions;
use crate::state::Service;
use crate::store::{Item, Store};
use crate::template::Values;

/// What was counted.
#[derive(Debug, Default)]
struct Counts {
    documents: usize,
    resources: usize,
    collections: usize,
    methods: usize,
    kept: usize,
    differences: Vec<String>,
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
}

/// The documents of the corpus are those of the small and the large APIs, and of every form of operations, media and streams.
#[test]
fn every_method_of_the_corpus_responds_as_its_schema_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let mut files = documents(&corpus.join("documents"));
    files.extend(documents(&corpus.join("facts")));
    assert!(files.len() > 60, "{}", files.len());
    let counts = count(&files);
    println!("{counts:?}");
    assert!(
        counts.differences.is_empty(),
        "{}",
        counts.differences.join("\n")
    );
    assert!(
        counts.methods > 3000 && counts.collections > 150,
        "{counts:?}"
    );
}

#[test]
#[ignore = "by hand: it reads every document of Google from the folder that DISCOVERY_DOCUMENTS names, and takes minutes"]
fn every_method_of_every_document_responds_as_its_schema_says() {
    let folder = std::env::var_os("DISCOVERY_DOCUMENTS")
        .expect("DISCOVERY_DOCUMENTS names a folder of documents");
    let counts = count(&documents(Path::new(&folder)));
    println!("{counts:?}");
    assert!(
        counts.differences.is_empty(),
        "{}",
        counts.differences.join("\n")
    );
}

fn count(files: &[PathBuf]) -> Counts {
    let mut counts = Counts::default();
    for file in files {
        let text = fs::read_to_string(file).expect("a document");
        let api = Api::new(&text, Facts::Shipped)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
        counts.documents += 1;
        counts.resources += resources(&api);
        counts.collections += api
            .collections
            .iter()
            .filter(|collection| !collection.operations)
            .count();
        counts.methods += api.methods.len();
        counts.kept += api
            .methods
            .iter()
            .filter(|method| method.role.is_some())
            .count();
        let mut service = Service {
            api,
            store: Store::default(),
            sessions: Sessions::default(),
            faults: Faults::default(),
            polls: 1,
        };
        for number in 0..service.api.methods.len() {
            if let Err(difference) = call(&mut service, number) {
                let id = &service.api.methods[number].id;
                counts
                    .differences
                    .push(format!("{}: {id}: {difference}", file.display()));
            }
        }
    }
    counts
}

/// Resources that have methods, by the ids of these.
fn resources(api: &Api) -> usize {
    let names = api
        .methods
        .iter()
        .filter_map(|method| method.id.rsplit_once('.'));
    names
        .map(|(resource, _)| resource)
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

/// Calls a method with what it requires.
fn call(service: &mut Service, number: usize) -> Result<(), String> {
    service.store = Store::default();
    let method = &service.api.methods[number];
    let mut query = Vec::new();
    let mut values = Values::new();
    for (name, parameter) in &method.parameters {
        let in_path = method.template.variables().any(|variable| variable == name);
        if in_path {
            values.insert(name.clone(), path_value(name, parameter)?);
        } else if parameter.schema.required {
            query.push((name.clone(), text(&service.api, &parameter.schema, name)));
        }
    }
    let body = match &method.request {
        Some(request) => {
            let mut body = service.api.schemas.value(request, "value");
            // The first page.
            if let Some(PageToken::Body(keys)) = method.paging.as_ref().map(|pages| &pages.token) {
                let keys: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
                set(&mut body, &keys, None);
            }
            body.to_string()
        }
        None => String::new(),
    };
    let path = method.template.path(&values);
    let request = Request {
        verb: method.verb.clone(),
        path: format!("{}{path}", service.api.base),
        query,
        headers: HeaderMap::new(),
        body: Bytes::from(body),
        origin: "http://localhost".to_owned(),
    };
    let key = match (&method.role, method.on_operation) {
        (Some(role), _) => match role.action {
            Action::Create(_) | Action::Put(_) => None,
            Action::List(_) => Some(format!("{path}/x")),
            _ => Some(path.clone()),
        },
        (None, Some(_)) => path
            .rsplit_once([':', '/'])
            .map(|(item, _)| item.to_owned()),
        (None, None) => None,
    };
    if let Some(key) = key {
        let item = Item {
            value: serde_json::json!({}),
            ..Item::default()
        };
        service.store.put(&key, item).expect("there is space");
    }
    let served = service.serve(&request);
    check_response(service, number, &request, &served.response)
}

fn check_response(
    service: &Service,
    number: usize,
    request: &Request,
    response: &Response,
) -> Result<(), String> {
    let method = &service.api.methods[number];
    let shown = || {
        String::from_utf8_lossy(&body_bytes(&response.body, false))
            .chars()
            .take(300)
            .collect::<String>()
    };
    if !response.status.is_success() {
        return Err(format!(
            "{} {}: {} {}",
            request.verb,
            request.path,
            response.status,
            shown()
        ));
    }
    let (Some(schema), Body::Json(value)) = (&method.response, &response.body) else {
        return Ok(());
    };
    let value = match service.api.data_wrapper {
        true => &value["data"],
        false => value,
    };
    check_body(&service.api.schemas, schema, value)
        .map_err(|failure| format!("{}: {}", failure.message, shown()))
}

/// A value of a path parameter.
fn path_value(name: &str, parameter: &Parameter) -> Result<String, String> {
    const TRIED: [&str; 14] = [
        "x",
        "1",
        "12",
        "UA-1-1",
        "2026-01-02",
        "1:1",
        "organizations/1",
        "folders/1",
        "reservations/x",
        "0123456789012345678901",
        "reservations/x/reservationBlocks/x/reservationSubBlocks/x",
        "drive",
        "gplus_communities",
        "ga",
    ];
    let schema = &parameter.schema;
    let own = schema.pattern.as_deref().and_then(PathForm::of_pattern);
    let own = own.map(|form| form.to_string().replace("**", "x").replace('*', "x"));
    let first = schema.values.first().map(|value| value.value.clone());
    let tried = own
        .into_iter()
        .chain(first)
        .chain(TRIED.iter().map(|&text| text.to_owned()));
    let mut fitting = tried.filter(|text| {
        parameter.takes(text, Match::Pattern) && check_parameter(name, schema, text).is_ok()
    });
    fitting
        .next()
        .ok_or_else(|| format!("no value of {name} has the pattern {:?}", schema.pattern))
}

/// The text of a parameter of the query.
fn text(api: &Api, schema: &Schema, name: &str) -> String {
    match api.schemas.value(schema, name) {
        Value::String(text) => text,
        value => value.to_string(),
    }
}
