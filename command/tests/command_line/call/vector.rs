//! A request, compared with that of a vector: a recorded request of Google's Python client.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

fn decoded(query: &str) -> Vec<[String; 2]> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<[String; 2]> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            [decode(name), decode(value)]
        })
        .collect();
    pairs.sort();
    pairs
}

/// What is different between a request, as `--dry-run` prints it, and that of a vector.
pub(crate) fn differences(request: &Value, expected: &Value) -> Vec<String> {
    let url = request["url"].as_str().expect("a URL");
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    let mut pairs: Vec<[String; 2]> =
        serde_json::from_value(expected["query"].clone()).expect("pairs");
    pairs.sort();
    let mut compared = vec![
        (
            "method".to_owned(),
            expected["method"].clone(),
            request["method"].clone(),
        ),
        (
            "path".to_owned(),
            expected["path"].clone(),
            format!("/{path}").into(),
        ),
        ("query".to_owned(), json!(pairs), json!(decoded(query))),
        (
            "body".to_owned(),
            expected["body"].clone(),
            request["body"].clone(),
        ),
    ];
    for (name, value) in expected["headers"].as_object().into_iter().flatten() {
        let name = name.to_ascii_lowercase();
        let found = request["headers"][&name].clone();
        compared.push((name, value.clone(), found));
    }
    let different = compared
        .into_iter()
        .filter(|(_, expected, found)| expected != found);
    different
        .map(|(what, expected, found)| format!("{what}: expected {expected}, found {found}"))
        .collect()
}
