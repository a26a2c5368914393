//! [`Status`]: the server's description of a failure, with types.
//!
//! The shape is [`google.rpc.Status`] in JSON, as [AIP-193] describes. Older services and the OAuth endpoints have other shapes
//! with less content; [`Status::from_body`] reads those too.
//!
//! [`google.rpc.Status`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto
//! [AIP-193]: https://google.aip.dev/193

mod code;
mod details;
mod operation;

use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

pub use code::Code;
pub use details::{
    BadRequest, DebugInfo, Detail, ErrorInfo, FieldViolation, Help, HelpLink, LocalizedMessage,
    PreconditionFailure, PreconditionViolation, QuotaFailure, QuotaViolation, RequestInfo,
    ResourceInfo, RetryInfo,
};

/// A failure, as the server describes it.
///
/// ```
/// use discovery_runtime::status::{Code, Status};
///
/// let body = br#"{"error": {"code": 403, "message": "Not yours.", "status": "PERMISSION_DENIED",
///     "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
///                  "reason": "IAM_PERMISSION_DENIED", "domain": "iam.googleapis.com"}]}}"#;
/// let status = Status::from_body(body).unwrap();
/// assert_eq!(status.code, Code::PermissionDenied);
/// assert_eq!(status.error_info().unwrap().reason, "IAM_PERMISSION_DENIED");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// The kind of failure. If the server names none, it follows from the HTTP status or the OAuth error in the body. A code
    /// that this crate does not know is [`Code::Unknown`].
    pub code: Code,
    /// A description for developers, usually in English. Empty if the server sends none.
    pub message: String,
    /// The details, in the server's order.
    pub details: Vec<Detail>,
    /// The older list of errors (`$.xgafv` 1), which many services still send. For an OAuth error, one entry with its code as
    /// the reason.
    pub errors: Vec<ErrorItem>,
    /// The whole body, with everything that a server adds.
    pub json: Value,
}

/// One entry of the older error list, `errors[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorItem {
    /// The reason for programs, in `camelCase`: `"rateLimitExceeded"`.
    pub reason: String,
    /// The domain of the reason: `"global"`, `"usageLimits"`.
    pub domain: String,
    /// The reason, in words.
    pub message: String,
    /// The part of the request, such as `"fields"`. [`location_type`](Self::location_type) says how to read it.
    pub location: String,
    /// `"parameter"`, `"header"` or another of the service's words.
    pub location_type: String,
}

impl Status {
    /// Reads the body of an error response.
    ///
    /// It knows these shapes, each also as the first element of an array, as streaming methods send it:
    ///
    /// - `{"error": {"code": 403, "message": …, "status": …, "details": […], "errors": […]}}`;
    /// - a bare `google.rpc.Status`, `{"code": 7, "message": …, "details": […]}`;
    /// - OAuth 2.0 ([RFC 6749], section 5.2): `{"error": "invalid_grant", "error_description": …}`.
    ///
    /// Anything else, such as HTML from a proxy or an empty body, is `None`.
    ///
    /// [RFC 6749]: https://www.rfc-editor.org/rfc/rfc6749#section-5.2
    pub fn from_body(body: &[u8]) -> Option<Status> {
        // Some front ends put this before JSON, so that a browser does not execute it.
        let body = body.trim_ascii_start();
        let body = body.strip_prefix(b")]}'").unwrap_or(body);
        Status::from_json(serde_json::from_slice(body).ok()?)
    }

    /// Reads an error from JSON, as [`from_body`](Self::from_body) does after parsing.
    pub fn from_json(json: Value) -> Option<Status> {
        let first = match &json {
            Value::Array(items) => items.first()?,
            one => one,
        };
        let map = first.as_object()?;
        let mut status = match map.get("error") {
            Some(Value::Object(error)) => Status::read(error),
            Some(Value::String(error)) => Status::read_oauth(error, map),
            _ if is_bare(map) => Status::read(map),
            _ => return None,
        };
        status.json = json;
        Some(status)
    }

    fn read(map: &Map<String, Value>) -> Status {
        let items = |key| {
            map.get(key)
                .and_then(Value::as_array)
                .map_or(&[][..], Vec::as_slice)
        };
        Status {
            code: read_code(map),
            message: read_text(map, "message"),
            details: items("details").iter().map(Detail::read).collect(),
            errors: items("errors").iter().filter_map(ErrorItem::read).collect(),
            json: Value::Null,
        }
    }

