//! The memory of transfers of 1 GB, beside that of an idle program. It is a target of its own, since it counts all memory of the process.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use discovery_runtime::contract::{Api, ApiClient, Call, MediaDownload, MediaUpload, Method};
use discovery_runtime::{ClientBuilder, Credentials, UploadSource};
use peak_alloc::PeakAlloc;
use serde_json::Value;
use tokio::io::AsyncReadExt as _;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

static API: Api = Api::new(
    "store",
    "v1",
    "20260101",
    "https://store.example/",
    "store/v1/",
);
static INSERT: Method = Method::new("store.insert", "POST", "o")
    .upload(MediaUpload::new("/upload/o").resumable("/resumable/o"));
static GET: Method = Method::new("store.get", "GET", "o").download(MediaDownload::media());

const MOST: usize = 32 << 20;

/// A server that takes and gives so many bytes, and keeps none.
fn server(size: u64) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let own = endpoint.clone();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let own = own.clone();
            thread::spawn(move || serve(&socket.unwrap(), &own, size));
        }
    });
    endpoint
}

fn serve(mut socket: &TcpStream, endpoint: &str, size: u64) -> Option<()> {
    let mut reader = BufReader::new(socket.try_clone().ok()?);
    let mut piece = vec![7; 64 << 10];
    loop {
        let (mut line, mut length, mut range) = (String::new(), 0, None);
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).ok()?;
            let Some((name, value)) = header.trim().split_once(": ") else {
                break;
            };
            match name {
                "content-length" => length = value.parse().ok()?,
                "content-range" => range = Some(value.to_owned()),
                _ => {}
            }
        }
        let mut body = (&mut reader).take(length);
        while body.read(&mut piece).ok()? > 0 {}
        if line.starts_with("GET") {
            write!(socket, "HTTP/1.1 200 OK\r\ncontent-length: {size}\r\n\r\n").ok()?;
            let mut left = size;
            while left > 0 {
                let most = left.min(piece.len() as u64);
                socket.write_all(&piece[..most as usize]).ok()?;
                left -= most;
            }
            continue;
        }
        let last = range
            .as_deref()
            .and_then(|range| range.strip_prefix("bytes 0-").or(range.split('-').nth(1)));
        let end = last.and_then(|last| last.split('/').next()?.parse::<u64>().ok());
        let response = match end {
            None => format!(
                "HTTP/1.1 200 OK\r\nlocation: {endpoint}/session\r\ncontent-length: 0\r\n\r\n"
            ),
            Some(end) if end + 1 == size => {
                "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_owned()
            }
            Some(end) => {
                format!("HTTP/1.1 308 More\r\nrange: bytes=0-{end}\r\ncontent-length: 0\r\n\r\n")
            }
        };
        socket.write_all(response.as_bytes()).ok()?;
    }
}

async fn measure(size: u64) {
    let client: ApiClient = ClientBuilder::new(&API)
        .endpoint(server(size))
        .credentials(Credentials::anonymous())
        .build()
        .unwrap();
    // Connections and all that is made once.
    Call::new(&client, &INSERT)
        .upload::<Value>("x")
        .send_raw()
        .await
        .unwrap();
    let over_idle = |before: usize| MEMORY.peak_usage().saturating_sub(before) >> 20;

    for known in [true, false] {
        let source = UploadSource::reader(tokio::io::repeat(7).take(size));
        let source = if known {
            source.with_length(size)
        } else {
            source
        };
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        Call::new(&client, &INSERT)
            .upload::<Value>(source)
            .await
            .unwrap();
        println!(
            "upload of {size} bytes: {} MiB over idle",
            over_idle(before)
        );
        assert!(MEMORY.peak_usage() - before <= MOST);
    }

    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let written = Call::new(&client, &GET)
        .download()
        .write_to(&mut tokio::io::sink())
        .await
        .unwrap();
    assert_eq!(written, size);
    println!(
        "download of {size} bytes: {} MiB over idle",
        over_idle(before)
    );
    assert!(MEMORY.peak_usage() - before <= MOST);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_takes_the_memory_of_a_chunk() {
    measure(100_000_000).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "by hand: moves 3 GB"]
async fn a_transfer_of_1_gb_takes_the_memory_of_a_chunk() {
    measure(1_000_000_000).await;
}
