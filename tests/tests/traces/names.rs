//! `docs/guide/src/traces.md` lists every name.

use std::collections::BTreeSet;

use discovery_tests::server::Server;
use tracing::Instrument as _;

use crate::recorder::Trace;
use crate::{client, get};

const GUIDE: &str = include_str!("../../../docs/guide/src/traces.md");
/// Where the names are written in the code.
const CODE: &str = include_str!("../../../runtime/src/trace/on.rs");

/// The names in the first column of the tables of the guide.
fn listed() -> BTreeSet<&'static str> {
    let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split_once('`'))
        .map(|(name, _)| name)
        .collect()
}

/// The fields that the code has: `a.b = …`.
fn in_code() -> BTreeSet<&'static str> {
    let fields = CODE.lines().filter(|line| !line.ends_with(';'));
    let fields = fields.filter_map(|line| line.split_once(" = "));
    fields
        .map(|(name, _)| name.trim())
        .filter(|name| {
            name.contains('.')
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'_'))
        })
        .collect()
}

#[test]
fn the_guide_lists_every_field_and_no_other() {
    let fields = listed().into_iter().filter(|name| name.contains('.'));
    assert_eq!(fields.collect::<BTreeSet<_>>(), in_code());
}

#[tokio::test]
async fn what_opentelemetry_gets_is_listed() {
    let server = Server::with_status([(503, "{}"), (200, "{}")]);
    let trace = Trace::new();
    let client = client(&server);
    let called = get(&client, |options| options).instrument(trace.root());
    called.await.unwrap();
    let listed = listed();
    for span in trace.spans() {
        for name in span.fields.keys() {
            assert!(listed.contains(name.as_str()), "{name} of {}", span.name);
        }
    }
}
