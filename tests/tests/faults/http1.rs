//! HTTP/1 by hand, since no library would misbehave like this.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::fault::Fault;
use crate::server::{Order, State};

/// A socket that can be reset.
pub(crate) trait Socket: AsyncRead + AsyncWrite + Send + Unpin + 'static {
    fn tcp(&self) -> &TcpStream;
}

impl Socket for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Socket for tokio_rustls::server::TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// What becomes of a connection after an answer.
enum Next {
    Keep,
    /// It ends without a word, for TLS without its goodbye.
    Drop,
    Reset,
    /// It stays as it is until the client ends it.
    Wait,
}

/// Serves one connection until one side ends it. `elsewhere` is the host that redirects point to.
pub(crate) async fn serve<S: Socket>(socket: S, state: Arc<State>, elsewhere: bool) {
    let mut socket = BufReader::new(socket);
    loop {
        let Some((order, times, length)) = head(&mut socket).await else {
            return;
        };
        let (call, fault) = if order.fault == Fault::ResetUnread {
            // Its body is left in the socket.
            state.take((order, times), elsewhere)
        } else {
            let mut body = vec![0; length];
            if socket.read_exact(&mut body).await.is_err() {
                return;
            }
            state.take((order, times), elsewhere)
        };
        let next = answer(&mut socket, &state, fault, &call).await;
        match next {
            Some(Next::Keep) => {}
            Some(Next::Reset) => {
                let _ = socket.get_ref().tcp().set_zero_linger();
                return;
            }
            Some(Next::Wait) => {
                let _ = socket.read(&mut [0; 64]).await;
                return;
            }
            Some(Next::Drop) | None => return,
        }
    }
}

/// What a request asks for, and the length of its body.
async fn head<S: Socket>(socket: &mut BufReader<S>) -> Option<(Order, u32, usize)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        let read = socket.read_line(&mut line).await.ok()?;
        match line.trim_end() {
            _ if read == 0 => return None,
            "" => break,
            text => lines.push(text.to_owned()),
        }
    }
    let header = |name: &str| {
        let mut pairs = lines.iter().skip(1).filter_map(|line| line.split_once(':'));
        let found = pairs.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    };
    let length = header("content-length").map_or(0, |length| length.parse().unwrap());
    let target = lines.first()?.split(' ').nth(1)?;
    let path = target.split('?').next()?;
    let (order, times) = Order::new(path, header);
    Some((order, times, length))
}

async fn answer<S: Socket>(
    socket: &mut BufReader<S>,
    state: &State,
    fault: Fault,
    call: &str,
) -> Option<Next> {
    let (status, headers, body) = state.answer(fault, call);
    let mut head = format!("HTTP/1.1 {status} Whatever\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    let promised = match fault {
        Fault::Truncated => body.len() + 100,
        _ => body.len(),
    };
    let head = format!("{head}content-length: {promised}\r\n\r\n").into_bytes();
    let half = body.len() / 2;
    let (bytes, next) = match fault {
        Fault::ResetUnread | Fault::ResetBeforeHeaders => (Vec::new(), Next::Reset),
        Fault::ResetWithinHeaders => (head[..head.len() / 2].to_vec(), Next::Reset),
        Fault::ResetAfterHeaders => (head, Next::Reset),
        Fault::ResetWithinBody => ([&head, &body[..half]].concat(), Next::Reset),
        Fault::Truncated => ([head, body].concat(), Next::Drop),
        Fault::ClosedAfter => ([head, body].concat(), Next::Drop),
        Fault::OverLong => {
            let stray = State::good("stray");
            let length = stray.len();
            let stray = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{stray}");
            ([head, body, stray.into_bytes()].concat(), Next::Keep)
        }
        Fault::SlowBytes => return slowly(socket, &[head, body].concat()).await,
        Fault::Silent => (Vec::new(), Next::Wait),
        _ => ([head, body].concat(), Next::Keep),
    };
    socket.write_all(&bytes).await.ok()?;
    socket.flush().await.ok()?;
    Some(next)
}

/// A byte every 20 ms, until the client has had enough.
async fn slowly<S: Socket>(socket: &mut BufReader<S>, bytes: &[u8]) -> Option<Next> {
    for byte in bytes {
        socket.write_all(&[*byte]).await.ok()?;
        socket.flush().await.ok()?;
        let gone = tokio::time::timeout(Duration::from_millis(20), socket.read(&mut [0])).await;
        if gone.is_ok() {
            return None;
        }
    }
    Some(Next::Keep)
}

/// Reads what comes first, and resets the connection.
pub(crate) async fn reset_after_first_bytes(mut socket: TcpStream) {
    let _ = socket.read(&mut [0; 16]).await;
    let _ = socket.set_zero_linger();
}
