//! HTTP/2, with the frames that end connections and streams early.

use std::future::{pending, poll_fn};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use h2::server::{Connection, SendResponse};
use h2::{Reason, RecvStream};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::fault::Fault;
use crate::server::{Order, State};

/// How a connection is to end.
#[derive(Default)]
struct End {
    abrupt: AtomicBool,
    asked: Notify,
}

/// Serves one connection until one side ends it.
pub(crate) async fn serve<S>(socket: S, state: Arc<State>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let Ok(mut connection) = h2::server::handshake(socket).await else {
        return;
    };
    let end = Arc::new(End::default());
    loop {
        tokio::select! {
            accepted = connection.accept() => {
                let Some(Ok((request, respond))) = accepted else { return };
                tokio::spawn(stream(request, respond, state.clone(), end.clone()));
            }
            () = end.asked.notified() => finish(&mut connection, &end),
        }
    }
}

fn finish<S>(connection: &mut Connection<S, Bytes>, end: &End)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    if end.abrupt.load(Ordering::SeqCst) {
        connection.abrupt_shutdown(Reason::NO_ERROR);
    } else {
        connection.graceful_shutdown();
    }
}

async fn stream(
    request: http::Request<RecvStream>,
    mut respond: SendResponse<Bytes>,
    state: Arc<State>,
    end: Arc<End>,
) {
    let (parts, mut body) = request.into_parts();
    while let Some(chunk) = body.data().await {
        let Ok(chunk) = chunk else { return };
        let _ = body.flow_control().release_capacity(chunk.len());
    }
    let order = Order::new(parts.uri.path(), |name| {
        parts.headers.get(name)?.to_str().ok()
    });
    let (call, fault) = state.take(order, false);
    match fault {
        Fault::RefusedStream => return respond.send_reset(Reason::REFUSED_STREAM),
        Fault::GoAwayGraceful => end.asked.notify_one(),
        Fault::GoAwayAbrupt => {
            end.abrupt.store(true, Ordering::SeqCst);
            end.asked.notify_one();
            return pending().await;
        }
        Fault::Silent => {
            if poll_fn(|cx| respond.poll_reset(cx)).await.is_ok() {
                state.given_up.fetch_add(1, Ordering::SeqCst);
            }
            return;
        }
        _ => {}
    }
    let (status, headers, body) = state.answer(fault, &call);
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    let Ok(mut sending) = respond.send_response(response.body(()).unwrap(), false) else {
        return;
    };
    if fault == Fault::StreamReset {
        let half = Bytes::copy_from_slice(&body[..body.len() / 2]);
        let _ = sending.send_data(half, false);
        return sending.send_reset(Reason::INTERNAL_ERROR);
    }
    let _ = sending.send_data(body.into(), true);
}

/// Takes one request and answers it with GOAWAY alone: streams up to `last` were acted on, later ones were not. Then the
/// connection ends. Nothing is unpacked.
pub(crate) async fn goaway(mut socket: TcpStream, last: u32) -> std::io::Result<()> {
    const PREFACE: usize = 24;
    const SETTINGS: [u8; 9] = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    const END_STREAM: u8 = 1;
    socket.read_exact(&mut [0; PREFACE]).await?;
    socket.write_all(&SETTINGS).await?;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, ..] = head;
        let mut payload = vec![0; usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c)];
        socket.read_exact(&mut payload).await?;
        // DATA or HEADERS that ends the request.
        if kind <= 1 && flags & END_STREAM != 0 {
            break;
        }
    }
    let mut frame = vec![0, 0, 8, 7, 0, 0, 0, 0, 0];
    frame.extend(last.to_be_bytes());
    frame.extend([0; 4]);
    socket.write_all(&frame).await?;
    socket.shutdown().await
}
