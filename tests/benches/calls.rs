//! Calls per second, and CPU time per call, over loopback: the generated client against bare reqwest with serde derive.
//!
//! Both send the same bytes to a server in another process, and read the same reply. They take turns, and the medians over
//! the rounds are printed. `CALLS_ROUNDS` sets how many rounds there are, each of half a second a side.
//!
//! ```text
//! cargo bench -p discovery-tests --bench calls
//! ```

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use google_monitoring_v1::{Client, Credentials, ReqwestTransport};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, USER_AGENT};
use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

const NAME: &str = "operations/a-name-of-some-length";
const TOKEN: &str =
    "ya29.a-token-that-is-about-as-long-as-those-of-google-are-0123456789-0123456789-0123456789";
const REPLY: &str = concat!(
    "{\n  \"name\": \"operations/a-name-of-some-length\",\n  \"metadata\": {\n    \"@type\": \"type.googleapis.com/google.",
    "monitoring.metricsscope.v1.OperationMetadata\",\n    \"state\": \"DONE\",\n    \"createTime\": \"2026-01-02T03:04:05.",
    "678901Z\",\n    \"updateTime\": \"2026-01-02T03:04:06.123456Z\"\n  },\n  \"done\": true,\n  \"response\": {\n    ",
    "\"@type\": \"type.googleapis.com/google.protobuf.Empty\"\n  }\n}\n"
);
const CALLERS: [usize; 2] = [1, 16];
const SLICE: Duration = Duration::from_millis(500);

fn main() {
    if std::env::args().any(|argument| argument == "--serve") {
        return serve();
    }
    // Bare reqwest wants one even for plain http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let rounds = std::env::var("CALLS_ROUNDS").map_or(15, |rounds| rounds.parse().unwrap());
    let server = Server::start();
    let sides = [Side::ours(&server.url), Side::bare(&server.url)];
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    for callers in CALLERS {
        let mut measured = [Vec::new(), Vec::new()];
        for round in 0..=rounds {
            for (side, measured) in sides.iter().zip(&mut measured) {
                let one = Measured::of(&runtime, side, callers);
                // The first round opens connections.
                if round > 0 {
                    measured.push(one);
                }
            }
        }
        report(callers, &measured);
    }
}

