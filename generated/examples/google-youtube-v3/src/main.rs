//! Searches for videos on YouTube. `YOUTUBE_KEY` is an API key:
//!
//! ```text
//! YOUTUBE_KEY=… cargo run -- WORDS
//! ```

use google_youtube_v3::{Client, Credentials, Result};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let key = std::env::var("YOUTUBE_KEY")?;
    let client = Client::builder()
        .credentials(Credentials::api_key(key))
        .build()?;
    for (id, title) in search(&client, &words.join(" ")).await? {
        println!("https://youtu.be/{id} {title}");
    }
    Ok(())
}

/// The ids and the titles of the videos that fit best.
async fn search(client: &Client, words: &str) -> Result<Vec<(String, String)>> {
    let list = client.search().list(["snippet"]).q(words);
    let list = list.r#type(["video"]).max_results(10);
    let found = list.send().await?.items.into_iter().map(|found| {
        let id = found.id.and_then(|id| id.video_id);
        let title = found.snippet.and_then(|snippet| snippet.title);
        (id.unwrap_or_default(), title.unwrap_or_default())
    });
    Ok(found.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_youtube_v3::Credentials;

    #[tokio::test]
    async fn videos_are_found() {
        let document = include_str!("../../../../discovery/documents/youtube.v3.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let found = search(&client, "rust").await.unwrap();
        let whole = |(id, title): &(String, String)| !id.is_empty() && !title.is_empty();
        assert!(found.iter().any(whole), "{found:?}");
    }
}
