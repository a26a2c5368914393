//! Calls of methods that are known only at run time: what a program makes of a document, without generated code, sends the requests
//! of the Python client too.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use discovery_codegen::model::{self, Location};
use discovery_runtime::contract::{Api, ApiClient, Call};
use discovery_runtime::transport::{Body, Transport, TransportFuture};
use discovery_runtime::{ClientBuilder, Credentials};
use discovery_tests::described::{describe_api, describe_method};
use discovery_tests::pairs::model;
use discovery_tests::wire::corpus;
use serde_json::Value;

#[path = "../../command/tests/command_line/call/vector.rs"]
mod vector;

use vector::differences;

/// The programs that `call --dry-run=rust` prints for some calls, compiled. They are not run, since they need an account.
#[allow(dead_code)]
mod printed {
    mod list {
        include!("described_at_run_time/list.rs");
    }
    mod create {
        include!("described_at_run_time/create.rs");
    }
    mod create_from_json {
        include!("described_at_run_time/create_from_json.rs");
    }
    mod delete {
        include!("described_at_run_time/delete.rs");
    }
}

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _request: http::Request<Body>) -> TransportFuture {
        unreachable!("nothing is sent")
    }
}

fn client(api: &Arc<Api>) -> ApiClient {
    ClientBuilder::shared(api.clone())
        .credentials(Credentials::anonymous())
        .transport(Nowhere)
        .build()
        .expect("a client")
}

/// The request of a vector.
fn request(
    client: &ApiClient,
    model: &model::Method,
    vector: &Value,
) -> http::Request<bytes::Bytes> {
    let mut call = Call::shared(client, Arc::new(describe_method(model)));
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    for (name, value) in vector["params"].as_object().expect("parameters") {
        let known = &mut model.arguments.iter().chain(&model.setters);
        let known = known.find(|parameter| parameter.wire.0 == *name);
        let location = known.map(|parameter| parameter.location);
        match (location, value) {
            (Some(Location::Path), value) => call.set_path(name.clone(), text(value)),
            (_, Value::Array(values)) => call.set_query_all(name.clone(), values.iter().map(text)),
            (_, value) => call.set_query(name.clone(), text(value)),
        }
    }
    if !vector["body"].is_null() {
        call.body(&vector["body"]);
    }
    call.request().expect("a request")
}

/// The request as `call --dry-run` prints it.
fn printed_request(request: &http::Request<bytes::Bytes>) -> Value {
    let headers: serde_json::Map<String, Value> = request
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.into())))
        .collect();
    serde_json::json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "headers": headers,
        "body": serde_json::from_slice::<Value>(request.body()).unwrap_or_default(),
    })
}

/// How many vectors a document has; what is different goes to `found`.
fn compare(document: &Path, found: &mut Vec<String>) -> usize {
    let stem = document.file_stem().expect("a name").to_string_lossy();
    let Ok(vectors) = fs::read_to_string(corpus().join(format!("wire/{stem}.jsonl"))) else {
        return 0;
    };
    let model = model(&fs::read_to_string(document).expect("a document"));
    let api = Arc::new(describe_api(&model));
    let client = client(&api);
    let mut count = 0;
    for line in vectors.lines() {
        let vector: Value = serde_json::from_str(line).expect("a vector");
        let method = model.methods().find(|(path, method)| {
            let keys = vector["resource"].as_array().into_iter().flatten();
            let keys: Vec<&str> = keys.filter_map(Value::as_str).collect();
            path.keys() == keys.join(".") && method.wire.0 == vector["name"]
        });
        let Some((_, method)) = method else {
            found.push(format!("{stem} {}: not in the model", vector["id"]));
            continue;
        };
        count += 1;
        let request = printed_request(&request(&client, method, &vector));
        let differences = differences(&request, &vector["expect"]);
        let differences = differences.into_iter();
        found.extend(
            differences.map(|it| format!("{stem} {} {}: {it}", vector["id"], vector["case"])),
        );
    }
    drop(client);
    assert_eq!(
        Arc::strong_count(&api),
        1,
        "{stem}: something keeps the description"
    );
    count
}

#[test]
fn every_vector_of_the_small_documents() {
    let documents = discovery_tests::documents::of_corpus();
    let mut found = Vec::new();
    let counts = documents
        .iter()
        .map(|document| compare(document, &mut found));
    let vectors: usize = counts.sum();
    assert!(
        found.is_empty(),
        "{} of {vectors}:\n{}",
        found.len(),
        found.join("\n")
    );
    assert!(vectors > 4000, "{vectors}");
}

#[test]
fn a_path_value_is_checked_by_the_forms_of_the_document() {
    let document = corpus().join("documents/monitoring.v3.json");
    let model = model(&fs::read_to_string(document).expect("a document"));
    let client = client(&Arc::new(describe_api(&model)));
    let (_, get) = model
        .methods()
        .find(|(_, method)| method.id == "monitoring.projects.alertPolicies.list")
        .expect("the method");
    let mut call = Call::shared(&client, Arc::new(describe_method(get)));
    call.set_path("name".to_owned(), "projects/p/groups/g".to_owned());
    let error = call.request().expect_err("another kind of name");
    assert_eq!(error.parameter_name(), Some("name"));
    assert_eq!(
        error.method(),
        Some("monitoring.projects.alertPolicies.list")
    );
    let text = error.to_string();
    assert!(
        text.contains("`projects/*`") && text.contains("monitoring.projects.groups.get"),
        "{text}"
    );
}