fn report(callers: usize, [ours, bare]: &[Vec<Measured>; 2]) {
    println!("{callers} at a time");
    for (name, side) in [
        ("google-monitoring-v1", ours),
        ("reqwest + serde derive", bare),
    ] {
        println!(
            "  {name:<24} {:>8.0} calls/s  {:>6.1} µs of CPU per call",
            median(side.iter().map(|one| one.per_second)),
            median(side.iter().map(|one| one.cpu * 1e6)),
        );
    }
    let rounds = || ours.iter().zip(bare);
    println!(
        "  ratio: calls/s {:.3} (budget: at least 0.9), CPU {:.3}",
        median(rounds().map(|(ours, bare)| ours.per_second / bare.per_second)),
        median(rounds().map(|(ours, bare)| ours.cpu / bare.cpu)),
    );
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// What is called.
enum Side {
    Ours(Client),
    Bare {
        client: reqwest::Client,
        url: String,
        headers: HeaderMap,
    },
}

/// The reply, as one would write it by hand.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Operation {
    name: Option<String>,
    done: Option<bool>,
    #[serde(rename = "error")]
    _error: Option<Status>,
    #[serde(rename = "metadata")]
    _metadata: Option<Map<String, Value>>,
    #[serde(rename = "response")]
    _response: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct Status {
    #[serde(rename = "code")]
    _code: Option<i32>,
    #[serde(rename = "message")]
    _message: Option<String>,
}

impl Side {
    fn ours(url: &str) -> Side {
        let transport = ReqwestTransport::builder().no_proxy().build().unwrap();
        let client = Client::builder()
            .endpoint(url)
            .credentials(Credentials::token(TOKEN))
            .transport(transport);
        Side::Ours(client.build().unwrap())
    }

    fn bare(url: &str) -> Side {
        // What our client sends, taken from it.
        let Side::Ours(client) = Side::ours(url) else {
            unreachable!()
        };
        let request = client.operations().get(NAME).request().unwrap();
        let mut headers = HeaderMap::new();
        for name in [
            ACCEPT,
            ACCEPT_ENCODING,
            USER_AGENT,
            "x-goog-api-client".parse().unwrap(),
        ] {
            headers.insert(name.clone(), request.headers()[name].clone());
        }
        let token = HeaderValue::try_from(format!("Bearer {TOKEN}")).unwrap();
        headers.insert(reqwest::header::AUTHORIZATION, token);
        Side::Bare {
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            url: format!("{url}/v1/{NAME}"),
            headers,
        }
    }

    async fn call(&self) {
        let (name, done) = match self {
            Side::Ours(client) => {
                let operation = client.operations().get(NAME).send().await.unwrap();
                (operation.name, operation.done)
            }
            Side::Bare {
                client,
                url,
                headers,
            } => {
                let url = format!("{url}?alt=json");
                let response = client.get(url).headers(headers.clone()).send().await;
                let response = response.unwrap().error_for_status().unwrap();
                let body = response.bytes().await.unwrap();
                let operation: Operation = serde_json::from_slice(&body).unwrap();
                (operation.name, operation.done)
            }
        };
        assert_eq!((name.as_deref(), done), (Some(NAME), Some(true)));
    }
}

/// One slice of time.
struct Measured {
    per_second: f64,
    /// Seconds of CPU time per call, of this process. Zero where the system does not tell.
    cpu: f64,
}

impl Measured {
    fn of(runtime: &Runtime, side: &Side, callers: usize) -> Measured {
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let caller = async || {
            let mut calls = 0;
            while start.elapsed() < SLICE {
                side.call().await;
                calls += 1;
            }
            calls
        };
        let calls: u32 = runtime.block_on(async {
            let mut running: Vec<_> = (0..callers).map(|_| Box::pin(caller())).collect();
            let mut calls = 0;
            // All are polled together, by whoever wakes them.
            std::future::poll_fn(|cx| {
                running.retain_mut(|one| match one.as_mut().poll(cx) {
                    std::task::Poll::Ready(done) => {
                        calls += done;
                        false
                    }
                    std::task::Poll::Pending => true,
                });
                if running.is_empty() {
                    std::task::Poll::Ready(())
                } else {
                    std::task::Poll::Pending
                }
            })
            .await;
            calls
        });
        Measured {
            per_second: f64::from(calls) / start.elapsed().as_secs_f64(),
            cpu: (cpu_seconds() - cpu) / f64::from(calls),
        }
    }
}

/// The CPU time of this thread so far: everything runs in one.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|text| text.parse().ok());
    nanoseconds.map_or(0.0, |nanoseconds: f64| nanoseconds / 1e9)
}

/// The server, in another process.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start() -> Server {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("--serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut stdout, &mut url).unwrap();
        let url = url.trim_end().to_owned();
        Server { child, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}", listener.local_addr().unwrap());
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            socket.set_nodelay(true).unwrap();
            tokio::spawn(answer(socket));
        }
    });
}

/// Answers each request with the same bytes. Requests have no body.
async fn answer(mut socket: TcpStream) {
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\nvary: Origin\r\nvary: X-Origin\r\nvary: \
         Referer\r\ndate: Fri, 02 Jan 2026 03:04:05 GMT\r\nserver: ESF\r\nx-xss-protection: 0\r\nx-frame-options: \
         SAMEORIGIN\r\nx-content-type-options: nosniff\r\ncontent-length: {}\r\n\r\n{REPLY}",
        REPLY.len()
    );
    let mut request = Vec::new();
    loop {
        match socket.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) if request.ends_with(b"\r\n\r\n") => {
                request.clear();
                if socket.write_all(reply.as_bytes()).await.is_err() {
                    return;
                }
            }
            Ok(_) => {}
        }
    }
}
