use google_cloud_monitoring_v3::client::NotificationChannelService;

const CHANGE: u32 = 0;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = NotificationChannelService::builder().build().await?;
    let channel = client
        .get_notification_channel()
        .set_name("projects/a-project/notificationChannels/1")
        .send()
        .await?;
    println!("{CHANGE} {:?}", channel.display_name);
    Ok(())
}
