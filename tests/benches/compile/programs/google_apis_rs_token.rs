use google_monitoring3::Monitoring;
use google_monitoring3::hyper_rustls::HttpsConnectorBuilder;
use google_monitoring3::hyper_util::client::legacy::Client;
use google_monitoring3::hyper_util::rt::TokioExecutor;

const CHANGE: u32 = 0;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector = HttpsConnectorBuilder::new()
        .with_native_roots()?
        .https_or_http()
        .enable_http2()
        .build();
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let hub = Monitoring::new(client, "a-token".to_owned());
    let (_, channel) = hub
        .projects()
        .notification_channels_get("projects/a-project/notificationChannels/1")
        .doit()
        .await?;
    println!("{CHANGE} {:?}", channel.display_name);
    Ok(())
}
