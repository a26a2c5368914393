//! What generated clients of Google's Discovery APIs compile against.
//!
//! A generated crate is data and signatures; what is the same for every method is here once:
//!
//! - [`Call`]: names and values in, a request out, and [`Sending`] the reply (`call/`);
//! - [`Pages`] and [`Items`]: a call after another for a reply that comes in pages ([`mod@paging`]);
//! - [`mod@message`]: the one reader and the one writer behind every generated struct;
//! - [`credentials`]: who calls; [`transport`]: how a request reaches the server;
//! - [`operation`]: calls that answer before their work is done, and how they are waited for;
//! - [`RetryPolicy`]: when it is sent again; [`Error`]: what went wrong, [`status`]: what the server says about it.
//!
//! # Features
//!
//! | feature | default | brings |
//! |---|---|---|
//! | `auth` | yes | Application Default Credentials, through google-cloud-auth |
//! | `reqwest` | yes | [`ReqwestTransport`](transport::ReqwestTransport), the transport that is there without being chosen |
//! | `regex` | yes | path values are checked against the document's patterns before anything is sent |
//! | `tls-ring` | yes | the crypto provider for https, unless the process has installed another |
//! | `tls-aws-lc` | no | the same, by aws-lc |
//! | `blocking` | no | `send_blocking` |
//! | `tower` | no | `TowerTransport`: any `tower::Service` as the transport |

mod api;
mod call;
mod client;
pub mod credentials;
mod error;
pub mod message;
mod open_enum;
pub mod operation;
pub mod paging;
mod parameter;
mod retry;
pub mod status;
#[cfg(any(feature = "auth", feature = "reqwest"))]
mod tls;
pub mod transport;
mod values;

pub use {bytes, http, serde, serde_json};

pub use api::{Api, CONTRACT, Method, contract};
pub use call::{Attempt, Call, CallOptions, RawReply, Sending};
pub use client::{ApiClient, ClientBuilder};
pub use credentials::Credentials;
pub use error::{Error, ErrorKind, Result};
pub use message::{DecodeError, Element, Field, JsonMap, Message, Reply, Unknown};
#[doc(hidden)]
pub use open_enum::debug_open_enum;
pub use open_enum::{OpenEnum, UnknownValue};
pub use operation::{
    Cancelling, LastState, OperationState, PollingPolicy, Resume, States, Waiting,
};
#[cfg(feature = "blocking")]
pub use paging::Blocking;
pub use paging::{Items, Pages};
pub use parameter::Parameter;
pub use retry::{RetryBudget, RetryPolicy};
pub use status::Status;
pub use transport::Transport;
pub use values::{ByteString, Date, DateTime, Duration, FieldMask, ValueError};

/// What a generated crate passes on to its user, so that it is the only dependency needed.
pub mod generated {
    #[cfg(feature = "blocking")]
    pub use crate::Blocking;
    #[cfg(feature = "reqwest")]
    pub use crate::transport::ReqwestTransport;
    pub use crate::{
        Attempt, ByteString, CallOptions, Cancelling, ClientBuilder, Date, DateTime, DecodeError,
        Duration, ErrorKind, FieldMask, Items, JsonMap, LastState, Message, OpenEnum,
        OperationState, Pages, PollingPolicy, RawReply, Resume, RetryBudget, RetryPolicy, Sending,
        States, Status, Transport, Unknown, UnknownValue, ValueError, Waiting, credentials, status,
        transport,
    };
    pub use {bytes, http, serde, serde_json};
}

/// Expands to what it is given, with the feature `blocking`; to nothing without it.
#[cfg(feature = "blocking")]
#[macro_export]
macro_rules! if_blocking {
    ($($item:tt)*) => { $($item)* };
}

/// Expands to what it is given, with the feature `blocking`; to nothing without it.
#[cfg(not(feature = "blocking"))]
#[macro_export]
macro_rules! if_blocking {
    ($($item:tt)*) => {};
}
