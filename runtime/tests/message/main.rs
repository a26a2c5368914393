//! Messages: reading, writing, and the values that are kept or refused.

mod duplicates;
mod enums;
mod kept;
mod lenient;
mod lossless;
mod make;
mod masks;
mod nulls;
mod numbers;
mod paths;
mod round_trip;
pub mod sample;
mod update_masks;
mod values;

use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::serde_json::{self, Value};
use sample::Everything;

/// Reads a text that has to be one.
fn read(json: &str) -> Everything {
    match Everything::decode(json.as_bytes()) {
        Ok(message) => message,
        Err(error) => panic!("{json}: {error}"),
    }
}

/// The JSON after reading and writing.
fn written(json: &str) -> Value {
    serde_json::from_slice(&to_vec(&read(json))).expect("what the writer writes is JSON")
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).expect("the test's own JSON")
}
