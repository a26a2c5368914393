//! Every kind of field, a cycle, open enums, and schemas with the names of the prelude.

/// Every kind of field.
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
    pub option: ::std::option::Option<::std::boxed::Box<Option>>,
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
::discovery_runtime::contract::message! {
    struct Everything;
    0 "@kind" kind;
    1 "any" any;
    2 "anys" anys;
    3 "byName" by_name;
    4 "bytes" bytes;
    5 "counts" counts;
    6 "date" date;
    7 "double" double;
    8 "doubles" doubles;
    9 "duration" duration;
    10 "flag" flag;
    11 "float" float;
    12 "int32" int32;
    13 "int64" int64;
    14 "labels" labels;
    15 "listsByName" lists_by_name;
    16 "longs" longs;
    17 "mask" mask;
    18 "matrix" matrix;
    19 "node" node;
    20 "nodes" nodes;
    21 "option" option;
    22 "plain" plain plain;
    23 "plains" plains plain;
    24 "plainsByName" plains_by_name plain;
    25 "state" state;
    26 "states" states;
    27 "statesByName" states_by_name;
    28 "struct" r#struct;
    29 "structs" structs;
    30 "text" text;
    31 "texts" texts;
    32 "time" time;
    33 "times" times;
    34 "type" r#type;
    35 "uint32" uint32;
    36 "uint64" uint64;
}

/// A cycle.
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
::discovery_runtime::contract::message! {
    struct Node;
    0 "children" children;
    1 "name" name;
    2 "next" next;
    3 "size" size;
}

/// A schema called Option.
pub struct Option {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Option>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Option;
    0 "none" none;
    1 "value" value;
}

/// A schema called String.
pub struct String {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<String>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct String;
    0 "none" none;
    1 "value" value;
}

/// A schema called Result.
pub struct Result {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Result>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Result;
    0 "none" none;
    1 "value" value;
}

/// A schema called Box.
pub struct Box {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Box>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Box;
    0 "none" none;
    1 "value" value;
}

/// A schema called Some.
pub struct Some {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Some>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Some;
    0 "none" none;
    1 "value" value;
}

/// A schema called Vec.
pub struct Vec {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Vec>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Vec;
    0 "none" none;
    1 "value" value;
}

/// A schema called Default.
pub struct Default {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Default>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Default;
    0 "none" none;
    1 "value" value;
}

/// A schema called Ok.
pub struct Ok {
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Ok;
}

/// A schema called Clone.
pub struct Clone {
    /// `value`.
    pub value: ::std::option::Option<::std::string::String>,
    /// `none`.
    pub none: ::std::option::Option<::std::boxed::Box<Clone>>,
    #[doc(hidden)]
    pub __unknown: ::discovery_runtime::Unknown,
}
::discovery_runtime::contract::message! {
    struct Clone;
    0 "none" none;
    1 "value" value;
}

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
::discovery_runtime::contract::open_enum! {
    enum State;
    0 "DONE" Done;
    1 "RUNNING" Running;
    2 "STATE_UNSPECIFIED" StateUnspecified;
}

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
::discovery_runtime::contract::open_enum! {
    enum Xgafv;
    0 "1" V1;
    1 "2" V2;
}
