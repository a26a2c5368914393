//! A server that misbehaves on command: HTTP/1 and HTTP/2, plain and over TLS, in a runtime of its own.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant, SystemTime};

use flate2::Compression;
use flate2::write::GzEncoder;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;

use crate::fault::Fault;
use crate::{http1, http2};

/// A request as the server saw it, and what it did to it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) authorization: Option<String>,
    pub(crate) elsewhere: bool,
    pub(crate) fault: Fault,
    pub(crate) at: Instant,
}

/// What the server knows, shared by its connections.
#[derive(Default)]
pub(crate) struct State {
    seen: Mutex<HashMap<String, Vec<Seen>>>,
    injected: Mutex<BTreeMap<Fault, u64>>,
    opened: AtomicUsize,
    open: AtomicUsize,
    /// Streams of HTTP/2 that the client ended before they were answered.
    pub(crate) given_up: AtomicUsize,
    pub(crate) elsewhere: Mutex<String>,
}

/// What a request asks of the server, out of its headers.
pub(crate) struct Order {
    pub(crate) call: String,
    pub(crate) fault: Fault,
    pub(crate) authorization: Option<String>,
}

impl Order {
    /// Reads the headers of a request: `x-call` is the id of the call, `x-fault` what to do to it, `x-times` how often. No redirect
    /// takes them to another host, where the last part of the path is the id of the call.
    pub(crate) fn new<'h>(path: &str, header: impl Fn(&str) -> Option<&'h str>) -> (Order, u32) {
        let last = path.rsplit('/').next().unwrap_or_default();
        let order = Order {
            call: header("x-call").unwrap_or(last).to_owned(),
            fault: header("x-fault").map_or(Fault::None, Fault::from_name),
            authorization: header("authorization").map(str::to_owned),
        };
        let times = header("x-times").map_or(u32::MAX, |times| times.parse().unwrap());
        (order, times)
    }
}

impl State {
    /// Takes a request down, and says what is to be done to it.
    pub(crate) fn take(&self, (order, times): (Order, u32), elsewhere: bool) -> (String, Fault) {
        let mut seen = self.seen.lock().unwrap();
        let earlier = seen.entry(order.call.clone()).or_default();
        let due = !elsewhere && earlier.len() < usize::try_from(times).unwrap();
        let fault = if due { order.fault } else { Fault::None };
        earlier.push(Seen {
            authorization: order.authorization,
            elsewhere,
            fault,
            at: Instant::now(),
        });
        drop(seen);
        self.inject(fault);
        (order.call, fault)
    }

    pub(crate) fn inject(&self, fault: Fault) {
        *self.injected.lock().unwrap().entry(fault).or_default() += 1;
    }

