//! What generated code names, and nothing that a user has to.
//!
//! A generated crate asserts with [`contract`] that this runtime fits it. Then it has static descriptions of its API
//! ([`Api`], [`Method`], [`Operations`]), a field table for each struct ([`Message`]), and for each method a builder around a
//! [`Call`]. The macros of this folder add to structs and builders what all of them have.

mod batched;
mod following;
mod if_blocking;
mod media;
mod messages;
mod open_enums;
mod paged;
mod raw_body;
pub mod redact;
pub mod reexports;
mod resource_names;
mod same_enums;
mod sending;
mod serde_traits;
mod streaming;
mod system_parameters;
mod update_mask;
mod version;

pub use crate::api::{
    Api, BatchEndpoint, Emulator, MediaDownload, MediaUpload, Method, RequestId, SharedPath,
};
pub use crate::batch::{Batch, BatchCall};
pub use crate::call::{Call, Opened, RawResponse, Sending};
pub use crate::client::{ApiClient, ClientBuilder};
pub use crate::credentials::Credentials;
pub use crate::error::{Error, Result};
pub use crate::held;
pub use crate::into_field::{IntoField, put_null, take_null};
#[cfg(feature = "blocking")]
pub use crate::media::BlockingDownload;
pub use crate::media::{DownloadCall, Upload, UploadSource};
pub use crate::message::{
    Absent, Element, Entries, Field, JsonMap, List, Message, Reply, Slot, Table, Text, Unknown,
    View, copy, debug, deserialize, same, serialize,
};
pub use crate::names::{parse_resource_name, resource_name};
pub use crate::open_enum::{OpenEnum, UnknownValue, debug_open_enum};
pub use crate::operation::{
    Cancel, Getter, OperationShape, Operations, Resume, ServerTimeout, ServerWait, States, Waiting,
};
pub use crate::options::CallOptions;
#[cfg(feature = "blocking")]
pub use crate::paging::Blocking;
pub use crate::paging::{Continuation, Items, PageToken, Pages, Paging};
pub use crate::parameter::Parameter;
pub use crate::policy::Idempotency;
pub use crate::stream::{StreamFormat, Streaming};
pub use crate::values::{ByteString, Date, DateTime, Duration, FieldMask, Xgafv};
pub use crate::{
    batched, following, media_download, media_upload, message, open_enum, paged, raw_body,
    resource_name, same_enums, sending, streaming, system_parameters, update_mask,
};
pub use version::{CONTRACTS, contract};
pub use {bytes, http, serde_json};
