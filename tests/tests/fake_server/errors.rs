//! Wrong requests get the error that says what is wrong.

use serde_json::json;

use crate::http::Fake;

#[tokio::test]
async fn wrong_requests_get_the_reason() {
    let fake = Fake::new("storage.v1");
    fake.ok("POST", "/storage/v1/b?project=p", json!({"name": "n"}))
        .await;
    for (verb, path, body, status, reason) in [
        (
            "GET",
            "/storage/v1/b",
            json!({}),
            400,
            "Required parameter: project",
        ),
        (
            "GET",
            "/storage/v1/b?project=p&maxresults=1",
            json!({}),
            400,
            "Unknown name \"maxresults\"",
        ),
        (
            "GET",
            "/storage/v1/b?project=p&maxResults=many",
            json!({}),
            400,
            "'maxResults': \"many\"; expected an integer",
        ),
        (
            "GET",
            "/storage/v1/b?project=p&projection=some",
            json!({}),
            400,
            "expected one of full, noAcl",
        ),
        (
            "GET",
            "/storage/v1/b?project=p&pageToken=x",
            json!({}),
            400,
            "Invalid page token",
        ),
        (
            "GET",
            "/storage/v1/b?project=p&fields=a(",
            json!({}),
            400,
            "Invalid field selection",
        ),
        (
            "POST",
            "/storage/v1/b?project=p",
            json!({"names": "m"}),
            400,
            "Unknown name \"names\"",
        ),
        (
            "POST",
            "/storage/v1/b?project=p",
            json!({"labels": []}),
            400,
            "'labels': []; expected an object",
        ),
        (
            "POST",
            "/storage/v1/b?project=p",
            json!({"name": "n"}),
            409,
            "already exists",
        ),
        (
            "GET",
            "/storage/v1/b/none",
            json!({}),
            404,
            "Not found: b/none",
        ),
        (
            "PATCH",
            "/storage/v1/b/none",
            json!({}),
            404,
            "Not found: b/none",
        ),
        (
            "DELETE",
            "/storage/v1/b/none",
            json!({}),
            404,
            "Not found: b/none",
        ),
        ("DELETE", "/storage/v1/b", json!({}), 405, "takes POST"),
        (
            "GET",
            "/storage/v2/b",
            json!({}),
            404,
            "its paths begin with /storage/v1/",
        ),
    ] {
        let got = fake.call(verb, path, body).await;
        assert_eq!(got.status, status, "{verb} {path}: {}", got.text());
        assert!(
            got.message().contains(reason),
            "{verb} {path}: {}",
            got.message()
        );
        assert_eq!(got.json()["error"]["code"], status);
    }
    let wrong = fake
        .send("POST", "/storage/v1/b?project=p", (&[], b"{".to_vec()))
        .await
        .unwrap();
    assert_eq!(
        (wrong.status, wrong.json()["error"]["status"].as_str()),
        (400, Some("INVALID_ARGUMENT"))
    );
}

#[tokio::test]
async fn a_name_of_another_form_is_not_a_path() {
    let fake = Fake::new("monitoring.v3");
    let got = fake.get("/v3/projects/p/alertPolicies/a/b").await;
    assert_eq!(got.status, 404);
    assert!(
        got.message().contains("/v3/projects/*"),
        "{}",
        got.message()
    );
    let got = fake
        .call("POST", "/v3/projects/p/services?serviceId=a%2Fb", json!({}))
        .await;
    assert_eq!(got.status, 400, "{}", got.text());
    assert!(
        got.message().contains("Invalid id \"a/b\""),
        "{}",
        got.message()
    );
}
