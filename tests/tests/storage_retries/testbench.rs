//! The same pairs against Cloud Storage's own testbench, which keeps buckets and objects, and counts the faults itself.
//!
//! It is a program of its own (googleapis/storage-testbench). `STORAGE_TESTBENCH` says where it runs.

use std::sync::Arc;
use std::time::Duration;

use discovery_codegen::model::{self, Location};
use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::{ClientBuilder, Credentials, RetryPolicy};
use discovery_tests::described::{describe_api, describe_method};
use serde_json::{Value, json};

use super::scenarios::{SCENARIOS, precondition};
use super::server::Fault;
use super::{KIB, some_bytes, storage_model};

const OBJECT: &str = "an-object";
const ENTITY: &str = "allAuthenticatedUsers";
const ROBOT: &str = "robot@p.iam.gserviceaccount.com";

struct Bench {
    model: model::Api,
    client: ApiClient,
    endpoint: String,
}

/// What a pair of method and faults works on.
#[derive(Clone, Default)]
struct Place {
    bucket: String,
    object: Value,
    notification: String,
    key: String,
}

impl Bench {
    fn new(endpoint: String) -> Self {
        let model = storage_model();
        let client = ClientBuilder::shared(Arc::new(describe_api(&model)))
            .endpoint(&endpoint)
            .credentials(Credentials::anonymous())
            .options(|options| {
                options.retry(RetryPolicy::new().first_backoff(Duration::from_millis(1)))
            })
            .build()
            .expect("a client");
        Self {
            model,
            client,
            endpoint,
        }
    }

    /// A call of the method with this id, at a place.
    fn call(&self, id: &str, place: &Place) -> Call {
        let full = format!("storage.{id}");
        let (_, method) = self
            .model
            .methods()
            .find(|(_, method)| method.id == full)
            .expect("the method");
        let mut call = Call::shared(&self.client, Arc::new(describe_method(method)));
        let parameters = method.arguments.iter().chain(&method.setters);
        for parameter in parameters {
            let name = parameter.wire.0.as_str();
            let value = match name {
                "bucket" | "sourceBucket" | "destinationBucket" => place.bucket.as_str(),
                "object" | "sourceObject" => OBJECT,
                "destinationObject" => "another-object",
                "entity" => ENTITY,
                "notification" => &place.notification,
                "accessId" => &place.key,
                "projectId" | "project" => "p",
                "serviceAccountEmail" => ROBOT,
                "permissions" => "storage.buckets.get",
                "name" if id == "objects.insert" => OBJECT,
                "ifMetagenerationMatch" if id == "buckets.lockRetentionPolicy" => "1",
                _ => continue,
            };
            match parameter.location {
                Location::Path => call.set_path(name.to_owned(), value.to_owned()),
                Location::Query => call.set_query(name.to_owned(), value.to_owned()),
            }
        }
        let body = match id {
            "buckets.insert" => json!({"name": format!("{}-new", place.bucket)}),
            "bucketAccessControls.insert"
            | "defaultObjectAccessControls.insert"
            | "objectAccessControls.insert" => {
                json!({"entity": "allUsers", "role": "READER"})
            }
            "bucketAccessControls.patch"
            | "bucketAccessControls.update"
            | "defaultObjectAccessControls.patch"
            | "defaultObjectAccessControls.update"
            | "objectAccessControls.patch"
            | "objectAccessControls.update" => {
                json!({"entity": ENTITY, "role": "OWNER"})
            }
            "buckets.setIamPolicy" => json!({"bindings": []}),
            "notifications.insert" => {
                json!({"topic": "projects/p/topics/t", "payload_format": "NONE"})
            }
            "objects.compose" => json!({"sourceObjects": [{"name": OBJECT}]}),
            "projects.hmacKeys.update" => json!({"state": "INACTIVE"}),
            _ => json!({}),
        };
        if method.body.is_some() {
            call.body(&body);
        }
        call
    }

