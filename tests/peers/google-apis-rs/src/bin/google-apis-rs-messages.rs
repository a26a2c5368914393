//! The types of google-discovery1 and google-monitoring3, which serde's derive reads and writes.

#[path = "../../../messages.rs"]
mod messages;

use google_discovery1::api::RestDescription;
use google_monitoring3::api::ListTimeSeriesResponse;

fn main() {
    messages::serve(|kind, rounds, bytes| match kind {
        "document" => messages::measure::<RestDescription>(rounds, bytes),
        "series" => messages::measure::<ListTimeSeriesResponse>(rounds, bytes),
        _ => panic!("no such kind: {kind}"),
    });
}
