//! Lists the virtual machines of a zone, and starts one if it is named:
//!
//! ```text
//! cargo run -- PROJECT ZONE [NAME]
//! ```
//!
//! `Cargo.toml` turns all resources of Compute Engine off but these two: the whole crate takes half a minute to compile, and this
//! program some seconds.

use google_compute_v1::{Client, Result};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (project, zone) = match arguments.as_slice() {
        [project, zone] | [project, zone, _] => (project, zone),
        _ => return Err("usage: PROJECT ZONE [NAME]".into()),
    };
    let client = Client::new()?;
    if let Some(name) = arguments.get(2) {
        start(&client, project, zone, name).await?;
    }
    for (name, state) in machines(&client, project, zone).await? {
        println!("{name}: {state}");
    }
    Ok(())
}

/// Starts a machine, and waits until it runs.
async fn start(client: &Client, project: &str, zone: &str, name: &str) -> Result<()> {
    let instances = client.instances();
    instances.start(project, zone, name).wait().await?;
    Ok(())
}

/// The names and the states of the machines of a zone.
async fn machines(client: &Client, project: &str, zone: &str) -> Result<Vec<(String, String)>> {
    let mut items = client.instances().list(project, zone).items();
    let mut machines = Vec::new();
    while let Some(machine) = items.next().await {
        let machine = machine?;
        let state = machine.status.map(|status| status.to_string());
        machines.push((machine.name.unwrap_or_default(), state.unwrap_or_default()));
    }
    Ok(machines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_compute_v1::types::Instance;
    use google_compute_v1::{Credentials, make};

    #[tokio::test]
    async fn a_machine_starts_and_is_listed() {
        let document = include_str!("../../../../discovery/documents/compute.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let machine = make!(Instance { name: "m" });
        let insert = client.instances().insert("p", "z", machine);
        insert.wait().await.unwrap();
        start(&client, "p", "z", "m").await.unwrap();
        let machines = machines(&client, "p", "z").await.unwrap();
        assert!(machines.iter().any(|(name, _)| name == "m"), "{machines:?}");
    }
}
