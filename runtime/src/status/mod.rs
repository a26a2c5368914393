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
mod xml;

use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::shown::{MESSAGE, Secrets, Short, WORD, debug_shown, shown};

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
/// assert_eq!(status.code(), Some(Code::PermissionDenied));
/// assert_eq!(status.error_info().unwrap().reason, "IAM_PERMISSION_DENIED");
/// ```
///
/// `Display` shows code, message and reason in one line, and `Debug` the same and the details. Both show at most 1,000 characters of
/// the message, escapes for what is not printable, and no secret, as for [`Error`](crate::Error).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Status {
    code_name: Option<String>,
    code_number: Option<i32>,
    /// A description for developers, usually in English. Empty if the server sends none.
    pub message: String,
    /// The details, in the server's order.
    pub details: Vec<Detail>,
    /// The older list of errors (`$.xgafv` 1), which many services still send. For an OAuth error and for XML, one entry with
    /// the code of the error as its reason.
    pub errors: Vec<ErrorItem>,
    /// The whole body, with everything that a server adds; XML is a string.
    pub json: Value,
    /// What the call sent, and nothing shows.
    secrets: Secrets,
}

/// One entry of the older error list, `errors[]`.
#[derive(Clone, Default, PartialEq, Eq)]
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
    /// A page that helps with this error.
    pub extended_help: String,
}

impl Status {
    /// Reads the body of an error response.
    ///
    /// It knows these shapes, each also as the first element of an array, as streaming methods send it:
    ///
    /// - `{"error": {"code": 403, "message": …, "status": …, "details": […], "errors": […]}}`;
    /// - a bare `google.rpc.Status`, `{"code": 7, "message": …, "details": […]}`;
    /// - OAuth 2.0 ([RFC 6749], section 5.2): `{"error": "invalid_grant", "error_description": …}`;
    /// - the XML of Cloud Storage: `<Error><Code>AccessDenied</Code><Message>…</Message></Error>`.
    ///
    /// Anything else, such as HTML from a proxy or an empty body, is `None`.
    ///
    /// [RFC 6749]: https://www.rfc-editor.org/rfc/rfc6749#section-5.2
    pub fn from_body(body: &[u8]) -> Option<Status> {
        // Some front ends put this before JSON, so that a browser does not execute it.
        let body = body.trim_ascii_start();
        let body = body.strip_prefix(b")]}'").unwrap_or(body);
        if body.starts_with(b"<") {
            return Status::from_xml(str::from_utf8(body).ok()?);
        }
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
            code_name: read_code_name(map),
            code_number: map.get("code").and_then(read_number),
            message: read_text(map, "message"),
            details: items("details").iter().map(Detail::read).collect(),
            errors: items("errors").iter().filter_map(ErrorItem::read).collect(),
            json: Value::Null,
            secrets: Secrets::default(),
        }
    }

    /// A status with no code, and one reason.
    fn from_reason(reason: &str, description: String) -> Status {
        Status {
            code_name: None,
            code_number: None,
            message: description.clone(),
            details: Vec::new(),
            errors: vec![ErrorItem {
                reason: reason.to_owned(),
                message: description,
                ..ErrorItem::default()
            }],
            json: Value::Null,
            secrets: Secrets::default(),
        }
    }

    fn read_oauth(error: &str, map: &Map<String, Value>) -> Status {
        let mut status = Status::from_reason(error, read_text(map, "error_description"));
        status.message = match status.message.as_str() {
            "" => error.to_owned(),
            description => format!("{error}: {description}"),
        };
        status
    }

    /// The code that the server sent: by its name, or by its number in `google.rpc.Code`.
    ///
    /// `None` if it sent none, if the name is one that this crate does not know ([`code_name`](Self::code_name)), or if the
    /// number is an HTTP status ([`code_number`](Self::code_number)). A code of 0 or `OK` inside an error is none either.
    /// Nothing is guessed from the HTTP status: several codes share one.
    pub fn code(&self) -> Option<Code> {
        let code = match self.code_name() {
            Some(name) => Code::from_name(name),
            None => Code::from_number(self.code_number?),
        };
        code.filter(|code| *code != Code::Ok)
    }

    /// The name of the code as the server wrote it, such as `"NOT_FOUND"`, also if this crate does not know it.
    pub fn code_name(&self) -> Option<&str> {
        self.code_name.as_deref()
    }

    /// The number that the server sent as the code: an HTTP status as a rule, and a number of `google.rpc.Code` in a bare
    /// status and in an operation.
    pub fn code_number(&self) -> Option<i32> {
        self.code_number
    }

    /// All reasons: those of each [`ErrorInfo`], then those of [`errors`](Self::errors). An error can have several.
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        let infos = self.details.iter().filter_map(|detail| match detail {
            Detail::ErrorInfo(info) => Some(info.reason.as_str()),
            _ => None,
        });
        let items = self.errors.iter().map(|item| item.reason.as_str());
        infos.chain(items).filter(|reason| !reason.is_empty())
    }

    /// The reason for programs: the first of [`reasons`](Self::reasons).
    pub fn reason(&self) -> Option<&str> {
        self.reasons().next()
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

/// What the server said: `PERMISSION_DENIED: Not yours. (IAM_PERMISSION_DENIED)`.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.describe(None) {
            text if text.is_empty() => f.write_str("an error without a description"),
            text => f.write_str(&text),
        }
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |value: &dyn fmt::Debug| Short(value, MESSAGE).text(&self.secrets);
        let message = shown(&self.message, MESSAGE, &self.secrets);
        f.debug_struct("Status")
            .field("code", &format_args!("{}", short(&self.code_name())))
            .field("number", &self.code_number)
            .field("message", &format_args!("\"{message}\""))
            .field("details", &format_args!("{}", short(&self.details)))
            .field("errors", &format_args!("{}", short(&self.errors)))
            .finish_non_exhaustive()
    }
}

