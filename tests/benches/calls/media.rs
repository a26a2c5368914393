//! An object of Cloud Storage, uploaded and downloaded.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use discovery_tests::cpu;
use discovery_tests::peers::Peer;
use discovery_tests::rows::{Better, Row, leave_out, median};
use google_monitoring_v3::HyperTransport;
use tokio::runtime::{Builder, Runtime};

use crate::TOKEN;
use crate::server::Server;

/// The module that the tests of media call, too.
mod storage {
    include!("../../tests/media/apis/storage_v1.rs");
}

use storage::storage_v1;

/// The size of the object.
const SIZE: usize = 64 << 20;
const WAYS: [Way; 2] = [Way::Upload, Way::Download];

/// Which way the bytes go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Upload,
    Download,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Download => "download",
        }
    }
}

pub(crate) fn run(rounds: usize) {
    let server = Server::start_with("--serve-media");
    let mut sides: Vec<Box<dyn Side>> = vec![
        Box::new(Ours::new(&server.url)),
        Box::new(Bare::new(&server.url)),
    ];
    let python = "google-api-python-client 2.202";
    match Peer::python(python, "media.py", &[&server.url, TOKEN, &SIZE.to_string()]) {
        Ok(peer) => sides.push(Box::new(peer)),
        Err(why) => leave_out(python, &why),
    }
    for way in WAYS {
        let mut measured: Vec<Vec<Measured>> = sides.iter().map(|_| Vec::new()).collect();
        for round in 0..=rounds {
            eprintln!("{}: round {round} of {rounds}", way.name());
            for turn in 0..sides.len() {
                let side = (round + turn) % sides.len();
                let one = sides[side].measure(way);
                // The first round opens connections.
                if round > 0 {
                    measured[side].push(one);
                }
            }
        }
        report(way, &sides, &measured);
    }
}

/// Someone who can upload and download.
trait Side {
    fn name(&self) -> &'static str;
    fn measure(&mut self, way: Way) -> Measured;
}

/// One object.
struct Measured {
    seconds: f64,
    /// CPU seconds of the client. NaN where the system does not tell.
    cpu: f64,
}

impl Measured {
    /// Of what runs in this process.
    fn of(run: impl FnOnce()) -> Self {
        let (start, cpu) = (Instant::now(), cpu::seconds());
        run();
        Self {
            seconds: start.elapsed().as_secs_f64(),
            cpu: cpu::seconds() - cpu,
        }
    }
}

impl Side for Peer {
    fn name(&self) -> &'static str {
        self.name
    }

    fn measure(&mut self, way: Way) -> Measured {
        let [seconds, cpu] = self.ask(way.name());
        Measured { seconds, cpu }
    }
}

/// The generated client.
struct Ours {
    runtime: Runtime,
    client: storage_v1::Client,
    bytes: Bytes,
}

impl Ours {
    fn new(url: &str) -> Self {
        let client = storage_v1::Client::builder()
            .endpoint(url)
            .credentials(storage_v1::Credentials::token(TOKEN))
            .transport(HyperTransport::builder().no_proxy().build().unwrap());
        Self {
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            client: client.build().unwrap(),
            bytes: object(),
        }
    }
}

impl Side for Ours {
    fn name(&self) -> &'static str {
        "ours"
    }

    fn measure(&mut self, way: Way) -> Measured {
        let objects = self.client.objects();
        Measured::of(|| match way {
            Way::Upload => {
                let object = storage_v1::types::Object::default();
                let insert = objects.insert("b", object).name("a");
                let upload = insert.upload(self.bytes.clone());
                let object = self.runtime.block_on(async { upload.await.unwrap() });
                assert_eq!(object.size, Some(SIZE as u64));
            }
            Way::Download => {
                let get = objects.get("b", "a").download();
                let bytes = self.runtime.block_on(async { get.bytes().await.unwrap() });
                assert_eq!(bytes.len(), SIZE);
            }
        })
    }
}

/// Bare reqwest, as one would write it by hand.
struct Bare {
    runtime: Runtime,
    client: reqwest::Client,
    url: String,
    bytes: Bytes,
}

impl Bare {
    fn new(url: &str) -> Self {
        Self {
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            url: url.to_owned(),
            bytes: object(),
        }
    }
}

impl Side for Bare {
    fn name(&self) -> &'static str {
        "reqwest 0.13, by hand"
    }

    fn measure(&mut self, way: Way) -> Measured {
        let url = &self.url;
        Measured::of(|| {
            let length = self.runtime.block_on(async {
                let request = match way {
                    Way::Upload => {
                        let url = format!("{url}/upload/storage/v1/b/b/o?uploadType=media&name=a");
                        self.client.post(url).body(self.bytes.clone())
                    }
                    Way::Download => {
                        let url = format!("{url}/download/storage/v1/b/b/o/a?alt=media");
                        self.client.get(url)
                    }
                };
                let response = request.bearer_auth(TOKEN).send().await.unwrap();
                let response = response.error_for_status().unwrap();
                response.bytes().await.unwrap().len()
            });
            assert_eq!(length == SIZE, way == Way::Download);
        })
    }
}

