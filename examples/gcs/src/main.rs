//! Objects of Cloud Storage, of an emulator or of another server:
//!
//! ```text
//! gcs-example upload BUCKET NAME FILE
//! gcs-example list BUCKET
//! gcs-example download BUCKET NAME FILE
//! gcs-example delete BUCKET NAME
//! ```
//!
//! `STORAGE_EMULATOR_HOST` names an emulator. `GCS_ENDPOINT` names another server, which is called without credentials.

#![deny(warnings)]

use std::path::Path;

use discovery_runtime::Credentials;
use gcs_example::storage_v1::Client;
use gcs_example::{delete, download, list, upload};

const USAGE: &str = "usage: gcs-example upload BUCKET NAME FILE | list BUCKET | download BUCKET NAME FILE | delete BUCKET NAME";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = match std::env::var("GCS_ENDPOINT") {
        Ok(endpoint) => Client::builder()
            .endpoint(endpoint)
            .credentials(Credentials::anonymous()),
        Err(_) => Client::builder(),
    };
    let client = client.build()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["upload", bucket, name, file] => {
            let object = upload(&client, bucket, name, Path::new(file)).await?;
            println!(
                "{name}: generation {}",
                object.generation.unwrap_or_default()
            );
        }
        ["list", bucket] => {
            for name in list(&client, bucket).await? {
                println!("{name}");
            }
        }
        ["download", bucket, name, file] => {
            let bytes = download(&client, bucket, name, Path::new(file)).await?;
            println!("{file}: {bytes} bytes");
        }
        ["delete", bucket, name] => delete(&client, bucket, name).await?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}
