//! Layers of tower around the transport that comes with the runtime.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use discovery_runtime::transport::{
    Body, CallAttempt, HyperTransport, TowerTransport, TransportError, TransportErrorKind,
};
use google_monitoring_v1::http::{HeaderValue, Request, Response};
use google_monitoring_v1::types::Dashboard;
use google_monitoring_v1::{Credentials, ErrorKind, RetryPolicy, Transport};
use tower::ServiceBuilder;

use discovery_tests::server::Server;

use crate::builder;

/// The method and the number of an attempt, and how many bytes it sends.
type Noted = (String, u32, Option<u64>);

#[tokio::test]
async fn a_layer_sees_every_attempt_and_changes_it() {
    let server = Server::repeating(&[(503, "{}"), (503, "{}"), (200, "{}")]);
    let notes: Arc<Mutex<Vec<Noted>>> = Arc::default();
    let kept = notes.clone();
    let transport = TowerTransport::around(HyperTransport::new(), move |service| {
        let notes = kept.clone();
        let note = move |mut request: Request<Body>| {
            let attempt = request.extensions().get::<CallAttempt>().unwrap().clone();
            let length = request.body().length();
            let noted = (attempt.method().to_owned(), attempt.number(), length);
            notes.lock().unwrap().push(noted);
            let value = HeaderValue::from(attempt.number());
            request.headers_mut().insert("x-attempt", value);
            request
        };
        ServiceBuilder::new().map_request(note).service(service)
    });
    let client = builder(server.endpoint(), transport).build().unwrap();
    let dashboards = client.projects().dashboards();
    let call = dashboards.create("projects/p", Dashboard::default());
    call.options(|options| options.idempotent(true))
        .send()
        .await
        .unwrap();
    let method = "monitoring.projects.dashboards.create";
    let expected: Vec<Noted> = (1..=3)
        .map(|number| (method.to_owned(), number, Some(2)))
        .collect();
    assert_eq!(*notes.lock().unwrap(), expected);
    let seen = server.requests();
    let headers: Vec<_> = seen.iter().map(|seen| seen.header("x-attempt")).collect();
    assert_eq!(headers, [Some("1"), Some("2"), Some("3")]);
    assert!(seen.iter().all(|seen| seen.body == "{}"));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_limit_holds_for_all_calls() {
    let server = Server::repeating(&[(200, "{}")]);
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counted = (running.clone(), most.clone());
    let transport = TowerTransport::around(HyperTransport::new(), move |service| {
        let (running, most) = counted.clone();
        let done = running.clone();
        ServiceBuilder::new()
            .concurrency_limit(2)
            .map_request(move |request: Request<Body>| {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                request
            })
            .map_response(move |response: Response<Body>| {
                done.fetch_sub(1, Ordering::SeqCst);
                response
            })
            .service(service)
    });
    let client = builder(server.endpoint(), transport).build().unwrap();
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(client.operations().get("operations/a").send()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.requests().len(), 20);
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_layer_that_cannot_be_cloned_goes_behind_a_buffer() {
    let server = Server::repeating(&[(200, "{}")]);
    let transport = TowerTransport::around(HyperTransport::new(), |service| {
        ServiceBuilder::new()
            .buffer(4)
            .rate_limit(100, Duration::from_secs(1))
            .service(service)
    });
    let client = builder(server.endpoint(), transport).build().unwrap();
    for _ in 0..3 {
        client
            .operations()
            .get("operations/a")
            .send()
            .await
            .unwrap();
    }
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn the_error_of_a_layer_is_that_of_the_call() {
    let server = Server::repeating(&[(200, "{}")]);
    for (kind, found) in [
        (TransportErrorKind::Connect, ErrorKind::Connect),
        (TransportErrorKind::Request, ErrorKind::Request),
    ] {
        let transport = TowerTransport::around(HyperTransport::new(), move |service| {
            let refuse = move |_: Response<Body>| -> Result<Response<Body>, TransportError> {
                Err(TransportError::new(kind, "the layer says no"))
            };
            ServiceBuilder::new()
                .map_result(move |result: Result<_, TransportError>| result.and_then(refuse))
                .service(service)
        });
        let client = builder(server.endpoint(), transport)
            .retry(RetryPolicy::none())
            .build()
            .unwrap();
        let error = client
            .operations()
            .get("operations/a")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), found);
        assert!(
            format!("{error:?}").contains("the layer says no"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn around_a_transport_it_is_as_direct_as_the_transport() {
    // A token goes over plain http to loopback, as it does without layers.
    let server = Server::repeating(&[(200, "{}")]);
    let layered = TowerTransport::around(HyperTransport::new(), |service| service);
    let client = builder(server.endpoint(), layered)
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    client
        .operations()
        .get("operations/a")
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.requests()[0].header("authorization"),
        Some("Bearer secret")
    );
    // And not through a transport that may have a proxy.
    struct Unsaid(HyperTransport);
    impl Transport for Unsaid {
        fn send(&self, request: Request<Body>) -> discovery_runtime::transport::TransportFuture {
            self.0.send(request)
        }
    }
    let layered = TowerTransport::around(Unsaid(HyperTransport::new()), |service| service);
    let client = builder(server.endpoint(), layered)
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let error = client
        .operations()
        .get("operations/a")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn each_runtime_has_its_own_layers_and_close_reaches_the_transport() {
    let made = Arc::new(AtomicUsize::new(0));
    let counted = made.clone();
    let transport = TowerTransport::around(HyperTransport::new(), move |service| {
        counted.fetch_add(1, Ordering::SeqCst);
        service
    });
    let transport = Arc::new(transport);
    let run = |calls: usize| {
        // One thread, so that a connection is back in its pool before the next call.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let server = Server::repeating(&[(200, "{}")]);
            let client = builder(server.endpoint(), transport.clone())
                .build()
                .unwrap();
            for _ in 0..calls {
                client
                    .operations()
                    .get("operations/a")
                    .send()
                    .await
                    .unwrap();
            }
            let before = server.connections();
            client.close();
            client
                .operations()
                .get("operations/a")
                .send()
                .await
                .unwrap();
            (before, server.connections())
        })
    };
    assert_eq!(run(3), (1, 2));
    assert_eq!(run(2), (1, 2));
    // Two in each runtime: one before and one after `close`.
    assert_eq!(made.load(Ordering::SeqCst), 4);
}
