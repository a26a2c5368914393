//! Uploads a file to a bucket of Cloud Storage, if one is named, and lists the objects there:
//!
//! ```text
//! cargo run -- BUCKET [FILE]
//! ```

use std::path::Path;

use google_storage_v1::types::Object;
use google_storage_v1::{Client, Result};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let bucket = arguments.next().ok_or("usage: BUCKET [FILE]")?;
    let client = Client::new()?;
    if let Some(file) = arguments.next() {
        upload(&client, &bucket, Path::new(&file)).await?;
    }
    for object in list(&client, &bucket).await? {
        let size = object.size.unwrap_or_default();
        println!("{size:>12} {}", object.name.unwrap_or_default());
    }
    Ok(())
}

/// Uploads a file under its own name. A large one goes up in parts, and goes on after a failure.
async fn upload(client: &Client, bucket: &str, file: &Path) -> Result<Object> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let insert = client.objects().insert(bucket, Object::default());
    insert.name(name).upload(file).await
}

/// All objects of a bucket.
async fn list(client: &Client, bucket: &str) -> Result<Vec<Object>> {
    let mut items = client.objects().list(bucket).items();
    let mut objects = Vec::new();
    while let Some(object) = items.next().await {
        objects.push(object?);
    }
    Ok(objects)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_storage_v1::Credentials;

    #[tokio::test]
    async fn a_file_goes_up_and_is_listed() {
        let document = include_str!("../../../../discovery/documents/storage.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        upload(&client, "b", &file).await.unwrap();
        let objects = list(&client, "b").await.unwrap();
        let object = objects
            .iter()
            .find(|object| object.name.as_deref() == Some("Cargo.toml"));
        let size = std::fs::metadata(&file).unwrap().len();
        assert_eq!(object.unwrap().size, Some(size));
    }
}
