//! Calls, their responses, and what a test finds out about the requests.

use discovery_runtime::serde_json::json;
use discovery_testing::{Fake, Response, ServerError};
use google_monitoring_v3::types::{AlertPolicy, ListAlertPoliciesResponse};
use google_monitoring_v3::{Error, http, make};

use crate::{CREATE, GET, LIST, client, panic_of};

#[tokio::test]
async fn a_typed_message_a_json_value_and_raw_bytes_are_responses() {
    let fake = Fake::new();
    let policy = make!(AlertPolicy { display_name: "a" });
    fake.on(LIST)
        .respond(make!(ListAlertPoliciesResponse {
            alert_policies: [policy],
            total_size: 7,
        }))
        .respond(json!({"alertPolicies": [{"displayName": "b"}]}))
        .respond(Response::raw(
            http::Response::builder()
                .status(203)
                .header("x-served-by", "a proxy")
                .body(r#"{"totalSize": 3}"#)
                .unwrap(),
        ));
    let policies = client(&fake).projects().alert_policies();
    let page = policies.list("projects/p").send().await.unwrap();
    assert_eq!(page.total_size, Some(7));
    assert_eq!(page.alert_policies[0].display_name.as_deref(), Some("a"));
    let page = policies.list("projects/p").send().await.unwrap();
    assert_eq!(page.alert_policies[0].display_name.as_deref(), Some("b"));
    let raw = policies.list("projects/p").send_raw().await.unwrap();
    assert_eq!(raw.http_status, 203);
    assert_eq!(raw.headers["x-served-by"], "a proxy");
}

#[tokio::test]
async fn responses_go_by_parameters_bodies_headers_and_conditions() {
    let fake = Fake::new();
    fake.on(LIST)
        .parameter("name", "projects/a")
        .without_parameter("pageToken")
        .respond(json!({"totalSize": 1}));
    fake.on(LIST)
        .parameter("pageToken", "t")
        .respond(json!({"totalSize": 2}));
    fake.on(LIST)
        .header("x-goog-user-project", "payer")
        .respond(json!({"totalSize": 3}));
    fake.on(CREATE)
        .body(json!({"conditions": [{"displayName": "cpu"}]}))
        .respond(json!({"name": "by body"}));
    fake.on(CREATE)
        .whole_body(json!({"displayName": "x"}))
        .respond(json!({"name": "by whole body"}));
    fake.on(CREATE)
        .matching("with a long name", |request| {
            request.json()["displayName"]
                .as_str()
                .is_some_and(|name| name.len() > 10)
        })
        .respond(json!({"name": "by condition"}));

    let policies = client(&fake).projects().alert_policies();
    let size = async |call: google_monitoring_v3::projects::alert_policies::List| {
        call.send().await.unwrap().total_size.unwrap()
    };
    let quota = policies
        .list("projects/b")
        .options(|o| o.quota_project("payer"));
    assert_eq!(size(quota).await, 3);
    assert_eq!(size(policies.list("projects/a").page_token("t")).await, 2);
    assert_eq!(size(policies.list("projects/a")).await, 1);

    let create = async |body: discovery_runtime::serde_json::Value| {
        let mut policy = AlertPolicy::default();
        google_monitoring_v3::message::from_slice(body.to_string().as_bytes(), &mut policy)
            .unwrap();
        let made = policies.create("projects/p", policy).send().await.unwrap();
        made.name.unwrap()
    };
    let cpu = json!({"displayName": "x", "conditions": [{"displayName": "cpu", "name": "c"}]});
    assert_eq!(create(cpu).await, "by body");
    assert_eq!(create(json!({"displayName": "x"})).await, "by whole body");
    assert_eq!(
        create(json!({"displayName": "x".repeat(11)})).await,
        "by condition"
    );
}

#[tokio::test]
async fn a_call_is_expected_as_it_is_built() {
    let fake = Fake::new();
    let client = client(&fake);
    let policies = client.projects().alert_policies();
    let expected = policies.list("projects/p").page_size(5);
    fake.on_call(expected.request().unwrap()).respond(json!({}));
    let policy = make!(AlertPolicy { display_name: "a" });
    let expected = policies.create("projects/p", policy.clone());
    fake.on_call(expected.request().unwrap()).respond(json!({}));

    let other = policies.list("projects/p").page_size(6).send().await;
    assert!(other.unwrap_err().to_string().contains("pageSize"));
    policies
        .list("projects/p")
        .page_size(5)
        .filter("x")
        .send()
        .await
        .unwrap();
    policies.create("projects/p", policy).send().await.unwrap();
    let message = panic_of(|| fake.finish());
    assert!(
        message.contains(r#"pageSize: expected "5", found "6""#),
        "{message}"
    );
}

#[tokio::test]
async fn requests_are_kept_in_order_with_parameters_and_body() {
    let fake = Fake::new();
    fake.on(CREATE).respond(json!({"name": "n"}));
    fake.on(GET).respond(json!({"name": "n"}));
    let client = client(&fake);
    let policies = client.projects().alert_policies();
    let policy = make!(AlertPolicy {
        display_name: "a b/c"
    });
    policies.create("projects/p", policy).send().await.unwrap();
    policies
        .get("projects/p/alertPolicies/ä b")
        .send()
        .await
        .unwrap();

    fake.assert_requests([CREATE, GET]);
    let [create] = &fake.requests_of(CREATE)[..] else {
        panic!("one request");
    };
    create.assert_parameter("name", "projects/p");
    create.assert_body(json!({"displayName": "a b/c"}));
    create.assert_whole_body(json!({"displayName": "a b/c"}));
    assert_eq!(create.header("content-type"), Some("application/json"));
    let get = &fake.requests()[1];
    assert_eq!(get.parameter("name"), Some("projects/p/alertPolicies/ä b"));
}

/// The runtime sends a long query in the body.
#[tokio::test]
async fn a_long_query_is_a_query() {
    let fake = Fake::new();
    let filter = "a&b=c ".repeat(800);
    fake.on(LIST)
        .parameter("filter", &filter)
        .respond(json!({}));
    let policies = client(&fake).projects().alert_policies();
    policies
        .list("projects/p")
        .filter(&filter)
        .send()
        .await
        .unwrap();
    assert_eq!(fake.requests()[0].verb(), "GET");
}

#[tokio::test]
async fn responses_are_made_of_requests() {
    let fake = Fake::new();
    fake.on(GET)
        .respond_with(|request| json!({"name": request.parameter("name"), "displayName": "made"}));
    let policies = client(&fake).projects().alert_policies();
    for name in ["projects/p/alertPolicies/a", "projects/p/alertPolicies/b"] {
        let policy = policies.get(name).send().await.unwrap();
        assert_eq!(policy.name.as_deref(), Some(name));
    }
}

/// The program ignores the error, and another task makes the call.
#[tokio::test]
async fn a_call_that_is_not_expected_fails_the_test_and_is_not_retried() {
    let fake = Fake::new();
    fake.on(LIST).respond(json!({}));
    let client = client(&fake);
    let policies = client.projects().alert_policies();
    let error: Error = tokio::spawn(policies.get("projects/p/alertPolicies/a").send())
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    let text = error.to_string();
    assert!(
        text.contains("the fake expects no call of this method"),
        "{text}"
    );
    assert_eq!(fake.requests().len(), 1);
    let message = panic_of(|| drop(fake));
    assert!(
        message.contains("a call is not expected: monitoring.projects.alertPolicies.get"),
        "{message}"
    );
    assert!(
        message.contains("a call did not come: monitoring.projects.alertPolicies.list"),
        "{message}"
    );
}

#[tokio::test]
async fn a_response_that_nobody_requests_fails_the_test() {
    let fake = Fake::new();
    fake.on(LIST)
        .respond_times(2, json!({}))
        .respond(ServerError::new(404));
    fake.on(GET).respond_always(json!({}));
    let policies = client(&fake).projects().alert_policies();
    policies.list("projects/p").send().await.unwrap();
    let message = panic_of(|| fake.finish());
    assert_eq!(
        message,
        "a call came too seldom: monitoring.projects.alertPolicies.list (expected requests: 3, found: 1)"
    );
}

#[tokio::test]
async fn a_loop_that_no_response_ends_ends() {
    let fake = Fake::new();
    fake.on(LIST).respond_with(|request| {
        let page = request
            .parameter("pageToken")
            .map_or(0, |page| page.parse().unwrap());
        json!({"nextPageToken": (page + 1).to_string()})
    });
    let client = client(&fake);
    let mut pages = client
        .projects()
        .alert_policies()
        .list("projects/p")
        .pages();
    let mut count = 0;
    let error = loop {
        match pages.next().await.unwrap() {
            Ok(_) => count += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(count, 10_000);
    assert!(
        error.to_string().contains("more than 10000 requests"),
        "{error}"
    );
    assert!(panic_of(|| fake.finish()).contains("in a loop"));
}
