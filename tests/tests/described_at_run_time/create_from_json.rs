use google_monitoring_v3::Client;
use google_monitoring_v3::{types::AlertPolicy, message};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new()?;
    let mut body = AlertPolicy::default();
    message::from_slice("{\"displayName\":\"x\",\"newField\":\"google_monitoring_v3::y\"}".as_bytes(), &mut body)?;
    let alert_policies = client.projects().alert_policies();
    let response = alert_policies.create("projects/p", body).send().await?;
    println!("{response:?}");
    Ok(())
}
