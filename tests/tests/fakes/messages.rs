//! What a test prints if it fails.

use discovery_runtime::serde_json::json;
use discovery_testing::Fake;
use google_monitoring_v3::make;
use google_monitoring_v3::types::{AlertPolicy, Condition};

use crate::{CREATE, GET, LIST, client, panic_of};

/// A fake that got one request to create a policy, and no response for it.
async fn created(fake: Fake) -> Fake {
    let policy = make!(AlertPolicy {
        display_name: "cpu",
        conditions: [make!(Condition {
            display_name: "above 90 %"
        })],
        user_labels: [("team", "a"), ("access_token", "s3cr3t")],
    });
    let create = client(&fake)
        .projects()
        .alert_policies()
        .create("projects/p", policy);
    let _ = create
        .options(|o| o.parameter("key", "AIza-secret"))
        .send()
        .await;
    fake
}

#[tokio::test]
async fn a_call_of_another_method() {
    let fake = Fake::new();
    fake.on(LIST).respond_always(json!({}));
    fake.on(GET).respond_always(json!({}));
    let fake = created(fake).await;
    insta::assert_snapshot!(panic_of(|| fake.finish()));
}

#[tokio::test]
async fn a_call_with_another_body() {
    let fake = Fake::new();
    fake.on(CREATE)
        .parameter("name", "projects/q")
        .body(json!({"displayName": "disk", "conditions": [{"displayName": "above 90 %", "name": "n"}, {}]}))
        .respond(json!({}));
    fake.on(CREATE)
        .whole_body(json!({"displayName": "cpu"}))
        .matching("with a filter", |_| false)
        .respond_always(json!({}));
    let fake = created(fake).await;
    insta::assert_snapshot!(panic_of(|| fake.finish()));
}

#[tokio::test]
async fn a_body_that_is_asserted_afterwards() {
    let fake = Fake::new();
    fake.on(CREATE).respond(json!({}));
    let fake = created(fake).await;
    let request = fake.requests().remove(0);
    let message = panic_of(|| request.assert_body(json!({"displayName": "disk", "enabled": true})));
    insta::assert_snapshot!(message);
    let message = panic_of(|| request.assert_parameter("validateOnly", true));
    assert!(
        message.contains(r#"validateOnly: expected "true", found nothing"#),
        "{message}"
    );
}

#[tokio::test]
async fn another_order() {
    let fake = Fake::new();
    fake.on(LIST).respond_times(2, json!({}));
    fake.on(GET).respond(json!({}));
    let policies = client(&fake).projects().alert_policies();
    policies.list("projects/p").send().await.unwrap();
    policies
        .get("projects/p/alertPolicies/a")
        .send()
        .await
        .unwrap();
    policies.list("projects/p").send().await.unwrap();
    let message = panic_of(|| fake.assert_requests([LIST, LIST]));
    insta::assert_snapshot!(message);
}

#[tokio::test]
async fn all_responses_were_sent() {
    let fake = Fake::new();
    fake.on(GET).respond(json!({}));
    let policies = client(&fake).projects().alert_policies();
    policies
        .get("projects/p/alertPolicies/a")
        .send()
        .await
        .unwrap();
    policies
        .get("projects/p/alertPolicies/a")
        .send()
        .await
        .unwrap_err();
    insta::assert_snapshot!(panic_of(|| fake.finish()));
}
