//! Adds an event of one hour to your calendar, if one is named, and lists the events to come:
//!
//! ```text
//! cargo run -- [SUMMARY 2026-12-24T18:00:00Z]
//! ```

use google_calendar_v3::types::{Event, EventDateTime};
use google_calendar_v3::{Client, Result, jiff, make};
use jiff::{Timestamp, ToSpan as _};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let client = Client::new()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => {}
        [summary, start] => drop(add(&client, summary, start.parse()?).await?),
        _ => return Err("usage: [SUMMARY START]".into()),
    }
    for event in to_come(&client).await? {
        let start = event.start.unwrap_or_default();
        let summary = event.summary.unwrap_or_default();
        match (start.date_time, start.date) {
            (Some(time), _) => println!("{time} {summary}"),
            (None, Some(date)) => println!("{date} {summary}"),
            (None, None) => println!("{summary}"),
        }
    }
    Ok(())
}

/// Adds an event of one hour.
async fn add(client: &Client, summary: &str, start: Timestamp) -> Result<Event> {
    let at = |time: Timestamp| make!(EventDateTime { date_time: time });
    let event = make!(Event {
        summary: summary,
        start: at(start),
        end: at(start + 1.hour())
    });
    client.events().insert("primary", event).send().await
}

/// The next ten events. One that repeats counts each time.
async fn to_come(client: &Client) -> Result<Vec<Event>> {
    let list = client.events().list("primary").max_results(10);
    let list = list.time_min(Timestamp::now()).single_events(true);
    let events = list.order_by("startTime").send().await?;
    Ok(events.items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_calendar_v3::Credentials;

    #[tokio::test]
    async fn an_event_is_added_and_listed() {
        let document = include_str!("../../../../discovery/documents/calendar.v3.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let start = "2026-12-24T18:00:00Z".parse().unwrap();
        add(&client, "Dinner", start).await.unwrap();
        let events = to_come(&client).await.unwrap();
        let dinner = |event: &&Event| event.summary.as_deref() == Some("Dinner");
        let event = events.iter().find(dinner).unwrap();
        assert!(event.end.as_ref().unwrap().date_time.is_some());
    }
}
