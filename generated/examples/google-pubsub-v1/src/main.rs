//! Publishes a message with Pub/Sub, and takes what a subscription has:
//!
//! ```text
//! cargo run -- PROJECT TOPIC SUBSCRIPTION TEXT
//! ```
//!
//! `PUBSUB_EMULATOR_HOST` names an emulator.

use google_pubsub_v1::types::{
    AcknowledgeRequest, PublishRequest, PubsubMessage, PullRequest, ReceivedMessage,
};
use google_pubsub_v1::{Client, Result, make};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, topic, subscription, text] = arguments.as_slice() else {
        return Err("usage: PROJECT TOPIC SUBSCRIPTION TEXT".into());
    };
    let client = Client::new()?;
    let topic = format!("projects/{project}/topics/{topic}");
    let subscription = format!("projects/{project}/subscriptions/{subscription}");
    let ids = publish(&client, &topic, text).await?;
    println!("published as {}", ids.join(", "));
    for received in take(&client, &subscription).await? {
        let message = received.message.unwrap_or_default();
        let data = message.data.unwrap_or_default();
        println!("{}", String::from_utf8_lossy(&data));
    }
    Ok(())
}

/// Publishes a text. Returns the ids that the server gave.
async fn publish(client: &Client, topic: &str, text: &str) -> Result<Vec<String>> {
    let message = make!(PubsubMessage {
        data: text.as_bytes()
    });
    let request = make!(PublishRequest {
        messages: [message]
    });
    let response = client.projects().topics().publish(topic, request);
    Ok(response.send().await?.message_ids)
}

/// Takes up to ten messages, and says that they need not come again.
async fn take(client: &Client, subscription: &str) -> Result<Vec<ReceivedMessage>> {
    let subscriptions = client.projects().subscriptions();
    let request = make!(PullRequest { max_messages: 10 });
    let pulled = subscriptions.pull(subscription, request).send().await?;
    let received = pulled.received_messages;
    let ids: Vec<String> = received
        .iter()
        .filter_map(|one| one.ack_id.clone())
        .collect();
    if !ids.is_empty() {
        let done = make!(AcknowledgeRequest { ack_ids: ids });
        subscriptions.acknowledge(subscription, done).send().await?;
    }
    Ok(received)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_pubsub_v1::Credentials;

    #[tokio::test]
    async fn a_message_is_published_and_messages_are_taken() {
        let document = include_str!("../../../../discovery/documents/pubsub.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let ids = publish(&client, "projects/p/topics/t", "hello")
            .await
            .unwrap();
        assert!(!ids.is_empty());
        let taken = take(&client, "projects/p/subscriptions/s").await.unwrap();
        assert!(!taken.is_empty());
    }
}
