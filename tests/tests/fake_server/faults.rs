//! Faults on request.

use std::sync::{Arc, Mutex};

use discovery_fake_server::{FakeServer, MethodFault, StartError};

use crate::http::{Fake, Got, document};

const LIST: &str = "/storage/v1/b?project=p";

async fn with_fault(fake: &Fake, fault: &str) -> Result<Got, reqwest::Error> {
    fake.send("GET", LIST, (&[("x-fake-fault", fault)], Vec::new()))
        .await
}

#[tokio::test]
async fn a_status_comes_as_often_as_it_was_asked_for() {
    let fake = Fake::new("storage.v1");
    let mut found = Vec::new();
    for _ in 0..3 {
        let got = with_fault(&fake, "status=503; times=2; retry-after=7")
            .await
            .unwrap();
        found.push((got.status, got.header("retry-after").to_owned()));
    }
    assert_eq!(
        found,
        [
            (503, "7".to_owned()),
            (503, "7".to_owned()),
            (200, String::new())
        ]
    );
    // Another text is counted anew; other methods are not meant; and a query can ask too.
    assert_eq!(
        with_fault(&fake, "status=503; times=2; id=2")
            .await
            .unwrap()
            .status,
        503
    );
    assert_eq!(fake.get(LIST).await.status, 200);
    assert_eq!(
        fake.get(&format!("{LIST}&x-fake-fault=429")).await.json()["error"]["status"],
        "RESOURCE_EXHAUSTED"
    );
    let wrong = with_fault(&fake, "often").await.unwrap();
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.message().contains("is not a part of a fault"),
        "{}",
        wrong.message()
    );
}

#[tokio::test]
async fn a_connection_ends_within_the_body_or_before_the_response() {
    let fake = Fake::new("storage.v1");
    let error = with_fault(&fake, "cut").await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    let error = with_fault(&fake, "reset").await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    // A request that was reset did nothing.
    let headers = [
        ("x-fake-fault", "reset; times=1"),
        ("content-type", "application/json"),
    ];
    let made = || fake.send("POST", LIST, (&headers, b"{\"name\": \"n\"}".to_vec()));
    made().await.unwrap_err();
    assert_eq!(made().await.unwrap().status, 200);
}

#[tokio::test]
async fn a_delay_is_in_the_log() {
    let seen = Arc::new(Mutex::new(None));
    let log = Arc::clone(&seen);
    let builder = FakeServer::builder()
        .on_exchange(move |exchange| *log.lock().unwrap() = Some(exchange.clone()));
    let fake = Fake::with("storage.v1", builder);
    assert_eq!(with_fault(&fake, "delay=30ms").await.unwrap().status, 200);
    let exchange = seen.lock().unwrap().take().unwrap();
    assert!(
        exchange.duration.as_millis() >= 30 && exchange.fault,
        "{exchange:?}"
    );
    assert_eq!(
        (exchange.verb.as_str(), exchange.path.as_str()),
        ("GET", "/storage/v1/b")
    );
}

#[test]
fn a_fault_names_a_method_of_the_document() {
    let fault: MethodFault = "storage.nothing.list: 503".parse().unwrap();
    let error = FakeServer::builder()
        .fault(fault)
        .start(&document("storage.v1"))
        .unwrap_err();
    assert!(
        matches!(&error, StartError::UnknownMethod(id) if id == "storage.nothing.list"),
        "{error}"
    );
}
