//! The typed details of a [`Status`](super::Status), as in [`google/rpc/error_details.proto`].
//!
//! Every type here is only read from JSON. If the value of a known `@type` does not fit the type, the detail stays a JSON value
//! ([`Detail::Other`]), so that nothing is lost.
//!
//! [`google/rpc/error_details.proto`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::shown::{MESSAGE, Short, debug_shown};

/// One entry of `details`, unpacked by its `@type`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Detail {
    /// `google.rpc.ErrorInfo`
    ErrorInfo(ErrorInfo),
    /// `google.rpc.RetryInfo`
    RetryInfo(RetryInfo),
    /// `google.rpc.DebugInfo`
    DebugInfo(DebugInfo),
    /// `google.rpc.QuotaFailure`
    QuotaFailure(QuotaFailure),
    /// `google.rpc.PreconditionFailure`
    PreconditionFailure(PreconditionFailure),
    /// `google.rpc.BadRequest`
    BadRequest(BadRequest),
    /// `google.rpc.RequestInfo`
    RequestInfo(RequestInfo),
    /// `google.rpc.ResourceInfo`
    ResourceInfo(ResourceInfo),
    /// `google.rpc.Help`
    Help(Help),
    /// `google.rpc.LocalizedMessage`
    LocalizedMessage(LocalizedMessage),
    /// A detail of another type, or one that does not fit its type: the unchanged JSON value, including `@type`.
    Other(Value),
}

/// The reason of a failure, for programs. [AIP-193] asks every service to send one.
///
/// [AIP-193]: https://google.aip.dev/193
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorInfo {
    /// The reason in `UPPER_SNAKE_CASE`, unique within its domain: `"SERVICE_DISABLED"`.
    pub reason: String,
    /// The domain of the reason, usually the name of a service: `"googleapis.com"`.
    pub domain: String,
    /// More about the reason: `{"service": "pubsub.googleapis.com"}`.
    pub metadata: BTreeMap<String, String>,
}

/// When to try again.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryInfo {
    /// The shortest wait before the next attempt.
    pub retry_delay: Duration,
}

/// Information for developers of the service.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DebugInfo {
    /// The stack where the error happened.
    pub stack_entries: Vec<String>,
    /// More information from the server.
    pub detail: String,
}

/// The quotas that were exceeded.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaFailure {
    /// One entry for each quota.
    pub violations: Vec<QuotaViolation>,
}

/// One exceeded quota of a [`QuotaFailure`].
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaViolation {
    /// The owner of the quota: `"project:123"`, `"clientip:192.0.2.1"`.
    pub subject: String,
    /// How the quota was exceeded, in words.
    pub description: String,
    /// The service the quota belongs to: `"compute.googleapis.com"`.
    pub api_service: String,
    /// The metric of the quota: `"compute.googleapis.com/cpus_per_vm_family"`.
    pub quota_metric: String,
    /// The limit's name: `"CPUS-PER-VM-FAMILY-per-project-region"`.
    pub quota_id: String,
    /// What the limit applies to: `{"region": "us-central1"}`.
    pub quota_dimensions: BTreeMap<String, String>,
    /// The limit when it was exceeded.
    pub quota_value: Option<i64>,
    /// The limit that is being rolled out, if there is one.
    pub future_quota_value: Option<i64>,
}

/// The conditions that are not met.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PreconditionFailure {
    /// One entry for each condition.
    pub violations: Vec<PreconditionViolation>,
}

/// One unmet condition of a [`PreconditionFailure`].
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PreconditionViolation {
    /// The kind of condition, in the service's terms: `"TOS"`.
    pub r#type: String,
    /// The subject of the condition.
    pub subject: String,
    /// How it failed and what to do, in words.
    pub description: String,
}

/// The parts of the request that are not valid.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BadRequest {
    /// One entry for each such field.
    pub field_violations: Vec<FieldViolation>,
}

/// One field of a [`BadRequest`] that is not valid.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldViolation {
    /// The path of the field: `"emailAddresses[1].type[2]"`.
    pub field: String,
    /// Why the field is not valid, in words.
    pub description: String,
    /// Why the field is not valid, for programs, in `UPPER_SNAKE_CASE`.
    pub reason: String,
    /// Why the field is not valid, in words for the end user.
    pub localized_message: Option<LocalizedMessage>,
}

