//! Every kind of field, a cycle, open enums, and schemas with the names of the prelude.

/// Every kind of field.
#[derive(Default)]
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
    fn keys(&self) -> &'static [&'static str] {
        &[
            "@kind",
            "any",
            "anys",
            "byName",
            "bytes",
            "counts",
            "date",
            "double",
            "doubles",
            "duration",
            "flag",
            "float",
            "int32",
            "int64",
            "labels",
            "listsByName",
            "longs",
            "mask",
            "matrix",
            "node",
            "nodes",
            "option",
            "plain",
            "plains",
            "plainsByName",
            "state",
            "states",
            "statesByName",
            "struct",
            "structs",
            "text",
            "texts",
            "time",
            "times",
            "type",
            "uint32",
            "uint64",
        ]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.kind,
            1 => &self.any,
            2 => &self.anys,
            3 => &self.by_name,
            4 => &self.bytes,
            5 => &self.counts,
            6 => &self.date,
            7 => &self.double,
            8 => &self.doubles,
            9 => &self.duration,
            10 => &self.flag,
            11 => &self.float,
            12 => &self.int32,
            13 => &self.int64,
            14 => &self.labels,
            15 => &self.lists_by_name,
            16 => &self.longs,
            17 => &self.mask,
            18 => &self.matrix,
            19 => &self.node,
            20 => &self.nodes,
            21 => &self.option,
            22 => &self.plain,
            23 => &self.plains,
            24 => &self.plains_by_name,
            25 => &self.state,
            26 => &self.states,
            27 => &self.states_by_name,
            28 => &self.r#struct,
            29 => &self.structs,
            30 => &self.text,
            31 => &self.texts,
            32 => &self.time,
            33 => &self.times,
            34 => &self.r#type,
            35 => &self.uint32,
            36 => &self.uint64,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.kind,
            1 => &mut self.any,
            2 => &mut self.anys,
            3 => &mut self.by_name,
            4 => &mut self.bytes,
            5 => &mut self.counts,
            6 => &mut self.date,
            7 => &mut self.double,
            8 => &mut self.doubles,
            9 => &mut self.duration,
            10 => &mut self.flag,
            11 => &mut self.float,
            12 => &mut self.int32,
            13 => &mut self.int64,
            14 => &mut self.labels,
            15 => &mut self.lists_by_name,
            16 => &mut self.longs,
            17 => &mut self.mask,
            18 => &mut self.matrix,
            19 => &mut self.node,
            20 => &mut self.nodes,
            21 => &mut self.option,
            22 => &mut self.plain,
            23 => &mut self.plains,
            24 => &mut self.plains_by_name,
            25 => &mut self.state,
            26 => &mut self.states,
            27 => &mut self.states_by_name,
            28 => &mut self.r#struct,
            29 => &mut self.structs,
            30 => &mut self.text,
            31 => &mut self.texts,
            32 => &mut self.time,
            33 => &mut self.times,
            34 => &mut self.r#type,
            35 => &mut self.uint32,
            36 => &mut self.uint64,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
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
#[derive(Default)]
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
    fn keys(&self) -> &'static [&'static str] {
        &["children", "name", "next", "size"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.children,
            1 => &self.name,
            2 => &self.next,
            3 => &self.size,
            _ => return ::std::option::Option::None,
        };
        ::std::option::Option::Some(field)
    }
    fn field_mut(
        &mut self,
        index: usize,
    ) -> ::std::option::Option<&mut dyn ::discovery_runtime::Field> {
        let field: &mut dyn ::discovery_runtime::Field = match index {
            0 => &mut self.children,
            1 => &mut self.name,
            2 => &mut self.next,
            3 => &mut self.size,
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
::discovery_runtime::message!(Node);

/// A schema called Option.
#[derive(Default)]
pub struct Option {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Option>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Option {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Option);

/// A schema called String.
#[derive(Default)]
pub struct String {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<String>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for String {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(String);

/// A schema called Result.
#[derive(Default)]
pub struct Result {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Result>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Result {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Result);

/// A schema called Box.
#[derive(Default)]
pub struct Box {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Box>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Box {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Box);

/// A schema called Some.
#[derive(Default)]
pub struct Some {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Some>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Some {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Some);

/// A schema called Vec.
#[derive(Default)]
pub struct Vec {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Vec>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Vec {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Vec);

/// A schema called Default.
#[derive(Default)]
pub struct Default {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Default>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Default {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Default);

/// A schema called Ok.
#[derive(Default)]
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
#[derive(Default)]
pub struct Clone {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Clone>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
impl ::discovery_runtime::Message for Clone {
    fn keys(&self) -> &'static [&'static str] {
        &["none", "value"]
    }
    fn field(&self, index: usize) -> ::std::option::Option<&dyn ::discovery_runtime::Field> {
        let field: &dyn ::discovery_runtime::Field = match index {
            0 => &self.none,
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
            0 => &mut self.none,
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
::discovery_runtime::message!(Clone);

/// An open enum.
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
    fn values() -> &'static [&'static str] {
        &["DONE", "RUNNING", "STATE_UNSPECIFIED"]
    }
    fn variant(index: usize) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match index {
            0 => Self::Done,
            1 => Self::Running,
            2 => Self::StateUnspecified,
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

/// Values that are not identifiers.
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
    fn values() -> &'static [&'static str] {
        &["1", "2"]
    }
    fn variant(index: usize) -> ::std::option::Option<Self> {
        ::std::option::Option::Some(match index {
            0 => Self::V1,
            1 => Self::V2,
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
