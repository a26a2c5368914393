use serde::Deserialize;

const CHANGE: u32 = 0;
const URL: &str =
    "https://monitoring.googleapis.com/v3/projects/a-project/notificationChannels/1";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NotificationChannel {
    display_name: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = reqwest::Client::new();
    let response = client.get(URL).bearer_auth("a-token").send().await?;
    let channel: NotificationChannel = response.error_for_status()?.json().await?;
    println!("{CHANGE} {:?}", channel.display_name);
    Ok(())
}
