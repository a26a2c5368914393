//! Any messages, in every format, in any chunks.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::api::{in_memory, read};

/// A random value: an object at the top, as a message is.
fn value(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(0..if depth == 0 { 4 } else { 7 }) {
        _ if depth == 3 => Value::Object(members(rng, depth)),
        0 => Value::Null,
        1 => json!(rng.i64(..)),
        2 => json!(rng.bool()),
        3 => json!(text(rng)),
        4 => json!(f64::from(rng.i32(..)) / 8.0),
        5 => (0..rng.usize(0..4))
            .map(|_| value(rng, depth - 1))
            .collect(),
        _ => Value::Object(members(rng, depth)),
    }
}

fn members(rng: &mut Rng, depth: usize) -> Map<String, Value> {
    let count = rng.usize(0..4);
    (0..count)
        .map(|_| (text(rng), value(rng, depth - 1)))
        .collect()
}

/// Letters, brackets, escapes, and characters of up to four bytes.
fn text(rng: &mut Rng) -> String {
    const CHARACTERS: &[char] = &[
        'a',
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        '\n',
        '\r',
        ',',
        ':',
        ' ',
        'é',
        '\u{2028}',
        '\u{1f600}',
        '\0',
    ];
    (0..rng.usize(0..6))
        .map(|_| CHARACTERS[rng.usize(0..CHARACTERS.len())])
        .collect()
}

fn pretty(rng: &mut Rng, value: &Value) -> String {
    match rng.bool() {
        true => format!("{value:#}"),
        false => value.to_string(),
    }
}

fn space(rng: &mut Rng) -> &'static str {
    ["", "\n", "\r\n", " \t", "\n\n"][rng.usize(0..5)]
}

fn array(rng: &mut Rng, values: &[Value]) -> String {
    let mut text = format!("{}[", space(rng));
    for (index, value) in values.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        text += &[space(rng), comma, space(rng), &pretty(rng, value)].concat();
    }
    text + space(rng) + "]" + space(rng)
}

fn lines(rng: &mut Rng, values: &[Value]) -> String {
    let texts = values
        .iter()
        .map(|value| pretty(rng, value) + ["\n", "\r\n", " "][rng.usize(0..3)]);
    texts.collect()
}

fn events(rng: &mut Rng, values: &[Value]) -> String {
    let end = ["\n", "\r\n", "\r"][rng.usize(0..3)];
    let mut text = String::new();
    for value in values {
        for _ in 0..rng.usize(0..3) {
            text += &[
                [": comment", "id: 1", "event: x", "unknown", ""][rng.usize(0..5)],
                end,
            ]
            .concat();
        }
        for line in pretty(rng, value).split('\n') {
            text += &["data:", if rng.bool() { " " } else { "" }, line, end].concat();
        }
        text += end;
    }
    if rng.bool() {
        text += &["data: [DONE]", end, end].concat();
    }
    text
}

fn random_chunks(rng: &mut Rng, text: &str) -> Vec<Vec<u8>> {
    let longest = [1, 2, 5, 40, 4000][rng.usize(0..5)];
    let (mut rest, mut chunks) = (text.as_bytes(), Vec::new());
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rng.usize(1..=longest).min(rest.len()));
        chunks.push(chunk.to_vec());
        rest = after;
    }
    chunks
}

#[tokio::test]
async fn random_messages_in_random_chunks_are_the_same_messages() {
    for seed in 0..3000 {
        let rng = &mut Rng::with_seed(seed);
        let values: Vec<Value> = (0..rng.usize(0..6)).map(|_| value(rng, 3)).collect();
        let (content_type, text) = match seed % 3 {
            0 => ("application/json", array(rng, &values)),
            1 if values.is_empty() => continue,
            1 => ("application/x-ndjson", lines(rng, &values)),
            _ => ("text/event-stream", events(rng, &values)),
        };
        let chunks = random_chunks(rng, &text);
        let (found, error) = read(in_memory(content_type, chunks).stream::<Value>()).await;
        assert!(error.is_none(), "seed {seed}: {error:?}\n{text}");
        assert_eq!(found, values, "seed {seed}\n{text}");
    }
}
