//! What holds for every call, whatever its parameters are and whatever servers send: it ends, a secret reaches only the host of the
//! API, and an error shows none.

mod exchange;
mod request;

use discovery_runtime::{Credentials, Error};
use serde_json::Value;
use url::Url;

use crate::messages::types::Node;
use crate::messages::{Client, DOCUMENT};
use exchange::{Exchange, Response};
use request::Sent;

/// A call of each method.
pub const EXAMPLES: [&str; 3] = [
    r#"{"call": "get", "name": "projects/p/items/i", "q": ["a"], "responses": [{"status": 302, "headers": {"location": "/v2"}, "body": ""}]}"#,
    r#"{"call": "find", "id": "a", "kind": "b", "q": [], "responses": [{"status": 403, "headers": {}, "body": ""}]}"#,
    r#"{"call": "insert", "parent": "a/b", "responses": [{"status": 307, "headers": {"location": "https://other.example.com/"}, "body": ""}]}"#,
];

/// The parameters of the calls.
const PARAMETERS: [&str; 5] = ["name", "q", "id", "kind", "parent"];
/// The secret of the client.
const TOKEN: &str = "ya29.secret-0123456789";
/// The host of the API.
const HOST: &str = "example.googleapis.com";
/// The longest text of an error.
const LONGEST: usize = 8192;

/// Makes the call that a text describes, and gives it the responses of the text.
///
/// The text is JSON: `{"call": "get", "name": "projects/p/items/i", "q": [], "responses": [{"status": 200, "headers": {}, "body":
/// ""}]}`. Other calls are `find`, with `id` and `kind`, and `insert`, with `parent`. `None` if it is something else.
///
/// # Panics
///
/// If a secret is where it must not be, or a request is not what its parameters say.
pub fn check(text: &str) -> Option<Result<Node, String>> {
    let input: Value = serde_json::from_str(text).ok()?;
    let responses = input.get("responses")?.as_array()?;
    // A caller may send the secret.
    if PARAMETERS.iter().any(|key| {
        input
            .get(key)
            .is_some_and(|value| value.to_string().contains(TOKEN))
    }) {
        return None;
    }
    let exchange = Exchange::new(responses.iter().map(Response::of));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let client = Client::builder()
        .transport(exchange.clone())
        .credentials(Credentials::token(TOKEN))
        .build()
        .expect("a client");
    let result = runtime.block_on(call(&client, &input))?;
    let sent = exchange.sent();
    request::check_requests(&input, &sent, &exchange.locations());
    for request in &sent {
        check_secret(request);
    }
    if let Err(error) = &result {
        check_error(error);
    }
    Some(result.map_err(|error| error.to_string()))
}

fn text<'v>(input: &'v Value, key: &str) -> &'v str {
    input.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The values of the parameter `q`.
fn queries(input: &Value) -> Vec<String> {
    let values = input.get("q").and_then(Value::as_array);
    let texts = values.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

async fn call(client: &Client, input: &Value) -> Option<Result<Node, Error>> {
    let items = client.items();
    Some(match text(input, "call") {
        "get" => {
            items
                .get(text(input, "name"))
                .q(queries(input))
                .send()
                .await
        }
        "find" => {
            let find = items.find(text(input, "id"), text(input, "kind"));
            find.q(queries(input)).send().await
        }
        "insert" => {
            let node = Node::default();
            items.insert(text(input, "parent"), node).send().await
        }
        _ => return None,
    })
}

/// A secret goes to the host of the API, over https, in its header.
fn check_secret(sent: &Sent) {
    let is_own =
        |url: &Url| url.scheme() == "https" && url.host_str() == Some(HOST) && url.port().is_none();
    let own = sent.url.as_ref().is_some_and(is_own);
    for (name, value) in &sent.headers {
        assert!(
            !value.contains(TOKEN) || (own && name == "authorization"),
            "the token in `{name}` to {}",
            sent.uri
        );
    }
    assert!(
        !sent.body.contains(TOKEN),
        "the token in a body to {}",
        sent.uri
    );
}

fn check_error(error: &Error) {
    for shown in [
        error.to_string(),
        format!("{error:?}"),
        format!("{error:#?}"),
    ] {
        assert!(!shown.contains(TOKEN), "the token in an error: {shown}");
    }
    let shown = error.to_string();
    assert!(
        !shown.contains(|c: char| c.is_control()),
        "a control character in an error: {shown:?}"
    );
    assert!(shown.len() <= LONGEST, "an error of {} bytes", shown.len());
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        assert!(
            !cause.to_string().contains(TOKEN),
            "the token in a cause: {cause}"
        );
        source = cause.source();
    }
}
