//! The server: its settings, its address, and its thread.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::{fmt, io, thread};

use discovery_codegen::{Facts, Problem};
use tokio::sync::oneshot;

use crate::api::Api;
use crate::connection::{Exchange, OnExchange, Shared, accept};
use crate::document;
use crate::fault::{Faults, MethodFault};
use crate::service::kept_methods;
use crate::sessions::Sessions;
use crate::state::Service;
use crate::store::Store;

/// A fake server that runs until it is dropped.
///
/// It has a thread of its own, so a test that blocks can call it too. What was created is gone when it ends.
#[derive(Debug)]
pub struct FakeServer {
    address: SocketAddr,
    url: String,
    summary: Summary,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl FakeServer {
    /// Starts a server for the API of a document, on a free port of `127.0.0.1`.
    ///
    /// # Errors
    ///
    /// The text is not a Discovery document, or no port is free.
    pub fn start(document: &str) -> Result<Self, StartError> {
        Self::builder().start(document)
    }

    /// Settings of a server that is about to start.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The endpoint for a client: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it serves.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Its panic, if it had one, is printed already.
            let _ = thread.join();
        }
    }
}

/// What a server serves.
#[derive(Clone, Debug)]
pub struct Summary {
    /// `name` of the document: `storage`.
    pub name: String,
    /// `version` of the document: `v1`.
    pub version: String,
    /// `revision` of the document.
    pub revision: String,
    /// `title` of the document.
    pub title: String,
    /// How many methods there are.
    pub methods: usize,
    /// How many collections keep what is created in them.
    pub collections: usize,
    /// How many methods work on these collections, by what they do: `create`, `get`, `list`, `patch`, `update`, `delete`.
    pub kept_methods: BTreeMap<&'static str, usize>,
    /// The path of the document on the server: `/discovery/v1/apis/storage/v1/rest`.
    pub document_path: String,
    /// The environment variable by which Google's libraries find an emulator of the API: `STORAGE_EMULATOR_HOST`.
    pub emulator_variable: Option<String>,
}

/// Settings of a server.
#[derive(Default)]
pub struct Builder {
    address: Option<IpAddr>,
    port: u16,
    polls: Option<u32>,
    facts: Facts,
    faults: Vec<MethodFault>,
    on_exchange: Option<OnExchange>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Builder");
        shown
            .field("address", &self.address)
            .field("port", &self.port)
            .field("polls", &self.polls);
        shown
            .field("facts", &self.facts)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}

impl Builder {
    /// The address to listen on. Default: `127.0.0.1`, which no other machine reaches. The server asks nobody who they are.
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = Some(address);
        self
    }

    /// The port to listen on. Default: 0, any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How often an operation is read until it is done. 0: it is done when it starts. Default: 1.
    #[must_use]
    pub fn polls(mut self, polls: u32) -> Self {
        self.polls = Some(polls);
        self
    }

    /// What is known about the API beside its document, such as which methods stream. Default: what this library ships.
    #[must_use]
    pub fn facts(mut self, facts: Facts) -> Self {
        self.facts = facts;
        self
    }

    /// A fault, for programs whose headers cannot be changed: `"storage.objects.get: 503 x 2".parse()?`. It can be given several
    /// times.
    #[must_use]
    pub fn fault(mut self, fault: MethodFault) -> Self {
        self.faults.push(fault);
        self
    }

    /// What happens after each response, such as a line of a log. It runs on the thread of the server.
    #[must_use]
    pub fn on_exchange(mut self, on_exchange: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        self.on_exchange = Some(Box::new(on_exchange));
        self
    }

    /// Starts the server for the API of a document.
    ///
    /// # Errors
    ///
    /// The text is not a Discovery document, the document lacks the method of a fault, or the server cannot listen on the address.
    pub fn start(self, document: &str) -> Result<FakeServer, StartError> {
        let api = Api::new(document, self.facts).map_err(StartError::Document)?;
        for id in self.faults.iter().filter_map(MethodFault::method) {
            if !api.methods.iter().any(|method| method.id == id) {
                return Err(StartError::UnknownMethod(id.to_owned()));
            }
        }
        let summary = Summary {
            name: api.name.clone(),
            version: api.version.clone(),
            revision: api.revision.clone(),
            title: api.title.clone(),
            methods: api.methods.len(),
            collections: api
                .collections
                .iter()
                .filter(|collection| !collection.operations)
                .count(),
            kept_methods: kept_methods(&api),
            document_path: document::path(&api),
            emulator_variable: api.emulator.clone(),
        };
        let ip = self.address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let listener = TcpListener::bind((ip, self.port)).map_err(StartError::Listen)?;
        listener.set_nonblocking(true).map_err(StartError::Listen)?;
        let address = listener.local_addr().map_err(StartError::Listen)?;
        let url = url(address);
        let service = Service {
            api,
            store: Store::default(),
            sessions: Sessions::default(),
            faults: Faults::new(self.faults),
            polls: self.polls.unwrap_or(1),
        };
        let shared = Arc::new(Shared {
            service: Mutex::new(service),
            on_exchange: self.on_exchange,
            url: url.clone(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build();
        let runtime = runtime.map_err(StartError::Listen)?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("fake-server".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        // The sender is dropped.
                        _ = stopped => {}
                        () = accept(listener, shared) => {}
                    }
                });
            });
        let thread = thread.map_err(StartError::Listen)?;
        Ok(FakeServer {
            address,
            url,
            summary,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// The URL of an address. A server that listens on every address is reached on this machine too.
fn url(address: SocketAddr) -> String {
    let ip = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(_) => IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
    };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

/// Why a server did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The text is not a Discovery document: everything that is wrong with it, each with its JSON path.
    Document(Vec<Problem>),
    /// A fault names a method that the document does not have: its id.
    UnknownMethod(String),
    /// The server cannot listen on its address.
    Listen(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(problems) => {
                f.write_str("the document cannot be served")?;
                problems
                    .iter()
                    .try_for_each(|problem| write!(f, "\n{problem}"))
            }
            Self::UnknownMethod(id) => write!(
                f,
                "a fault names the method {id:?}, which the document does not have"
            ),
            Self::Listen(error) => write!(f, "cannot listen: {error}"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) => Some(error),
            Self::Document(_) | Self::UnknownMethod(_) => None,
        }
    }
}
