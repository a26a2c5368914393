//! Compares reading and writing a page of time series of 1 MB with the same structs with serde's derive: `cargo bench -p
//! discovery-runtime --bench message`.
//!
//! Prints ratios; above 1 the field tables are faster. The peer keeps times as `String` and drops unknown fields.

#[path = "../tests/message/sample/mod.rs"]
#[allow(unreachable_pub)]
pub mod sample;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::serde_json;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use sample::ListTimeSeriesResponse;

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Page {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    time_series: Vec<Series>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Series {
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<Labelled>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<Labelled>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric_kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_type: Option<Type>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    points: Vec<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Labelled {
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<String, String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Kind {
    Gauge,
    Delta,
    Cumulative,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Type {
    Bool,
    Int64,
    Double,
    String,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Point {
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Interval {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<String>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct Value {
    #[serde(skip_serializing_if = "Option::is_none")]
    bool_value: Option<bool>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "write_long",
        deserialize_with = "read_long"
    )]
    int64_value: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    double_value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    string_value: Option<String>,
}

fn write_long<S: Serializer>(value: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.unwrap_or_default())
}

fn read_long<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

fn page() -> Vec<u8> {
    let mut series = Vec::new();
    let mut size = 0;
    while size < 1_000_000 {
        let number = series.len();
        let double = number % 2 == 0;
        let points: Vec<_> = (0..60)
            .map(|minute| {
                let value = if double {
                    serde_json::json!({"doubleValue": (number * 60 + minute) as f64 / 7.0})
                } else {
                    serde_json::json!({"int64Value": (number * 1_000_003 + minute).to_string()})
                };
                let time = |second| format!("2026-01-02T{:02}:{minute:02}:{second:02}{}Z", number % 24, if double { "" } else { ".123456" });
                serde_json::json!({"interval": {"startTime": time(0), "endTime": time(59)}, "value": value})
            })
            .collect();
        let one = serde_json::json!({
            "metric": {"type": "compute.googleapis.com/instance/cpu/utilization", "labels": {"instance_name": format!("instance-{number}"), "state": "running"}},
            "resource": {"type": "gce_instance", "labels": {"instance_id": number.to_string(), "project_id": "p", "zone": "europe-west1-b"}},
            "metricKind": "GAUGE", "valueType": if double { "DOUBLE" } else { "INT64" }, "points": points, "unit": "1"
        });
        size += one.to_string().len();
        series.push(one);
    }
    serde_json::json!({"timeSeries": series, "nextPageToken": "next"})
        .to_string()
        .into_bytes()
}

fn once(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The shortest of many runs of each, taken in turns.
fn compare(what: &str, bytes: usize, ours: &mut dyn FnMut(), peer: &mut dyn FnMut()) {
    let (mut best, mut best_peer) = (Duration::MAX, Duration::MAX);
    for _ in 0..150 {
        best = best.min(once(ours));
        best_peer = best_peer.min(once(peer));
    }
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "{what}: {:.0} MB/s, derive {:.0} MB/s, ratio {:.2}",
        rate(best),
        rate(best_peer),
        best_peer.as_secs_f64() / best.as_secs_f64()
    );
}

fn main() {
    let json = page();
    let message = ListTimeSeriesResponse::decode(&json).expect("the page above");
    let peer: Page = serde_json::from_slice(&json).expect("the page above");
    let (written, peer_written) = (to_vec(&message), serde_json::to_vec(&peer).expect("JSON"));
    let value = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).expect("JSON");
    assert_eq!(value(&written), value(&json));
    assert_eq!(value(&peer_written), value(&json));
    compare(
        "read",
        json.len(),
        &mut || drop(black_box(ListTimeSeriesResponse::decode(black_box(&json)))),
        &mut || drop(black_box(serde_json::from_slice::<Page>(black_box(&json)))),
    );
    compare(
        "write",
        json.len(),
        &mut || drop(black_box(to_vec(black_box(&message)))),
        &mut || drop(black_box(serde_json::to_vec(black_box(&peer)))),
    );
}
