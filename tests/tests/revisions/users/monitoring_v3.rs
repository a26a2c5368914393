//! Metrics and alerts of a project, written for revision 20210124.

use google_monitoring_v3::types::{
    AlertPolicy, Condition, CreateTimeSeriesRequest, Metric, MetricThreshold, Point, TimeInterval, TimeSeries, TypedValue,
    alert_policy, metric_descriptor,
};
use google_monitoring_v3::{Client, Duration, Result, make};

/// A program's own view of the API.
pub struct Metrics {
    client: Client,
    project: String,
}

impl Metrics {
    /// The last values of a metric.
    pub async fn last(&self, metric: &str, start: &str, end: &str) -> Result<Vec<f64>> {
        let list = self.client.projects().time_series().list(&self.project);
        let mut series = list
            .filter(format!("metric.type = \"{metric}\""))
            .interval_start_time(start.parse::<google_monitoring_v3::DateTime>().unwrap())
            .interval_end_time(end.parse::<google_monitoring_v3::DateTime>().unwrap())
            .items();
        let mut values = Vec::new();
        while let Some(series) = series.next().await {
            let points = series?.points;
            let point = points.first().and_then(|point| point.value.as_ref());
            values.extend(point.and_then(|value| value.double_value));
        }
        Ok(values)
    }

    /// Writes a value.
    pub async fn write(&self, metric: &str, value: f64, end: google_monitoring_v3::DateTime) -> Result<()> {
        let point = make!(Point {
            interval: make!(TimeInterval { end_time: end }),
            value: make!(TypedValue { double_value: value }),
        });
        let series = make!(TimeSeries {
            metric: make!(Metric { r#type: metric, labels: [("shelf", "a")] }),
            metric_kind: google_monitoring_v3::types::time_series::MetricKind::Gauge,
            points: [point],
        });
        let request = make!(CreateTimeSeriesRequest { time_series: [series] });
        self.client.projects().time_series().create(&self.project, request).send().await?;
        Ok(())
    }

    /// Creates a policy.
    pub async fn alert(&self, metric: &str) -> Result<AlertPolicy> {
        let threshold = make!(MetricThreshold {
            filter: metric,
            threshold_value: 0.5,
            duration: Duration::from(std::time::Duration::from_secs(60)),
        });
        let policy = make!(AlertPolicy {
            display_name: metric,
            combiner: alert_policy::Combiner::Or,
            conditions: [make!(Condition { display_name: "too high", condition_threshold: threshold })],
        });
        let policies = self.client.projects().alert_policies();
        policies.create(&self.project, policy).send().await
    }

    /// The kinds of all metrics.
    pub async fn kinds(&self) -> Result<Vec<metric_descriptor::MetricKind>> {
        let page = self.client.projects().metric_descriptors().list(&self.project).page_size(10).send().await?;
        Ok(page.metric_descriptors.into_iter().filter_map(|one| one.metric_kind).collect())
    }
}

fn main() {}
