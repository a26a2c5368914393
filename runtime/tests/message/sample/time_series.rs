//! A page of time series, as Monitoring v3 has them.

/// A page.
#[derive(Default)]
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
    fn keys(&self) -> &'static [&'static str] {
        &["nextPageToken", "timeSeries", "unit"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.next_page_token,
            1 => &self.time_series,
            2 => &self.unit,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.next_page_token,
            1 => &mut self.time_series,
            2 => &mut self.unit,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
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
    fn keys(&self) -> &'static [&'static str] {
        &[
            "description",
            "metric",
            "metricKind",
            "points",
            "resource",
            "unit",
            "valueType",
        ]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.description,
            1 => &self.metric,
            2 => &self.metric_kind,
            3 => &self.points,
            4 => &self.resource,
            5 => &self.unit,
            6 => &self.value_type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.description,
            1 => &mut self.metric,
            2 => &mut self.metric_kind,
            3 => &mut self.points,
            4 => &mut self.resource,
            5 => &mut self.unit,
            6 => &mut self.value_type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
pub struct Metric {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Metric {
    fn keys(&self) -> &'static [&'static str] {
        &["labels", "type"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.labels,
            1 => &self.r#type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.labels,
            1 => &mut self.r#type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
pub struct MonitoredResource {
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for MonitoredResource {
    fn keys(&self) -> &'static [&'static str] {
        &["labels", "type"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.labels,
            1 => &self.r#type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.labels,
            1 => &mut self.r#type,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
pub struct Point {
    /// `interval`.
    pub interval: ::std::option::Option<TimeInterval>,
    /// `value`.
    pub value: ::std::option::Option<TypedValue>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Point {
    fn keys(&self) -> &'static [&'static str] {
        &["interval", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.interval,
            1 => &self.value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.interval,
            1 => &mut self.value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
pub struct TimeInterval {
    /// `startTime`.
    pub start_time: ::std::option::Option<::discovery_runtime::DateTime>,
    /// `endTime`.
    pub end_time: ::std::option::Option<::discovery_runtime::DateTime>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for TimeInterval {
    fn keys(&self) -> &'static [&'static str] {
        &["endTime", "startTime"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.end_time,
            1 => &self.start_time,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.end_time,
            1 => &mut self.start_time,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
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
    fn keys(&self) -> &'static [&'static str] {
        &["boolValue", "doubleValue", "int64Value", "stringValue"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.bool_value,
            1 => &self.double_value,
            2 => &self.int64_value,
            3 => &self.string_value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.bool_value,
            1 => &mut self.double_value,
            2 => &mut self.int64_value,
            3 => &mut self.string_value,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
    fn values() -> &'static [&'static str] {
        &["CUMULATIVE", "DELTA", "GAUGE", "METRIC_KIND_UNSPECIFIED"]
    }
    fn variant(index: usize) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match index {
            0 => Self::Cumulative,
            1 => Self::Delta,
            2 => Self::Gauge,
            3 => Self::MetricKindUnspecified,
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
    fn values() -> &'static [&'static str] {
        &[
            "BOOL",
            "DOUBLE",
            "INT64",
            "STRING",
            "VALUE_TYPE_UNSPECIFIED",
        ]
    }
    fn variant(index: usize) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match index {
            0 => Self::Bool,
            1 => Self::Double,
            2 => Self::Int64,
            3 => Self::String,
            4 => Self::ValueTypeUnspecified,
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
