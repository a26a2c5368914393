//! One call: what is collected for it, how the request is prepared, and how it is sent.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
pub(crate) mod data_wrapper;
mod exchange;
mod headers;
mod long_url;
mod macros;
mod options;
mod page_token;
pub(crate) mod pattern;
mod prepare;
mod receive;
mod redirect;
mod reply;
mod request_id;
mod run;
mod secure;
mod sending;
mod url;

#[cfg(feature = "blocking")]
pub(crate) use blocking::wait;
pub use builder::Call;
pub(crate) use options::Resolved;
pub use options::{Attempt, CallOptions};
pub(crate) use page_token::query_value;
pub use reply::RawReply;
pub(crate) use reply::read;
pub(crate) use run::in_runtime;
pub(crate) use secure::is_private;
pub use sending::Sending;
pub(crate) use url::decode;
