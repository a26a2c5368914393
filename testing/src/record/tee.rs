//! [`tee`]: a body whose bytes are kept while they go by.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use discovery_runtime::bytes::Bytes;
use discovery_runtime::transport::{Body, TransportError};
use http_body::{Frame, SizeHint};

/// The most bytes of a body that are kept.
pub(super) const MOST: usize = 64 << 20;

/// The bytes of a body so far.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) bytes: Vec<u8>,
    /// Whether the end came.
    pub(super) complete: bool,
    /// Whether there are more than [`MOST`].
    pub(super) too_many: bool,
}

/// A body whose bytes are kept while they go by. Nothing waits for the end of a stream.
struct Tee {
    body: Body,
    kept: Arc<Mutex<Kept>>,
}

/// The same body, and the place where its bytes are kept.
pub(super) fn tee(body: Body) -> (Body, Arc<Mutex<Kept>>) {
    let mut kept = Kept::default();
    let is_whole = match body.as_bytes() {
        Some(bytes) => {
            kept.add(bytes);
            kept.complete = true;
            true
        }
        None => false,
    };
    let kept = Arc::new(Mutex::new(kept));
    match is_whole {
        true => (body, kept),
        false => {
            let kept_here = kept.clone();
            (Body::new(Tee { body, kept }), kept_here)
        }
    }
}

impl Kept {
    fn add(&mut self, bytes: &[u8]) {
        self.too_many |= self.bytes.len() + bytes.len() > MOST;
        if !self.too_many {
            self.bytes.extend_from_slice(bytes);
        }
    }
}

impl http_body::Body for Tee {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = self.get_mut();
        let frame = ready!(Pin::new(&mut this.body).poll_frame(cx));
        let mut kept = this.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match &frame {
            Some(Ok(frame)) => {
                if let Some(bytes) = frame.data_ref() {
                    kept.add(bytes);
                }
            }
            Some(Err(_)) => {}
            None => kept.complete = true,
        }
        // A reader that knows the length does not wait for the end.
        kept.complete |= matches!(frame, Some(Ok(_))) && this.body.is_end_stream();
        drop(kept);
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
