//! The types of google-cloud-monitoring-v3, which have serde's traits in code that Google generates.

#[path = "../../../messages.rs"]
mod messages;

use google_cloud_monitoring_v3::model::ListTimeSeriesResponse;

fn main() {
    messages::serve(|kind, rounds, bytes| match kind {
        "series" => messages::measure::<ListTimeSeriesResponse>(rounds, bytes),
        _ => panic!("no such kind: {kind}"),
    });
}
