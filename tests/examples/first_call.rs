//! The program of the guide's chapter "A first call", with a fake server in the program itself.
//!
//! ```sh
//! cargo run -p discovery-tests --example first_call
//! ```

use discovery_fake_server::FakeServer;
use google_monitoring_v3::{Client, Credentials, Result, make, types::AlertPolicy};

const DOCUMENT: &str = include_str!("../../discovery/documents/monitoring.v3.json");

#[tokio::main]
async fn main() -> Result<()> {
    let server = FakeServer::start(DOCUMENT).expect("a server");
    let client = Client::builder()
        .endpoint(server.url())
        .credentials(Credentials::anonymous())
        .build()?;
    let policies = client.projects().alert_policies();

    let policy = make!(AlertPolicy {
        display_name: "The disk is full"
    });
    let policy = policies
        .create("projects/my-project", policy)
        .send()
        .await?;
    println!("created {:?}", policy.name);

    let mut all = policies.list("projects/my-project").items();
    while let Some(policy) = all.next().await {
        println!("found {:?}", policy?.display_name);
    }
    Ok(())
}
