//! A page of time series, as Monitoring v3 has them.

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
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
impl ::discovery_runtime::Message for ListTimeSeriesResponse {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "timeSeries" => &mut self.time_series,
            "nextPageToken" => &mut self.next_page_token,
            "unit" => &mut self.unit,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("timeSeries", &self.time_series);
        visit("nextPageToken", &self.next_page_token);
        visit("unit", &self.unit);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(ListTimeSeriesResponse);

/// A series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeSeries {
    /// `metric`.
    pub metric: ::std::option::Option<Metric>,
    /// `resource`.
    pub resource: ::std::option::Option<MonitoredResource>,
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
impl ::discovery_runtime::Message for TimeSeries {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "metric" => &mut self.metric,
            "resource" => &mut self.resource,
            "metricKind" => &mut self.metric_kind,
            "valueType" => &mut self.value_type,
            "points" => &mut self.points,
            "unit" => &mut self.unit,
            "description" => &mut self.description,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("metric", &self.metric);
        visit("resource", &self.resource);
        visit("metricKind", &self.metric_kind);
        visit("valueType", &self.value_type);
        visit("points", &self.points);
        visit("unit", &self.unit);
        visit("description", &self.description);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(TimeSeries);

/// A metric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Metric {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "type" => &mut self.r#type,
            "labels" => &mut self.labels,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("type", &self.r#type);
        visit("labels", &self.labels);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Metric);

/// A resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonitoredResource {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for MonitoredResource {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "type" => &mut self.r#type,
            "labels" => &mut self.labels,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("type", &self.r#type);
        visit("labels", &self.labels);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(MonitoredResource);

/// A point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// `interval`.
    pub interval: ::std::option::Option<TimeInterval>,
    /// `value`.
    pub value: ::std::option::Option<TypedValue>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Point {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "interval" => &mut self.interval,
            "value" => &mut self.value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("interval", &self.interval);
        visit("value", &self.value);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Point);

/// An interval.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeInterval {
    /// `startTime`.
    pub start_time: ::std::option::Option<::discovery_runtime::DateTime>,
    /// `endTime`.
    pub end_time: ::std::option::Option<::discovery_runtime::DateTime>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for TimeInterval {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "startTime" => &mut self.start_time,
            "endTime" => &mut self.end_time,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("startTime", &self.start_time);
        visit("endTime", &self.end_time);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(TimeInterval);

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
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
impl ::discovery_runtime::Message for TypedValue {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "boolValue" => &mut self.bool_value,
            "int64Value" => &mut self.int64_value,
            "doubleValue" => &mut self.double_value,
            "stringValue" => &mut self.string_value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("boolValue", &self.bool_value);
        visit("int64Value", &self.int64_value);
        visit("doubleValue", &self.double_value);
        visit("stringValue", &self.string_value);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(TypedValue);

/// A kind.
#[derive(Clone, PartialEq, Eq, Hash)]
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
impl ::discovery_runtime::OpenEnum for MetricKind {
    fn known(text: &str) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match text {
            "METRIC_KIND_UNSPECIFIED" => Self::MetricKindUnspecified,
            "GAUGE" => Self::Gauge,
            "DELTA" => Self::Delta,
            "CUMULATIVE" => Self::Cumulative,
            _ => return ::std::option::Option::None,
        })
    }
    fn unknown(value: ::discovery_runtime::UnknownValue) -> Self {
        Self::__Unknown(value)
    }
    fn as_str(&self) -> &str {
        match self {
            Self::MetricKindUnspecified => "METRIC_KIND_UNSPECIFIED",
            Self::Gauge => "GAUGE",
            Self::Delta => "DELTA",
            Self::Cumulative => "CUMULATIVE",
            Self::__Unknown(value) => value.as_str(),
        }
    }
}
::discovery_runtime::open_enum!(MetricKind);

/// A type.
#[derive(Clone, PartialEq, Eq, Hash)]
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
impl ::discovery_runtime::OpenEnum for ValueType {
    fn known(text: &str) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match text {
            "VALUE_TYPE_UNSPECIFIED" => Self::ValueTypeUnspecified,
            "BOOL" => Self::Bool,
            "INT64" => Self::Int64,
            "DOUBLE" => Self::Double,
            "STRING" => Self::String,
            _ => return ::std::option::Option::None,
        })
    }
    fn unknown(value: ::discovery_runtime::UnknownValue) -> Self {
        Self::__Unknown(value)
    }
    fn as_str(&self) -> &str {
        match self {
            Self::ValueTypeUnspecified => "VALUE_TYPE_UNSPECIFIED",
            Self::Bool => "BOOL",
            Self::Int64 => "INT64",
            Self::Double => "DOUBLE",
            Self::String => "STRING",
            Self::__Unknown(value) => value.as_str(),
        }
    }
}
::discovery_runtime::open_enum!(ValueType);
