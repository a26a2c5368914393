//! Random responses through the methods of a generated crate: read, written, and compared.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::answers;
use super::cases::Vector;
use super::document::Document;
use super::report::{self, Count};
use super::sample::{Sample, sample};

/// The program gets so many responses at once.
const AT_ONCE: usize = 4000;

/// How many random responses there are to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Random {
    /// For each method that has vectors and a response.
    pub each: usize,
    /// What they are made from; the same seed makes the same responses.
    pub seed: u64,
}

/// What became of random responses.
#[derive(Default)]
pub(super) struct Found {
    pub(super) count: Count,
    pub(super) differences: Vec<String>,
}

/// One response that a method is to read.
struct Response<'a> {
    vector: &'a Vector,
    method: &'a Value,
    number: usize,
    sample: Sample,
}

/// Has the program read and write responses. Requests are those of the first vector of each method.
pub(super) fn check(
    program: &Path,
    folder: &Path,
    vectors: &[Vector],
    document: &Document,
    random: Random,
) -> io::Result<Found> {
    let mut seen = BTreeSet::new();
    let methods = vectors.iter().filter(|vector| seen.insert(&vector.key));
    let mut responses = methods
        .filter_map(|vector| {
            let method = document.method(&vector.resources, &vector.name)?;
            Some((vector, method, method.get("response")?))
        })
        .flat_map(|(vector, method, schema)| {
            (0..random.each).map(move |number| Response {
                vector,
                method,
                number,
                sample: sample(document, schema, seed(random.seed, &vector.key, number)),
            })
        });
    let mut found = Found::default();
    loop {
        let batch: Vec<Response<'_>> = responses.by_ref().take(AT_ONCE).collect();
        if batch.is_empty() {
            return Ok(found);
        }
        let lines: Vec<Value> = batch
            .iter()
            .map(|response| line(response, document))
            .collect();
        let answers = answers::ask(program, folder, &lines.iter().collect::<Vec<_>>())?;
        for (response, answer) in batch.iter().zip(&answers.cases) {
            let differences = compare(response, answer, document);
            found.count.all += 1;
            found.count.good += usize::from(differences.is_empty());
            let Response { vector, number, .. } = response;
            found.differences.extend(differences.iter().map(|it| {
                format!(
                    "{} (random {number} of seed {}): {it}",
                    vector.key, random.seed
                )
            }));
        }
    }
}

/// A seed of its own for every response, which no other method and no other count changes.
fn seed(seed: u64, key: &str, number: usize) -> u64 {
    // FNV-1a.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    fastrand::Rng::with_seed(hash ^ seed)
        .u64(..)
        .wrapping_add(number as u64)
}

fn line(response: &Response<'_>, document: &Document) -> Value {
    let case = response.vector.cases.first();
    let mut line = case.map_or(Value::Null, |case| case.line.clone());
    let sent = &response.sample.sent;
    line["reply"] = if document.data_wrapper() {
        json!({"data": sent})
    } else {
        sent.clone()
    };
    line
}

fn compare(response: &Response<'_>, answer: &Value, document: &Document) -> Vec<String> {
    match answer.get("error").and_then(Value::as_str) {
        Some(error) => vec![error.to_owned()],
        None => report::reply(&response.sample.expected, answer, response.method, document),
    }
}