/// What to quote in a question to the service's owner about a request.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestInfo {
    /// The id of the request in the service's logs.
    pub request_id: String,
    /// Data for the service's owner, possibly encrypted.
    pub serving_data: String,
}

/// The resource of the request.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResourceInfo {
    /// Its type: `"type.googleapis.com/google.pubsub.v1.Topic"`.
    pub resource_type: String,
    /// Its name.
    pub resource_name: String,
    /// Its owner, if that matters: `"project:123"`.
    pub owner: String,
    /// The problem with it, in words.
    pub description: String,
}

/// Where to find help.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Help {
    /// Pages that help with this error.
    pub links: Vec<HelpLink>,
}

/// One page of [`Help`].
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HelpLink {
    /// The description of the page.
    pub description: String,
    /// Its address.
    pub url: String,
}

/// A message that may be shown to an end user.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocalizedMessage {
    /// The language, as BCP 47 writes it: `"en-US"`.
    pub locale: String,
    /// The message in that language.
    pub message: String,
}

/// Each text is shortened and escaped, and has no secret: see [`Status`](super::Status).
impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Detail::Other(json) => f
                .debug_tuple("Other")
                .field(&Short(&format_args!("{json}"), MESSAGE))
                .finish(),
            typed => typed.inner().fmt(f),
        }
    }
}

debug_shown! {
    ErrorInfo { reason, domain, metadata }
    RetryInfo { retry_delay }
    DebugInfo { stack_entries, detail }
    QuotaFailure { violations }
    QuotaViolation { subject, description, api_service, quota_metric, quota_id, quota_dimensions, quota_value, future_quota_value }
    PreconditionFailure { violations }
    PreconditionViolation { r#type, subject, description }
    BadRequest { field_violations }
    FieldViolation { field, description, reason, localized_message }
    RequestInfo { request_id, serving_data }
    ResourceInfo { resource_type, resource_name, owner, description }
    Help { links }
    HelpLink { description, url }
    LocalizedMessage { locale, message }
}

impl Detail {
    /// The value that the detail has.
    pub(crate) fn inner(&self) -> &dyn fmt::Debug {
        match self {
            Detail::ErrorInfo(inner) => inner,
            Detail::RetryInfo(inner) => inner,
            Detail::DebugInfo(inner) => inner,
            Detail::QuotaFailure(inner) => inner,
            Detail::PreconditionFailure(inner) => inner,
            Detail::BadRequest(inner) => inner,
            Detail::RequestInfo(inner) => inner,
            Detail::ResourceInfo(inner) => inner,
            Detail::Help(inner) => inner,
            Detail::LocalizedMessage(inner) => inner,
            Detail::Other(inner) => inner,
        }
    }

    /// Unpacks one entry of `details`.
    pub(super) fn read(value: &Value) -> Detail {
        Detail::read_typed(value).unwrap_or_else(|| Detail::Other(value.clone()))
    }

    fn read_typed(value: &Value) -> Option<Detail> {
        let map = value.as_object()?;
        let type_url = map.get("@type")?.as_str()?;
        let name = type_url.rsplit('/').next()?.strip_prefix("google.rpc.")?;
        Some(match name {
            "ErrorInfo" => Detail::ErrorInfo(ErrorInfo {
                reason: read_text(map, "reason")?,
                domain: read_text(map, "domain")?,
                metadata: read_text_map(map, "metadata")?,
            }),
            "RetryInfo" => Detail::RetryInfo(RetryInfo {
                retry_delay: read_duration(map, "retryDelay")?,
            }),
            "DebugInfo" => Detail::DebugInfo(DebugInfo {
                stack_entries: read_list(map, "stackEntries", |entry| {
                    entry.as_str().map(str::to_owned)
                })?,
                detail: read_text(map, "detail")?,
            }),
            "QuotaFailure" => Detail::QuotaFailure(QuotaFailure {
                violations: read_list(map, "violations", quota_violation)?,
            }),
            "PreconditionFailure" => Detail::PreconditionFailure(PreconditionFailure {
                violations: read_list(map, "violations", precondition_violation)?,
            }),
            "BadRequest" => Detail::BadRequest(BadRequest {
                field_violations: read_list(map, "fieldViolations", field_violation)?,
            }),
            "RequestInfo" => Detail::RequestInfo(RequestInfo {
                request_id: read_text(map, "requestId")?,
                serving_data: read_text(map, "servingData")?,
            }),
            "ResourceInfo" => Detail::ResourceInfo(ResourceInfo {
                resource_type: read_text(map, "resourceType")?,
                resource_name: read_text(map, "resourceName")?,
                owner: read_text(map, "owner")?,
                description: read_text(map, "description")?,
            }),
            "Help" => Detail::Help(Help {
                links: read_list(map, "links", help_link)?,
            }),
            "LocalizedMessage" => Detail::LocalizedMessage(localized_message(value)?),
            _ => return None,
        })
    }
}

fn quota_violation(value: &Value) -> Option<QuotaViolation> {
    let map = value.as_object()?;
    Some(QuotaViolation {
        subject: read_text(map, "subject")?,
        description: read_text(map, "description")?,
        api_service: read_text(map, "apiService")?,
        quota_metric: read_text(map, "quotaMetric")?,
        quota_id: read_text(map, "quotaId")?,
        quota_dimensions: read_text_map(map, "quotaDimensions")?,
        quota_value: read_int64(map, "quotaValue")?,
        future_quota_value: read_int64(map, "futureQuotaValue")?,
    })
}

fn precondition_violation(value: &Value) -> Option<PreconditionViolation> {
    let map = value.as_object()?;
    Some(PreconditionViolation {
        r#type: read_text(map, "type")?,
        subject: read_text(map, "subject")?,
        description: read_text(map, "description")?,
    })
}

fn field_violation(value: &Value) -> Option<FieldViolation> {
    let map = value.as_object()?;
    let localized_message = match non_null(map, "localizedMessage") {
        Some(value) => Some(localized_message(value)?),
        None => None,
    };
    Some(FieldViolation {
        field: read_text(map, "field")?,
        description: read_text(map, "description")?,
        reason: read_text(map, "reason")?,
        localized_message,
    })
}

fn help_link(value: &Value) -> Option<HelpLink> {
    let map = value.as_object()?;
    Some(HelpLink {
        description: read_text(map, "description")?,
        url: read_text(map, "url")?,
    })
}

fn localized_message(value: &Value) -> Option<LocalizedMessage> {
    let map = value.as_object()?;
    Some(LocalizedMessage {
        locale: read_text(map, "locale")?,
        message: read_text(map, "message")?,
    })
}

// What follows reads one key: `None` means that the value does not fit; an absent or null one is
// the empty value, as in ProtoJSON.

fn non_null<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    map.get(key).filter(|value| !value.is_null())
}

