//! The traces of a call.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use discovery_runtime::Credentials;
use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::server::{CannedResponse, Server};
use crate::{builder, get, quick};

/// Keeps every event, and every span with what is recorded, as text.
#[derive(Clone, Default)]
pub(crate) struct Recorder(pub(crate) Arc<Mutex<Vec<(Level, String)>>>);

impl Subscriber for Recorder {
    fn enabled(&self, _metadata: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.keep(span.metadata(), |text| span.record(text));
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, values: &Record<'_>) {
        let mut text = Text("recorded:".to_owned());
        values.record(&mut text);
        self.0.lock().unwrap().push((Level::TRACE, text.0));
    }

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.keep(event.metadata(), |text| event.record(text));
    }

    fn enter(&self, _span: &Id) {}

    fn exit(&self, _span: &Id) {}
}

impl Recorder {
    fn keep(&self, metadata: &Metadata<'_>, record: impl FnOnce(&mut Text)) {
        let mut text = Text(format!("{}:", metadata.target()));
        record(&mut text);
        self.0.lock().unwrap().push((*metadata.level(), text.0));
    }
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

#[tokio::test]
async fn every_attempt_is_an_event_without_a_secret() {
    let server = Server::script([
        CannedResponse::json(503, "{}"),
        CannedResponse::json(200, "{}"),
        CannedResponse::json(404, "{}"),
    ]);
    let client = builder(&server.url())
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    for _ in 0..2 {
        let mut call = get(&client);
        call.query("key", "secret");
        call.options(quick);
        let _ = call.send::<Value>().await;
    }
    drop(guard);
    let events = recorder.0.lock().unwrap().clone();
    assert!(
        events.iter().all(|(_, text)| !text.contains("secret")),
        "{events:?}"
    );
    let own: Vec<_> = events
        .iter()
        .filter(|(_, text)| text.starts_with("discovery_runtime: ") && text.contains(" method="))
        .collect();
    let expected = [
        (
            Level::WARN,
            [
                "method=\"library.books.test\"",
                "attempt=1",
                "status=503",
                "wait=",
            ],
        ),
        (
            Level::DEBUG,
            [
                "method=\"library.books.test\"",
                "attempt=2",
                "status=200",
                "succeeded",
            ],
        ),
        (
            Level::DEBUG,
            [
                "method=\"library.books.test\"",
                "attempt=1",
                "status=404",
                "failed",
            ],
        ),
    ];
    assert_eq!(own.len(), expected.len(), "{own:?}");
    for ((level, text), (expected, parts)) in own.iter().zip(expected) {
        assert_eq!(*level, expected, "{text}");
        assert!(parts.iter().all(|part| text.contains(part)), "{text}");
    }
}

#[tokio::test]
async fn a_value_of_another_type_is_an_event_with_its_path() {
    let server = Server::script([CannedResponse::json(200, r#"{"strings": ["a", 5]}"#)]);
    let client = builder(&server.url()).build().unwrap();
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let mut call = get(&client);
    call.options(|options| options.lenient(true));
    call.send::<crate::responses::Strings>().await.unwrap();
    drop(guard);
    let events = recorder.0.lock().unwrap().clone();
    let warned: Vec<_> = events
        .iter()
        .filter(|(level, _)| *level == Level::WARN)
        .collect();
    let [(_, text)] = &warned[..] else {
        panic!("{events:?}")
    };
    assert!(text.contains("path=\"strings[1]\" found=\"5\""), "{text}");
}
