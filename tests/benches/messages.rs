//! Reading and writing of whole responses, beside others: documents, which Google's Discovery service sent, and a page of time series.
//!
//! ```text
//! cargo bench -p discovery-tests --bench messages
//! ```
//!
//! The peers are structs with serde's derive by hand, `serde_json::Value`, and the types of google-apis-rs and google-cloud-rust, in
//! programs of their own: see `discovery_tests::peers`. All take turns, and the shortest time of each counts.

#[path = "../../runtime/benches/message/derive.rs"]
mod derive;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use discovery_runtime::Message;
use discovery_runtime::message::{Reply, to_vec};
use discovery_tests::peers::Peer;
use discovery_tests::rows::{Better, Row, leave_out};
use google_discovery_v1::types::RestDescription;
use google_monitoring_v3::types::ListTimeSeriesResponse;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How often each side has its turn, and how long a turn is.
const TURNS: usize = 12;
const SECONDS_OF_A_TURN: f64 = 0.4;

/// One response.
struct Sample {
    what: String,
    /// As the peers call it.
    kind: &'static str,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// The shortest seconds to read, and to write.
type Times = [f64; 2];

/// Someone who reads and writes a sample so often.
type Side<'a> = (String, Box<dyn FnMut(usize) -> Times + 'a>);

fn main() {
    let samples = samples();
    let mut peers = Vec::new();
    for (name, package, program) in [
        (
            "google-apis-rs 7.0",
            "google-apis-rs",
            "google-apis-rs-messages",
        ),
        (
            "google-cloud-monitoring-v3 1.14",
            "google-cloud-rust",
            "google-cloud-rust-messages",
        ),
    ] {
        match Peer::rust(name, package, program, &[]) {
            Ok(peer) => peers.push(peer),
            Err(why) => leave_out(name, &why),
        }
    }
    for sample in &samples {
        let bytes = &sample.bytes;
        let mut sides: Vec<Side<'_>> = match sample.kind {
            "document" => vec![ours::<RestDescription>(bytes)],
            _ => vec![
                ours::<ListTimeSeriesResponse>(bytes),
                serde::<derive::Page>("serde's derive, by hand", bytes),
            ],
        };
        sides.push(serde::<Value>("serde_json::Value", bytes));
        for peer in &mut peers {
            // Google's own crates have none for the Discovery service.
            let name = match (sample.kind, peer.name) {
                ("document", "google-apis-rs 7.0") => "google-discovery1 7.0",
                ("document", _) => continue,
                ("series", "google-apis-rs 7.0") => "google-monitoring3 7.0",
                (_, name) => name,
            };
            let (kind, path) = (sample.kind, sample.path.display());
            sides.push((
                name.to_owned(),
                Box::new(move |rounds| peer.ask(&format!("{kind} {rounds} {path}"))),
            ));
        }
        report(sample, &measure(sides));
    }
}

/// Small and large documents, and a page. A peer reads its files, so each is one.
fn samples() -> Vec<Sample> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut samples: Vec<Sample> = ["documents/monitoring.v3", "large/compute.v1"]
        .map(|name| {
            let path = tests.join("corpus").join(name).with_extension_of_json();
            let bytes = std::fs::read(&path).expect("a document");
            let name = name.rsplit('/').next().unwrap_or(name);
            Sample {
                what: format!("the document of {name}, {}", size(&bytes)),
                kind: "document",
                path,
                bytes,
            }
        })
        .into();
    let bytes = derive::page();
    let path = discovery_tests::scratch::target_folder()
        .expect("a target folder")
        .join("benchmarks-time-series.json");
    std::fs::write(&path, &bytes).expect("a file");
    samples.push(Sample {
        what: format!("a page of time series, {}", size(&bytes)),
        kind: "series",
        path,
        bytes,
    });
    samples
}

trait JsonPath {
    fn with_extension_of_json(self) -> Self;
}

impl JsonPath for PathBuf {
    /// `monitoring.v3` has an extension already.
    fn with_extension_of_json(mut self) -> Self {
        self.as_mut_os_string().push(".json");
        self
    }
}

fn size(bytes: &[u8]) -> String {
    let megabytes = bytes.len() as f64 / 1e6;
    format!("{megabytes:.1} MB")
}

/// The generated type.
fn ours<T: Message + Reply + Default + 'static>(bytes: &[u8]) -> Side<'_> {
    let message = T::decode(bytes).expect("a response");
    same_json(bytes, &to_vec(&message));
    let run = move |rounds| {
        shortest(
            rounds,
            || drop(black_box(T::decode(black_box(bytes)))),
            || drop(black_box(to_vec(black_box(&message)))),
        )
    };
    ("ours".to_owned(), Box::new(run))
}

/// A type with serde's traits.
fn serde<'a, T: DeserializeOwned + Serialize + 'a>(name: &str, bytes: &'a [u8]) -> Side<'a> {
    let message: T = serde_json::from_slice(bytes).expect("a response");
    same_json(bytes, &serde_json::to_vec(&message).expect("JSON"));
    let run = move |rounds| {
        shortest(
            rounds,
            || drop(black_box(serde_json::from_slice::<T>(black_box(bytes)))),
            || drop(black_box(serde_json::to_vec(black_box(&message)))),
        )
    };
    (name.to_owned(), Box::new(run))
}

/// What was read and written says the same as before.
fn same_json(before: &[u8], after: &[u8]) {
    let value = |json| serde_json::from_slice::<Value>(json).expect("JSON");
    assert!(value(before) == value(after), "a message is not whole");
}

fn shortest(rounds: usize, mut read: impl FnMut(), mut write: impl FnMut()) -> Times {
    let seconds = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let mut times = [f64::INFINITY; 2];
    for _ in 0..rounds {
        times = [
            times[0].min(seconds(&mut read)),
            times[1].min(seconds(&mut write)),
        ];
    }
    times
}

/// The shortest times of each side, over all turns.
fn measure(mut sides: Vec<Side<'_>>) -> Vec<(String, Times)> {
    // Ours says how many rounds make a turn.
    let [read, write] = (sides[0].1)(3);
    let rounds = ((SECONDS_OF_A_TURN / (read + write)) as usize).max(1);
    let mut best = vec![[f64::INFINITY; 2]; sides.len()];
    for _ in 0..TURNS {
        for ((_, side), best) in sides.iter_mut().zip(&mut best) {
            let [read, write] = side(rounds);
            *best = [best[0].min(read), best[1].min(write)];
        }
    }
    let names = sides.into_iter().map(|(name, _)| name);
    names.zip(best).collect()
}

fn report(sample: &Sample, sides: &[(String, Times)]) {
    for (at, table) in ["Reading", "Writing"].into_iter().enumerate() {
        let speed = |times: &Times| sample.bytes.len() as f64 / 1e6 / times[at];
        let ours = speed(&sides[0].1);
        for (peer, times) in &sides[1..] {
            let row = Row {
                table,
                what: &sample.what,
                unit: "MB/s",
                ours,
                theirs: Some((peer, speed(times))),
                ratio: None,
                better: Better::More,
                headline: sample.kind == "series",
            };
            row.print();
            row.note();
        }
    }
}
