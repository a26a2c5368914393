//! `Status`: every shape of an error body that Google's servers send.

use std::time::Duration;

use discovery_runtime::status::{Code, Detail, Status};
use serde_json::{Value, json};

fn read(body: Value) -> Status {
    Status::from_body(body.to_string().as_bytes()).unwrap()
}

fn detail(kind: &str, mut value: Value) -> Status {
    value["@type"] = format!("type.googleapis.com/google.rpc.{kind}").into();
    read(json!({"error": {"code": 400, "message": "m", "details": [value]}}))
}

#[test]
fn the_usual_error_has_everything() {
    let body = json!({"error": {
        "code": 403,
        "message": "Cloud Monitoring API has not been used in project 1 before.",
        "status": "PERMISSION_DENIED",
        "errors": [{"message": "has not been used", "domain": "usageLimits", "reason": "accessNotConfigured",
                    "location": "Authorization", "locationType": "header", "extendedHelp": "https://x"}],
        "details": [
            {"@type": "type.googleapis.com/google.rpc.Help",
             "links": [{"description": "Activation", "url": "https://console"}]},
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED",
             "domain": "googleapis.com", "metadata": {"service": "monitoring.googleapis.com"}},
        ],
    }});
    let status = read(body.clone());
    assert_eq!(status.code(), Some(Code::PermissionDenied));
    assert!(status.message.starts_with("Cloud Monitoring API"));
    assert_eq!(status.details.len(), 2);
    let info = status.error_info().unwrap();
    assert_eq!(
        (info.reason.as_str(), info.domain.as_str()),
        ("SERVICE_DISABLED", "googleapis.com")
    );
    assert_eq!(info.metadata["service"], "monitoring.googleapis.com");
    assert_eq!(status.help().unwrap().links[0].url, "https://console");
    let item = &status.errors[0];
    assert_eq!(item.reason, "accessNotConfigured");
    assert_eq!(item.domain, "usageLimits");
    assert_eq!(item.message, "has not been used");
    assert_eq!(
        (item.location.as_str(), item.location_type.as_str()),
        ("Authorization", "header")
    );
    assert_eq!(status.reason(), Some("SERVICE_DISABLED"));
    assert_eq!(status.json, body, "nothing is lost");
    assert_eq!(
        status.to_string(),
        format!("PERMISSION_DENIED: {} (SERVICE_DISABLED)", status.message)
    );
}

#[test]
fn the_old_error_has_its_reason_in_the_list_and_no_code() {
    let status = read(json!({"error": {
        "errors": [{"domain": "global", "reason": "notFound", "message": "Not Found"}],
        "code": 404, "message": "Not Found",
    }}));
    assert_eq!((status.code(), status.code_number()), (None, Some(404)));
    assert_eq!(status.reason(), Some("notFound"));
}

#[test]
fn a_bare_status_has_the_number_of_its_code() {
    let details =
        json!([{"@type": "type.googleapis.com/google.rpc.RequestInfo", "requestId": "r"}]);
    let status = read(json!({"code": 7, "message": "no", "details": details}));
    assert_eq!(status.code(), Some(Code::PermissionDenied));
    assert_eq!(status.request_info().unwrap().request_id, "r");
    // Some have the HTTP status there, which is not a code.
    let status = read(json!({"code": 404, "message": "no"}));
    assert_eq!((status.code(), status.code_number()), (None, Some(404)));
    assert_eq!(status.to_string(), "404: no");
    // The error of a long-running operation.
    assert_eq!(
        read(json!({"error": {"code": 5, "message": "no"}})).code(),
        Some(Code::NotFound)
    );
}

#[test]
fn streams_wrap_the_error_in_an_array() {
    let body = json!([{"error": {"code": 429, "message": "slow", "status": "RESOURCE_EXHAUSTED"}}]);
    let status = read(body.clone());
    assert_eq!(status.code(), Some(Code::ResourceExhausted));
    assert_eq!(status.json, body);
}

#[test]
fn oauth_errors_are_read() {
    for error in ["invalid_grant", "insufficient_scope", "something_else"] {
        let status = read(json!({"error": error, "error_description": "Bad Request"}));
        assert_eq!(status.code(), None);
        assert_eq!(status.message, format!("{error}: Bad Request"));
        assert_eq!(status.to_string(), status.message);
        assert_eq!(status.reason(), Some(error));
        assert_eq!(read(json!({"error": error})).to_string(), error);
    }
}

