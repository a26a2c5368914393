//! The jobs.

use std::hint::black_box;

use discovery_codegen::{Options, generate};
use discovery_runtime::Transport;
use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::transport::{Body, TransportFuture};
use google_monitoring_v3::types::ListTimeSeriesResponse;
use google_monitoring_v3::{Client, Credentials};
use serde_json::json;

/// Something that is done the same way whenever it is done.
pub(crate) struct Job {
    pub(crate) name: &'static str,
    /// How often it is done to count its instructions: so often that callgrind takes a second, about.
    pub(crate) times: u64,
    /// Does it so often.
    pub(crate) run: fn(u64),
}

pub(crate) const ALL: [Job; 5] = [
    Job {
        name: "read",
        times: 20,
        run: read,
    },
    Job {
        name: "write",
        times: 20,
        run: write,
    },
    Job {
        name: "request",
        times: 1000,
        run: request,
    },
    Job {
        name: "call",
        times: 1000,
        run: call,
    },
    Job {
        name: "generate",
        times: 4,
        run: generate_document,
    },
];

/// A page of time series becomes a message.
fn read(times: u64) {
    let bytes = page();
    for _ in 0..times {
        let page = ListTimeSeriesResponse::decode(black_box(&bytes));
        drop(black_box(page.expect("a page")));
    }
}

/// The message becomes JSON.
fn write(times: u64) {
    let page = ListTimeSeriesResponse::decode(&page()).expect("a page");
    for _ in 0..times {
        drop(black_box(to_vec(black_box(&page))));
    }
}

/// The request of a call, which is not sent.
fn request(times: u64) {
    let client = client();
    for _ in 0..times {
        let call = client.projects().notification_channels().get(NAME);
        drop(black_box(call.request().expect("a request")));
    }
}

/// The same call, over a transport that responds at once.
fn call(times: u64) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let client = client();
    runtime.block_on(async {
        for _ in 0..times {
            let call = client.projects().notification_channels().get(NAME);
            let channel = call.send().await.expect("a channel");
            assert_eq!(channel.name.as_deref(), Some(NAME));
        }
    });
}

/// A small document becomes a crate.
fn generate_document(times: u64) {
    let document = include_str!("../../corpus/documents/oauth2.v2.json");
    for _ in 0..times {
        let generated = generate(black_box(document), &Options::default());
        drop(black_box(generated.expect("a crate")));
    }
}

const CHANNEL: &str = r#"{
  "type": "email",
  "name": "projects/a-project/notificationChannels/1234567890123456789",
  "displayName": "The team on call",
  "labels": {
    "email_address": "on-call@example.com"
  },
  "enabled": true,
  "creationRecord": {
    "mutateTime": "2026-01-02T03:04:05.678901234Z"
  }
}
"#;

const NAME: &str = "projects/a-project/notificationChannels/1234567890123456789";

/// A message in which every kind of value occurs that responses are full of.
fn page() -> Vec<u8> {
    let point = |minute: u64| {
        let time = |second| format!("2026-01-02T03:{minute:02}:{second:02}.123456Z");
        let value = match minute % 2 {
            0 => json!({"doubleValue": minute as f64 / 7.0}),
            _ => json!({"int64Value": (minute * 1_000_003).to_string()}),
        };
        json!({"interval": {"startTime": time(0), "endTime": time(59)}, "value": value})
    };
    let series = |number: u64| {
        json!({
            "metric": {
                "type": "compute.googleapis.com/instance/cpu/utilization",
                "labels": {"instance_name": format!("instance-{number}"), "state": "running"},
            },
            "resource": {
                "type": "gce_instance",
                "labels": {"instance_id": number.to_string(), "zone": "europe-west1-b"},
            },
            "metricKind": "GAUGE",
            "valueType": "DOUBLE",
            "points": (0..60).map(point).collect::<Vec<_>>(),
            "unit": "1",
        })
    };
    let page = json!({
        "timeSeries": (0..10).map(series).collect::<Vec<_>>(),
        "nextPageToken": "next",
    });
    page.to_string().into_bytes()
}

fn client() -> Client {
    let client = Client::builder()
        .credentials(Credentials::token("a-token"))
        .transport(Responds);
    client.build().expect("a client")
}

/// Responds to each request with the same channel.
struct Responds;

impl Transport for Responds {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        drop(black_box(request));
        let response = http::Response::new(Body::from(CHANNEL));
        Box::pin(async move { Ok(response) })
    }
}
