//! What generated clients of Google's Discovery APIs compile against.
//!
//! A generated crate is data and signatures. What is the same for every method is here once:
//!
//! - [`ClientBuilder`] and [`CallOptions`]: how a client and a call are set up;
//! - [`credentials`]: who calls; [`transport`]: how a request reaches the server;
//! - [`Sending`]: a call on its way to its response;
//! - [`Batch`]: many calls in one request;
//! - [`Pages`] and [`Items`]: one call after another, for a response that comes in pages;
//! - [`Streaming`]: the elements of a response that streams, as they come;
//! - [`Waiting`] and [`States`]: operations, which go on after the call that starts them;
//! - [`RetryPolicy`]: when a request is sent again; [`Error`]: what failed, with the server's [`status`];
//! - [`mod@message`]: how the generated structs are read and written.
//!
//! The module `contract` has what generated code names; it is for the generator and changes with it.
//!
//! # Features
//!
//! | feature | default | brings |
//! |---|---|---|
//! | `auth` | yes | Application Default Credentials, through google-cloud-auth |
//! | `hyper` | yes | [`HyperTransport`](transport::HyperTransport), the transport of a client that is given none |
//! | `tls-ring` | yes | a rustls crypto provider, for processes that install none |
//! | `tls-aws-lc` | no | the same, by aws-lc |
//! | `blocking` | no | `send_blocking` |
//! | `reqwest` | no | `ReqwestTransport`: a client of reqwest as the transport |
//! | `serde` | no | `Serialize` and `Deserialize` of generated types; see [`mod@message`] for the ways without them |
//! | `tracing` | no | spans and events of calls, with the names of OpenTelemetry |
//! | `tower` | no | `TowerTransport`: any `tower::Service` as the transport, and layers around a transport |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api;
mod batch;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod client;
mod clock;
#[doc(hidden)]
pub mod contract;
pub mod credentials;
mod error;
#[doc(hidden)]
pub mod held;
mod impersonation;
mod into_field;
mod media;
pub mod message;
mod names;
mod open_enum;
#[doc(hidden)]
pub mod operation;
mod options;
mod paging;
mod parameter;
#[cfg(any(feature = "auth", feature = "hyper", feature = "tower"))]
mod per_runtime;
mod policy;
mod shown;
pub mod status;
mod stream;
#[cfg(any(feature = "auth", feature = "hyper"))]
mod tls;
mod trace;
pub mod transport;
mod uri;
mod values;

pub use {bytes, http, jiff, serde, serde_json};

pub use batch::{Batch, BatchCall, BatchHandle, BatchOf, BatchResponses};
pub use call::{RawResponse, Sending};
pub use client::ClientBuilder;
pub use clock::Clock;
pub use credentials::Credentials;
pub use error::{Error, ErrorKind, LastState, Result};
pub use impersonation::Impersonation;
pub use into_field::IntoField;
#[cfg(feature = "blocking")]
pub use media::BlockingDownload;
pub use media::{Download, DownloadCall, Progress, Upload, UploadSession, UploadSource};
pub use message::{DecodeError, JsonMap, Message, Unknown};
pub use open_enum::{OpenEnum, UnknownValue};
pub use operation::{Cancelling, OperationState, Resume, States, Waiting};
pub use options::{Attempt, CallOptions, NextAttempt};
#[cfg(feature = "blocking")]
pub use paging::Blocking;
pub use paging::{Items, Pages};
pub use policy::{PollingPolicy, RetryBudget, RetryPolicy};
pub use status::Status;
pub use stream::Streaming;
pub use transport::Transport;
pub use values::{ByteString, Date, DateTime, Duration, FieldMask, ValueError, Xgafv};
