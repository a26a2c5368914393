//! Lists the newest mail of a user in Gmail:
//!
//! ```text
//! gmail-list [--paste] [--endpoint URL] [--tokens FILE] client_secret.json
//! ```
//!
//! The first run asks the user in the browser. `--paste` is for a machine without one. Later runs use the tokens that are kept.

#![deny(warnings)]

use std::error::Error;
use std::process::ExitCode;

use discovery_runtime::Credentials;
use user_login_examples::{Arguments, run};

include!(concat!(env!("OUT_DIR"), "/gmail_v1.rs"));

use gmail_v1::Client;

/// How many are listed.
const MOST: usize = 20;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    run("gmail-list", Client::SCOPE_GMAIL_READONLY, list).await
}

async fn list(credentials: Credentials, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut builder = Client::builder().credentials(credentials);
    if let Some(endpoint) = arguments.endpoint {
        builder = builder.endpoint(endpoint);
    }
    let client = builder.build()?;
    let messages = client.users().messages();
    let mut found = messages.list("me").q("in:inbox").items();
    let mut listed = 0;
    while let Some(message) = found.next().await {
        // The list has ids alone.
        let id = message?.id.unwrap_or_default();
        let message = messages.get("me", &id).fields("id,snippet").send().await?;
        println!("{id}  {}", message.snippet.unwrap_or_default());
        listed += 1;
        if listed == MOST {
            break;
        }
    }
    client.close();
    Ok(())
}
