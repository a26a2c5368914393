//! A proxy that keeps what it is asked for: HTTP, over TLS or not, and SOCKS5.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;

use crate::tls_server::{read_head, serve_in_a_thread};

pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    /// The heads of requests to an HTTP proxy; the hosts with their ports that a SOCKS proxy is asked for.
    seen: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// An HTTP proxy. It connects every tunnel with `target`, and responds to plain requests itself, with `{}`. If a password is set,
    /// in base64 with its user, all others get 407.
    pub(crate) fn http(target: SocketAddr, password: Option<&'static str>) -> Self {
        Self::start(move |stream, seen| http(stream, target, password, seen))
    }

    /// A SOCKS5 proxy for this user and password.
    pub(crate) fn socks(target: SocketAddr, user: &'static str, password: &'static str) -> Self {
        Self::start(move |stream, seen| async move {
            // What is not as it should be closes the connection.
            let _ = socks(stream, target, user, password, &seen).await;
        })
    }

    fn start<F>(serve: impl Fn(TcpStream, Arc<Mutex<Vec<String>>>) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let shared = seen.clone();
        let address = serve_in_a_thread(move |stream| serve(stream, shared.clone()));
        Self { address, seen }
    }

    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

/// Serves one connection of an HTTP proxy.
pub(crate) async fn http(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    target: SocketAddr,
    password: Option<&str>,
    seen: Arc<Mutex<Vec<String>>>,
) {
    while let Some(head) = read_head(&mut stream).await {
        seen.lock().unwrap().push(head.clone());
        let is_allowed = password.is_none_or(|password| {
            head.lines()
                .filter_map(|line| line.split_once(": "))
                .any(|(name, value)| {
                    name.eq_ignore_ascii_case("proxy-authorization")
                        && value == format!("Basic {password}")
                })
        });
        let response: &[u8] = match (is_allowed, head.starts_with("CONNECT")) {
            (false, _) => {
                b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"
            }
            (true, true) => {
                let mut server = TcpStream::connect(target).await.unwrap();
                stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                let _ = copy_bidirectional(&mut stream, &mut server).await;
                return;
            }
            (true, false) => b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        };
        if stream.write_all(response).await.is_err() {
            return;
        }
    }
}

/// RFC 1928 and RFC 1929, for a name.
async fn socks(
    mut stream: TcpStream,
    target: SocketAddr,
    user: &str,
    password: &str,
    seen: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let text = async |stream: &mut TcpStream| {
        let length = stream.read_u8().await?;
        let mut bytes = vec![0; length.into()];
        stream.read_exact(&mut bytes).await?;
        std::io::Result::Ok(String::from_utf8(bytes).unwrap())
    };
    assert_eq!(stream.read_u8().await?, 5);
    let methods = text(&mut stream).await?;
    if !methods.contains('\u{2}') {
        return stream.write_all(&[5, 0xff]).await;
    }
    stream.write_all(&[5, 2]).await?;
    assert_eq!(stream.read_u8().await?, 1);
    let given = (text(&mut stream).await?, text(&mut stream).await?);
    let is_wrong = given != (user.to_owned(), password.to_owned());
    stream.write_all(&[1, u8::from(is_wrong)]).await?;
    let mut request = [0; 4];
    stream.read_exact(&mut request).await?;
    assert_eq!(request, [5, 1, 0, 3], "a connection to a name");
    let host = text(&mut stream).await?;
    let port = stream.read_u16().await?;
    seen.lock().unwrap().push(format!("{host}:{port}"));
    let mut server = TcpStream::connect(target).await?;
    stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    copy_bidirectional(&mut stream, &mut server).await?;
    Ok(())
}
