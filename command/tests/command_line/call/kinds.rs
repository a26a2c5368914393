//! Every kind of call, against the fake server.

use std::sync::{Arc, Mutex};

use discovery_fake_server::FakeServer;
use serde_json::{Value, json};

use super::{SHELF, call, call_with, sandbox};
use crate::sandbox::Run;

/// A server, and the methods that were called.
struct Seen {
    server: FakeServer,
    methods: Arc<Mutex<Vec<String>>>,
}

impl Seen {
    fn start(fault: Option<&str>) -> Self {
        let methods = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&methods);
        let mut builder = FakeServer::builder().polls(2).on_exchange(move |exchange| {
            log.lock().expect("a log").push(exchange.method.clone());
        });
        if let Some(fault) = fault {
            builder = builder.fault(fault.parse().expect("a fault"));
        }
        let server = builder.start(SHELF).expect("it starts");
        Self { server, methods }
    }

    /// How often a method was called.
    fn count(&self, method: &str) -> usize {
        let methods = self.methods.lock().expect("a log");
        methods.iter().filter(|called| *called == method).count()
    }
}

fn json_of(run: &Run) -> Value {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"))
}

fn lines_of(run: &Run) -> Vec<Value> {
    let lines = run.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {run}")))
        .collect()
}

#[test]
fn a_body_of_fields_and_what_comes_back() {
    let sandbox = sandbox();
    let seen = Seen::start(None);
    let url = seen.server.url();
    let made = json_of(&call(
        &sandbox,
        url,
        &[
            "shelf.json",
            "books.insert",
            ".title=Ulysses",
            ".pages=730",
            ".sold=9007199254740993",
            ".lent=true",
            ".binding=HARDCOVER",
            ".authors[0].name=James Joyce",
            ".authors[0].born:=1882",
            r#".labels["a.b"]=c"#,
        ],
    ));
    let id = made["id"].as_str().expect("an id");
    let read = json_of(&call(
        &sandbox,
        url,
        &["shelf.json", "shelf.books.get", &format!("bookId={id}")],
    ));
    let expected = json!({
        "id": id, "title": "Ulysses", "pages": 730, "sold": "9007199254740993", "lent": true, "binding": "HARDCOVER",
        "authors": [{"name": "James Joyce", "born": 1882}], "labels": {"a.b": "c"}
    });
    assert_eq!(read, expected);
    // From standard input, with a field that is put into it.
    let body = br#"{"title": "Dubliners", "pages": 1}"#;
    let arguments = ["shelf.json", "books.insert", "--body", "-", ".pages=152"];
    let made = json_of(&call_with(&sandbox, url, &arguments, body));
    assert_eq!(
        (&made["title"], &made["pages"]),
        (&json!("Dubliners"), &json!(152))
    );
    // From a file, and as an argument.
    sandbox.write("book.json", body);
    for body in ["book.json", r#"{"title": "Dubliners"}"#] {
        let arguments = ["shelf.json", "books.insert", "--body", body];
        let made = json_of(&call(&sandbox, url, &arguments));
        assert_eq!(made["title"], "Dubliners");
    }
    // A method without a response prints nothing.
    let gone = call(
        &sandbox,
        url,
        &["shelf.json", "books.delete", &format!("bookId={id}")],
    );
    assert_eq!(gone.to_string(), "exit code 0\n--- stdout\n--- stderr\n");
}

#[test]
fn items_over_pages_one_a_line() {
    let sandbox = sandbox();
    let seen = Seen::start(None);
    let url = seen.server.url();
    for number in 0..5 {
        json_of(&call(
            &sandbox,
            url,
            &[
                "shelf.json",
                "books.insert",
                &format!(".title=book {number}"),
            ],
        ));
    }
    let all = ["shelf.json", "books.list", "maxResults=2", "--all"];
    let run = call(&sandbox, url, &all);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    let titles: Vec<Value> = lines_of(&run)
        .iter()
        .map(|it| it["title"].clone())
        .collect();
    assert_eq!(titles, ["book 0", "book 1", "book 2", "book 3", "book 4"]);
    assert_eq!(seen.count("shelf.books.list"), 3);
    // No page is asked for that is not needed. A mask without the token still pages.
    let limited = call(
        &sandbox,
        url,
        &[&all[..], &["--limit", "3", "fields=items(title)"]].concat(),
    );
    assert_eq!(
        limited.stdout,
        "{\"title\":\"book 0\"}\n{\"title\":\"book 1\"}\n{\"title\":\"book 2\"}\n"
    );
    assert_eq!(seen.count("shelf.books.list"), 5);
    let run = call(
        &sandbox,
        url,
        &["shelf.json", "books.get", "bookId=x", "--all"],
    );
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    assert!(run.stderr.contains("leave out --all"), "{run}");
}

#[test]
fn an_operation_is_waited_for() {
    let sandbox = sandbox();
    let seen = Seen::start(None);
    let arguments = ["shelf.json", "books.reprint", "bookId=a", "--wait"];
    let done = json_of(&call(&sandbox, seen.server.url(), &arguments));
    assert_eq!(done["done"], true);
    assert!(seen.count("shelf.operations.get") > 0);
    let started = json_of(&call(&sandbox, seen.server.url(), &arguments[..3]));
    assert_ne!(started["done"], true);
    let run = call(
        &sandbox,
        seen.server.url(),
        &["shelf.json", "books.list", "--wait"],
    );
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("leave out --wait"), "{run}");
}

