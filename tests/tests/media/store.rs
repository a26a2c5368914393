//! A server of objects on a real socket: uploads of all kinds, and downloads, with the faults that a test wants.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A request, whose body is still to come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) verb: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    /// As far as it came.
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter();
        let found = found.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    fn length(&self) -> Option<usize> {
        self.header("content-length")?.parse().ok()
    }

    /// `POST`, then what follows.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.verb, self.target)
    }
}

/// What goes wrong with a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Fault {
    #[default]
    None,
    /// The connection closes after so many bytes of the request's body.
    CutRequest(usize),
    /// The same after so many bytes of the response.
    CutResponse(usize),
    /// The response stalls after so many bytes.
    StallResponse(usize, Duration),
    /// All is done, and the response is this instead.
    DoneBut(u16),
    /// Nothing is done, and the response is this.
    Status(u16),
    /// The response comes late.
    Late(Duration),
    /// A byte of the response's body is another one.
    Corrupt(usize),
    /// Of the bytes of a chunk, only so many are kept.
    Keep(usize),
    /// The session is forgotten.
    Forget,
    /// The session goes on at another URL.
    Move,
    /// Ranges are ignored.
    IgnoreRange,
    /// The length in the head of the response is so much more than that of its body, or less.
    WrongLength(i64),
}

/// A stored object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    pub(crate) bytes: Vec<u8>,
    pub(crate) generation: u64,
    /// `content-encoding`.
    pub(crate) encoding: Option<String>,
    pub(crate) content_type: String,
    /// The message that came with it.
    pub(crate) message: String,
    /// As in `x-goog-hash`.
    hashes: String,
}

#[derive(Default)]
struct Session {
    name: String,
    content_type: String,
    message: String,
    bytes: Vec<u8>,
    /// The response, when it is done.
    done: Option<String>,
}

#[derive(Default)]
struct State {
    objects: HashMap<String, Object>,
    sessions: HashMap<String, Session>,
    requests: Vec<Request>,
    generations: u64,
    /// A byte of what is stored is another one.
    corrupts: bool,
}

type ChooseFault = dyn Fn(usize, &Request) -> Fault + Send + Sync;

/// The server. It ends with the process.
#[derive(Clone)]
pub(crate) struct Store {
    pub(crate) endpoint: String,
    state: Arc<Mutex<State>>,
}

impl Store {
    /// A server without faults.
    pub(crate) fn new() -> Self {
        Self::with_faults(|_, _| Fault::None)
    }

