//! Cloud Storage's own rules for repeated requests: the 315 pairs of method and faults of its list, against a server that plays them.

mod scenarios;
mod server;
mod testbench;

use std::sync::Arc;
use std::time::Duration;

use discovery_codegen::model::{self, Location};
use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::{ClientBuilder, Credentials, RetryPolicy};
use discovery_tests::described::{describe_api, describe_method};
use discovery_tests::wire::corpus;
use serde_json::{Value, json};

use scenarios::{SCENARIOS, Scenario, precondition};
use server::{Fault, Server};

/// Cloud Storage with a client for the server.
struct Storage {
    server: Server,
    model: model::Api,
    client: ApiClient,
}

/// What the document of Cloud Storage says.
fn storage_model() -> model::Api {
    let document = corpus().join("documents/storage.v1.json");
    let document = std::fs::read_to_string(document).expect("the document");
    discovery_codegen::resolve(&document).expect("a model")
}

impl Storage {
    fn new() -> Self {
        let model = storage_model();
        let server = Server::new();
        let client = ClientBuilder::shared(Arc::new(describe_api(&model)))
            .endpoint(server.endpoint())
            .credentials(Credentials::anonymous())
            .options(|options| {
                let retry = RetryPolicy::new().first_backoff(Duration::from_millis(1));
                options.retry(retry)
            })
            .build()
            .expect("a client");
        Self {
            server,
            model,
            client,
        }
    }

    /// The method with this id, without the name of the API.
    fn method(&self, id: &str) -> &model::Method {
        let id = format!("storage.{id}");
        let found = self.model.methods().find(|(_, method)| method.id == id);
        found.unwrap_or_else(|| panic!("{id} is in the document")).1
    }

    /// A call with a value for each required parameter.
    fn call(&self, id: &str, with_precondition: bool) -> Call {
        let method = self.method(id);
        let mut call = Call::shared(&self.client, Arc::new(describe_method(method)));
        for argument in &method.arguments {
            let name = argument.wire.0.clone();
            match argument.location {
                Location::Path => call.set_path(name, "1".to_owned()),
                Location::Query => call.set_query(name, "1".to_owned()),
            }
        }
        let mut body = json!({"kind": "something"});
        match precondition(id) {
            _ if !with_precondition => {}
            Some(parameter) => call.set_query(parameter, "7".to_owned()),
            None => body["etag"] = json!("CAE="),
        }
        if method.body.is_some() {
            call.body(&body);
        }
        call
    }

    /// The faults that are left, and the requests that came.
    fn outcome(&self) -> (usize, Vec<String>) {
        let state = self.server.state();
        (state.faults.len(), state.requests.clone())
    }

    /// Calls a method while the server fails; says what is wrong.
    async fn run(&self, id: &str, with: bool, faults: &[Fault], succeeds: bool) -> Option<String> {
        self.server.fail(faults, &[]);
        let call = self.call(id, with);
        let outcome = match self.method(id).media_upload {
            Some(_) => call.upload::<Value>("some media").await,
            None => call.send::<Value>().await,
        };
        let (left, requests) = self.outcome();
        let expected = faults.len() + usize::from(succeeds);
        let as_told = outcome.is_ok() == succeeds && left == 0 && requests.len() == expected;
        (!as_told).then(|| {
            format!(
                "{id} {faults:?}: {outcome:?} after {} requests, {expected} expected",
                requests.len()
            )
        })
    }
}

/// Runs a scenario, whose pairs of fault and method are this many.
async fn check(scenario: &Scenario, pairs: usize) {
    let storage = Storage::new();
    let mut count = 0;
    let mut wrong = Vec::new();
    for faults in scenario.runs {
        for id in scenario.methods {
            count += 1;
            let ran = storage.run(id, scenario.precondition, faults, scenario.succeeds);
            wrong.extend(ran.await);
        }
    }
    let what = scenario.what;
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
    assert_eq!(count, pairs, "{what}");
}

#[tokio::test]
async fn idempotent_methods_are_repeated() {
    check(&SCENARIOS[0], 66).await;
}

#[tokio::test]
async fn methods_with_their_precondition_are_repeated() {
    check(&SCENARIOS[1], 33).await;
}

#[tokio::test]
async fn methods_without_their_precondition_are_not_repeated() {
    check(&SCENARIOS[2], 22).await;
}

#[tokio::test]
async fn other_methods_are_not_repeated() {
    check(&SCENARIOS[3], 28).await;
}

#[tokio::test]
async fn errors_that_stay_are_not_repeated() {
    check(&SCENARIOS[4], 94).await;
}

#[tokio::test]
async fn an_error_that_stays_ends_the_repetition() {
    check(&SCENARIOS[5], 66).await;
}

/// Conditions that name what must not match, and conditions on the source of a copy, say nothing about a repetition.
#[tokio::test]
async fn other_conditions_make_nothing_repeatable() {
    let storage = Storage::new();
    let cases = [
        ("objects.insert", "ifGenerationNotMatch"),
        ("objects.insert", "ifMetagenerationMatch"),
        ("objects.delete", "ifMetagenerationMatch"),
        ("objects.copy", "ifSourceGenerationMatch"),
        ("objects.rewrite", "ifSourceMetagenerationMatch"),
        ("objects.patch", "ifGenerationMatch"),
        ("buckets.update", "ifMetagenerationNotMatch"),
    ];
    for (id, parameter) in cases {
        storage.server.fail(&[Fault::Status(503)], &[]);
        let mut call = storage.call(id, false);
        call.set_query(parameter, "7".to_owned());
        call.send::<Value>().await.expect_err(id);
        assert_eq!(storage.outcome().1.len(), 1, "{id} with {parameter}");
    }
}

