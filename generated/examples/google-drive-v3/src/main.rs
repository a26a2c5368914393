//! Uploads a file to Google Drive, if one is named, and lists the names of the files there, the newest first:
//!
//! ```text
//! cargo run -- [FILE]
//! ```

use std::path::Path;

use google_drive_v3::types::File;
use google_drive_v3::{Client, Result, make};

#[tokio::main]
async fn main() -> Result<()> {
    let client = Client::new()?;
    if let Some(file) = std::env::args().nth(1) {
        let file = upload(&client, Path::new(&file)).await?;
        println!("uploaded as {}", file.id.unwrap_or_default());
    }
    for name in names(&client).await? {
        println!("{name}");
    }
    Ok(())
}

/// Uploads a file under its own name. A large one goes up in parts, and goes on after a failure.
async fn upload(client: &Client, file: &Path) -> Result<File> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let description = make!(File {
        name: name.into_owned()
    });
    let create = client.files().create(description);
    create.upload(file).await
}

/// The names of all files that are not in the bin.
async fn names(client: &Client) -> Result<Vec<String>> {
    let list = client.files().list();
    let mut files = list
        .q("trashed = false")
        .order_by("modifiedTime desc")
        .items();
    let mut names = Vec::new();
    while let Some(file) = files.next().await {
        names.extend(file?.name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_drive_v3::Credentials;

    #[tokio::test]
    async fn a_file_goes_up_and_is_listed() {
        let document = include_str!("../../../../discovery/documents/drive.v3.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let here = Path::new(file!()).file_name().unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(here);
        let uploaded = upload(&client, &file).await.unwrap();
        assert_eq!(uploaded.name.as_deref(), Some("main.rs"));
        assert!(
            names(&client)
                .await
                .unwrap()
                .contains(&"main.rs".to_owned())
        );
    }
}
