//! Every kind of field, a cycle, open enums, and schemas with the names of the prelude.

/// Every kind of field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everything {
    /// `flag`.
    pub flag: ::std::option::Option<bool>,
    /// `int32`.
    pub int32: ::std::option::Option<i32>,
    /// `uint32`.
    pub uint32: ::std::option::Option<u32>,
    /// `int64`.
    pub int64: ::std::option::Option<i64>,
    /// `uint64`.
    pub uint64: ::std::option::Option<u64>,
    /// `float`.
    pub float: ::std::option::Option<f32>,
    /// `double`.
    pub double: ::std::option::Option<f64>,
    /// `text`.
    pub text: ::std::option::Option<::std::string::String>,
    /// `bytes`.
    pub bytes: ::std::option::Option<::discovery_runtime::ByteString>,
    /// `time`.
    pub time: ::std::option::Option<::discovery_runtime::DateTime>,
    /// `date`.
    pub date: ::std::option::Option<::discovery_runtime::Date>,
    /// `duration`.
    pub duration: ::std::option::Option<::discovery_runtime::Duration>,
    /// `mask`.
    pub mask: ::std::option::Option<::discovery_runtime::FieldMask>,
    /// `any`.
    pub any: ::std::option::Option<::discovery_runtime::serde_json::Value>,
    /// `struct`.
    pub r#struct: ::std::option::Option<::discovery_runtime::JsonMap>,
    /// `state`.
    pub state: ::std::option::Option<State>,
    /// `node`.
    pub node: ::std::option::Option<::std::boxed::Box<Node>>,
    /// `option`.
    pub option: ::std::option::Option<Option>,
    /// `type`.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// `@kind`.
    pub kind: ::std::option::Option<::std::string::String>,
    /// `texts`.
    pub texts: ::std::vec::Vec<::std::string::String>,
    /// `longs`.
    pub longs: ::std::vec::Vec<i64>,
    /// `doubles`.
    pub doubles: ::std::vec::Vec<f64>,
    /// `states`.
    pub states: ::std::vec::Vec<State>,
    /// `nodes`.
    pub nodes: ::std::vec::Vec<Node>,
    /// `anys`.
    pub anys: ::std::vec::Vec<::discovery_runtime::serde_json::Value>,
    /// `matrix`.
    pub matrix: ::std::vec::Vec<::std::vec::Vec<i32>>,
    /// `times`.
    pub times: ::std::vec::Vec<::discovery_runtime::DateTime>,
    /// `labels`.
    pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    /// `counts`.
    pub counts: ::std::collections::BTreeMap<::std::string::String, i64>,
    /// `byName`.
    pub by_name: ::std::collections::BTreeMap<::std::string::String, Node>,
    /// `listsByName`.
    pub lists_by_name: ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<u32>>,
    /// `structs`.
    pub structs: ::std::vec::Vec<::discovery_runtime::JsonMap>,
    /// `statesByName`.
    pub states_by_name: ::std::collections::BTreeMap<::std::string::String, State>,
    /// `plain`.
    pub plain: ::std::option::Option<i64>,
    /// `plains`.
    pub plains: ::std::vec::Vec<i64>,
    /// `plainsByName`.
    pub plains_by_name: ::std::collections::BTreeMap<::std::string::String, i64>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Everything {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "flag" => &mut self.flag,
            "int32" => &mut self.int32,
            "uint32" => &mut self.uint32,
            "int64" => &mut self.int64,
            "uint64" => &mut self.uint64,
            "float" => &mut self.float,
            "double" => &mut self.double,
            "text" => &mut self.text,
            "bytes" => &mut self.bytes,
            "time" => &mut self.time,
            "date" => &mut self.date,
            "duration" => &mut self.duration,
            "mask" => &mut self.mask,
            "any" => &mut self.any,
            "struct" => &mut self.r#struct,
            "state" => &mut self.state,
            "node" => &mut self.node,
            "option" => &mut self.option,
            "type" => &mut self.r#type,
            "@kind" => &mut self.kind,
            "texts" => &mut self.texts,
            "longs" => &mut self.longs,
            "doubles" => &mut self.doubles,
            "states" => &mut self.states,
            "nodes" => &mut self.nodes,
            "anys" => &mut self.anys,
            "matrix" => &mut self.matrix,
            "times" => &mut self.times,
            "labels" => &mut self.labels,
            "counts" => &mut self.counts,
            "byName" => &mut self.by_name,
            "listsByName" => &mut self.lists_by_name,
            "structs" => &mut self.structs,
            "statesByName" => &mut self.states_by_name,
            "plain" => &mut self.plain,
            "plains" => &mut self.plains,
            "plainsByName" => &mut self.plains_by_name,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("flag", &self.flag);
        visit("int32", &self.int32);
        visit("uint32", &self.uint32);
        visit("int64", &self.int64);
        visit("uint64", &self.uint64);
        visit("float", &self.float);
        visit("double", &self.double);
        visit("text", &self.text);
        visit("bytes", &self.bytes);
        visit("time", &self.time);
        visit("date", &self.date);
        visit("duration", &self.duration);
        visit("mask", &self.mask);
        visit("any", &self.any);
        visit("struct", &self.r#struct);
        visit("state", &self.state);
        visit("node", &self.node);
        visit("option", &self.option);
        visit("type", &self.r#type);
        visit("@kind", &self.kind);
        visit("texts", &self.texts);
        visit("longs", &self.longs);
        visit("doubles", &self.doubles);
        visit("states", &self.states);
        visit("nodes", &self.nodes);
        visit("anys", &self.anys);
        visit("matrix", &self.matrix);
        visit("times", &self.times);
        visit("labels", &self.labels);
        visit("counts", &self.counts);
        visit("byName", &self.by_name);
        visit("listsByName", &self.lists_by_name);
        visit("structs", &self.structs);
        visit("statesByName", &self.states_by_name);
        visit("plain", &self.plain);
        visit("plains", &self.plains);
        visit("plainsByName", &self.plains_by_name);
    }
    fn plain_integers(&self) -> &'static [&'static str] {
        &["plain", "plains", "plainsByName"]
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Everything);

/// A cycle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// `name`.
    pub name: ::std::option::Option<::std::string::String>,
    /// `next`.
    pub next: ::std::option::Option<::std::boxed::Box<Node>>,
    /// `children`.
    pub children: ::std::vec::Vec<Node>,
    /// `size`.
    pub size: ::std::option::Option<i64>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Node {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "name" => &mut self.name,
            "next" => &mut self.next,
            "children" => &mut self.children,
            "size" => &mut self.size,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("name", &self.name);
        visit("next", &self.next);
        visit("children", &self.children);
        visit("size", &self.size);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Node);

/// A schema called Option.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Option {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Option>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Option {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Option);

/// A schema called String.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct String {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<String>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for String {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(String);

/// A schema called Result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Result {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Result>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Result {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Result);

/// A schema called Box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Box {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Box>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Box {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Box);

/// A schema called Some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Some {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Some>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Some {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Some);

/// A schema called Vec.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vec {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Vec>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Vec {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Vec);

/// A schema called Default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Default {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Default>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Default {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Default);

/// A schema called Ok.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ok {
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Ok {
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Ok);

/// A schema called Clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clone {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Clone>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Clone {
    fn place(&mut self, key: &str) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match key {
            "value" => &mut self.value,
            "none" => &mut self.none,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn walk<'a>(&'a self, visit: &mut dyn ::std::ops::FnMut(&'static str, &'a dyn ::discovery_runtime::Field)) {
        visit("value", &self.value);
        visit("none", &self.none);
    }
    fn unknown(&self) -> &::discovery_runtime::Unknown {
        &self.__unknown
    }
    fn unknown_mut(&mut self) -> &mut ::discovery_runtime::Unknown {
        &mut self.__unknown
    }
}
::discovery_runtime::message!(Clone);