debug_shown! {
    ErrorItem { reason, domain, message, location, location_type, extended_help }
}

impl Status {
    /// Hides these secrets wherever the status is shown.
    pub(crate) fn hide(&mut self, secrets: &Secrets) {
        self.secrets = secrets.clone();
    }

    /// Code, message and reason in one line, without a code that repeats `http_status`. Empty if the server sent none of them.
    pub(crate) fn describe(&self, http_status: Option<u16>) -> String {
        let code = match (self.code_name(), self.code(), self.code_number) {
            (Some("OK"), ..) | (None, None, Some(0)) => None,
            (Some(name), ..) => Some(shown(name, WORD, &self.secrets)),
            (None, Some(code), _) => Some(code.to_string()),
            (None, None, Some(number)) if http_status.map(i32::from) == Some(number) => None,
            (None, None, number) => number.map(|number| number.to_string()),
        };
        let items = self.errors.iter().map(|item| item.message.as_str());
        let message = std::iter::once(self.message.as_str())
            .chain(items)
            .find(|message| !message.is_empty());
        // Some messages have several lines.
        let message = message.map(|text| {
            let words = text.split_whitespace().take(MESSAGE);
            let line = words.collect::<Vec<_>>().join(" ");
            shown(&line, MESSAGE, &self.secrets)
        });
        let line = code
            .into_iter()
            .chain(message)
            .collect::<Vec<_>>()
            .join(": ");
        let reason = self.reason().map(|text| shown(text, WORD, &self.secrets));
        match &reason {
            Some(reason) if line.is_empty() => reason.clone(),
            Some(reason) if !line.starts_with(reason.as_str()) => format!("{line} ({reason})"),
            _ => line,
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
            extended_help: read_text(map, "extendedHelp"),
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

/// The name of the code is in `status`. Some services have it in `code`, instead of a number.
fn read_code_name(map: &Map<String, Value>) -> Option<String> {
    let text = |key| map.get(key).and_then(Value::as_str);
    let is_name = |text: &&str| !text.is_empty() && text.parse::<f64>().is_err();
    text("status")
        .filter(is_name)
        .or_else(|| text("code").filter(is_name))
        .map(str::to_owned)
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