    async fn send(&self, id: &str, place: &Place) -> Value {
        let sent = self.call(id, place).send::<Value>().await;
        sent.unwrap_or_else(|error| panic!("{id}: {error:?}"))
    }

    /// A new bucket with what the method needs there.
    async fn prepare(&self, id: &str, number: usize) -> Place {
        let mut place = Place {
            bucket: format!("bucket-{number}"),
            ..Place::default()
        };
        let mut insert = self.call("buckets.insert", &place);
        let lock = json!({"name": place.bucket, "retentionPolicy": {"retentionPeriod": "10"}});
        match id {
            "buckets.lockRetentionPolicy" => insert.body(&lock),
            _ => insert.body(&json!({"name": place.bucket})),
        }
        insert.send::<Value>().await.expect("a bucket");
        let with_acl = |id: &str| id.contains("AccessControls") && !id.ends_with("insert");
        if id.starts_with("object") && id != "objects.insert" {
            let upload = self
                .call("objects.insert", &place)
                .upload::<Value>(some_bytes(512 * KIB));
            place.object = upload.await.expect("an object");
        }
        if with_acl(id) {
            let resource = id.split('.').next().unwrap_or_default();
            let mut call = self.call(&format!("{resource}.insert"), &place);
            call.body(&json!({"entity": ENTITY, "role": "READER"}));
            call.send::<Value>().await.expect("an entry");
        }
        if id.starts_with("notifications") {
            let made = self.send("notifications.insert", &place).await;
            place.notification = made["id"].as_str().expect("an id").to_owned();
        }
        if id.starts_with("projects.hmacKeys") {
            let made = self.send("projects.hmacKeys.create", &place).await;
            place.key = made["metadata"]["accessId"]
                .as_str()
                .expect("an id")
                .to_owned();
            if id.ends_with("delete") {
                let mut off = self.call("projects.hmacKeys.update", &place);
                off.body(&json!({"state": "INACTIVE"}));
                off.send::<Value>().await.expect("an inactive key");
            }
        }
        place
    }

    /// The call with its precondition.
    async fn with_precondition(&self, id: &str, place: &Place) -> Call {
        let mut call = self.call(id, place);
        if !SCENARIOS[1].methods.contains(&id) {
            return call;
        }
        let number = |value: &Value| value.as_str().expect("a number").to_owned();
        match (id, precondition(id)) {
            ("buckets.setIamPolicy", None) => {
                let policy = self.send("buckets.getIamPolicy", place).await;
                call.body(&json!({"bindings": [], "etag": policy["etag"]}));
            }
            (_, None) => {
                let key = self.send("projects.hmacKeys.get", place).await;
                call.body(&json!({"state": "INACTIVE", "etag": key["etag"]}));
            }
            ("objects.delete", Some(name)) => {
                call.set_query(name, number(&place.object["generation"]))
            }
            // A new object.
            (_, Some(name @ "ifGenerationMatch")) => call.set_query(name, "0".to_owned()),
            (_, Some(name)) => call.set_query(name, "1".to_owned()),
        }
        call
    }

    /// Tells the bench how to fail; the id of the test.
    fn arm(&self, method: &str, faults: &[Fault]) -> String {
        let faults: Vec<String> = faults.iter().map(|fault| instruction(*fault)).collect();
        let told = json!({"instructions": {name_of_bench(method): faults}}).to_string();
        let made = curl(&[
            "-X",
            "POST",
            "-H",
            "content-type: application/json",
            "-d",
            &told,
            &format!("{}/retry_test", self.endpoint),
        ]);
        made["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{method}: {made}"))
            .to_owned()
    }

    /// Whether every fault came.
    fn is_completed(&self, test: &str) -> bool {
        curl(&[&format!("{}/retry_test/{test}", self.endpoint)])["completed"] == json!(true)
    }
}