    /// The body of a good answer: it names the call, so that a mix-up shows.
    pub(crate) fn good(call: &str) -> String {
        format!(r#"{{"name":"{call}","etag":"0123456789abcdef"}}"#)
    }

    /// Status, extra headers and body of the answers that are the same over every version of HTTP.
    pub(crate) fn answer(
        &self,
        fault: Fault,
        call: &str,
    ) -> (u16, Vec<(&'static str, String)>, Vec<u8>) {
        let json = || ("content-type", "application/json; charset=UTF-8".to_owned());
        let status = |code: u16, name: &str, wait: Option<String>| {
            let body = format!(r#"{{"error":{{"code":{code},"message":"no","status":"{name}"}}}}"#);
            let mut headers = vec![json()];
            headers.extend(wait.map(|wait| ("retry-after", wait)));
            (code, headers, body.into_bytes())
        };
        // Dates have whole seconds: this one is more than a second ahead, and less than two.
        let date = || {
            Some(httpdate::fmt_http_date(
                SystemTime::now() + Duration::from_secs(2),
            ))
        };
        let seconds = || Some("1".to_owned());
        let to = |location: String| (302, vec![("location", location)], Vec::new());
        match fault {
            Fault::TooManySeconds => status(429, "RESOURCE_EXHAUSTED", seconds()),
            Fault::TooManyDate => status(429, "RESOURCE_EXHAUSTED", date()),
            Fault::UnavailableSeconds => status(503, "UNAVAILABLE", seconds()),
            Fault::UnavailableDate => status(503, "UNAVAILABLE", date()),
            Fault::Unavailable => status(503, "UNAVAILABLE", None),
            Fault::Html => {
                let html = ("content-type", "text/html".to_owned());
                (200, vec![html], b"<html>Log in to the WiFi</html>".to_vec())
            }
            Fault::GzipBomb => {
                let packed = ("content-encoding", "gzip".to_owned());
                (200, vec![json(), packed], BOMB.clone())
            }
            Fault::RedirectLoop => to("/v1/operations/round-and-round".to_owned()),
            Fault::RedirectAway => to(format!(
                "{}/v1/operations/{call}",
                self.elsewhere.lock().unwrap()
            )),
            _ => (200, vec![json()], Self::good(call).into_bytes()),
        }
    }
}

/// Counts a connection for as long as it lives.
pub(crate) struct Connection(Arc<State>);

impl Connection {
    fn new(state: &Arc<State>) -> Self {
        state.opened.fetch_add(1, Ordering::SeqCst);
        state.open.fetch_add(1, Ordering::SeqCst);
        Self(state.clone())
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A server that runs until it is dropped.
pub(crate) struct Server {
    pub(crate) http1: SocketAddr,
    pub(crate) http1_tls: SocketAddr,
    pub(crate) http2_tls: SocketAddr,
    /// It takes a connection and breaks off the TLS handshake.
    pub(crate) handshake: SocketAddr,
    /// Nobody listens here, and nobody else can.
    pub(crate) refusing: SocketAddr,
    pub(crate) certificate: String,
    state: Arc<State>,
    reserved: Mutex<Option<TcpSocket>>,
    runtime: Option<Runtime>,
}

impl Server {
    pub(crate) fn start() -> Server {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["127.0.0.1".to_owned(), "localhost".to_owned()]).unwrap();
        let acceptor = |protocols: &[&[u8]]| {
            let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let mut config = ServerConfig::builder_with_provider(provider)
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(vec![cert.der().clone()], key)
                .unwrap();
            config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
            TlsAcceptor::from(Arc::new(config))
        };
        let (tls1, tls2) = (acceptor(&[b"http/1.1"]), acceptor(&[b"h2"]));
        let state = Arc::new(State::default());

        let guard = runtime.enter();
        let listen = || {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            listener.set_nonblocking(true).unwrap();
            TcpListener::from_std(listener).unwrap()
        };
        let shared = state.clone();
        let http1 = serve(listen(), &state, move |socket, _| {
            http1::serve(socket, shared.clone(), false)
        });
        let shared = state.clone();
        let elsewhere = serve(listen(), &state, move |socket, _| {
            http1::serve(socket, shared.clone(), true)
        });
        let shared = state.clone();
        let http1_tls = serve(listen(), &state, move |socket, _| {
            let (acceptor, state) = (tls1.clone(), shared.clone());
            async move {
                if let Ok(socket) = acceptor.accept(socket).await {
                    http1::serve(socket, state, false).await;
                }
            }
        });
        let shared = state.clone();
        let http2_tls = serve(listen(), &state, move |socket, _| {
            let (acceptor, state) = (tls2.clone(), shared.clone());
            async move {
                if let Ok(socket) = acceptor.accept(socket).await {
                    http2::serve(socket, state).await;
                }
            }
        });
        let shared = state.clone();
        let handshake = serve(listen(), &state, move |socket, _| {
            shared.inject(Fault::Handshake);
            http1::reset_after_first_bytes(socket)
        });
        let reserved = TcpSocket::new_v4().unwrap();
        reserved.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        drop(guard);

        *state.elsewhere.lock().unwrap() = format!("http://localhost:{}", elsewhere.port());
        Server {
            http1,
            http1_tls,
            http2_tls,
            handshake,
            refusing: reserved.local_addr().unwrap(),
            certificate: cert.pem(),
            state,
            reserved: Mutex::new(Some(reserved)),
            runtime: Some(runtime),
        }
    }

    /// Serves where nobody listened so far.
    pub(crate) fn stop_refusing(&self) {
        let _guard = self.runtime.as_ref().unwrap().enter();
        if let Some(socket) = self.reserved.lock().unwrap().take() {
            let shared = self.state.clone();
            serve(socket.listen(16).unwrap(), &self.state, move |socket, _| {
                http1::serve(socket, shared.clone(), false)
            });
        }
    }

    /// Serves each connection by `script`, which is given how many came before.
    pub(crate) fn raw<F>(
        &self,
        script: impl Fn(TcpStream, usize, Arc<State>) -> F + Send + Sync + 'static,
    ) -> SocketAddr
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let _guard = self.runtime.as_ref().unwrap().enter();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let listener = TcpListener::from_std(listener).unwrap();
        let state = self.state.clone();
        serve(listener, &self.state, move |socket, number| {
            script(socket, number, state.clone())
        })
    }

    /// The requests of a call.
    pub(crate) fn seen(&self, call: &str) -> Vec<Seen> {
        let seen = self.state.seen.lock().unwrap();
        seen.get(call).cloned().unwrap_or_default()
    }

    pub(crate) fn injected(&self) -> BTreeMap<Fault, u64> {
        self.state.injected.lock().unwrap().clone()
    }

    pub(crate) fn opened(&self) -> usize {
        self.state.opened.load(Ordering::SeqCst)
    }

    pub(crate) fn given_up(&self) -> usize {
        self.state.given_up.load(Ordering::SeqCst)
    }

    pub(crate) fn open(&self) -> usize {
        self.state.open.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Takes connections for ever, each in a task of its own; gives the address. The script is told how many came before.
fn serve<F>(
    listener: TcpListener,
    state: &Arc<State>,
    script: impl Fn(TcpStream, usize) -> F + Send + Sync + 'static,
) -> SocketAddr
where
    F: Future<Output = ()> + Send + 'static,
{
    let address = listener.local_addr().unwrap();
    let state = state.clone();
    tokio::spawn(async move {
        for number in 0.. {
            let Ok((socket, _)) = listener.accept().await else {
                return;
            };
            let _ = socket.set_nodelay(true);
            let (connection, served) = (Connection::new(&state), script(socket, number));
            tokio::spawn(async move {
                served.await;
                drop(connection);
            });
        }
    });
    address
}

/// 64 MiB in 64 members of a megabyte, each about a kilobyte.
static BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut member = GzEncoder::new(Vec::new(), Compression::fast());
    member.write_all(&vec![b' '; 1 << 20]).unwrap();
    member.finish().unwrap().repeat(64)
});
