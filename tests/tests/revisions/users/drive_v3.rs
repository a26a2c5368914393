//! Files of a drive, written for revision 20210207.

use google_drive_v3::types::{Channel, File, Permission};
use google_drive_v3::{Client, Result, make};

/// The names of files, and whether viewers may copy them.
pub async fn names(client: &Client, query: &str) -> Result<Vec<(String, bool)>> {
    let mut files = client.files().list().q(query).spaces("drive").supports_team_drives(true).items();
    let mut names = Vec::new();
    while let Some(file) = files.next().await {
        let file = file?;
        names.push((file.name.unwrap_or_default(), file.viewers_can_copy_content == Some(true)));
    }
    Ok(names)
}

/// Makes a folder and shares it.
pub async fn share(client: &Client, name: &str, with: &str) -> Result<Option<String>> {
    let folder = make!(File { name, mime_type: "application/vnd.google-apps.folder", app_properties: [("a", "b")] });
    let folder = client.files().create(folder).fields("id").send().await?;
    let id = folder.id.clone().unwrap_or_default();
    let permission = make!(Permission { role: "reader", r#type: "user", email_address: with });
    client.permissions().create(&id, permission).send_notification_email(false).send().await?;
    Ok(folder.id)
}

/// Watches a file, and has its bytes.
pub async fn watch(client: &Client, id: &str) -> Result<()> {
    let channel = make!(Channel { id: "c", address: "https://example.com" });
    let watch = client.files().watch(id, channel.clone());
    drop(watch.download());
    client.files().watch(id, channel).send().await?;
    drop(client.files().get(id).download());
    Ok(())
}

fn main() {}
