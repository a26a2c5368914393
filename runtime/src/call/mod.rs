//! One call: its parameters, the request that they become, the attempts to send it, and its response.

mod attempted;
mod authority;
#[cfg(feature = "blocking")]
mod blocking;
mod body_error;
mod builder;
mod content;
mod exchange;
mod gunzip;
mod headers;
mod idle;
pub(crate) mod json_object;
mod location;
mod long_url;
mod opened;
mod prepare;
mod receive;
mod redirect;
mod request_id;
mod response;
mod run;
mod secret_parameters;
mod secure;
mod sending;
mod update_mask;
mod url;
mod variant;

pub(crate) use attempted::Attempted;
#[cfg(feature = "blocking")]
pub(crate) use blocking::block_on;
pub(crate) use body_error::BodyError;
pub use builder::Call;
pub(crate) use builder::{RequestBody, UPLOAD_PARAMETERS};
pub(crate) use content::Content;
pub(crate) use gunzip::Gunzip;
pub(crate) use location::resolve as resolve_location;
pub use opened::Opened;
pub(crate) use receive::is_gzip;
pub use response::RawResponse;
pub(crate) use response::{decode_response, decode_response_as};
pub(crate) use run::require_tokio_runtime;
pub(crate) use secret_parameters::{is_secret_parameter, shown_parameters};
pub(crate) use secure::is_secret_header;
pub use sending::Sending;
