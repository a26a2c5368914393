//! Compares reading and writing a page of time series of 1 MB with the same structs with serde's derive: `cargo bench -p
//! discovery-runtime --bench message`.
//!
//! Prints ratios; above 1 the field tables are faster. The peer keeps times as `String` and drops unknown fields.

#[path = "../tests/message/sample/mod.rs"]
#[allow(unreachable_pub)]
pub mod sample;

#[path = "message/derive.rs"]
mod derive;

use std::hint::black_box;
use std::time::{Duration, Instant};

use derive::{Page, page};
use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::serde_json;
use sample::ListTimeSeriesResponse;

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
