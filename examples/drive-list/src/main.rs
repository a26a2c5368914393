//! Lists the files of a user in Drive:
//!
//! ```text
//! drive-list [--paste] [--endpoint URL] [--tokens FILE] client_secret.json
//! ```
//!
//! The first run asks the user in the browser. `--paste` is for a machine without one. Later runs use the tokens that are kept.

#![deny(warnings)]

use std::process::ExitCode;

use discovery_login::{ClientSecret, FileStore, Login};

include!(concat!(env!("OUT_DIR"), "/drive_v3.rs"));

use drive_v3::Client;

/// The arguments.
#[derive(Default)]
struct Arguments {
    client: String,
    endpoint: Option<String>,
    tokens: Option<String>,
    paste: bool,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--paste" => arguments.paste = true,
                "--endpoint" => arguments.endpoint = Some(words.next()?),
                "--tokens" => arguments.tokens = Some(words.next()?),
                _ if arguments.client.is_empty() && !word.starts_with('-') => {
                    arguments.client = word;
                }
                _ => return None,
            }
        }
        (!arguments.client.is_empty()).then_some(arguments)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(arguments) = Arguments::read(std::env::args().skip(1)) else {
        eprintln!(
            "usage: drive-list [--paste] [--endpoint URL] [--tokens FILE] client_secret.json"
        );
        return ExitCode::from(2);
    };
    match list(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn list(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let store = match arguments.tokens {
        Some(file) => FileStore::new(file),
        None => FileStore::of_program("drive-list")?,
    };
    let mut login = Login::new(ClientSecret::from_file(arguments.client)?)
        .scopes([Client::SCOPE_DRIVE_READONLY])
        .store(store);
    if arguments.paste {
        login = login.paste_in_terminal();
    }
    let mut builder = Client::builder().credentials(login.credentials().await?);
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
