//! One call: what is collected for it, how the request is prepared, and how it is sent.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod data_wrapper;
mod exchange;
mod headers;
mod long_url;
mod macros;
mod options;
mod pattern;
mod prepare;
mod receive;
mod redirect;
mod reply;
mod request_id;
mod run;
mod secure;
mod sending;
mod url;

pub use builder::Call;
pub use options::{Attempt, CallOptions};
pub use reply::RawReply;
pub use sending::Sending;
