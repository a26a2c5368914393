//! Uploads: bytes beside a message.

mod body;
mod builder;
mod feed;
mod media_type;
mod plan;
mod resumable;
mod session;
mod simple;
mod source;

pub use builder::Upload;
pub use session::UploadSession;
pub use source::UploadSource;