#[test]
fn the_xml_of_cloud_storage_is_read() {
    let body = "<?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code>\
        <Message>Access &lt;denied&gt;.</Message><Details>no &amp; no</Details></Error>";
    let status = Status::from_body(body.as_bytes()).unwrap();
    assert_eq!(status.to_string(), "Access <denied>. (AccessDenied)");
    assert_eq!(
        (status.code(), status.reason()),
        (None, Some("AccessDenied"))
    );
    assert_eq!(
        status.json,
        Value::String(body.to_owned()),
        "nothing is lost"
    );
    for other in [
        "<Error></Error>",
        "<Error><Code>x</Error>",
        "<html><Code>x</Code></html>",
    ] {
        assert_eq!(Status::from_body(other.as_bytes()), None, "{other}");
    }
}

#[test]
fn a_guard_against_browsers_is_skipped() {
    let body = b"\n)]}'\n{\"error\": {\"code\": 400, \"message\": \"m\"}}\n";
    assert_eq!(Status::from_body(body).unwrap().message, "m");
}

#[test]
fn what_is_no_error_is_none() {
    for body in [
        "",
        " ",
        "<html><title>502</title></html>",
        "Not Found",
        "{}",
        "[]",
        "null",
        "1",
        "\"error\"",
        "[1]",
        "[[{\"error\": {}}]]",
        "{\"error\": 1}",
        "{\"error\": null}",
        "{\"error\": [\"x\"]}",
        "{\"code\": 1}",
        "{\"code\": \"E7\", \"message\": \"m\"}",
        "{\"message\": \"m\"}",
        "{\"error\": {\"code\": 40",
        "{\"name\": \"operations/1\"}",
    ] {
        assert_eq!(Status::from_body(body.as_bytes()), None, "{body}");
    }
    assert_eq!(Status::from_body(b"\xff\xfe"), None);
}

#[test]
fn an_error_that_says_little_is_an_error_still() {
    let status = read(json!({"error": {}}));
    assert_eq!((status.code(), status.message.as_str()), (None, ""));
    assert_eq!(status.reason(), None);
    assert_eq!(status.to_string(), "an error without a description");
    let status = read(json!({"error": {"code": "403", "errors": [{"reason": "forbidden"}, 1]}}));
    assert_eq!(status.to_string(), "403 (forbidden)");
    let status = read(json!({"error": {"errors": [{"message": "Not yours."}]}}));
    assert_eq!(status.to_string(), "Not yours.");
}

#[test]
fn the_code_is_what_the_server_said() {
    for (error, code, name, number, text) in [
        (
            json!({"code": 404, "status": "NOT_FOUND"}),
            Some(Code::NotFound),
            Some("NOT_FOUND"),
            Some(404),
            "NOT_FOUND",
        ),
        (json!({"code": 410}), None, None, Some(410), "410"),
        (
            json!({"code": "7"}),
            Some(Code::PermissionDenied),
            None,
            Some(7),
            "PERMISSION_DENIED",
        ),
        (
            json!({"code": 0}),
            None,
            None,
            Some(0),
            "an error without a description",
        ),
        (
            json!({"status": "OK"}),
            None,
            Some("OK"),
            None,
            "an error without a description",
        ),
        (
            json!({"code": 99, "status": "NEW"}),
            None,
            Some("NEW"),
            Some(99),
            "NEW",
        ),
        (
            json!({"code": "invalidValue"}),
            None,
            Some("invalidValue"),
            None,
            "invalidValue",
        ),
        (json!({"code": -1}), None, None, Some(-1), "-1"),
        (
            json!({"code": 1e300}),
            None,
            None,
            None,
            "an error without a description",
        ),
        (
            json!({"code": []}),
            None,
            None,
            None,
            "an error without a description",
        ),
        (
            json!({"status": 403}),
            None,
            None,
            None,
            "an error without a description",
        ),
        (
            json!({"code": i64::MAX}),
            None,
            None,
            None,
            "an error without a description",
        ),
    ] {
        let status = read(json!({"error": error}));
        assert_eq!(
            (status.code(), status.code_name(), status.code_number()),
            (code, name, number),
            "{error}"
        );
        assert_eq!(status.to_string(), text, "{error}");
    }
}

#[test]
fn all_reasons_are_listed() {
    let status = read(json!({"error": {"code": 403,
        "errors": [{"reason": "forbidden"}, {"message": "m"}, {"reason": "rateLimitExceeded"}],
        "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"}]}}));
    let reasons: Vec<&str> = status.reasons().collect();
    assert_eq!(
        reasons,
        ["RATE_LIMIT_EXCEEDED", "forbidden", "rateLimitExceeded"]
    );
}