/// The bytes of the object, of which there are no two alike pieces.
fn object() -> Bytes {
    let mut bytes = vec![0; SIZE];
    fastrand::Rng::with_seed(1).fill(&mut bytes);
    bytes.into()
}

/// One figure of an object.
type Figure = fn(&Measured) -> f64;

fn report(way: Way, sides: &[Box<dyn Side>], measured: &[Vec<Measured>]) {
    let figures: [(_, _, _, Figure); 2] = [
        ("Throughput", "MB/s", Better::More, |one| {
            SIZE as f64 / 1e6 / one.seconds
        }),
        ("CPU time of an object", "ms", Better::Less, |one| {
            one.cpu * 1e3
        }),
    ];
    let what = format!("{} of 64 MiB", way.name());
    for (table, unit, better, figure) in figures {
        let ours = &measured[0];
        for (side, theirs) in sides.iter().zip(measured).skip(1) {
            let pairs = ours.iter().zip(theirs);
            let row = Row {
                table,
                what: &what,
                unit,
                ours: median(ours.iter().map(figure)),
                theirs: Some((side.name(), median(theirs.iter().map(figure)))),
                ratio: Some(median(
                    pairs.map(|(ours, theirs)| figure(ours) / figure(theirs)),
                )),
                better,
                headline: better == Better::More,
            };
            row.print();
            row.note();
        }
    }
}

/// What the server does: it has the object, and takes every upload for it.
pub(crate) fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    println!("{url}");
    let bytes = object();
    for socket in listener.incoming() {
        let (url, bytes) = (url.clone(), bytes.clone());
        std::thread::spawn(move || {
            // An error is a client that ended.
            let _ = answer(socket.unwrap(), &url, &bytes);
        });
    }
}

/// Answers the requests of a connection.
fn answer(mut socket: TcpStream, url: &str, bytes: &[u8]) -> std::io::Result<()> {
    socket.set_nodelay(true)?;
    let mut reader = BufReader::with_capacity(256 << 10, socket.try_clone()?);
    let crc32c = STANDARD.encode(crc32c::crc32c(bytes).to_be_bytes());
    let message = format!(r#"{{"name":"a","size":"{SIZE}","generation":"1","crc32c":"{crc32c}"}}"#);
    while let Some(request) = Request::read(&mut reader)? {
        let body = match request.line.starts_with("GET ") {
            true => bytes,
            false => message.as_bytes(),
        };
        let more = match () {
            () if request.line.starts_with("GET ") && request.range.is_some() => {
                format!(
                    "206 Partial Content\r\ncontent-range: bytes 0-{}/{SIZE}",
                    SIZE - 1
                )
            }
            () if request.line.contains("uploadType=resumable") => {
                format!("200 OK\r\nlocation: {url}/upload/session?upload_id=1")
            }
            () if request.last_byte().is_some_and(|last| last + 1 < SIZE) => {
                let last = request.last_byte().unwrap_or_default();
                format!("308 Resume Incomplete\r\nrange: bytes=0-{last}")
            }
            () => "200 OK".to_owned(),
        };
        let head = format!(
            "HTTP/1.1 {more}\r\ncontent-type: application/json\r\nx-goog-hash: crc32c={crc32c}\r\nx-goog-generation: 1\r\n\
             content-length: {}\r\n\r\n",
            body.len()
        );
        socket.write_all(head.as_bytes())?;
        socket.write_all(body)?;
    }
    Ok(())
}

/// A request, whose body is read and forgotten.
struct Request {
    line: String,
    /// `range` or `content-range`.
    range: Option<String>,
}

impl Request {
    /// The next one of a connection, if there is one.
    fn read(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<Self>> {
        let (mut line, mut range, mut length) = (String::new(), None, 0);
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let header = header.trim_end().to_ascii_lowercase();
            let Some((name, value)) = header.split_once(": ") else {
                break;
            };
            match name {
                "content-length" => length = value.parse().unwrap(),
                "range" | "content-range" => range = Some(value.to_owned()),
                "transfer-encoding" => panic!("a body of unknown length"),
                _ => {}
            }
        }
        std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
        Ok(Some(Self { line, range }))
    }

    /// 9 of `bytes 0-9/100`.
    fn last_byte(&self) -> Option<usize> {
        let (range, _) = self.range.as_ref()?.split_once('/')?;
        range.rsplit('-').next()?.parse().ok()
    }
}
