//! Sends a mail with Gmail, and says how many messages are unread:
//!
//! ```text
//! cargo run -- TO SUBJECT TEXT
//! ```

use google_gmail_v1::types::Message;
use google_gmail_v1::{Client, Result, make};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [to, subject, text] = arguments.as_slice() else {
        return Err("usage: TO SUBJECT TEXT".into());
    };
    let client = Client::new()?;
    let sent = send(&client, to, subject, text).await?;
    println!("sent as {}", sent.id.unwrap_or_default());
    println!("{} unread", unread(&client).await?);
    Ok(())
}

/// Sends a mail of plain text. Gmail takes a whole message as RFC 5322 has it; the crate encodes its bytes.
async fn send(client: &Client, to: &str, subject: &str, text: &str) -> Result<Message> {
    let head = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8";
    let mail = format!("To: {to}\r\nSubject: {subject}\r\n{head}\r\n\r\n{text}");
    let message = make!(Message {
        raw: mail.into_bytes()
    });
    let messages = client.users().messages();
    messages.send("me", message).send().await
}

/// How many messages are unread.
async fn unread(client: &Client) -> Result<usize> {
    let list = client.users().messages().list("me").q("is:unread");
    let mut messages = list.items();
    let mut count = 0;
    while let Some(message) = messages.next().await {
        message?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_gmail_v1::Credentials;

    #[tokio::test]
    async fn a_mail_is_sent() {
        let document = include_str!("../../../../discovery/documents/gmail.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let sent = send(&client, "you@example.com", "Hello", "How are you?").await;
        assert!(sent.unwrap().id.is_some());
        assert_eq!(unread(&client).await.unwrap(), 0);
    }
}