    /// A server whose faults are chosen by the number of the request, the first being 0, and the request without its body.
    pub(crate) fn with_faults(
        choose: impl Fn(usize, &Request) -> Fault + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let store = Self {
            endpoint: format!("http://{}", listener.local_addr().unwrap()),
            state: Arc::default(),
        };
        let (shared, choose) = (store.clone(), Arc::new(choose));
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (store, choose) = (shared.clone(), Arc::clone(&choose));
                thread::spawn(move || store.serve(&socket.unwrap(), &*choose));
            }
        });
        store
    }

    /// A server of another process. Its objects are not seen here.
    pub(crate) fn at(endpoint: &str) -> Self {
        Self {
            endpoint: endpoint.to_owned(),
            state: Arc::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.requests().iter().map(Request::line).collect()
    }

    pub(crate) fn object(&self, name: &str) -> Option<Object> {
        self.state().objects.get(name).cloned()
    }

    /// Stores an object, as a new generation.
    pub(crate) fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.put_encoded(name, bytes, None);
    }

    pub(crate) fn put_encoded(
        &self,
        name: &str,
        bytes: impl Into<Vec<u8>>,
        encoding: Option<&str>,
    ) {
        let mut state = self.state();
        state.generations += 1;
        let bytes = bytes.into();
        let object = Object {
            hashes: hashes(&bytes),
            bytes,
            generation: state.generations,
            encoding: encoding.map(str::to_owned),
            content_type: "text/plain".to_owned(),
            message: String::new(),
        };
        state.objects.insert(name.to_owned(), object);
    }

    /// Stores other bytes than those that come.
    pub(crate) fn corrupt_stored(&self) {
        self.state().corrupts = true;
    }

    pub(crate) fn forget_requests(&self) {
        self.state().requests.clear();
    }

    fn serve(&self, socket: &TcpStream, choose: &ChooseFault) {
        let mut reader = BufReader::with_capacity(64 << 10, socket.try_clone().unwrap());
        while let Some(mut request) = read_head(&mut reader) {
            let index = {
                let mut state = self.state();
                state.requests.push(request.clone());
                state.requests.len() - 1
            };
            let fault = choose(index, &request);
            let cut = match fault {
                Fault::CutRequest(at) => at,
                _ => usize::MAX,
            };
            let whole = self.read_body(&mut reader, &mut request, cut);
            if let Some(seen) = self.state().requests.get_mut(index)
                && request.body.len() < 1 << 20
            {
                seen.body.clone_from(&request.body);
            }
            let response = match &fault {
                _ if !whole => {
                    // What came of a chunk is kept.
                    self.respond(&request, &fault);
                    None
                }
                Fault::Status(status) => Some(Response::error(*status)),
                Fault::DoneBut(status) => {
                    self.respond(&request, &fault);
                    Some(Response::error(*status))
                }
                _ => Some(self.respond(&request, &fault)),
            };
            if let Fault::Late(wait) = fault {
                thread::sleep(wait);
            }
            let sent = response.is_some_and(|response| response.send(socket, &fault));
            if !sent {
                let _ = socket.shutdown(Shutdown::Both);
                return;
            }
        }
    }

    /// Reads a body, as far as the fault lets it; whether it is whole.
    fn read_body(
        &self,
        reader: &mut BufReader<TcpStream>,
        request: &mut Request,
        cut: usize,
    ) -> bool {
        let take = |reader: &mut BufReader<TcpStream>, request: &mut Request, length: usize| {
            let mut left = length.min(cut.saturating_sub(request.body.len()));
            let whole = left == length;
            let mut piece = vec![0; 64 << 10];
            while left > 0 {
                let most = piece.len().min(left);
                match reader.read(&mut piece[..most]) {
                    Ok(0) | Err(_) => return false,
                    Ok(read) => {
                        left -= read;
                        request.body.extend_from_slice(&piece[..read]);
                    }
                }
            }
            whole
        };
        if let Some(length) = request.length() {
            return take(reader, request, length);
        }
        if request.header("transfer-encoding") != Some("chunked") {
            return true;
        }
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).is_err() {
                return false;
            }
            let Ok(size) = usize::from_str_radix(line.trim_end(), 16) else {
                return false;
            };
            if size > 0 && !take(reader, request, size) {
                return false;
            }
            let mut end = [0; 2];
            if reader.read_exact(&mut end).is_err() {
                return false;
            }
            if size == 0 {
                return true;
            }
        }
    }

    fn respond(&self, request: &Request, fault: &Fault) -> Response {
        let upload = request.query("uploadType");
        match (request.verb.as_str(), upload) {
            ("GET", _) => self.give(request, fault),
            (_, Some("media")) => {
                let content_type = request.header("content-type").unwrap_or_default();
                self.store(
                    &name_of(request, ""),
                    content_type,
                    "",
                    request.body.clone(),
                )
            }
            (_, Some("multipart")) => self.take_multipart(request),
            ("POST" | "PATCH", Some("resumable")) => self.begin(request),
            ("PUT", _) => self.take_chunk(request, fault),
            ("DELETE", _) => {
                let gone = self.state().sessions.remove(&session_of(request)).is_some();
                Response::error(if gone { 499 } else { 404 })
            }
            _ => Response::error(404),
        }
    }

    fn store(&self, name: &str, content_type: &str, message: &str, mut bytes: Vec<u8>) -> Response {
        let mut state = self.state();
        if let Some(byte) = bytes.first_mut().filter(|_| state.corrupts) {
            *byte ^= 1;
        }
        state.generations += 1;
        let generation = state.generations;
        let hash = format!(
            r#", "crc32c": "{}", "md5Checksum": "{:x}""#,
            STANDARD.encode(crc32c::crc32c(&bytes).to_be_bytes()),
            md5::compute(&bytes),
        );
        let size = bytes.len();
        let object = Object {
            hashes: hashes(&bytes),
            bytes,
            generation,
            encoding: None,
            content_type: content_type.to_owned(),
            message: message.to_owned(),
        };
        state.objects.insert(name.to_owned(), object);
        Response::json(
            200,
            format!(
                r#"{{"name": "{name}", "id": "{name}", "generation": "{generation}", "size": "{size}"{hash}}}"#
            ),
        )
    }

    fn take_multipart(&self, request: &Request) -> Response {
        let content_type = request.header("content-type").unwrap_or_default();
        let Some((_, boundary)) = content_type.split_once("boundary=") else {
            return Response::error(400);
        };
        let mark = format!("--{boundary}\r\n");
        let end = format!("\r\n--{boundary}--\r\n");
        let between = format!("\r\n{mark}");
        let body = &request.body;
        let find = |from: usize, text: &[u8]| {
            let mut windows = body[from..].windows(text.len());
            windows
                .position(|window| window == text)
                .map(|at| from + at)
        };
        let read = || {
            let first = find(0, mark.as_bytes())? + mark.len();
            let message = find(first, b"\r\n\r\n")? + 4;
            let message_end = find(message, between.as_bytes())?;
            let second = message_end + between.len();
            let media = find(second, b"\r\n\r\n")? + 4;
            let head = String::from_utf8(body[second..media].to_vec()).ok()?;
            let media_end = body.len().checked_sub(end.len())?;
            (body[media_end..] == *end.as_bytes()).then_some(())?;
            let message = String::from_utf8(body[message..message_end].to_vec()).ok()?;
            Some((message, head, body[media..media_end].to_vec()))
        };
        match read() {
            Some((message, head, media)) => {
                let kind = head
                    .trim()
                    .strip_prefix("content-type: ")
                    .unwrap_or_default()
                    .to_owned();
                self.store(&name_of(request, &message), &kind, &message, media)
            }
            None => Response::error(400),
        }
    }

    fn begin(&self, request: &Request) -> Response {
        let mut state = self.state();
        let id = format!("session-{:04}-of-a-secret-url", state.sessions.len());
        let message = String::from_utf8_lossy(&request.body).into_owned();
        let session = Session {
            name: name_of(request, &message),
            content_type: request
                .header("x-upload-content-type")
                .unwrap_or_default()
                .to_owned(),
            message,
            ..Session::default()
        };
        state.sessions.insert(id.clone(), session);
        let location = format!("{}/upload/sessions?upload_id={id}", self.endpoint);
        Response::json(200, String::new()).header("location", location)
    }

    fn take_chunk(&self, request: &Request, fault: &Fault) -> Response {
        let id = session_of(request);
        let mut state = self.state();
        if *fault == Fault::Forget {
            state.sessions.remove(&id);
        }
        let Some(session) = state.sessions.get_mut(&id) else {
            return Response::error(404);
        };
        if let Some(done) = &session.done {
            return Response::json(200, done.clone());
        }
        let range = request.header("content-range").unwrap_or_default();
        let (range, total) = range
            .strip_prefix("bytes ")
            .and_then(|it| it.split_once('/'))
            .unwrap_or_default();
        let total: Option<usize> = total.parse().ok();
        if let Some((first, last)) = range.split_once('-') {
            let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
            let is_last = total == Some(last + 1);
            if !is_last && !(last + 1 - first).is_multiple_of(256 << 10)
                || first != session.bytes.len()
            {
                return Response::error(400);
            }
            let keep = match fault {
                Fault::Keep(keep) => (*keep).min(request.body.len()),
                _ => request.body.len(),
            };
            session.bytes.extend_from_slice(&request.body[..keep]);
        }
        let has = session.bytes.len();
        if total == Some(has) {
            let session = state.sessions.remove(&id).unwrap();
            drop(state);
            let response = self.store(
                &session.name,
                &session.content_type,
                &session.message,
                session.bytes,
            );
            let done = Session {
                done: Some(String::from_utf8(response.body.clone()).unwrap()),
                ..Session::default()
            };
            self.state().sessions.insert(id, done);
            return response;
        }
        let mut response = Response::error(308);
        response.body.clear();
        if has > 0 {
            response = response.header("range", format!("bytes=0-{}", has - 1));
        }
        if *fault == Fault::Move {
            let session = state.sessions.remove(&id).unwrap();
            let id = format!("{id}-moved");
            state.sessions.insert(id.clone(), session);
            response = response.header("location", format!("/upload/sessions?upload_id={id}"));
        }
        response
    }

    fn give(&self, request: &Request, fault: &Fault) -> Response {
        let name = request.path().rsplit('/').next().unwrap_or_default();
        let Some(object) = self.object(name) else {
            return Response::error(404);
        };
        let asked = request
            .query("generation")
            .and_then(|text| text.parse::<u64>().ok());
        if asked.is_some_and(|asked| asked != object.generation) {
            return Response::error(404);
        }
        let packed = object.encoding.as_deref() == Some("gzip");
        let accepts = request
            .header("accept-encoding")
            .is_some_and(|it| it.contains("gzip"));
        let mut response = Response {
            status: 200,
            headers: vec![
                ("content-type".to_owned(), object.content_type.clone()),
                (
                    "x-goog-generation".to_owned(),
                    object.generation.to_string(),
                ),
                ("x-goog-hash".to_owned(), object.hashes.clone()),
                ("etag".to_owned(), format!("\"etag-{}\"", object.generation)),
                (
                    "x-goog-stored-content-encoding".to_owned(),
                    object.encoding.clone().unwrap_or("identity".to_owned()),
                ),
            ],
            body: object.bytes.clone(),
        };
        if packed && !accepts {
            // Unpacked on the way. Ranges are ignored.
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*object.bytes)
                .read_to_end(&mut unpacked)
                .unwrap();
            response.body = unpacked;
            return response;
        }
        if packed {
            response = response.header("content-encoding", "gzip".to_owned());
        }
        let Some(range) = request
            .header("range")
            .filter(|_| *fault != Fault::IgnoreRange)
        else {
            return response;
        };
        let length = object.bytes.len();
        let (first, last) = range
            .strip_prefix("bytes=")
            .unwrap()
            .split_once('-')
            .unwrap();
        let (first, end) = match (first.parse::<usize>(), last.parse::<usize>()) {
            (Ok(first), Ok(last)) => (first, (last + 1).min(length)),
            (Ok(first), Err(_)) => (first, length),
            (Err(_), Ok(count)) => (length.saturating_sub(count), length),
            _ => return Response::error(400),
        };
        if first >= end {
            return Response::error(416);
        }
        response.status = 206;
        response.body = object.bytes[first..end].to_vec();
        response.header(
            "content-range",
            format!("bytes {first}-{}/{length}", end - 1),
        )
    }
}

