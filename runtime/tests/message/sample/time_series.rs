//! A page of time series, as Monitoring v3 has them.

/// A page.
pub struct ListTimeSeriesResponse {
    /// `timeSeries`.
    pub time_series: ::std::vec::Vec<TimeSeries>,
    /// `nextPageToken`.
    pub next_page_token: ::std::option::Option<::std::string::String>,
    /// `unit`.
    pub unit: ::std::option::Option<::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct ListTimeSeriesResponse;
    0 "nextPageToken" next_page_token;
    1 "timeSeries" time_series;
    2 "unit" unit;
}

/// A series.
pub struct TimeSeries {
    /// `metric`.
    pub metric: ::std::option::Option<::std::boxed::Box<Metric>>,
    /// `resource`.
    pub resource: ::std::option::Option<::std::boxed::Box<MonitoredResource>>,
    /// `metricKind`.
    pub metric_kind: ::std::option::Option<MetricKind>,
    /// `valueType`.
    pub value_type: ::std::option::Option<ValueType>,
    /// `points`.
    pub points: ::std::vec::Vec<Point>,
    /// `unit`.
    pub unit: ::std::option::Option<::std::string::String>,
    /// `description`.
    pub description: ::std::option::Option<::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct TimeSeries;
    0 "description" description;
    1 "metric" metric;
    2 "metricKind" metric_kind;
    3 "points" points;
    4 "resource" resource;
    5 "unit" unit;
    6 "valueType" value_type;
}

/// A metric.
pub struct Metric {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Metric;
    0 "labels" labels;
    1 "type" r#type;
}

/// A resource.
pub struct MonitoredResource {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct MonitoredResource;
    0 "labels" labels;
    1 "type" r#type;
}

/// A point.
pub struct Point {
    /// `interval`.
    pub interval: ::std::option::Option<::std::boxed::Box<TimeInterval>>,
    /// `value`.
    pub value: ::std::option::Option<::std::boxed::Box<TypedValue>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Point;
    0 "interval" interval;
    1 "value" value;
}

/// An interval.
pub struct TimeInterval {
    /// `startTime`.
    pub start_time: ::std::option::Option<::discovery_runtime::DateTime>,
    /// `endTime`.
    pub end_time: ::std::option::Option<::discovery_runtime::DateTime>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct TimeInterval;
    0 "endTime" end_time;
    1 "startTime" start_time;
}

/// A value.
pub struct TypedValue {
    /// `boolValue`.
    pub bool_value: ::std::option::Option<bool>,
    /// `int64Value`.
    pub int64_value: ::std::option::Option<i64>,
    /// `doubleValue`.
    pub double_value: ::std::option::Option<f64>,
    /// `stringValue`.
    pub string_value: ::std::option::Option<::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct TypedValue;
    0 "boolValue" bool_value;
    1 "doubleValue" double_value;
    2 "int64Value" int64_value;
    3 "stringValue" string_value;
}

/// A kind.
#[non_exhaustive]
pub enum MetricKind {
    /// `METRIC_KIND_UNSPECIFIED`.
    MetricKindUnspecified,
    /// `GAUGE`.
    Gauge,
    /// `DELTA`.
    Delta,
    /// `CUMULATIVE`.
    Cumulative,
    #[doc(hidden)]
    __Unknown(::discovery_runtime::UnknownValue),
}
::discovery_runtime::contract::open_enum! {
    enum MetricKind;
    0 "CUMULATIVE" Cumulative;
    1 "DELTA" Delta;
    2 "GAUGE" Gauge;
    3 "METRIC_KIND_UNSPECIFIED" MetricKindUnspecified;
}

/// A type.
#[non_exhaustive]
pub enum ValueType {
    /// `VALUE_TYPE_UNSPECIFIED`.
    ValueTypeUnspecified,
    /// `BOOL`.
    Bool,
    /// `INT64`.
    Int64,
    /// `DOUBLE`.
    Double,
    /// `STRING`.
    String,
    #[doc(hidden)]
    __Unknown(::discovery_runtime::UnknownValue),
}
::discovery_runtime::contract::open_enum! {
    enum ValueType;
    0 "BOOL" Bool;
    1 "DOUBLE" Double;
    2 "INT64" Int64;
    3 "STRING" String;
    4 "VALUE_TYPE_UNSPECIFIED" ValueTypeUnspecified;
}
