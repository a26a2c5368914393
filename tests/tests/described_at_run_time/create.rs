use google_monitoring_v3::{Client, Credentials};
use google_monitoring_v3::{
    make, types::Aggregation, types::AlertPolicy, types::Condition, Duration,
    types::MetricThreshold,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().endpoint("http://127.0.0.1:1").credentials(Credentials::anonymous()).build()?;
    let body = make!(AlertPolicy {
        combiner: "OR",
        conditions: [make!(Condition {
            condition_threshold: make!(MetricThreshold {
                aggregations: [make!(Aggregation {
                    alignment_period: Duration::from("60s"),
                    group_by_fields: ["a"],
                })],
                comparison: "COMPARISON_GT",
                duration: Duration::from("60s"),
                filter: "x",
                threshold_value: 5.0,
            }),
            display_name: "c",
        })],
        display_name: "High \"load\"",
        enabled: true,
        user_labels: [("a.b", "c")],
        validity: null,
    });
    let alert_policies = client.projects().alert_policies();
    let response = alert_policies.create("projects/p", body).send().await?;
    println!("{response:?}");
    Ok(())
}
