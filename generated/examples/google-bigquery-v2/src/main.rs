//! Runs a query of BigQuery, and prints its rows:
//!
//! ```text
//! cargo run -- PROJECT "SELECT name FROM `bigquery-public-data.usa_names.usa_1910_2013` LIMIT 5"
//! ```

use google_bigquery_v2::types::QueryRequest;
use google_bigquery_v2::{Client, Result, make, serde_json};
use serde_json::Value;

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, query] = arguments.as_slice() else {
        return Err("usage: PROJECT QUERY".into());
    };
    let client = Client::new()?;
    for row in rows(&client, project, query).await? {
        let cells: Vec<String> = row.iter().map(Value::to_string).collect();
        println!("{}", cells.join("\t"));
    }
    Ok(())
}

/// The rows of the result, each with its cells. A query that takes longer than the call waits comes without a job that is done.
async fn rows(client: &Client, project: &str, query: &str) -> Result<Vec<Vec<Value>>> {
    let request = make!(QueryRequest {
        query: query,
        use_legacy_sql: false
    });
    let mut items = client.jobs().query(project, request).items();
    let mut rows = Vec::new();
    while let Some(row) = items.next().await {
        let cells = row?.f.into_iter();
        rows.push(cells.map(|cell| cell.v.unwrap_or_default()).collect());
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_bigquery_v2::Credentials;

    #[tokio::test]
    async fn a_query_has_rows() {
        let document = include_str!("../../../../discovery/documents/bigquery.v2.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let rows = rows(&client, "p", "SELECT 1").await.unwrap();
        assert!(rows.iter().any(|row| !row.is_empty()), "{rows:?}");
    }
}