    fn read_oauth(error: &str, map: &Map<String, Value>) -> Status {
        let description = read_text(map, "error_description");
        let item = ErrorItem {
            reason: error.to_owned(),
            message: description.clone(),
            ..ErrorItem::default()
        };
        Status {
            code: oauth_code(error),
            message: if description.is_empty() {
                error.to_owned()
            } else {
                format!("{error}: {description}")
            },
            details: Vec::new(),
            errors: vec![item],
            json: Value::Null,
        }
    }

    /// The reason for programs: that of [`ErrorInfo`], else that of the first entry of [`errors`](Self::errors) that has one.
    pub fn reason(&self) -> Option<&str> {
        let reasons = self
            .error_info()
            .map(|info| &info.reason)
            .into_iter()
            .chain(self.errors.iter().map(|item| &item.reason));
        reasons.map(String::as_str).find(|text| !text.is_empty())
    }

    /// How long the server asks to wait before another attempt: [`RetryInfo`].
    pub fn retry_delay(&self) -> Option<Duration> {
        self.retry_info().map(|info| info.retry_delay)
    }
}

/// One accessor for each type of detail.
macro_rules! detail_accessors {
    ($($function:ident: $kind:ident),* $(,)?) => {
        impl Status {
            $(
                #[doc = concat!("The first [`", stringify!($kind), "`] among the details.")]
                pub fn $function(&self) -> Option<&$kind> {
                    self.details.iter().find_map(|detail| match detail {
                        Detail::$kind(found) => Some(found),
                        _ => None,
                    })
                }
            )*
        }
    };
}
detail_accessors! {
    error_info: ErrorInfo,
    retry_info: RetryInfo,
    debug_info: DebugInfo,
    quota_failure: QuotaFailure,
    precondition_failure: PreconditionFailure,
    bad_request: BadRequest,
    request_info: RequestInfo,
    resource_info: ResourceInfo,
    help: Help,
    localized_message: LocalizedMessage,
}

/// `PERMISSION_DENIED: Not yours.`
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        match (self.message.as_str(), self.reason()) {
            ("", None) => Ok(()),
            ("", Some(reason)) => write!(f, ": {reason}"),
            (message, _) => write!(f, ": {message}"),
        }
    }
}

impl ErrorItem {
    fn read(value: &Value) -> Option<ErrorItem> {
        let map = value.as_object()?;
        Some(ErrorItem {
            reason: read_text(map, "reason"),
            domain: read_text(map, "domain"),
            message: read_text(map, "message"),
            location: read_text(map, "location"),
            location_type: read_text(map, "locationType"),
        })
    }
}

/// Whether this is a `google.rpc.Status` without an envelope. It needs a code and one more property, so that a proxy's
/// `{"code": "x"}` does not count as one.
fn is_bare(map: &Map<String, Value>) -> bool {
    let has_more = ["message", "status", "details"]
        .iter()
        .any(|key| map.contains_key(*key));
    map.get("code")
        .is_some_and(|code| read_number(code).is_some())
        && has_more
}

/// `status` names the code; else `code` does, which is an HTTP status in an error response and a
/// number of `google.rpc.Code` in a bare status and in an operation.
fn read_code(map: &Map<String, Value>) -> Code {
    let named = map.get("status").and_then(Value::as_str);
    if let Some(code) = named.and_then(Code::from_name) {
        return code;
    }
    match map.get("code").and_then(read_number) {
        Some(code @ 0..100) => Code::from_number(code).unwrap_or(Code::Unknown),
        Some(code) => u16::try_from(code).map_or(Code::Unknown, Code::from_http),
        None => Code::Unknown,
    }
}

/// The codes of RFC 6749 (sections 4.1.2.1 and 5.2) and RFC 6750 (section 3.1).
fn oauth_code(error: &str) -> Code {
    match error {
        "invalid_client" | "invalid_grant" | "invalid_token" => Code::Unauthenticated,
        "access_denied" | "insufficient_scope" | "unauthorized_client" => Code::PermissionDenied,
        "invalid_request"
        | "invalid_scope"
        | "unsupported_grant_type"
        | "unsupported_response_type" => Code::InvalidArgument,
        "temporarily_unavailable" => Code::Unavailable,
        "server_error" | "internal_failure" => Code::Internal,
        _ => Code::Unknown,
    }
}

fn read_number(value: &Value) -> Option<i32> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => i32::try_from(value.as_i64()?).ok(),
    }
}

fn read_text(map: &Map<String, Value>, key: &str) -> String {
    let text = map.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
