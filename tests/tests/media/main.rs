//! Uploads and downloads over real sockets, with modules of real documents.

mod apis;
mod downloads;
mod modules;
mod random;
mod store;
mod uploads;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use discovery_runtime::{CallOptions, RetryPolicy};
use futures_core::Stream;

use store::Store;

/// A client of an API that calls the server.
macro_rules! client {
    ($name:ident, $api:ident) => {
        pub(crate) fn $name(store: &Store) -> apis::$api::Client {
            apis::$api::Client::builder()
                .endpoint(&store.endpoint)
                .credentials(apis::$api::Credentials::anonymous())
                .build()
                .unwrap()
        }
    };
}

client!(storage, storage_v1);
client!(drive, drive_v3);
client!(gmail, gmail_v1);
client!(healthcare, healthcare_v1);
client!(youtube, youtube_v3);

/// Bytes that repeat nothing, the same for the same seed.
pub(crate) fn bytes(length: usize, seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut bytes = vec![0; length];
    random.fill(&mut bytes);
    bytes
}

/// An empty folder of this name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = discovery_tests::scratch::target_folder()
        .unwrap()
        .join("scratch/media")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A policy whose waits a test can afford.
pub(crate) fn quick(options: CallOptions) -> CallOptions {
    options.retry(RetryPolicy::default().first_backoff(Duration::from_millis(2)))
}

/// A stream of these items.
pub(crate) struct Items(VecDeque<io::Result<Vec<u8>>>);

impl Stream for Items {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

/// Bytes in chunks, with empty ones between.
pub(crate) fn chunks(bytes: Vec<u8>, size: usize) -> Items {
    Items(
        bytes
            .chunks(size)
            .flat_map(|chunk| [Ok(chunk.to_vec()), Ok(Vec::new())])
            .collect(),
    )
}

/// A stream that breaks.
pub(crate) fn broken_chunks() -> Items {
    Items([Ok(vec![0; 1000]), Err(io::Error::other("the source broke"))].into())
}
