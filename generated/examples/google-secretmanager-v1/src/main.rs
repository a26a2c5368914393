//! Keeps a secret in Secret Manager, and reads it again:
//!
//! ```text
//! cargo run -- PROJECT NAME VALUE
//! ```

use google_secretmanager_v1::types::{
    AddSecretVersionRequest, Automatic, Replication, Secret, SecretPayload,
};
use google_secretmanager_v1::{Client, Result, make};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, name, value] = arguments.as_slice() else {
        return Err("usage: PROJECT NAME VALUE".into());
    };
    let client = Client::new()?;
    keep(&client, project, name, value.as_bytes()).await?;
    let newest = read(&client, project, name).await?;
    println!("{}", String::from_utf8(newest)?);
    Ok(())
}

/// Creates a secret with a first version.
async fn keep(client: &Client, project: &str, name: &str, value: &[u8]) -> Result<()> {
    let secrets = client.projects().secrets();
    let everywhere = make!(Replication {
        automatic: Automatic::default()
    });
    let secret = make!(Secret {
        replication: everywhere
    });
    let create = secrets.create(format!("projects/{project}"), secret);
    create.secret_id(name).send().await?;

    let payload = make!(SecretPayload {
        data: value.to_vec()
    });
    let version = make!(AddSecretVersionRequest { payload: payload });
    let secret = format!("projects/{project}/secrets/{name}");
    secrets.add_version(secret, version).send().await?;
    Ok(())
}

/// The value of the newest version.
async fn read(client: &Client, project: &str, name: &str) -> Result<Vec<u8>> {
    let version = format!("projects/{project}/secrets/{name}/versions/latest");
    let versions = client.projects().secrets().versions();
    let response = versions.access(version).send().await?;
    let payload = response.payload.unwrap_or_default();
    Ok(payload.data.unwrap_or_default().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_secretmanager_v1::Credentials;

    #[tokio::test]
    async fn a_secret_is_kept_and_read() {
        let document = include_str!("../../../../discovery/documents/secretmanager.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        keep(&client, "p", "password", b"1234").await.unwrap();
        // The server has no value of its own kind for a version, so it sends a sample.
        assert!(!read(&client, "p", "password").await.unwrap().is_empty());

        let secrets = client.projects().secrets();
        let secret = secrets.get("projects/p/secrets/password").send().await;
        assert!(secret.unwrap().replication.unwrap().automatic.is_some());
    }
}