fn hashes(bytes: &[u8]) -> String {
    format!(
        "crc32c={},md5={}",
        STANDARD.encode(crc32c::crc32c(bytes).to_be_bytes()),
        STANDARD.encode(md5::compute(bytes).0)
    )
}

/// The name of the object that an upload makes.
fn name_of(request: &Request, message: &str) -> String {
    let of_message = || {
        let (_, rest) = message.split_once("\"name\":\"")?;
        rest.split('"').next().map(str::to_owned)
    };
    let of_query = request.query("name").map(str::to_owned);
    of_query
        .or_else(of_message)
        .unwrap_or_else(|| "unnamed".to_owned())
}

fn session_of(request: &Request) -> String {
    request.query("upload_id").unwrap_or_default().to_owned()
}

/// A response.
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    fn json(status: u16, body: String) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.into_bytes(),
        }
    }

    fn error(status: u16) -> Self {
        Self::json(
            status,
            format!(r#"{{"error": {{"code": {status}, "message": "a fault"}}}}"#),
        )
    }

    fn header(mut self, name: &str, value: String) -> Self {
        self.headers.push((name.to_owned(), value));
        self
    }

    /// Sends the response; whether the connection stays.
    fn send(mut self, mut socket: &TcpStream, fault: &Fault) -> bool {
        let length = match fault {
            Fault::WrongLength(more) => (self.body.len() as i64 + more).max(0) as usize,
            _ => self.body.len(),
        };
        let mut text = format!(
            "HTTP/1.1 {} Whatever\r\ncontent-length: {length}\r\n",
            self.status
        );
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\r\n");
        }
        if let Fault::Corrupt(at) = fault
            && let Some(byte) = self.body.get_mut(*at)
        {
            *byte ^= 1;
        }
        text += "\r\n";
        let send = |socket: &mut &TcpStream, bytes: &[u8]| socket.write_all(bytes).is_ok();
        if !send(&mut socket, text.as_bytes()) {
            return false;
        }
        let cut = match fault {
            Fault::CutResponse(at) | Fault::StallResponse(at, _) => (*at).min(self.body.len()),
            _ => self.body.len(),
        };
        let sent = send(&mut socket, &self.body[..cut]);
        if let Fault::StallResponse(_, wait) = fault {
            thread::sleep(*wait);
        }
        sent && cut == self.body.len()
            && length == self.body.len()
            && !matches!(fault, Fault::CutResponse(_))
    }
}

fn read_head(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (verb, target) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    Some(Request {
        verb,
        target,
        headers,
        body: Vec::new(),
    })
}
