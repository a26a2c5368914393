//! A program that builds messages, as plain struct literals and by `make!`: both make the same JSON, and the second says less.

#[rustfmt::skip] // A line for each message that fits one, in both.
mod after;
#[rustfmt::skip]
mod before;

use google_monitoring_v3::message::{Element, to_vec};
use google_monitoring_v3::projects::time_series::list::AggregationPerSeriesAligner;
use google_monitoring_v3::types::{Aggregation, aggregation::PerSeriesAligner};
use google_monitoring_v3::{Client, Credentials, make};
use serde_json::{Value, json};

const BEFORE: &str = include_str!("before.rs");
const AFTER: &str = include_str!("after.rs");

fn count(program: &str, word: &str) -> usize {
    program.matches(word).count()
}

#[track_caller]
fn same(before: &dyn Element, after: &dyn Element) -> Value {
    let json =
        |message: &dyn Element| serde_json::from_slice::<Value>(&to_vec(message)).expect("JSON");
    assert_eq!(json(before), json(after));
    json(after)
}

#[test]
fn both_programs_send_the_same() {
    let time = || "2026-01-02T03:04:05Z".parse().expect("a time");
    let policy = same(&before::policy("c"), &after::policy("c"));
    assert_eq!(
        policy["conditions"][0]["conditionThreshold"]["trigger"],
        json!({"count": 1})
    );
    let series = same(&before::series(time(), 0.5), &after::series(time(), 0.5));
    assert_eq!(
        series["timeSeries"][0]["points"],
        json!([{"interval": {"endTime": "2026-01-02T03:04:05Z"}, "value": {"doubleValue": 0.5}}])
    );
    same(&before::uptime_check("h"), &after::uptime_check("h"));
    let dashboard = same(&before::dashboard("q"), &after::dashboard("q"));
    assert_eq!(
        dashboard["mosaicLayout"]["tiles"][0]["widget"]["title"],
        "Load"
    );
}

#[test]
fn make_takes_the_noise_away() {
    let noise = ["Some(", ".into()", "..Default::default()", "Box::new("];
    let counts = |program| noise.map(|word| count(program, word));
    assert_eq!(counts(BEFORE), [37, 24, 22, 12]);
    assert_eq!(counts(AFTER), [0, 0, 0, 0]);
    let lines = |program: &str| program.lines().count();
    assert_eq!((lines(BEFORE), lines(AFTER)), (87, 62));
}

/// The aligner of a query and that of a schema are one enum in two places.
#[test]
fn an_enum_of_a_parameter_converts_into_that_of_a_schema() {
    let client = Client::builder()
        .credentials(Credentials::anonymous())
        .build()
        .expect("a client");
    let list = client.projects().time_series().list("projects/p");
    let request = list
        .aggregation_per_series_aligner(PerSeriesAligner::AlignMean)
        .secondary_aggregation_per_series_aligner(PerSeriesAligner::from("ALIGN_NEW"))
        .request()
        .expect("a request");
    let query = request.uri().query().expect("a query");
    assert!(
        query.contains("aggregation.perSeriesAligner=ALIGN_MEAN"),
        "{query}"
    );
    assert!(
        query.contains("secondaryAggregation.perSeriesAligner=ALIGN_NEW"),
        "{query}"
    );
    let aligner = AggregationPerSeriesAligner::AlignMean;
    let message = make!(Aggregation {
        per_series_aligner: aligner.clone()
    });
    assert_eq!(
        message.per_series_aligner,
        Some(PerSeriesAligner::AlignMean)
    );
    assert_eq!(PerSeriesAligner::from(aligner), PerSeriesAligner::AlignMean);
}

/// The table of `docs/guide/src/messages.md`: the durations and times of std, of jiff and of a message in one program.
#[test]
fn durations_and_times_convert() -> Result<(), Box<dyn std::error::Error>> {
    use google_monitoring_v3::{CallOptions, jiff};
    use std::time::{Duration, SystemTime};

    let minute = make!(Aggregation {
        alignment_period: Duration::from_secs(60)
    });
    let same_minute = make!(Aggregation {
        alignment_period: jiff::SignedDuration::from_mins(1)
    });
    same(&minute, &same_minute);
    let period = minute.alignment_period.as_ref().expect("a period");
    assert_eq!(Duration::try_from(period)?, Duration::from_secs(60));
    assert_eq!(jiff::SignedDuration::try_from(period)?.as_mins(), 1);
    let _ = CallOptions::default().timeout(Duration::try_from(period)?);

    let time = google_monitoring_v3::DateTime::from(SystemTime::UNIX_EPOCH);
    assert_eq!(SystemTime::try_from(&time)?, SystemTime::UNIX_EPOCH);
    assert_eq!(
        jiff::Timestamp::try_from(&time)?,
        jiff::Timestamp::UNIX_EPOCH
    );
    Ok(())
}
