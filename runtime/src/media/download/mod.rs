//! Downloads: bytes in place of a message.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod content_range;
mod file;
mod identity;
mod incoming;
mod packing;
mod request;

#[cfg(feature = "blocking")]
pub use blocking::BlockingDownload;
pub use builder::DownloadCall;
pub use incoming::Download;
