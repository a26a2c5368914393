//! Who makes a call, and with which scopes.

use std::sync::{Arc, Mutex};

use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::credentials::{HeadersFuture, TokenProvider};
use discovery_runtime::{CallOptions, Credentials};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{api, builder_of, method};

const OF_API: &str = "https://library.example/auth/books";
const OF_METHOD: &str = "https://library.example/auth/books.readonly";

/// An API with a default, and one without.
static WITH_DEFAULT: Api = api().scopes(&[OF_API, OF_METHOD], &[OF_API]);
static WITHOUT: Api = api();

static READ: Method = method("GET", "v1/books").default_scope(OF_METHOD);
static CREATE: Method = method("POST", "v1/books");

/// Tokens of a person, for scopes that it remembers.
#[derive(Clone, Default)]
struct Person {
    name: &'static str,
    asked: Arc<Mutex<Vec<Vec<String>>>>,
    rejected: Arc<Mutex<usize>>,
}

impl Person {
    fn named(name: &'static str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    fn credentials(&self) -> Credentials {
        Credentials::from_provider(self.clone())
    }

    fn asked(&self) -> Vec<Vec<String>> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

impl TokenProvider for Person {
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a> {
        self.asked.lock().unwrap().push(scopes.to_vec());
        let bearer = HeaderValue::try_from(format!("Bearer {}", self.name)).unwrap();
        Box::pin(async { Ok(HeaderMap::from_iter([(AUTHORIZATION, bearer)])) })
    }

    fn invalidate(&self, _rejected: &HeaderMap) -> bool {
        *self.rejected.lock().unwrap() += 1;
        true
    }

    fn needs_scopes(&self) -> bool {
        true
    }
}

fn ok() -> CannedResponse {
    CannedResponse::json(200, "{}")
}

async fn send(client: &ApiClient, method: &'static Method, change: fn(CallOptions) -> CallOptions) {
    let mut call = Call::new(client, method);
    call.options(change);
    call.send::<Value>().await.unwrap();
}

#[tokio::test]
async fn the_nearest_choice_of_scopes_counts() {
    let server = Server::script([ok()]);
    let person = Person::named("ada");
    let builder = |api| builder_of(api, &server.url()).credentials(person.credentials());
    let plain = builder(&WITH_DEFAULT).build().unwrap();
    let chosen = builder(&WITH_DEFAULT).scopes(["a", "b"]).build().unwrap();

    // Of the method, else of the API.
    send(&plain, &READ, |options| options).await;
    send(&plain, &CREATE, |options| options).await;
    assert_eq!(person.asked(), [[OF_METHOD], [OF_API]]);
    // Of the client.
    send(&chosen, &READ, |options| options).await;
    assert_eq!(person.asked(), [["a", "b"]]);
    // Of the call.
    send(&chosen, &READ, |options| options.scopes(["c"])).await;
    send(&plain, &CREATE, |options| options.scopes(["c"])).await;
    assert_eq!(person.asked(), [["c"], ["c"]]);
}

#[tokio::test]
async fn without_any_scope_nothing_is_asked_for() {
    let person = Person::named("ada");
    let client = builder_of(&WITHOUT, "http://127.0.0.1:1")
        .credentials(person.credentials())
        .build()
        .unwrap();
    let error = Call::new(&client, &CREATE).send::<Value>().await;
    let text = error.unwrap_err().to_string();
    assert!(
        text.contains("`.scopes([…])`") && text.contains(OF_API),
        "{text}"
    );
    assert!(person.asked().is_empty());
}

#[tokio::test]
async fn a_call_has_credentials_of_its_own() {
    let server = Server::script([ok(), ok(), CannedResponse::json(401, "{}"), ok()]);
    let (ada, bob) = (Person::named("ada"), Person::named("bob"));
    let client = builder_of(&WITHOUT, &server.url())
        .credentials(ada.credentials())
        .build()
        .unwrap();
    let call = Call::new(&client, &READ);
    let mut of_bob = call.clone();
    let credentials = bob.credentials();
    of_bob.options(|options| options.credentials(credentials));
    call.clone().send::<Value>().await.unwrap();
    of_bob.clone().send::<Value>().await.unwrap();
    // The credentials whose token was rejected are those that are asked for another.
    of_bob.clone().send::<Value>().await.unwrap();
    let sent: Vec<String> = server
        .seen()
        .iter()
        .map(|seen| seen.header("authorization").unwrap().to_owned())
        .collect();
    assert_eq!(
        sent,
        ["Bearer ada", "Bearer bob", "Bearer bob", "Bearer bob"]
    );
    let rejected = |person: &Person| *person.rejected.lock().unwrap();
    assert_eq!((rejected(&ada), rejected(&bob)), (0, 1));
    assert!(format!("{of_bob:?}").len() < 1000);
}
