use google_monitoring_v3::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new()?;
    let time_series = client.projects().time_series();
    let mut items = time_series
        .list("projects/p")
        .aggregation_group_by_fields(["a", "b"])
        .fields("timeSeries(metric)")
        .filter("metric.type = \"a\"")
        .interval_end_time("2026-01-31T12:00:00Z")
        .page_size(5)
        .options(|options| options.parameter("quotaUser", "me"))
        .view("FULL")
        .items();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    Ok(())
}
