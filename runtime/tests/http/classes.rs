//! What a response with an error is: the line that is printed, the code, the class, and whether the call is sent again.
//!
//! The bodies are those that the APIs send, as their documentation and public reports show them.

use discovery_runtime::Error;
use discovery_runtime::contract::{Call, Method};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{CREATE, GET, client, method, quick};

/// The predicates that are true.
fn class(error: &Error) -> String {
    let names = [
        ("not modified", error.is_not_modified()),
        ("bad request", error.is_bad_request()),
        ("unauthenticated", error.is_unauthenticated()),
        ("permission denied", error.is_permission_denied()),
        ("not found", error.is_not_found()),
        ("conflict", error.is_conflict()),
        ("gone", error.is_gone()),
        ("precondition failed", error.is_precondition_failed()),
        ("rate limited", error.is_rate_limited()),
        ("quota exceeded", error.is_quota_exceeded()),
        ("server error", error.is_server_error()),
        ("timeout", error.is_timeout()),
    ];
    let names = names.iter().filter(|(_, is)| *is).map(|(name, _)| *name);
    names.collect::<Vec<_>>().join(", ")
}

async fn fail(verb: &'static Method, http_status: u16, body: &str) -> Error {
    let server = Server::script([CannedResponse::json(http_status, body)]);
    let mut call = Call::new(&client(&server.url()), verb);
    call.path("name", "books/1");
    call.options(quick);
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.attempts() as usize, server.seen().len(), "{error}");
    error
}

/// An error in the older format.
fn old(code: u16, domain: &str, reason: &str, message: &str) -> String {
    let item = json!({"domain": domain, "reason": reason, "message": message});
    json!({"error": {"errors": [item], "code": code, "message": message}}).to_string()
}

/// An error in the newer format, with `ErrorInfo`.
fn new(code: u16, name: &str, reason: &str, message: &str, metadata: Value) -> String {
    let info = json!({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason,
        "domain": "googleapis.com", "metadata": metadata});
    json!({"error": {"code": code, "message": message, "status": name, "details": [info]}})
        .to_string()
}

/// An error with `QuotaFailure` and the wait that the server proposes.
fn quota_failure(ids: &[&str]) -> String {
    let violations: Vec<Value> = ids.iter().map(|id| json!({"quotaId": id})).collect();
    json!({"error": {"code": 429, "message": "You exceeded your current quota.", "status": "RESOURCE_EXHAUSTED", "details": [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": violations},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0s"}]}})
    .to_string()
}

const LESS_OFTEN: &str = "; call less often, or ask for more quota";
const NOT_SOON: &str =
    "; the quota does not come back soon: wait until it is renewed, or ask for more";
const PERMISSIONS: &str =
    "; check the permissions and scopes of the credentials, and that the API is enabled";
const LATER: &str = "; the server may recover: try again later";

