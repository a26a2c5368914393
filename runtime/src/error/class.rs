//! [`Class`]: what a failure is, from the HTTP status and the reasons of the server together.
//!
//! A status alone does not say it: many APIs send a rate limit as 403, and a quota that is renewed the next day as 429.

use http::StatusCode;

use crate::status::{Code, Detail, Status};

/// What a failure is, as far as that matters for what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    NotModified,
    Redirect,
    BadRequest,
    Unauthenticated,
    PermissionDenied,
    NotFound,
    Conflict,
    Gone,
    PreconditionFailed,
    /// Too many calls for the moment. The server did not act on this one.
    RateLimited,
    /// A quota that does not come back soon. The server did not act on the call.
    QuotaExceeded,
    Timeout,
    /// A failure of the server that often passes: 500, 502, 503.
    Unavailable,
    /// Another failure of the server.
    ServerError,
    Other,
}

impl Class {
    /// The class of a response with this status, and of an operation that failed if there is none.
    pub(super) fn of(http_status: Option<StatusCode>, status: Option<&Status>) -> Self {
        let http_status = http_status.map_or(0, |status| status.as_u16());
        match status.and_then(|status| exceeded_limit(http_status, status)) {
            Some(class) => class,
            None => Self::of_http_status(http_status),
        }
    }

    fn of_http_status(http_status: u16) -> Self {
        match http_status {
            304 => Self::NotModified,
            300..=399 => Self::Redirect,
            400 => Self::BadRequest,
            401 => Self::Unauthenticated,
            403 => Self::PermissionDenied,
            404 => Self::NotFound,
            408 | 504 => Self::Timeout,
            409 => Self::Conflict,
            410 => Self::Gone,
            412 => Self::PreconditionFailed,
            429 => Self::RateLimited,
            500 | 502 | 503 => Self::Unavailable,
            500..=599 => Self::ServerError,
            _ => Self::Other,
        }
    }
}

/// Which limit the call exceeded, if it did.
///
/// The period of the limit decides. Without one, the reason does.
fn exceeded_limit(http_status: u16, status: &Status) -> Option<Class> {
    let limit = status.reasons().filter_map(Limit::of_reason).max();
    let exhausted = status.code() == Some(Code::ResourceExhausted);
    let limit = match limit {
        Some(limit) => limit,
        None if http_status == 429 || exhausted && http_status >= 400 => Limit::Rate,
        None => return None,
    };
    Some(match (limit, Period::of(status)) {
        (Limit::Long, _) | (_, Some(Period::Long)) | (Limit::Quota, None) => Class::QuotaExceeded,
        (Limit::Rate, _) | (Limit::Quota, Some(Period::Short)) => Class::RateLimited,
    })
}

/// What a reason says about the limit that was exceeded. Of several, the largest counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    /// Calls in a short time: the server will take the same call a little later.
    Rate,
    /// A quota whose period the reason does not say. [BigQuery] calls it long-term, [YouTube] has one for each day, [Calendar]
    /// and [Drive] mean a number of things or bytes. The [Directory API] means calls at the same time, which
    /// [`Period::of_message`] recognises.
    ///
    /// [BigQuery]: https://cloud.google.com/bigquery/docs/troubleshoot-quotas
    /// [YouTube]: https://developers.google.com/youtube/v3/docs/errors
    /// [Calendar]: https://developers.google.com/workspace/calendar/api/guides/errors
    /// [Drive]: https://developers.google.com/workspace/drive/api/guides/handle-errors
    /// [Directory API]: https://developers.google.com/workspace/admin/directory/v1/limits
    Quota,
    /// A quota for a day, or a similar time.
    Long,
}

impl Limit {
    /// Reasons are `camelCase` in the older format, `UPPER_SNAKE_CASE` in the newer one, and `snake_case` in OAuth.
    fn of_reason(reason: &str) -> Option<Self> {
        let reason: String = reason
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        // Some reasons have a suffix: the caller is not registered, or has not paid.
        let reason = reason.trim_end_matches("unreg").trim_end_matches("402");
        match reason {
            // Drive counts shares, and the mail that they send, over a long time.
            "dailylimitexceeded"
            | "sharingratelimitexceeded"
            | "uploadlimitexceeded"
            | "variabletermexpireddailyexceeded"
            | "variabletermlimitexceeded" => Some(Self::Long),
            "concurrentlimitexceeded"
            | "ratelimited"
            | "servinglimitexceeded"
            | "slowdown"
            | "toomanyrequests" => Some(Self::Rate),
            // `userRateLimitExceeded`, `jobRateLimitExceeded`, …
            _ if reason.ends_with("ratelimitexceeded") => Some(Self::Rate),
            "quotaexhausted" => Some(Self::Quota),
            // `storageQuotaExceeded`, `RESOURCE_QUOTA_EXCEEDED`, …
            _ if reason.ends_with("quotaexceeded") => Some(Self::Quota),
            _ => None,
        }
    }
}

/// How soon a limit is renewed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    /// Within minutes.
    Short,
    /// Later, or never.
    Long,
}

impl Period {
    /// The period that the details say, else the message. Of several, the longest counts: the call exceeded all of them.
    fn of(status: &Status) -> Option<Self> {
        let details = status.details.iter().filter_map(Self::of_detail).max();
        details.or_else(|| Self::of_message(&status.message))
    }

    fn of_detail(detail: &Detail) -> Option<Self> {
        match detail {
            Detail::ErrorInfo(info) => {
                let text = |key| info.metadata.get(key).map(String::as_str);
                // A quota of nothing is not renewed at all.
                if text("quota_limit_value") == Some("0") {
                    return Some(Self::Long);
                }
                let unit = text("quota_unit").map(Self::of_unit);
                unit.or_else(|| Self::of_name(text("quota_limit")?))
            }
            Detail::QuotaFailure(failure) => {
                let violations = failure.violations.iter();
                violations
                    .filter_map(|violation| Self::of_name(&violation.quota_id))
                    .max()
            }
            _ => None,
        }
    }

    /// The unit of [`google.api.QuotaLimit`]: `1/min/{project}`. A unit without a time, as for storage, is not renewed by time.
    ///
    /// [`google.api.QuotaLimit`]: https://github.com/googleapis/googleapis/blob/master/google/api/quota.proto
    fn of_unit(unit: &str) -> Self {
        let is_short = |part: &str| matches!(part, "s" | "min" | "100s");
        if unit.split('/').any(is_short) {
            Self::Short
        } else {
            Self::Long
        }
    }

    /// The name of a limit: `defaultPerDayPerProject`, `GenerateRequestsPerMinutePerProjectPerModel`.
    fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["perday", "daily", "perhour", "perweek", "permonth"]) {
            Some(Self::Long)
        } else if has(&["perminute", "persecond", "per100seconds"]) {
            Some(Self::Short)
        } else {
            None
        }
    }

    /// The message, which is all there is in the older format: "Quota exceeded for quota metric 'Queries' and limit 'Queries per
    /// day' of service …", "Request rate higher than configured.".
    fn of_message(message: &str) -> Option<Self> {
        let message = message.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if has(&[" per day", " per hour", "daily ", "24 hours"]) {
            Some(Self::Long)
        } else if has(&[
            " per minute",
            " per second",
            " per 100 seconds",
            " per 60 seconds",
            "concurrent",
            "rate limit",
            "request rate",
        ]) {
            Some(Self::Short)
        } else {
            None
        }
    }
}