/// `generation` says which object goes, so a second request deletes no other.
#[tokio::test]
async fn a_generation_makes_a_delete_repeatable() {
    let storage = Storage::new();
    storage
        .server
        .fail(&[Fault::Reset, Fault::Status(503)], &[]);
    let mut call = storage.call("objects.delete", false);
    call.set_query("generation", "7".to_owned());
    call.send::<Value>().await.expect("it is repeated");
    assert_eq!(storage.outcome().1.len(), 3);
}

/// An empty `etag` is none, and the caller of a call knows better than a rule.
#[tokio::test]
async fn an_empty_value_is_no_precondition_and_the_caller_overrides() {
    let storage = Storage::new();
    let cases = [
        (json!({"etag": ""}), None, 1),
        (json!({"etag": null}), None, 1),
        (json!({"inner": {"etag": "CAE="}}), None, 1),
        (json!({"etag": "CAE="}), None, 2),
        (json!({"etag": "CAE="}), Some(false), 1),
        (json!({}), Some(true), 2),
    ];
    for (body, idempotent, requests) in cases {
        storage.server.fail(&[Fault::Status(503)], &[]);
        let mut call = storage.call("buckets.setIamPolicy", false);
        call.body(&body);
        if let Some(idempotent) = idempotent {
            call.options(|options| options.idempotent(idempotent));
        }
        let sent = call.send::<Value>().await;
        assert_eq!(sent.is_ok(), requests == 2, "{body} {idempotent:?}");
        let (_, came) = storage.outcome();
        assert_eq!(came.len(), requests, "{body} {idempotent:?}");
    }
    storage.server.fail(&[Fault::Status(503)], &[]);
    let mut call = storage.call("objects.insert", false);
    call.set_query("ifGenerationMatch", String::new());
    call.send::<Value>().await.expect_err("nothing is set");
    assert_eq!(storage.outcome().1.len(), 1);
}

/// Every method of the document has a rule, and those that are younger than the list are not repeated.
#[test]
fn every_method_that_changes_something_is_decided() {
    let storage = Storage::new();
    let mut younger = Vec::new();
    for (_, method) in storage.model.methods() {
        let id = method.id.strip_prefix("storage.").expect("an id");
        if method.verb == "GET" {
            assert_eq!(method.idempotency, None, "{id}: its verb says it");
            continue;
        }
        assert!(method.idempotency.is_some(), "{id}");
        let listed = SCENARIOS.iter().any(|it| it.methods.contains(&id));
        if !listed && method.idempotency == Some(model::Idempotency::Never) {
            younger.push(id);
        }
    }
    assert!(younger.contains(&"folders.delete"), "{younger:?}");
    let missed: Vec<_> = storage
        .model
        .facts
        .iter()
        .filter(|fact| fact.missed.is_some())
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// Bytes that repeat nowhere soon.
fn some_bytes(length: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(7);
    (0..length).map(|_| random.u8(..)).collect()
}

const KIB: usize = 1 << 10;

/// The faults of resumable uploads.
const UPLOADS: [&[Fault]; 4] = [
    &[Fault::Reset, Fault::Status(503)],
    &[Fault::Status(408)],
    &[Fault::StatusAfter(503, 256 * KIB)],
    &[Fault::StatusAfter(503, 8192 * KIB), Fault::Status(408)],
];

/// The faults of downloads.
const DOWNLOADS: [&[Fault]; 2] = [
    &[Fault::Broken(KIB), Fault::Broken(KIB)],
    &[Fault::Broken(256 * KIB)],
];

/// The scenario of resumable uploads, whose four runs are each one pair.
#[tokio::test]
async fn an_upload_goes_on_after_faults() {
    let storage = Storage::new();
    let bytes = some_bytes(9 << 20);
    for faults in UPLOADS {
        for chunk in [256 * KIB, 8192 * KIB] {
            storage.server.fail(faults, &[]);
            let upload = storage
                .call("objects.insert", true)
                .upload::<Value>(bytes.clone());
            let sent = upload.resumable(true).chunk_size(chunk).await;
            sent.unwrap_or_else(|error| panic!("{faults:?}: {error:?}"));
            let state = storage.server.state();
            assert!(state.faults.is_empty(), "{faults:?}");
            assert!(state.object == bytes, "{faults:?}: other bytes are stored");
        }
    }
}

/// The scenario of downloads, whose two runs are each one pair.
#[tokio::test]
async fn a_download_goes_on_after_faults() {
    let storage = Storage::new();
    let bytes = some_bytes(512 * KIB);
    for faults in DOWNLOADS {
        storage.server.fail(faults, &bytes);
        let got = storage.call("objects.get", false).download().bytes().await;
        let got = got.unwrap_or_else(|error| panic!("{faults:?}: {error:?}"));
        assert!(got == bytes, "{faults:?}: {} other bytes", got.len());
        let (left, requests) = storage.outcome();
        assert_eq!(
            (left, requests.len()),
            (0, faults.len() + 1),
            "{requests:?}"
        );
    }
}