/// An open enum.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// `STATE_UNSPECIFIED`.
    StateUnspecified,
    /// `RUNNING`.
    Running,
    /// `DONE`.
    Done,
    #[doc(hidden)]
    __Unknown(::discovery_runtime::UnknownValue),
}
impl ::discovery_runtime::OpenEnum for State {
    fn known(text: &str) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match text {
            "STATE_UNSPECIFIED" => Self::StateUnspecified,
            "RUNNING" => Self::Running,
            "DONE" => Self::Done,
            _ => return ::std::option::Option::None,
        })
    }
    fn unknown(value: ::discovery_runtime::UnknownValue) -> Self {
        Self::__Unknown(value)
    }
    fn as_str(&self) -> &str {
        match self {
            Self::StateUnspecified => "STATE_UNSPECIFIED",
            Self::Running => "RUNNING",
            Self::Done => "DONE",
            Self::__Unknown(value) => value.as_str(),
        }
    }
}
::discovery_runtime::open_enum!(State);

/// Values that are no identifiers.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Xgafv {
    /// `1`.
    V1,
    /// `2`.
    V2,
    #[doc(hidden)]
    __Unknown(::discovery_runtime::UnknownValue),
}
impl ::discovery_runtime::OpenEnum for Xgafv {
    fn known(text: &str) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match text {
            "1" => Self::V1,
            "2" => Self::V2,
            _ => return ::std::option::Option::None,
        })
    }
    fn unknown(value: ::discovery_runtime::UnknownValue) -> Self {
        Self::__Unknown(value)
    }
    fn as_str(&self) -> &str {
        match self {
            Self::V1 => "1",
            Self::V2 => "2",
            Self::__Unknown(value) => value.as_str(),
        }
    }
}
::discovery_runtime::open_enum!(Xgafv);
