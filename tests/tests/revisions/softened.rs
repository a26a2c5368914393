//! What a document gives up is softened: a program that was written for the first revision compiles with the crate of the second one,
//! with warnings, and sends the same requests.
//!
//! The modules are what the generator makes: see `the_modules_are_what_the_generator_makes`.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use discovery_codegen::{
    Facts, Layout, Options, RuntimeSource, generate_from, resolve, resolve_after,
};
use discovery_runtime::transport::{Body, Transport, TransportFuture};
use discovery_runtime::{Credentials, ErrorKind};

/// The crate of the first revision.
#[allow(missing_docs, unreachable_pub, dead_code)]
mod first {
    include!("softened/first.rs");
}

/// That of the second one, after the first.
#[allow(missing_docs, unreachable_pub, dead_code)]
mod second {
    include!("softened/second.rs");
}

/// The program without a warning.
#[deny(warnings)]
mod with_first {
    use super::first::notes_v1;
    include!("softened/program.rs");
}

/// The program with warnings of what is deprecated, and no others.
#[deny(warnings)]
mod with_second {
    use super::second::notes_v1;

    #[expect(deprecated)]
    mod program {
        use super::notes_v1;
        include!("softened/program.rs");
    }
    pub(crate) use program::*;
}

/// Types within inline types, in code that imports no module: a path through a deprecated module is no warning, so the types warn.
#[deny(warnings)]
mod paths {
    use super::second::notes_v1::types;

    #[expect(deprecated)]
    pub(super) const COLOUR: types::note::Colour = types::memo::Colour::Red;
    #[expect(deprecated)]
    pub(super) fn style() -> types::note::Style {
        types::memo::Style::default()
    }
    #[expect(deprecated)]
    pub(super) const WEIGHT: types::note::style::Weight = types::memo::style::Weight::Thin;
}

const ONE: &str = include_str!("softened/1.json");
const TWO: &str = include_str!("softened/2.json");

/// Responds to everything, and keeps the requests.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Transport for Recorder {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let line = format!("{} {}", request.method(), request.uri());
        self.0.lock().expect("no panic").push(line);
        let response = http::Response::new(Body::from(r#"{"title": "Milk", "notes": [{}]}"#));
        Box::pin(async { Ok(response) })
    }
}

/// Runs the program with the client of one of the modules; the requests that it sends, and the error of its last call.
macro_rules! run {
    ($api:path, $program:path) => {{
        use $api as api;
        use $program as program;
        let recorder = Recorder::default();
        let client = api::Client::builder()
            .credentials(Credentials::anonymous())
            .transport(recorder.clone())
            .build()
            .expect("a client");
        let get = program::get(&client).send().await.expect("a note");
        assert_eq!(get.title.as_deref(), Some("Milk"));
        assert_eq!(
            program::add(&client).await.expect("a title").as_deref(),
            Some("Milk")
        );
        assert_eq!(program::sorted(&client).await.expect("notes"), 1);
        let all = program::all(&client).await.map(|notes| notes.len());
        let sent = recorder.0.lock().expect("no panic").clone();
        (sent, all)
    }};
}

#[tokio::test]
async fn the_program_sends_the_same_and_learns_what_is_required() {
    let (before, all) = run!(first::notes_v1, with_first);
    assert_eq!(all.expect("notes"), 1);
    let (after, all) = run!(second::notes_v1, with_second);
    let requests = [
        "GET https://notes.example.com/v1/folders/1/notes/2?alt=json",
        "POST https://notes.example.com/v1/folders/1/notes?alt=json",
        "GET https://notes.example.com/v1/folders/1/notes?alt=json&filter=title%3Amilk&orderby=title",
        "GET https://notes.example.com/v1/folders/1/notes?alt=json",
    ];
    assert_eq!(before, requests);
    let renamed = requests[2].replace("orderby", "orderBy");
    assert_eq!(
        after,
        [requests[0], requests[1], &renamed],
        "nothing is sent without `filter`"
    );
    let error = all.expect_err("`filter` is required");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.method(), Some("notes.notes.list"));
    assert_eq!(error.parameter_name(), Some("filter"));
    assert_eq!(
        error.to_string(),
        "notes.notes.list: parameter `filter` is required now: set it with `.filter(…)`"
    );
}

#[test]
fn types_in_the_old_module_are_those_of_the_new_one() {
    use second::notes_v1::types::{Memo, memo};

    let memo = Memo {
        colour: Some(paths::COLOUR),
        style: Some(Box::new(memo::Style {
            weight: Some(paths::WEIGHT),
            ..paths::style()
        })),
        ..Memo::default()
    };
    let json = serde_json::to_value(&memo).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!({"colour": "RED", "style": {"weight": "THIN"}})
    );
}

/// If this fails, `INSTA_UPDATE=always cargo test -p discovery-tests --test revisions modules` writes the modules again.
#[test]
fn the_modules_are_what_the_generator_makes() {
    let first = resolve(ONE).expect("a document");
    let (second, _) = resolve_after(&first, TWO, Facts::Shipped).expect("a document");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/revisions/softened");
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    for (name, api) in [("first.rs", first), ("second.rs", second)] {
        let options = Options {
            runtime: RuntimeSource::Workspace,
            layout: Layout::Module,
            ..Options::default()
        };
        let made = generate_from(api, &options).expect("a module");
        let text: String = made.tree.files().map(|(_, text)| text).collect();
        let place = folder.join(name);
        if update {
            fs::write(&place, &text).expect("a file");
        }
        let there = fs::read_to_string(&place).unwrap_or_default();
        assert!(there == text, "{name} is not what the generator makes");
    }
}
