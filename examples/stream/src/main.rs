//! Prints the names of the documents of a Firestore collection, each as it comes:
//!
//! ```text
//! stream-example projects/PROJECT/databases/(default)/documents COLLECTION [ENDPOINT]
//! ```
//!
//! Without an endpoint it calls Firestore with Application Default Credentials, or the emulator that `FIRESTORE_EMULATOR_HOST` names.

#![deny(warnings)]

use discovery_runtime::{Credentials, make};

include!(concat!(env!("OUT_DIR"), "/firestore_v1.rs"));

use firestore_v1::Client;
use firestore_v1::types::{CollectionSelector, RunQueryRequest, StructuredQuery};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (parent, collection, client) = match arguments.as_slice() {
        [parent, collection] => (parent, collection, Client::new()?),
        [parent, collection, endpoint] => {
            let client = Client::builder()
                .endpoint(endpoint)
                .credentials(Credentials::anonymous());
            (parent, collection, client.build()?)
        }
        _ => return Err("usage: stream-example PARENT COLLECTION [ENDPOINT]".into()),
    };

    let from = make!(CollectionSelector {
        collection_id: collection.as_str()
    });
    let query = make!(RunQueryRequest {
        structured_query: make!(StructuredQuery { from: [from] }),
    });
    let documents = client.projects().databases().documents();
    let mut stream = documents.run_query(parent, query).stream();
    let mut count = 0;
    while let Some(response) = stream.next().await {
        // A response may report progress alone.
        if let Some(document) = response?.document {
            println!("{}", document.name.unwrap_or_default());
            count += 1;
        }
    }
    println!("{count} documents");
    Ok(())
}
