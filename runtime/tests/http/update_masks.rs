//! An update mask from the body, on the wire. `tests/message/update_masks.rs` has the rules for its paths.

use discovery_runtime::contract::{Call, Method, Unknown, update_mask};
use discovery_runtime::message::to_vec;
use serde_json::{Value, json};

use crate::client;
use crate::server::{CannedResponse, Server};

static PATCH: Method = Method::new("library.books.patch", "PATCH", "v1/{+name}");

pub(crate) struct Book {
    pub create_time: Option<String>,
    pub etag: Option<String>,
    pub name: Option<String>,
    pub print: Option<Print>,
    pub title: Option<String>,
    #[doc(hidden)]
    pub __unknown: Unknown,
}

discovery_runtime::contract::message! {
    struct Book;
    unmasked "createTime" "etag";
    0 "createTime" create_time;
    1 "etag" etag;
    2 "name" name;
    3 "print" print;
    4 "title" title;
}

pub(crate) struct Print {
    pub color: Option<String>,
    pub name: Option<String>,
    pub seen: Option<bool>,
    #[doc(hidden)]
    pub __unknown: Unknown,
}

discovery_runtime::contract::message! {
    struct Print;
    unmasked "seen";
    0 "color" color;
    1 "name" name;
    2 "seen" seen;
}

/// As a generated builder.
struct Patch {
    call: Call,
}

impl Patch {
    update_mask!("updateMask", Book);
}

/// A book as the server sent it.
fn read_book() -> Book {
    Book {
        create_time: Some("2026-01-01T00:00:00Z".into()),
        etag: Some("e".into()),
        name: Some("books/1".into()),
        print: Some(Print {
            name: Some("p".into()),
            seen: Some(true),
            ..Default::default()
        }),
        title: Some("Emma".into()),
        ..Default::default()
    }
}

#[tokio::test]
async fn what_only_the_server_sets_and_what_the_path_has_is_left_out_and_sent() {
    let server = Server::start(|_, _| CannedResponse::json(200, "{}"));
    let mut call = Call::new(&client(&server.url()), &PATCH);
    call.path("name", "books/1");
    call.body(&read_book());
    let call = Patch { call }.update_mask_from_body().call;
    call.send::<Value>().await.unwrap();
    let [seen] = &server.seen()[..] else { panic!() };
    // The inner `name` is another one.
    assert_eq!(
        seen.target,
        "/v1/books/1?alt=json&updateMask=print.name%2Ctitle"
    );
    assert_eq!(seen.body, to_vec(&read_book()));
}

#[tokio::test]
async fn every_attempt_has_the_same_mask() {
    let server = Server::start(|_, number| match number {
        0 => CannedResponse::json(503, "{}"),
        _ => CannedResponse::json(200, "{}"),
    });
    let mut call = Call::new(&client(&server.url()), &PATCH);
    call.path("name", "books/1");
    call.options(|options| options.idempotent(true));
    let mut call = Patch { call }.update_mask_from_body().call;
    call.body(&Book {
        title: Some(String::new()),
        ..Default::default()
    });
    assert_eq!(call.send::<Value>().await.unwrap(), json!({}));
    let targets: Vec<String> = server
        .seen()
        .iter()
        .map(|seen| seen.target.clone())
        .collect();
    assert_eq!(targets, ["/v1/books/1?alt=json&updateMask=title"; 2]);
}

#[tokio::test]
async fn a_message_with_nothing_to_update_is_no_path() {
    let server = Server::start(|_, _| CannedResponse::json(200, "{}"));
    let mut call = Call::new(&client(&server.url()), &PATCH);
    call.path("name", "books/1");
    call.body(&Book {
        print: Some(Print {
            seen: Some(true),
            ..Default::default()
        }),
        ..Default::default()
    });
    let call = Patch { call }.update_mask_from_body().call;
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.parameter_name(), Some("updateMask"));
    assert_eq!(server.seen().len(), 0);
}