#[test]
fn retry_info_has_a_duration() {
    for (text, expected) in [
        ("30s", Duration::from_secs(30)),
        ("1.500s", Duration::from_millis(1500)),
        ("0.000000001s", Duration::from_nanos(1)),
        ("0s", Duration::ZERO),
    ] {
        let status = detail("RetryInfo", json!({"retryDelay": text}));
        assert_eq!(status.retry_delay(), Some(expected), "{text}");
    }
    for wrong in [
        json!("-1s"),
        json!("1"),
        json!("s"),
        json!("1.s.s"),
        json!("1.0000000000s"),
        json!("NaNs"),
        json!("99999999999999999999s"),
        json!(3),
        json!("+1s"),
        json!("1 s"),
    ] {
        let status = detail("RetryInfo", json!({"retryDelay": wrong}));
        assert_eq!(status.retry_delay(), None, "{wrong}");
        let Detail::Other(kept) = &status.details[0] else {
            panic!("{wrong} was taken");
        };
        assert_eq!(kept["retryDelay"], wrong);
    }
}

#[test]
fn quota_failure_is_read() {
    let status = detail(
        "QuotaFailure",
        json!({"violations": [{
            "subject": "project:1", "description": "too many", "apiService": "compute.googleapis.com",
            "quotaMetric": "cpus", "quotaId": "CPUS", "quotaDimensions": {"region": "r"},
            "quotaValue": "10", "futureQuotaValue": 20,
        }]}),
    );
    let violation = &status.quota_failure().unwrap().violations[0];
    assert_eq!(violation.subject, "project:1");
    assert_eq!(violation.description, "too many");
    assert_eq!(violation.api_service, "compute.googleapis.com");
    assert_eq!(violation.quota_metric, "cpus");
    assert_eq!(violation.quota_id, "CPUS");
    assert_eq!(violation.quota_dimensions["region"], "r");
    assert_eq!(violation.quota_value, Some(10));
    assert_eq!(violation.future_quota_value, Some(20));
}

#[test]
fn bad_request_is_read() {
    let status = detail(
        "BadRequest",
        json!({"fieldViolations": [
            {"field": "a.b", "description": "wrong", "reason": "WRONG",
             "localizedMessage": {"locale": "de", "message": "falsch"}},
            {"field": "c"},
        ]}),
    );
    let violations = &status.bad_request().unwrap().field_violations;
    assert_eq!(violations[0].field, "a.b");
    assert_eq!(violations[0].description, "wrong");
    assert_eq!(violations[0].reason, "WRONG");
    assert_eq!(
        violations[0].localized_message.as_ref().unwrap().message,
        "falsch"
    );
    assert_eq!(violations[1].field, "c");
    assert_eq!(violations[1].localized_message, None);
}

#[test]
fn the_other_details_are_read() {
    let status = detail(
        "PreconditionFailure",
        json!({"violations": [
        {"type": "TOS", "subject": "s", "description": "accept them"}]}),
    );
    let violation = &status.precondition_failure().unwrap().violations[0];
    assert_eq!(
        (violation.r#type.as_str(), violation.subject.as_str()),
        ("TOS", "s")
    );
    assert_eq!(violation.description, "accept them");

    let status = detail(
        "ResourceInfo",
        json!({"resourceType": "t", "resourceName": "n",
        "owner": "o", "description": "d"}),
    );
    let info = status.resource_info().unwrap();
    assert_eq!(
        (info.resource_type.as_str(), info.resource_name.as_str()),
        ("t", "n")
    );
    assert_eq!((info.owner.as_str(), info.description.as_str()), ("o", "d"));

    let status = detail(
        "DebugInfo",
        json!({"stackEntries": ["a", "b"], "detail": "d"}),
    );
    let info = status.debug_info().unwrap();
    assert_eq!(info.stack_entries, ["a", "b"]);
    assert_eq!(info.detail, "d");

    let status = detail("RequestInfo", json!({"requestId": "r", "servingData": "s"}));
    let info = status.request_info().unwrap();
    assert_eq!(
        (info.request_id.as_str(), info.serving_data.as_str()),
        ("r", "s")
    );

    let status = detail(
        "LocalizedMessage",
        json!({"locale": "en-US", "message": "m"}),
    );
    let message = status.localized_message().unwrap();
    assert_eq!(
        (message.locale.as_str(), message.message.as_str()),
        ("en-US", "m")
    );
}

#[test]
fn a_detail_that_does_not_fit_is_kept_as_json() {
    let own = json!({"@type": "type.googleapis.com/google.ads.Failure", "errors": [1]});
    let no_type = json!({"reason": "x"});
    let wrong = json!({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": 5});
    let status = read(json!({"error": {"code": 400, "message": "m",
        "details": [own, no_type, wrong, "text"]}}));
    let kept = [own, no_type, wrong, json!("text")].map(Detail::Other);
    assert_eq!(status.details, kept);
    assert_eq!(status.error_info(), None);
    // An absent or null key is empty, as ProtoJSON has it.
    let status = detail("ErrorInfo", json!({"reason": null}));
    assert_eq!(status.error_info().unwrap().reason, "");
}
