//! Lists the files of a user in Drive:
//!
//! ```text
//! drive-list [--paste] [--endpoint URL] [--tokens FILE] client_secret.json
//! ```
//!
//! The first run asks the user in the browser. `--paste` is for a machine without one. Later runs use the tokens that are kept.

#![deny(warnings)]

use std::error::Error;
use std::process::ExitCode;

use discovery_runtime::Credentials;
use user_login_examples::{Arguments, run};

include!(concat!(env!("OUT_DIR"), "/drive_v3.rs"));

use drive_v3::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    run("drive-list", Client::SCOPE_DRIVE_READONLY, list).await
}

async fn list(credentials: Credentials, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut builder = Client::builder().credentials(credentials);
    if let Some(endpoint) = arguments.endpoint {
        builder = builder.endpoint(endpoint);
    }
    let client = builder.build()?;
    let mut files = client.files().list().order_by("name").items();
    while let Some(file) = files.next().await {
        let file = file?;
        println!(
            "{}  {}",
            file.id.unwrap_or_default(),
            file.name.unwrap_or_default()
        );
    }
    client.close();
    Ok(())
}
