//! Alert policies of a project: a program's own functions around a generated client. `tests/` tests them without a network, and
//! without a trait in the place of the client.

#![deny(warnings)]

use google_monitoring_v3::types::{AlertPolicy, Condition, MetricAbsence};
use google_monitoring_v3::{Client, Duration, Error, Result, make};

/// The names that people see, of every policy that is on.
///
/// # Errors
///
/// The policies cannot be listed.
pub async fn enabled(client: &Client, project: &str) -> Result<Vec<String>> {
    let policies = client.projects().alert_policies();
    let mut items = policies.list(format!("projects/{project}")).items();
    let mut names = Vec::new();
    while let Some(policy) = items.next().await {
        let policy = policy?;
        if policy.enabled != Some(false) {
            names.extend(policy.display_name);
        }
    }
    Ok(names)
}

/// How long a metric may have no values.
const SILENCE: std::time::Duration = std::time::Duration::from_secs(300);

/// Creates a policy that alerts if a metric has no values for five minutes, and returns its resource name. Such a call may be
/// repeated: two equal policies do no harm.
///
/// # Errors
///
/// The server refuses the policy, or cannot be reached.
pub async fn alert_on_silence(client: &Client, project: &str, metric: &str) -> Result<String> {
    let condition = make!(Condition {
        display_name: "no values",
        condition_absent: make!(MetricAbsence {
            filter: format!("metric.type = \"{metric}\""),
            duration: Duration::from(SILENCE),
        }),
    });
    let policy = make!(AlertPolicy {
        display_name: format!("{metric} is silent"),
        combiner: "OR",
        conditions: [condition],
    });
    let policies = client.projects().alert_policies();
    let create = policies.create(format!("projects/{project}"), policy);
    let created = create
        .options(|options| options.idempotent(true))
        .send()
        .await?;
    Ok(created.name.unwrap_or_default())
}

/// What to tell a user whose call failed.
pub fn explain(error: &Error) -> &'static str {
    match error {
        error if error.reason() == Some("SERVICE_DISABLED") => "turn on the Monitoring API",
        error if error.is_permission_denied() => "ask for the role Monitoring Editor",
        error if error.is_retryable() => "try again later",
        _ => "report this",
    }
}