#[test]
fn media_goes_up_and_comes_down() {
    let sandbox = sandbox();
    let seen = Seen::start(None);
    let url = seen.server.url();
    let bytes: Vec<u8> = (0..9_000_000_u32).map(|n| (n % 251) as u8).collect();
    for (name, bytes) in [("small.bin", &bytes[..1000]), ("large.bin", &bytes[..])] {
        sandbox.write(name, bytes);
        let made = json_of(&call(
            &sandbox,
            url,
            &[
                "shelf.json",
                "books.insert",
                ".title=x",
                "--upload",
                name,
                "--content-type",
                "text/plain",
            ],
        ));
        let id = format!("bookId={}", made["id"].as_str().expect("an id"));
        let get = ["shelf.json", "books.get", &id, "--output", "down.bin"];
        let run = call(&sandbox, url, &get);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
        assert!(sandbox.files("")["down.bin"] == bytes, "{name}");
    }
    let made = ["shelf.json", "books.insert", ".title=x", "--upload", "text"];
    sandbox.write("text", "a\nb");
    let made = json_of(&call(&sandbox, url, &made));
    let id = format!("bookId={}", made["id"].as_str().expect("an id"));
    let run = call(
        &sandbox,
        url,
        &["shelf.json", "books.get", &id, "--output", "-"],
    );
    assert_eq!((run.code, run.stdout.as_str()), (0, "a\nb"), "{run}");
    for (arguments, message) in [
        (
            ["shelf.json", "books.list", "--upload", "text"],
            "takes no media",
        ),
        (
            ["shelf.json", "books.list", "--output", "x"],
            "gives no bytes",
        ),
        (["shelf.json", "books.insert", "--upload", "no"], "no: "),
    ] {
        let run = call(&sandbox, url, &arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        assert!(run.stderr.contains(message), "{run}");
    }
}

#[test]
fn many_calls_in_one_request() {
    let sandbox = sandbox();
    let seen = Seen::start(None);
    let url = seen.server.url();
    let calls = r#"
{"method": "books.insert", "body": {"title": "a", "pages": 1}}
{"method": "books.get", "parameters": {"bookId": "none"}}
{"parameters": {"maxResults": 1, "author": ["x", "y"]}}
"#;
    let arguments = ["shelf.json", "books.list", "--batch", "-"];
    let run = call_with(&sandbox, url, &arguments, calls.as_bytes());
    assert_eq!(run.code, 1, "{run}");
    let results = lines_of(&run);
    assert_eq!(results.len(), 3);
    assert_eq!(results[0]["response"]["title"], "a");
    assert_eq!(results[1]["error"]["httpStatus"], 404);
    assert_eq!(results[1]["error"]["method"], "shelf.books.get");
    assert!(results[2]["response"].is_object(), "{run}");
    assert!(run.stderr.contains("1 of the calls failed"), "{run}");
    // Nothing is sent if one is wrong, and all mistakes are told with their lines.
    let before = seen.count("shelf.books.list");
    let calls = "{\"method\": \"books.lst\"}\n{}\n{\"parameters\": {\"maxResults\": \"x\"}, \"methd\": 1}\n{\"method\": \"books.get\"}\n[]\n";
    sandbox.write("calls.ndjson", calls);
    let run = call(&sandbox, url, &["shelf.json", "--batch", "calls.ndjson"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    insta::assert_snapshot!("batch_wrong", run);
    assert_eq!(seen.count("shelf.books.list"), before);
}

#[test]
fn a_call_is_sent_again_as_any_other() {
    let sandbox = sandbox();
    let seen = Seen::start(Some("shelf.books.list: status=503; times=2; retry-after=0"));
    let list = ["shelf.json", "books.list"];
    let books = json_of(&call(&sandbox, seen.server.url(), &list));
    assert_eq!(books["items"], json!([]));
    assert_eq!(seen.count("shelf.books.list"), 3);
    // A method that is not idempotent is not.
    let seen = Seen::start(Some("shelf.books.insert: status=500; times=9"));
    let insert = ["shelf.json", "books.insert", ".title=x"];
    let run = call(&sandbox, seen.server.url(), &insert);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert_eq!(seen.count("shelf.books.insert"), 1);
}

#[test]
fn how_a_call_ends() {
    let sandbox = sandbox();
    let get = ["shelf.json", "books.get", "bookId=x"];
    for (fault, code, reason) in [
        ("status=404", 1, "refused"),
        ("status=401", 3, "credentials"),
        ("status=504; times=99; retry-after=0", 4, "network"),
    ] {
        let seen = Seen::start(Some(&format!("shelf.books.get: {fault}")));
        let short = [&get[..], &["--timeout", "2s"]].concat();
        let run = call(&sandbox, seen.server.url(), &short);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (code, ""),
            "{fault}: {run}"
        );
        assert!(run.stderr.starts_with("error: shelf.books.get: "), "{run}");
        let run = call(
            &sandbox,
            seen.server.url(),
            &[&short[..], &["--format", "json"]].concat(),
        );
        assert_eq!(run.code, code, "{run}");
        let error: Value = serde_json::from_str(&run.stderr).expect("JSON");
        assert_eq!(error["error"]["reason"], reason, "{run}");
        assert_eq!(error["error"]["method"], "shelf.books.get", "{run}");
    }
    // Nobody listens, and nobody responds in time.
    let run = call(
        &sandbox,
        "http://127.0.0.1:1",
        &[&get[..], &["--timeout", "300ms"]].concat(),
    );
    assert_eq!(run.code, 4, "{run}");
    let seen = Seen::start(Some("shelf.books.get: delay=5s"));
    let late = [&get[..], &["--timeout", "300ms"]].concat();
    let run = call(&sandbox, seen.server.url(), &late);
    assert_eq!(run.code, 4, "{run}");
    assert!(
        run.stderr.contains("allow it more time with --timeout"),
        "{run}"
    );
}
