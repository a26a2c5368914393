//! A page of time series of 1 MB, and the structs that one would write for it by hand with serde's derive. Times are `String`, and
//! unknown fields are dropped.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Page {
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

/// The page, as JSON.
pub(crate) fn page() -> Vec<u8> {
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
