//! The same bodies, by `make!`.

use std::time::Duration;

use google_monitoring_v1::types::{Dashboard, DataSet, MosaicLayout, Tile, TimeSeriesQuery, Widget, XyChart};
use google_monitoring_v3::types::*;
use google_monitoring_v3::{DateTime, make};

pub(crate) fn policy(channel: &str) -> AlertPolicy {
    make!(AlertPolicy {
        display_name: "High load",
        combiner: alert_policy::Combiner::Or,
        notification_channels: [channel],
        user_labels: [("team", "a")],
        conditions: [make!(Condition {
            display_name: "CPU above 80 %",
            condition_threshold: make!(MetricThreshold {
                filter: r#"metric.type = "compute.googleapis.com/instance/cpu/utilization""#,
                comparison: metric_threshold::Comparison::ComparisonGt,
                threshold_value: 0.8,
                duration: Duration::from_secs(300),
                aggregations: [make!(Aggregation {
                    alignment_period: Duration::from_secs(60),
                    per_series_aligner: aggregation::PerSeriesAligner::AlignMean,
                    group_by_fields: ["resource.zone", "resource.project_id"],
                })],
                trigger: make!(Trigger { count: 1 }),
            }),
        })],
    })
}

pub(crate) fn series(time: DateTime, load: f64) -> CreateTimeSeriesRequest {
    make!(CreateTimeSeriesRequest {
        time_series: [make!(TimeSeries {
            metric: make!(Metric { r#type: "custom.googleapis.com/load", labels: [("shelf", "a")] }),
            resource: make!(MonitoredResource { r#type: "global" }),
            points: [make!(Point {
                interval: make!(TimeInterval { end_time: time }),
                value: make!(TypedValue { double_value: load }),
            })],
        })],
    })
}

pub(crate) fn uptime_check(host: &str) -> UptimeCheckConfig {
    make!(UptimeCheckConfig {
        display_name: format!("{host} answers"),
        period: Duration::from_secs(60),
        monitored_resource: make!(MonitoredResource { r#type: "uptime_url", labels: [("host", host)] }),
        http_check: make!(HttpCheck { path: "/health", use_ssl: true }),
    })
}

pub(crate) fn dashboard(query: &str) -> Dashboard {
    let chart = make!(XyChart {
        data_sets: [make!(DataSet { time_series_query: make!(TimeSeriesQuery { prometheus_query: query }) })],
    });
    let widget = make!(Widget { title: "Load", xy_chart: chart });
    let tile = make!(Tile { width: 6, height: 4, widget });
    make!(Dashboard { display_name: "Load", mosaic_layout: make!(MosaicLayout { columns: 12, tiles: [tile] }) })
}