fn read_text(map: &Map<String, Value>, key: &str) -> Option<String> {
    match non_null(map, key) {
        None => Some(String::new()),
        Some(value) => value.as_str().map(str::to_owned),
    }
}

fn read_int64(map: &Map<String, Value>, key: &str) -> Option<Option<i64>> {
    match non_null(map, key) {
        None => Some(None),
        Some(Value::String(text)) => text.parse().ok().map(Some),
        Some(value) => value.as_i64().map(Some),
    }
}

fn read_list<T>(
    map: &Map<String, Value>,
    key: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<Vec<T>> {
    match non_null(map, key) {
        None => Some(Vec::new()),
        Some(value) => value.as_array()?.iter().map(read).collect(),
    }
}

fn read_text_map(map: &Map<String, Value>, key: &str) -> Option<BTreeMap<String, String>> {
    match non_null(map, key) {
        None => Some(BTreeMap::new()),
        Some(value) => value
            .as_object()?
            .iter()
            .map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
            .collect(),
    }
}

/// A `google.protobuf.Duration` that is not negative: `"1.500s"`.
fn read_duration(map: &Map<String, Value>, key: &str) -> Option<Duration> {
    let text = match non_null(map, key) {
        None => return Some(Duration::ZERO),
        Some(value) => value.as_str()?.strip_suffix('s')?,
    };
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.len() > 9 || !digits(seconds) || !digits(fraction) {
        return None;
    }
    let nanoseconds = format!("{fraction:0<9}").parse().ok()?;
    Some(Duration::new(seconds.parse().ok()?, nanoseconds))
}
