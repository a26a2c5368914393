//! Appends a row to a spreadsheet, if its cells are given, and reads the rows:
//!
//! ```text
//! cargo run -- SPREADSHEET RANGE [CELL …]
//! ```
//!
//! The id of a spreadsheet is in its address; a range is such as `Sheet1!A:C`.

use google_sheets_v4::types::ValueRange;
use google_sheets_v4::{Client, Result, make, serde_json};
use serde_json::Value;

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [spreadsheet, range, cells @ ..] = arguments.as_slice() else {
        return Err("usage: SPREADSHEET RANGE [CELL …]".into());
    };
    let client = Client::new()?;
    if !cells.is_empty() {
        append(&client, spreadsheet, range, cells).await?;
    }
    for row in rows(&client, spreadsheet, range).await? {
        let cells: Vec<String> = row.iter().map(Value::to_string).collect();
        println!("{}", cells.join("\t"));
    }
    Ok(())
}

/// Appends a row, as if somebody typed it.
async fn append(client: &Client, spreadsheet: &str, range: &str, cells: &[String]) -> Result<()> {
    let row: Vec<Value> = cells
        .iter()
        .map(|cell| Value::from(cell.as_str()))
        .collect();
    let values = make!(ValueRange { values: [row] });
    let append = client
        .spreadsheets()
        .values()
        .append(spreadsheet, range, values);
    append.value_input_option("USER_ENTERED").send().await?;
    Ok(())
}

/// The rows of a range, each with its cells.
async fn rows(client: &Client, spreadsheet: &str, range: &str) -> Result<Vec<Vec<Value>>> {
    let get = client.spreadsheets().values().get(spreadsheet, range);
    Ok(get.send().await?.values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_sheets_v4::Credentials;

    #[tokio::test]
    async fn a_row_is_appended_and_rows_are_read() {
        let document = include_str!("../../../../discovery/documents/sheets.v4.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let cells = ["1".to_owned(), "two".to_owned()];
        append(&client, "s", "Sheet1!A:B", &cells).await.unwrap();
        assert!(!rows(&client, "s", "Sheet1!A:B").await.unwrap().is_empty());
    }
}
