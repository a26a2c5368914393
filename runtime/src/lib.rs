//! discovery-runtime

pub mod credentials;
pub mod message;
mod open_enum;
mod parameter;
pub mod status;
mod values;
#[cfg(any(feature = "auth", feature = "reqwest"))]
mod tls;

pub use http;
pub use {bytes, serde, serde_json};

pub use message::{DecodeError, Element, Field, JsonMap, Message, Reply, Unknown};
#[doc(hidden)]
pub use open_enum::debug_open_enum;
pub use open_enum::{OpenEnum, UnknownValue};
pub use parameter::Parameter;
pub use values::{ByteString, Date, DateTime, Duration, FieldMask, ValueError};

/// What a generated crate passes on to its user.
pub mod generated {
    pub use crate::{ByteString, Date, DateTime, DecodeError, Duration, FieldMask, JsonMap, Message, OpenEnum, Unknown, UnknownValue, ValueError};
    pub use {bytes, serde, serde_json};
}
