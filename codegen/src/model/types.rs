//! Types: messages, open enums and aliases; and the uses of types.

use super::names::{RustIdent, WireName};
use super::softened::OldName;
use crate::docs::Docs;

/// A module of types.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeModule {
    /// JSON path of the schema, the value or the method whose inline types it has; `schemas` for the module `types`.
    pub path: String,
    /// The name that it had.
    pub old_name: Option<OldName>,
    /// The types of this module, by name.
    pub items: Vec<Item>,
    /// The modules of the types that are inline in them.
    pub modules: Vec<(RustIdent, TypeModule)>,
}

impl TypeModule {
    /// An empty module for the inline types of what is at this path.
    pub(crate) fn of(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            ..Self::default()
        }
    }
}

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// JSON path in the document.
    pub path: String,
    /// Its name in its module.
    pub name: RustIdent,
    /// The name that it had.
    pub old_name: Option<OldName>,
    /// The id of its schema, if it is not just another spelling of the name.
    pub schema: Option<WireName>,
    /// Cleaned description.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// What it is.
    pub kind: ItemKind,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A struct with a field table.
    Message(Vec<Field>),
    /// An open enum.
    Enum(Vec<Variant>),
    /// A top-level array, map, scalar or `any`.
    Alias(Type),
}

/// A field of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key in JSON.
    pub wire: WireName,
    /// The field's name.
    pub name: RustIdent,
    /// Cleaned description and constraints.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// The ids of the methods that require it in their request (`annotations.required`).
    pub required_by: Vec<String>,
    /// The type of its value. The field is of this type if it is a list or a map, and an `Option` of it otherwise.
    pub ty: Type,
    /// The value is a 64-bit integer that is a JSON number: `integer` without a 32-bit format.
    pub plain_integer: bool,
    /// An update mask that is made from the body leaves it out. False in a message that is not in such a body.
    pub unmasked: bool,
}

/// A variant of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value in JSON.
    pub wire: WireName,
    /// The variant's name.
    pub name: RustIdent,
    /// Cleaned description.
    pub docs: Docs,
    /// `enumDeprecated`.
    pub deprecated: bool,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `boolean`.
    Bool,
    /// `integer`, `int32`.
    I32,
    /// `integer`, `uint32`.
    U32,
    /// `string`, `int64`.
    I64,
    /// `string`, `uint64`.
    U64,
    /// `number`, `float`.
    F32,
    /// `number`, `double`.
    F64,
    /// `string`.
    String,
    /// `string`, `byte`.
    ByteString,
    /// `string`, `google-datetime` or `date-time`.
    DateTime,
    /// `string`, `date`.
    Date,
    /// `string`, `google-duration`.
    Duration,
    /// `string`, `google-fieldmask`.
    FieldMask,
    /// The format of an error response: the system parameter `$.xgafv`.
    Xgafv,
    /// `any`.
    Json,
    /// An object of anything.
    JsonMap,
    /// A type of this API.
    Named(TypePath),
    /// A message of this API, in a `Box`.
    Boxed(TypePath),
    /// `array`.
    List(Box<Type>),
    /// `object` with typed `additionalProperties`.
    Map(Box<Type>),
}

impl Type {
    /// How many lists and maps are around its innermost value.
    pub(crate) fn levels(&self) -> usize {
        match self {
            Self::List(inner) | Self::Map(inner) => 1 + inner.levels(),
            _ => 0,
        }
    }

    /// Whether an argument has exactly this type: a number, a boolean or JSON. Text, and values with a text form, are `impl Into`.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        use Type::{Bool, F32, F64, I32, I64, Json, JsonMap, U32, U64};
        matches!(
            self,
            Bool | I32 | U32 | I64 | U64 | F32 | F64 | Json | JsonMap
        )
    }
}

/// The path of a type of this API, from the root of the generated module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypePath {
    /// `types`, or the modules of resources and a method.
    pub modules: Vec<RustIdent>,
    /// The type's name.
    pub name: RustIdent,
}

impl TypePath {
    /// The path of the type of this name in this module.
    pub(crate) fn new(modules: &[RustIdent], name: &RustIdent) -> Self {
        Self {
            modules: modules.to_vec(),
            name: name.clone(),
        }
    }
}
