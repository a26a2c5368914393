//! Streams that are packed.

use std::io::Write as _;

use discovery_runtime::ErrorKind;
use discovery_tests::server::Server;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::api::{RUN, SAMPLES, call, chunk, end, names};

/// A server that sends these bytes one by one, and says that they are packed.
fn packed(content_type: &'static str, bytes: Vec<u8>) -> Server {
    Server::writing(move |_, _, socket| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n"
        );
        let _ = socket.write_all(head.as_bytes());
        for byte in &bytes {
            chunk(socket, &[*byte]);
        }
        end(socket);
    })
}

fn pack(bytes: &[u8], flush_each: bool) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    for byte in bytes {
        encoder.write_all(&[*byte]).expect("memory");
        if flush_each {
            encoder.flush().expect("memory");
        }
    }
    encoder.finish().expect("memory")
}

#[tokio::test]
async fn a_packed_stream_is_unpacked_as_it_comes() {
    for sample in SAMPLES {
        for flush_each in [false, true] {
            let server = packed(sample.content_type, pack(&sample.bytes(), flush_each));
            let (found, error) = names(call(&server, &RUN).stream()).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!(found, sample.names(), "{}", sample.content_type);
        }
    }
}

/// The end of a packed stream is known from the packing too.
#[tokio::test]
async fn a_packed_stream_that_is_cut_is_an_error() {
    for sample in SAMPLES {
        let mut bytes = pack(&sample.bytes(), true);
        bytes.truncate(bytes.len() - 12);
        let server = packed(sample.content_type, bytes);
        let (found, error) = names(call(&server, &RUN).stream()).await;
        // The events say that they are done before that.
        let is_done = sample.content_type.contains("event");
        let kind = error.map(|error| error.kind());
        assert_eq!(
            kind.is_none(),
            is_done,
            "{} {kind:?} {found:?}",
            sample.content_type
        );
        assert!(!matches!(kind, Some(ErrorKind::Status)));
    }
}
