//! Media: bytes that go to the server beside a message, or come from it in place of one.
//!
//! Each request goes through the [`Call`](crate::contract::Call) of its method, so credentials, retries, limits and secrets are those
//! of every call. Here is what comes after: a transfer that broke goes on where it stopped.

mod checksums;
mod download;
mod patience;
mod progress;
mod upload;

#[cfg(feature = "blocking")]
pub use download::BlockingDownload;
pub use download::{Download, DownloadCall};
pub use progress::Progress;
pub use upload::{Upload, UploadSession, UploadSource};