fn instruction(fault: Fault) -> String {
    match fault {
        Fault::Status(code) => format!("return-{code}"),
        Fault::Reset => "return-reset-connection".to_owned(),
        Fault::StatusAfter(code, bytes) => format!("return-{code}-after-{}K", bytes / KIB),
        Fault::Broken(bytes) if bytes < 256 * KIB => "return-broken-stream".to_owned(),
        Fault::Broken(bytes) => format!("return-broken-stream-after-{}K", bytes / KIB),
    }
}

/// The name that the bench has for a method.
fn name_of_bench(id: &str) -> String {
    let names = [
        ("bucketAccessControls", "bucket_acl"),
        ("defaultObjectAccessControls", "default_object_acl"),
        ("objectAccessControls", "object_acl"),
        ("projects.hmacKeys", "hmacKey"),
        ("projects.serviceAccount", "serviceaccount"),
    ];
    let renamed = names.iter().find_map(|(ours, theirs)| {
        let rest = id.strip_prefix(ours)?.strip_prefix('.')?;
        Some(format!("storage.{theirs}.{rest}"))
    });
    renamed.unwrap_or_else(|| format!("storage.{id}"))
}

/// A request beside those that are tested.
fn curl(arguments: &[&str]) -> Value {
    let output = std::process::Command::new("curl")
        .arg("-s")
        .args(arguments)
        .output()
        .expect("curl");
    serde_json::from_slice(&output.stdout).unwrap_or_default()
}

#[tokio::test]
#[ignore = "by hand: needs googleapis/storage-testbench, at the URL in STORAGE_TESTBENCH"]
async fn every_pair_against_the_testbench() {
    let endpoint = std::env::var("STORAGE_TESTBENCH").expect("STORAGE_TESTBENCH");
    let bench = Bench::new(endpoint);
    let (mut count, mut wrong) = (0, Vec::new());
    // Names of buckets that no earlier run has used.
    let start = std::process::id() as usize * 10_000;
    for scenario in &SCENARIOS {
        for faults in scenario.runs {
            for id in scenario.methods {
                count += 1;
                let place = bench.prepare(id, start + count).await;
                let mut call = match scenario.precondition {
                    true => bench.with_precondition(id, &place).await,
                    false => bench.call(id, &place),
                };
                let test = bench.arm(id, faults);
                call.options(|options| options.header("x-retry-test-id", &test));
                let outcome = match *id {
                    "objects.insert" => call.upload::<Value>("some media").await,
                    _ => call.send::<Value>().await,
                };
                let completed = bench.is_completed(&test);
                if outcome.is_ok() != scenario.succeeds || !completed {
                    wrong.push(format!(
                        "{id} {faults:?}: completed {completed}, {outcome:?}"
                    ));
                }
            }
        }
    }
    let bytes = some_bytes(9 << 20);
    let uploads: [&[Fault]; 4] = super::UPLOADS;
    for faults in uploads {
        count += 1;
        let place = bench.prepare("objects.insert", start + count).await;
        let mut call = bench.with_precondition("objects.insert", &place).await;
        let test = bench.arm("objects.insert", faults);
        call.options(|options| options.header("x-retry-test-id", &test));
        let sent = call.upload::<Value>(bytes.clone()).resumable(true).await;
        let got = bench.call("objects.get", &place).download().bytes().await;
        let whole = got.as_ref().is_ok_and(|got| *got == bytes);
        let completed = bench.is_completed(&test);
        if sent.is_err() || !whole || !completed {
            wrong.push(format!(
                "upload {faults:?}: completed {completed}, whole {whole}, {sent:?}"
            ));
        }
    }
    for faults in super::DOWNLOADS {
        count += 1;
        let place = bench.prepare("objects.get", start + count).await;
        let mut call = bench.call("objects.get", &place);
        let test = bench.arm("objects.get", faults);
        call.options(|options| options.header("x-retry-test-id", &test));
        let got = call.download().bytes().await;
        let whole = got.as_ref().is_ok_and(|got| *got == some_bytes(512 * KIB));
        let completed = bench.is_completed(&test);
        if !whole || !completed {
            wrong.push(format!(
                "download {faults:?}: completed {completed}, {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(count, 315);
}
