use google_monitoring_v3::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new()?;
    client.projects().alert_policies().delete("projects/p/alertPolicies/x").send().await?;
    Ok(())
}
