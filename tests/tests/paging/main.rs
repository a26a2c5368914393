//! Methods whose response comes in pages, over real sockets.

mod apis;
mod blocking;
mod body;
mod limits;
mod mask;
mod pages;
mod table;
mod trouble;

use google_monitoring_v3::types::{ListTimeSeriesResponse, TimeSeries};
use google_monitoring_v3::{Client, Credentials, Items, projects};

use discovery_tests::server::Server;

fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .build()
        .unwrap()
}

/// `projects.timeSeries.list`, whose token is in the query.
fn list(server: &Server) -> projects::time_series::List {
    client(server).projects().time_series().list("projects/p")
}

/// A page of time series with these units, and the token of the next.
fn page(units: &[&str], next: &str) -> String {
    let series: Vec<String> = units
        .iter()
        .map(|unit| format!(r#"{{"unit": "{unit}"}}"#))
        .collect();
    let series = series.join(", ");
    format!(r#"{{"timeSeries": [{series}], "nextPageToken": "{next}"}}"#)
}

/// The units of what is left, or the first error.
async fn units(
    mut items: Items<TimeSeries, ListTimeSeriesResponse>,
) -> google_monitoring_v3::Result<Vec<String>> {
    let mut units = Vec::new();
    while let Some(item) = items.next().await {
        units.push(item?.unit.unwrap_or_default());
    }
    Ok(units)
}