/// Whether the call is sent again, and the class.
type Class = (bool, &'static str);
const RATE_LIMITED: Class = (true, "rate limited");
const QUOTA_EXCEEDED: Class = (false, "quota exceeded");

/// Checks a row of a table: the response, then the line without method and attempts, the code, and the class.
async fn check(http_status: u16, body: &str, line: &str, code: Option<&str>, class_: Class) {
    let (again, name) = class_;
    let error = fail(&GET, http_status, body).await;
    let printed = error.to_string();
    let printed = printed.strip_prefix("library.books.test: ").unwrap();
    assert_eq!(printed.replace(" (after 4 attempts)", ""), line, "{body}");
    assert_eq!(error.code().map(|code| code.as_str()), code, "{body}");
    assert_eq!(class(&error), name, "{body}");
    assert_eq!(error.is_retryable(), again, "{body}");
    assert_eq!(error.attempts(), if again { 4 } else { 1 }, "{body}");
}

#[tokio::test]
async fn rate_limits_and_quotas() {
    let rows = [
        // Drive, Calendar, Gmail, Compute Engine, BigQuery.
        (403, old(403, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded"),
            "403 Forbidden: Rate Limit Exceeded (rateLimitExceeded)", None, RATE_LIMITED),
        (403, old(403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded"),
            "403 Forbidden: User Rate Limit Exceeded (userRateLimitExceeded)", None, RATE_LIMITED),
        (429, old(429, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded"),
            "429 Too Many Requests: Rate Limit Exceeded (rateLimitExceeded)", None, RATE_LIMITED),
        (403, old(403, "global", "jobRateLimitExceeded", "Exceeded rate limits"),
            "403 Forbidden: Exceeded rate limits (jobRateLimitExceeded)", None, RATE_LIMITED),
        (403, old(403, "usageLimits", "dailyLimitExceeded", "Daily Limit Exceeded"),
            "403 Forbidden: Daily Limit Exceeded (dailyLimitExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "usageLimits", "dailyLimitExceededUnreg", "Daily Limit for Unauthenticated Use Exceeded."),
            "403 Forbidden: Daily Limit for Unauthenticated Use Exceeded. (dailyLimitExceededUnreg)", None, QUOTA_EXCEEDED),
        (429, old(429, "usageLimits", "dailyLimitExceeded", "Daily Limit Exceeded"),
            "429 Too Many Requests: Daily Limit Exceeded (dailyLimitExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "global", "storageQuotaExceeded", "The user's Drive storage quota has been exceeded."),
            "403 Forbidden: The user's Drive storage quota has been exceeded. (storageQuotaExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "usageLimits", "sharingRateLimitExceeded", "Rate limit exceeded."),
            "403 Forbidden: Rate limit exceeded. (sharingRateLimitExceeded)", None, QUOTA_EXCEEDED),
        // `quotaExceeded` of Calendar, BigQuery, YouTube; that of the Directory API is a rate.
        (403, old(403, "usageLimits", "quotaExceeded", "Calendar usage limits exceeded."),
            "403 Forbidden: Calendar usage limits exceeded. (quotaExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "global", "quotaExceeded", "Quota exceeded: Your table exceeded quota for imports or query appends per table"),
            "403 Forbidden: Quota exceeded: Your table exceeded quota for imports or query appends per table (quotaExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "youtube.quota", "quotaExceeded", "The request cannot be completed because you have exceeded your quota."),
            "403 Forbidden: The request cannot be completed because you have exceeded your quota. (quotaExceeded)", None, QUOTA_EXCEEDED),
        (403, old(403, "usageLimits", "quotaExceeded", "Request rate higher than configured."),
            "403 Forbidden: Request rate higher than configured. (quotaExceeded)", None, RATE_LIMITED),
        // The period of the limit is in the details, or in the message alone.
        (429, new(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", "Quota exceeded for limit 'Queries per minute'.",
            json!({"quota_unit": "1/min/{project}", "quota_limit": "defaultPerMinutePerProject", "quota_limit_value": "840000"})),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: Quota exceeded for limit 'Queries per minute'. (RATE_LIMIT_EXCEEDED)",
            Some("RESOURCE_EXHAUSTED"), RATE_LIMITED),
        (403, new(403, "PERMISSION_DENIED", "RATE_LIMIT_EXCEEDED", "Slower.", json!({"quota_limit": "ReadsPerMinutePerProject"})),
            "403 Forbidden: PERMISSION_DENIED: Slower. (RATE_LIMIT_EXCEEDED)", Some("PERMISSION_DENIED"), RATE_LIMITED),
        (429, new(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", "No more.", json!({"quota_unit": "1/d/{project}"})),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: No more. (RATE_LIMIT_EXCEEDED)", Some("RESOURCE_EXHAUSTED"), QUOTA_EXCEEDED),
        (403, new(403, "", "RATE_LIMIT_EXCEEDED", "No more.", json!({"quota_limit": "defaultSearchListPerDayPerProject"})),
            "403 Forbidden: No more. (RATE_LIMIT_EXCEEDED)", None, QUOTA_EXCEEDED),
        (429, new(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", "None.", json!({"quota_unit": "1/min/{project}", "quota_limit_value": "0"})),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: None. (RATE_LIMIT_EXCEEDED)", Some("RESOURCE_EXHAUSTED"), QUOTA_EXCEEDED),
        (429, new(429, "RESOURCE_EXHAUSTED", "RESOURCE_QUOTA_EXCEEDED", "Full.", json!({})),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: Full. (RESOURCE_QUOTA_EXCEEDED)", Some("RESOURCE_EXHAUSTED"), QUOTA_EXCEEDED),
        (429, old(429, "global", "rateLimitExceeded", "Quota exceeded for quota metric 'Queries' and limit 'Queries per day' of service 'x'."),
            "429 Too Many Requests: Quota exceeded for quota metric 'Queries' and limit 'Queries per day' of service 'x'. (rateLimitExceeded)",
            None, QUOTA_EXCEEDED),
        (429, quota_failure(&["GenerateRequestsPerMinutePerProjectPerModel-FreeTier"]),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: You exceeded your current quota.", Some("RESOURCE_EXHAUSTED"), RATE_LIMITED),
        (429, quota_failure(&["GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "GenerateRequestsPerDayPerProjectPerModel-FreeTier"]),
            "429 Too Many Requests: RESOURCE_EXHAUSTED: You exceeded your current quota.", Some("RESOURCE_EXHAUSTED"), QUOTA_EXCEEDED),
        // No reason, an error that is text, several errors.
        (429, "{}".to_owned(), r#"429 Too Many Requests, with 2 bytes of application/json ("{}")"#, None, RATE_LIMITED),
        (403, json!({"error": {"code": 403, "message": "No.", "status": "RESOURCE_EXHAUSTED"}}).to_string(),
            "403 Forbidden: RESOURCE_EXHAUSTED: No.", Some("RESOURCE_EXHAUSTED"), RATE_LIMITED),
        (403, json!({"error": "rate_limit_exceeded"}).to_string(), "403 Forbidden: rate_limit_exceeded", None, RATE_LIMITED),
        (403, json!({"error": {"code": 403, "errors": [{"reason": "forbidden"}, {"reason": "rateLimitExceeded"}]}}).to_string(),
            "403 Forbidden: forbidden", None, RATE_LIMITED),
        (403, json!({"error": {"code": 403, "errors": [{"reason": "rateLimitExceeded"}, {"reason": "dailyLimitExceeded"}]}}).to_string(),
            "403 Forbidden: rateLimitExceeded", None, QUOTA_EXCEEDED),
    ];
    for (http_status, body, line, code, class) in rows {
        let advice = if class == RATE_LIMITED {
            LESS_OFTEN
        } else {
            NOT_SOON
        };
        check(http_status, &body, &format!("{line}{advice}"), code, class).await;
    }
}

#[tokio::test]
async fn other_failures() {
    let rows = [
        (304, String::new(), "304 Not Modified; the resource has not changed: the copy of the caller is current", None, (false, "not modified")),
        (400, json!({"error": {"message": "Bad."}}).to_string(), "400 Bad Request: Bad.", None, (false, "bad request")),
        (400, "{}".to_owned(), r#"400 Bad Request, with 2 bytes of application/json ("{}")"#, None, (false, "bad request")),
        (400, json!({"error": {"code": 400, "message": "Bad.", "status": "FAILED_PRECONDITION"}}).to_string(),
            "400 Bad Request: FAILED_PRECONDITION: Bad.", Some("FAILED_PRECONDITION"), (false, "bad request")),
        (403, old(403, "global", "insufficientPermissions", "Insufficient Permission"),
            &format!("403 Forbidden: Insufficient Permission (insufficientPermissions){PERMISSIONS}"), None, (false, "permission denied")),
        (404, old(404, "global", "notFound", "Not Found"), "404 Not Found: Not Found (notFound)", None, (false, "not found")),
        (409, old(409, "global", "duplicate", "Already Exists: Dataset p:d"),
            "409 Conflict: Already Exists: Dataset p:d (duplicate)", None, (false, "conflict")),
        (409, json!({"error": {"code": 409, "message": "It exists.", "status": "ALREADY_EXISTS"}}).to_string(),
            "409 Conflict: ALREADY_EXISTS: It exists.", Some("ALREADY_EXISTS"), (false, "conflict")),
        (410, old(410, "calendar", "fullSyncRequired", "Sync token is no longer valid, a full sync is required."),
            "410 Gone: Sync token is no longer valid, a full sync is required. (fullSyncRequired)", None, (false, "gone")),
        (410, old(410, "global", "deleted", "Resource has been deleted"),
            "410 Gone: Resource has been deleted (deleted)", None, (false, "gone")),
        (412, old(412, "global", "conditionNotMet", "Precondition Failed"),
            "412 Precondition Failed: Precondition Failed (conditionNotMet); the resource is not as the request requires: read it again",
            None, (false, "precondition failed")),
        (412, "<?xml version='1.0'?><Error><Code>PreconditionFailed</Code><Message>At least one.</Message></Error>".to_owned(),
            "412 Precondition Failed: At least one. (PreconditionFailed); the resource is not as the request requires: read it again",
            None, (false, "precondition failed")),
        (500, json!({"error": {"code": 0, "message": "zero"}}).to_string(),
            &format!("500 Internal Server Error: zero{LATER}"), None, (true, "server error")),
        (500, json!({"code": 13, "message": "Broken.\n\nIn two parts."}).to_string(),
            &format!("500 Internal Server Error: INTERNAL: Broken. In two parts.{LATER}"), Some("INTERNAL"), (true, "server error")),
        (503, json!({"error": {"code": "503", "message": "Later.", "errors": [{"reason": "backendError"}]}}).to_string(),
            &format!("503 Service Unavailable: Later. (backendError){LATER}"), None, (true, "server error")),
        (501, json!({"error": {"code": 501, "message": "Never.", "status": "UNIMPLEMENTED"}}).to_string(),
            &format!("501 Not Implemented: UNIMPLEMENTED: Never.{LATER}"), Some("UNIMPLEMENTED"), (false, "server error")),
        (504, json!({"error": {"code": 504, "message": "Late.", "status": "DEADLINE_EXCEEDED"}}).to_string(),
            &format!("504 Gateway Timeout: DEADLINE_EXCEEDED: Late.{LATER}"), Some("DEADLINE_EXCEEDED"), (true, "server error, timeout")),
        (404, "<!DOCTYPE html><html><head><title>Error 404 (Not Found)!!1</title></head></html>".to_owned(),
            "404 Not Found, with 80 bytes of application/json (\"Error 404 (Not Found)!!1\"); check the endpoint: the response is not from the API",
            None, (false, "not found")),
        (418, json!({"error": {"code": 404, "message": "Odd."}}).to_string(), "418 I'm a teapot: 404: Odd.", None, (false, "")),
    ];
    for (http_status, body, line, code, class) in rows {
        check(http_status, &body, line, code, class).await;
    }
}

#[tokio::test]
async fn a_link_of_the_server_is_part_of_the_advice() {
    let item = |reason| json!({"reason": reason, "extendedHelp": "https://console.example/"});
    let body = |reason| json!({"error": {"code": 403, "message": "No.", "errors": [item(reason)]}});
    for (reason, end) in [
        (
            "accessNotConfigured",
            "No. (accessNotConfigured); https://console.example/",
        ),
        (
            "dailyLimitExceeded",
            "it is renewed, or ask for more (https://console.example/)",
        ),
    ] {
        let error = fail(&GET, 403, &body(reason).to_string()).await;
        assert!(error.to_string().ends_with(end), "{error}");
    }
}

#[tokio::test]
async fn a_rate_limit_is_waited_for_with_any_verb() {
    static PATCH: Method = method("PATCH", "v1/{+name}");
    let rate = old(
        403,
        "usageLimits",
        "userRateLimitExceeded",
        "User Rate Limit Exceeded",
    );
    let daily = old(
        403,
        "usageLimits",
        "dailyLimitExceeded",
        "Daily Limit Exceeded",
    );
    let denied = old(403, "global", "forbidden", "Forbidden");
    for verb in [&CREATE, &PATCH] {
        for (body, attempts) in [(&rate, 4), (&daily, 1), (&denied, 1)] {
            let error = fail(verb, 403, body).await;
            assert_eq!(error.attempts(), attempts, "{error}");
        }
    }
}
