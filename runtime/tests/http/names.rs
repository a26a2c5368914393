//! Which path values are sent: those that the document names.

use discovery_runtime::contract::SharedPath;
use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::{CallOptions, ClientBuilder, Credentials, Error};

use crate::method;

/// Two resources with the same paths, and a list.
static LIBRARY: Api = crate::api().shared_paths(
    const {
        &[
            SharedPath::new(
                "GET",
                "v1/{+name}",
                "name",
                &[
                    ("shelves/*", "library.shelves.get"),
                    ("shelves/*/books/*", "library.books.get"),
                    // Of a method that was not selected.
                    ("archive/**", ""),
                ],
            ),
            SharedPath::new(
                "GET",
                "v1/{+parent}/books",
                "parent",
                &[
                    ("shelves/*", "library.books.list"),
                    ("archive", "library.books.list"),
                ],
            ),
            SharedPath::new(
                "POST",
                "v1/{+parent}/books",
                "parent",
                &[
                    ("shelves/*", "library.books.create"),
                    ("*", "library.things.create"),
                ],
            ),
        ]
    },
);

static GET_BOOK: Method = Method::new("library.books.get", "GET", "v1/{+name}")
    .forms(&[("name", &["shelves/*/books/*"])]);
static LIST_BOOKS: Method =
    Method::new("library.books.list", "GET", "v1/{+parent}/books").forms(&[(
        "parent",
        &["shelves/*", "archive", "attic", "cellar", "garage", "hall"],
    )]);
static UNCHECKED: Method = method("GET", "v1/{+name}");

fn client(change: fn(CallOptions) -> CallOptions) -> ApiClient {
    let builder: ClientBuilder<ApiClient> = ClientBuilder::new(&LIBRARY);
    builder
        .credentials(Credentials::anonymous())
        .options(change)
        .build()
        .unwrap()
}

fn call(method: &'static Method, name: &'static str, value: &str) -> Call {
    let mut call = Call::new(&client(|options| options), method);
    call.path(name, value);
    call
}

fn sent(call: Call) -> Result<String, Error> {
    Ok(call.request()?.uri().path().to_owned())
}

#[test]
fn a_value_of_a_form_is_sent() {
    let value = "shelves/a b(c)/books/ä";
    let path = sent(call(&GET_BOOK, "name", value)).unwrap();
    assert_eq!(path, "/v1/shelves/a%20b(c)/books/%C3%A4");
    for value in ["archive", "attic", "hall", "shelves/1"] {
        sent(call(&LIST_BOOKS, "parent", value)).unwrap();
    }
    sent(call(&UNCHECKED, "name", "any/thing/at/all")).unwrap();
}

/// The server sees no difference between two methods of one verb and path.
#[test]
fn what_another_method_with_the_path_takes_is_sent_too() {
    for value in ["shelves/1", "archive/1900/3"] {
        let path = sent(call(&GET_BOOK, "name", value)).unwrap();
        assert_eq!(path, format!("/v1/{value}"));
    }
    let error = sent(call(&GET_BOOK, "name", "attic")).unwrap_err();
    assert_eq!(error.parameter_name(), Some("name"));
}

#[test]
fn what_is_refused_says_what_is_wrong_what_is_right_and_where_it_belongs() {
    let error = sent(call(&GET_BOOK, "name", "archive")).unwrap_err();
    assert_eq!(error.method(), Some("library.books.get"));
    assert_eq!(
        error.to_string(),
        "library.books.get: parameter `name` is \"archive\", but its segment 1 is \"archive\", not `shelves`. It takes \
         `shelves/*/books/*`; methods that take it: `library.books.list`; `check_names(false)` in the options sends it here anyway"
    );
    let error = sent(call(&LIST_BOOKS, "parent", "shelves/1/books/2")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "library.books.list: parameter `parent` is \"shelves/1/books/2\", but it has 4 segments, and `shelves/*` has 2 \
         segments. It takes `shelves/*`, `archive`, `attic`, `cellar` and 2 more; methods that take it: `library.books.get`; \
         `check_names(false)` in the options sends it here anyway"
    );
    // A form of wildcards alone says of no method that it is meant.
    let error = sent(call(&LIST_BOOKS, "parent", "nowhere")).unwrap_err();
    assert!(!error.to_string().contains("methods"), "{error}");
    let long = sent(call(&LIST_BOOKS, "parent", &"ä".repeat(100_000))).unwrap_err();
    assert!(long.to_string().len() < 1000, "{long}");
}

#[test]
fn the_check_can_be_switched_off_for_a_call_or_a_client() {
    let off = |options: CallOptions| options.check_names(false);
    let mut one = call(&GET_BOOK, "name", "nowhere/at/all");
    one.options(off);
    assert_eq!(sent(one).unwrap(), "/v1/nowhere/at/all");
    let client = client(off);
    let mut all = Call::new(&client, &GET_BOOK);
    all.path("name", "nowhere");
    assert_eq!(sent(all.clone()).unwrap(), "/v1/nowhere");
    all.options(|options| options.check_names(true));
    sent(all).unwrap_err();
}

#[test]
fn what_would_address_something_else_is_refused_always() {
    for value in [
        "",
        "shelves/../books",
        "shelves/%2e%2E",
        "shelves/%25252e",
        ".",
    ] {
        let mut call = call(&GET_BOOK, "name", value);
        call.options(|options| options.check_names(false));
        sent(call).unwrap_err();
    }
}
