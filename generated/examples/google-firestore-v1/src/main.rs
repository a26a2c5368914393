//! Adds a city to a collection of Firestore, and queries the collection:
//!
//! ```text
//! cargo run -- PROJECT CITY
//! ```
//!
//! `FIRESTORE_EMULATOR_HOST` names an emulator.

use google_firestore_v1::types::{
    CollectionSelector, Document, RunQueryRequest, StructuredQuery, Value,
};
use google_firestore_v1::{Client, Result, make};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, city] = arguments.as_slice() else {
        return Err("usage: PROJECT CITY".into());
    };
    let client = Client::new()?;
    let parent = format!("projects/{project}/databases/(default)/documents");
    add(&client, &parent, city).await?;
    for name in cities(&client, &parent).await? {
        println!("{name}");
    }
    Ok(())
}

/// Adds a document to the collection `cities`.
async fn add(client: &Client, parent: &str, city: &str) -> Result<Document> {
    let name = make!(Value { string_value: city });
    let document = make!(Document {
        fields: [("name", name)]
    });
    let documents = client.projects().databases().documents();
    let create = documents.create_document(parent, "cities", document);
    create.send().await
}

/// The names of the documents of that collection, which come one after the other.
async fn cities(client: &Client, parent: &str) -> Result<Vec<String>> {
    let from = make!(CollectionSelector {
        collection_id: "cities"
    });
    let query = make!(RunQueryRequest {
        structured_query: make!(StructuredQuery { from: [from] })
    });
    let documents = client.projects().databases().documents();
    let mut responses = documents.run_query(parent, query).stream();
    let mut names = Vec::new();
    while let Some(response) = responses.next().await {
        // A response may report progress alone.
        names.extend(response?.document.and_then(|document| document.name));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_firestore_v1::Credentials;

    #[tokio::test]
    async fn a_city_is_added_and_cities_are_found() {
        let document = include_str!("../../../../discovery/documents/firestore.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let parent = "projects/p/databases/(default)/documents";
        let added = add(&client, parent, "Bern").await.unwrap();
        assert_eq!(added.fields["name"].string_value.as_deref(), Some("Bern"));
        assert!(!cities(&client, parent).await.unwrap().is_empty());
    }
}
