//! No secret, and nothing of a body, is in a trace.

use discovery_tests::server::Server;
use google_monitoring_v3::http::HeaderValue;
use google_monitoring_v3::types::MetricDescriptor;
use google_monitoring_v3::{Client, Credentials};
use tracing::Instrument as _;

use crate::quick;
use crate::recorder::Trace;

const TOKEN: &str = "tokentokentoken";
const KEY: &str = "keykeykeykey";
const OF_HOOK: &str = "hookhookhook";
const PAYLOAD: &str = "payloadpayload";

#[tokio::test]
async fn no_trace_has_a_secret_or_a_body() {
    let echo = |status: u16| {
        let message = format!("bad: Bearer {TOKEN}, key={KEY}, {OF_HOOK}");
        format!(r#"{{"error": {{"code": {status}, "message": "{message}", "status": "{KEY}"}}}}"#)
    };
    let server = Server::with_status([
        (429, echo(429)),
        (400, echo(400)),
        (200, format!(r#"{{"description": "{PAYLOAD}"}}"#)),
    ]);
    let client = Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::token(TOKEN))
        .retry(quick())
        .options(|options| {
            options.parameter("key", KEY).before_attempt(|attempt| {
                let mut value = HeaderValue::from_static(OF_HOOK);
                value.set_sensitive(true);
                attempt.headers.insert("x-own", value);
            })
        })
        .build()
        .unwrap();
    let trace = Trace::new();
    for _ in 0..2 {
        let body = MetricDescriptor {
            description: Some(PAYLOAD.to_owned()),
            ..MetricDescriptor::default()
        };
        let descriptors = client.projects().metric_descriptors();
        let called = descriptors.create("projects/p", body).send();
        let _ = called.instrument(trace.root()).await;
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(request.header("x-own"), Some(OF_HOOK));
        assert_eq!(request.query("key"), Some(KEY));
        assert!(request.body.contains(PAYLOAD));
    }
    let spans = trace.spans();
    // Two calls, three attempts, and the credentials of each attempt.
    assert_eq!(spans.len(), 8, "{spans:#?}");
    assert!(spans.iter().any(|span| span.whole.contains("key=…")));
    for span in spans {
        for secret in [TOKEN, KEY, OF_HOOK, PAYLOAD] {
            assert!(!span.whole.contains(secret), "{}", span.whole);
        }
    }
}
