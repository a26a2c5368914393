//! A server of a document of the corpus, and plain requests to it.

use std::fs;

use discovery_fake_server::{Builder, FakeServer};
use discovery_tests::wire::corpus;
use reqwest::Method;
use serde_json::Value;

/// The text of a document of the corpus.
pub(crate) fn document(name: &str) -> String {
    let folders = ["documents", "facts"].map(|folder| corpus().join(folder));
    let mut files = folders
        .iter()
        .map(|folder| folder.join(format!("{name}.json")));
    let file = files
        .find(|file| file.is_file())
        .expect("a document of the corpus");
    fs::read_to_string(file).expect("a document")
}

/// A server, and a client that knows where it is.
pub(crate) struct Fake {
    pub(crate) server: FakeServer,
    client: reqwest::Client,
}

/// A response.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Got {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("text"))
    }

    /// The message of an error.
    pub(crate) fn message(&self) -> String {
        self.json()["error"]["message"]
            .as_str()
            .expect("an error")
            .to_owned()
    }
}

/// A request with headers and a body.
pub(crate) type Sent<'a> = (&'a [(&'a str, &'a str)], Vec<u8>);

impl Fake {
    pub(crate) fn new(name: &str) -> Self {
        Self::with(name, FakeServer::builder())
    }

    pub(crate) fn with(name: &str, builder: Builder) -> Self {
        Self::of(builder, &document(name))
    }

    /// The same for the text of a document.
    pub(crate) fn of(builder: Builder, document: &str) -> Self {
        // A client of reqwest wants to have one, also if it never needs it. Another test may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            server: builder.start(document).expect("the server starts"),
            client: reqwest::Client::new(),
        }
    }

    /// Sends a request, whose path may be a whole URL.
    pub(crate) async fn send(
        &self,
        verb: &str,
        path: &str,
        (headers, body): Sent<'_>,
    ) -> Result<Got, reqwest::Error> {
        let verb = Method::from_bytes(verb.as_bytes()).expect("a verb");
        let url = match path.starts_with("http://") {
            true => path.to_owned(),
            false => format!("{}{path}", self.server.url()),
        };
        let mut request = self.client.request(verb, url).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Got {
            status,
            headers,
            body: response.bytes().await?.to_vec(),
        })
    }

    pub(crate) async fn get(&self, path: &str) -> Got {
        self.send("GET", path, (&[], Vec::new()))
            .await
            .expect("a response")
    }

    /// Sends JSON.
    pub(crate) async fn call(&self, verb: &str, path: &str, body: Value) -> Got {
        let headers = [("content-type", "application/json")];
        self.send(verb, path, (&headers, body.to_string().into_bytes()))
            .await
            .expect("a response")
    }

    /// Sends JSON, and expects 200.
    pub(crate) async fn ok(&self, verb: &str, path: &str, body: Value) -> Value {
        let got = self.call(verb, path, body).await;
        assert_eq!(got.status, 200, "{verb} {path}: {}", got.text());
        got.json()
    }
}
