//! An API with methods that stream, the servers that they call, and streams to send.

use std::future::ready;
use std::io::Write as _;
use std::net::{Shutdown, TcpStream};

use discovery_runtime::contract::{Api, ApiClient, Call, Method, StreamFormat};
use discovery_runtime::transport::{Body, Transport, TransportFuture};
use discovery_runtime::{ClientBuilder, Credentials, Error, Result, Streaming};
use discovery_tests::server::Server;
use futures_core::Stream;
use google_monitoring_v1::types::Operation;
use http::{Request, Response};

static API: Api = Api::new("streams", "v1", "20260101", "https://example.com/", "");

/// A method that streams, and counts as one that may be repeated.
pub(crate) static LIST: Method =
    Method::new("streams.list", "GET", "v1/list").stream(StreamFormat::Array);
/// One that must not be repeated.
pub(crate) static RUN: Method =
    Method::new("streams.run", "POST", "v1/run").stream(StreamFormat::Array);
/// One that is asked for as events.
pub(crate) static TALK: Method =
    Method::new("streams.talk", "POST", "v1/talk").stream(StreamFormat::Events);
/// One that is not known to stream.
pub(crate) static GET: Method = Method::new("streams.get", "GET", "v1/get");

pub(crate) fn builder(endpoint: &str) -> ClientBuilder<ApiClient> {
    ClientBuilder::new(&API)
        .endpoint(endpoint)
        .credentials(Credentials::anonymous())
}

/// A client of a server.
pub(crate) fn client(server: &Server) -> ApiClient {
    builder(server.endpoint()).build().expect("a client")
}

pub(crate) fn call(server: &Server, method: &'static Method) -> Call {
    Call::new(&client(server), method)
}

/// The operations with these names.
pub(crate) fn operations(names: &[&str]) -> Vec<Operation> {
    let named = |name: &&str| Operation {
        name: Some((*name).to_owned()),
        ..Operation::default()
    };
    names.iter().map(named).collect()
}

/// Every element of a stream, and the error that ends it.
pub(crate) async fn read<T>(mut stream: Streaming<T>) -> (Vec<T>, Option<Error>) {
    let mut elements = Vec::new();
    while let Some(element) = stream.next().await {
        match element {
            Ok(element) => elements.push(element),
            Err(error) => {
                assert!(stream.next().await.is_none(), "an error ends a stream");
                return (elements, Some(error));
            }
        }
    }
    assert!(stream.next().await.is_none(), "the end is the end");
    (elements, None)
}

/// The names of the operations of a stream, and the error that ends it.
pub(crate) async fn names(stream: Streaming<Operation>) -> (Vec<String>, Option<Error>) {
    let (operations, error) = read(stream).await;
    let names = operations.into_iter();
    (
        names.map(|one| one.name.unwrap_or_default()).collect(),
        error,
    )
}

/// The beginning of a response whose length is not known.
pub(crate) fn begin(socket: &mut TcpStream, content_type: &str) {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    let _ = socket.set_nodelay(true);
    let _ = socket.write_all(head.as_bytes());
}

/// One chunk of it. The other side may be gone.
pub(crate) fn chunk(socket: &mut TcpStream, bytes: &[u8]) -> bool {
    if bytes.is_empty() {
        return true;
    }
    let chunk = [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
    socket.write_all(&chunk).is_ok()
}

/// Its end.
pub(crate) fn end(socket: &mut TcpStream) {
    let _ = socket.write_all(b"0\r\n\r\n");
}

/// The end of the connection in its middle.
pub(crate) fn drop_connection(socket: &TcpStream) {
    let _ = socket.shutdown(Shutdown::Both);
}

/// A server that sends these chunks to whoever asks.
pub(crate) fn chunks(content_type: &'static str, chunks: &[&[u8]]) -> Server {
    let chunks: Vec<Vec<u8>> = chunks.iter().map(|chunk| chunk.to_vec()).collect();
    Server::writing(move |_, _, socket| {
        begin(socket, content_type);
        chunks.iter().for_each(|bytes| {
            chunk(socket, bytes);
        });
        end(socket);
    })
}

/// A transport without a network, for thousands of streams.
struct InMemory {
    content_type: &'static str,
    chunks: Vec<Vec<u8>>,
}

struct Chunks(std::vec::IntoIter<Vec<u8>>);

impl Stream for Chunks {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next().map(Ok))
    }
}

impl Transport for InMemory {
    fn send(&self, _request: Request<Body>) -> TransportFuture {
        let body = Body::from_stream(Chunks(self.chunks.clone().into_iter()), None);
        let response = Response::builder().header("content-type", self.content_type);
        let response = response.body(body).expect("a response");
        Box::pin(ready(Ok(response)))
    }
}

/// A call whose response consists of these chunks.
pub(crate) fn in_memory(content_type: &'static str, chunks: Vec<Vec<u8>>) -> Call {
    let client = builder("https://example.com/")
        .transport(InMemory {
            content_type,
            chunks,
        })
        .build()
        .expect("a client");
    Call::new(&client, &RUN)
}

/// A part of a response.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// An operation, with its name.
    Element(&'static str, &'static str),
    /// What stands around operations.
    Around(&'static str),
}

impl Part {
    pub(crate) fn text(self) -> &'static str {
        let (Self::Element(text, _) | Self::Around(text)) = self;
        text
    }
}

/// A response in one format.
pub(crate) struct Sample {
    pub(crate) content_type: &'static str,
    pub(crate) parts: &'static [Part],
    /// The bytes say where the response ends.
    pub(crate) has_end: bool,
}

impl Sample {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let texts: Vec<&str> = self.parts.iter().map(|part| part.text()).collect();
        texts.concat().into_bytes()
    }

    pub(crate) fn names(&self) -> Vec<&'static str> {
        let names = self.parts.iter().filter_map(|part| match part {
            Part::Element(_, name) => Some(*name),
            Part::Around(_) => None,
        });
        names.collect()
    }
}

use Part::{Around, Element};

/// Texts with everything that a border between two chunks can split.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample {
        content_type: "application/json",
        parts: &[
            Around("\u{feff} ["),
            Element("{\n  \"name\": \"a\\\"]}\\\\\"\n}", "a\"]}\\"),
            Around("\n,\r\n"),
            Element(
                "{ \"name\": \"\u{1f600}\\ud83d\\ude00é\" }",
                "\u{1f600}\u{1f600}é",
            ),
            Around(","),
            Element("{\"name\":\"c\",\"metadata\":{\"k\":[1,{}]}}", "c"),
            Around("\n]\n"),
        ],
        has_end: true,
    },
    Sample {
        content_type: "text/event-stream",
        parts: &[
            Around("\u{feff}: hello\r\n\r\nid: 7\r"),
            Element("data: {\"name\": \"a\"}", "a"),
            Around("\r\r"),
            Element("data:{\ndata: \"name\": \"é\\\\n\"\ndata:}", "é\\n"),
            Around("\nretry: 5\n\nevent: chunk\r\n"),
            Element("data: {\"name\":\"c\"}", "c"),
            Around("\r\n\r\n"),
            Around("data: [DONE]\n\n"),
        ],
        has_end: false,
    },
    Sample {
        content_type: "application/x-ndjson",
        parts: &[
            Element("{\"name\": \"a{[\"}", "a{["),
            Around("\n\r\n"),
            Element("{\"name\": \"é\\u00e9\"}", "éé"),
            Around("\r\n"),
            Element("{\n \"name\": \"c\"}", "c"),
        ],
        has_end: false,
    },
];
