//! What a generated crate passes on to its user, so that it is the only dependency that the user needs.

#[cfg(feature = "blocking")]
pub use crate::media::BlockingDownload;
#[cfg(feature = "blocking")]
pub use crate::paging::Blocking;
#[cfg(feature = "hyper")]
pub use crate::transport::HyperTransport;
#[cfg(feature = "reqwest")]
pub use crate::transport::ReqwestTransport;
pub use crate::{
    IntoField,
    batch::{Batch, BatchCall, BatchHandle, BatchOf, BatchResponses},
    call::{RawResponse, Sending},
    client::ClientBuilder,
    credentials,
    error::{ErrorKind, LastState},
    impersonation::Impersonation,
    make,
    media::{Download, DownloadCall, Progress, Upload, UploadSession, UploadSource},
    message::{self, DecodeError, JsonMap, Message, Unknown},
    open_enum::{OpenEnum, UnknownValue},
    operation::{Cancelling, OperationState, Resume, States, Waiting},
    options::{Attempt, CallOptions, NextAttempt},
    paging::{Items, Pages},
    policy::{PollingPolicy, RetryBudget, RetryPolicy},
    status::{self, Status},
    stream::Streaming,
    transport::{self, Transport},
    values::{ByteString, Date, DateTime, Duration, FieldMask, ValueError, Xgafv},
};
pub use {bytes, http, jiff, serde, serde_json};
