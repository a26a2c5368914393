//! Lists your contacts with their mail addresses:
//!
//! ```text
//! cargo run
//! ```

use google_people_v1::types::Person;
use google_people_v1::{Client, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let client = Client::new()?;
    for (name, address) in contacts(&client).await? {
        println!("{name} <{address}>");
    }
    Ok(())
}

/// The name and the first mail address of each contact.
async fn contacts(client: &Client) -> Result<Vec<(String, String)>> {
    let list = client.people().connections().list("people/me");
    let mut people = list.person_fields("names,emailAddresses").items();
    let mut contacts = Vec::new();
    while let Some(person) = people.next().await {
        contacts.push(contact(person?));
    }
    Ok(contacts)
}

fn contact(person: Person) -> (String, String) {
    let name = person.names.into_iter().find_map(|name| name.display_name);
    let mut addresses = person.email_addresses.into_iter();
    let address = addresses.find_map(|address| address.value);
    (name.unwrap_or_default(), address.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_people_v1::Credentials;

    #[tokio::test]
    async fn contacts_have_names_and_addresses() {
        let document = include_str!("../../../../discovery/documents/people.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let contacts = contacts(&client).await.unwrap();
        let whole = |(name, address): &(String, String)| !name.is_empty() && !address.is_empty();
        assert!(contacts.iter().any(whole), "{contacts:?}");
    }
}
