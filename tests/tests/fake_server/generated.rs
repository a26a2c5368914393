//! A generated crate.

use std::sync::{Arc, Mutex};

use discovery_fake_server::{Exchange, FakeServer};
use discovery_tests::wire::corpus;
use google_monitoring_v3::types::{AlertPolicy, Service};
use google_monitoring_v3::{Client, Credentials, ErrorKind, make};

fn document() -> String {
    std::fs::read_to_string(corpus().join("documents/monitoring.v3.json")).expect("a document")
}

fn client(server: &FakeServer) -> Client {
    let builder = Client::builder().endpoint(server.url());
    builder
        .credentials(Credentials::anonymous())
        .build()
        .expect("a client")
}

#[tokio::test]
async fn what_is_created_comes_back() {
    let server = FakeServer::start(&document()).unwrap();
    let client = client(&server);
    let policies = client.projects().alert_policies();
    let mut made = Vec::new();
    for name in ["a", "b", "c"] {
        let policy = make!(AlertPolicy { display_name: name });
        made.push(policies.create("projects/p", policy).send().await.unwrap());
    }
    let name = made[0].name.clone().unwrap();
    assert_eq!(policies.get(&name).send().await.unwrap(), made[0]);

    let mut pages = policies.list("projects/p").page_size(2).pages();
    let mut listed = Vec::new();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        sizes.push(page.alert_policies.len());
        listed.extend(page.alert_policies.clone());
    }
    assert_eq!((listed, sizes), (made.clone(), vec![2, 1]));

    let change = make!(AlertPolicy {
        display_name: "new",
        enabled: true
    });
    let call = policies.patch(&name, change).update_mask("enabled");
    let changed = call.send().await.unwrap();
    assert_eq!(
        (changed.display_name.as_deref(), changed.enabled),
        (Some("a"), Some(true))
    );

    policies.delete(&name).send().await.unwrap();
    let error = policies.get(&name).send().await.unwrap_err();
    assert_eq!(
        (
            error.kind(),
            error.http_status().map(|status| status.as_u16())
        ),
        (ErrorKind::Status, Some(404)),
        "{error}"
    );

    let service = make!(Service { display_name: "s" });
    let services = client.services();
    let made = services
        .create("projects/p", service.clone())
        .service_id("mine")
        .send()
        .await
        .unwrap();
    assert_eq!(made.name.as_deref(), Some("projects/p/services/mine"));
    let again = services
        .create("projects/p", service)
        .service_id("mine")
        .send()
        .await;
    assert_eq!(
        again
            .unwrap_err()
            .http_status()
            .map(|status| status.as_u16()),
        Some(409)
    );
}

#[tokio::test]
async fn a_client_repeats_what_fails_as_often_as_it_was_asked_to() {
    let seen: Arc<Mutex<Vec<Exchange>>> = Arc::default();
    let log = Arc::clone(&seen);
    let fault = "monitoring.projects.alertPolicies.list: 503 x 2; retry-after=0"
        .parse()
        .unwrap();
    let builder = FakeServer::builder().fault(fault);
    let server = builder
        .on_exchange(move |exchange| log.lock().unwrap().push(exchange.clone()))
        .start(&document())
        .unwrap();
    let policies = client(&server).projects().alert_policies();
    policies.list("projects/p").send().await.unwrap();
    let seen = seen.lock().unwrap();
    let lines: Vec<_> = seen
        .iter()
        .map(|exchange| (exchange.method.as_str(), exchange.status, exchange.fault))
        .collect();
    let method = "monitoring.projects.alertPolicies.list";
    assert_eq!(
        lines,
        [
            (method, Some(503), true),
            (method, Some(503), true),
            (method, Some(200), false)
        ]
    );
}
