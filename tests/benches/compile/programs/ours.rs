use google_monitoring_v3::Client;

const CHANGE: u32 = 0;

#[tokio::main]
async fn main() -> google_monitoring_v3::Result<()> {
    let client = Client::new()?;
    let channels = client.projects().notification_channels();
    let channel = channels
        .get("projects/a-project/notificationChannels/1")
        .send()
        .await?;
    println!("{CHANGE} {:?}", channel.display_name);
    Ok(())
}
