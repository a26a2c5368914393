//! The bodies of four calls of Monitoring, as plain struct literals.

use google_monitoring_v1::types::{Dashboard, DataSet, MosaicLayout, Tile, TimeSeriesQuery, Widget, XyChart};
use google_monitoring_v3::types::*;
use google_monitoring_v3::{DateTime, Duration};

pub(crate) fn policy(channel: &str) -> AlertPolicy {
    AlertPolicy {
        display_name: Some("High load".into()),
        combiner: Some(alert_policy::Combiner::Or),
        notification_channels: vec![channel.into()],
        user_labels: [("team".into(), "a".into())].into(),
        conditions: vec![Condition {
            display_name: Some("CPU above 80 %".into()),
            condition_threshold: Some(Box::new(MetricThreshold {
                filter: Some(r#"metric.type = "compute.googleapis.com/instance/cpu/utilization""#.into()),
                comparison: Some(metric_threshold::Comparison::ComparisonGt),
                threshold_value: Some(0.8),
                duration: Some(Duration::from(std::time::Duration::from_secs(300))),
                aggregations: vec![Aggregation {
                    alignment_period: Some(std::time::Duration::from_secs(60).into()),
                    per_series_aligner: Some(aggregation::PerSeriesAligner::AlignMean),
                    group_by_fields: vec!["resource.zone".into(), "resource.project_id".into()],
                    ..Default::default()
                }],
                trigger: Some(Box::new(Trigger { count: Some(1), ..Default::default() })),
                ..Default::default()
            })),
            ..Default::default()
        }],
        ..Default::default()
    }
}

pub(crate) fn series(time: DateTime, load: f64) -> CreateTimeSeriesRequest {
    CreateTimeSeriesRequest {
        time_series: vec![TimeSeries {
            metric: Some(Box::new(Metric {
                r#type: Some("custom.googleapis.com/load".into()),
                labels: [("shelf".into(), "a".into())].into(),
                ..Default::default()
            })),
            resource: Some(Box::new(MonitoredResource { r#type: Some("global".into()), ..Default::default() })),
            points: vec![Point {
                interval: Some(Box::new(TimeInterval { end_time: Some(time), ..Default::default() })),
                value: Some(Box::new(TypedValue { double_value: Some(load), ..Default::default() })),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

pub(crate) fn uptime_check(host: &str) -> UptimeCheckConfig {
    UptimeCheckConfig {
        display_name: Some(format!("{host} answers")),
        period: Some(std::time::Duration::from_secs(60).into()),
        monitored_resource: Some(Box::new(MonitoredResource {
            r#type: Some("uptime_url".into()),
            labels: [("host".into(), host.into())].into(),
            ..Default::default()
        })),
        http_check: Some(Box::new(HttpCheck { path: Some("/health".into()), use_ssl: Some(true), ..Default::default() })),
        ..Default::default()
    }
}

pub(crate) fn dashboard(query: &str) -> Dashboard {
    let chart = XyChart {
        data_sets: vec![DataSet {
            time_series_query: Some(Box::new(TimeSeriesQuery {
                prometheus_query: Some(query.into()),
                ..Default::default()
            })),
            ..Default::default()
        }],
        ..Default::default()
    };
    let widget = Widget { title: Some("Load".into()), xy_chart: Some(Box::new(chart)), ..Default::default() };
    let tile = Tile { width: Some(6), height: Some(4), widget: Some(Box::new(widget)), ..Default::default() };
    Dashboard {
        display_name: Some("Load".into()),
        mosaic_layout: Some(Box::new(MosaicLayout { columns: Some(12), tiles: vec![tile], ..Default::default() })),
        ..Default::default()
    }
}
