//! What was decided about one API: every name, type and signature. Immutable; `emit` prints it, `diff` and `describe` read it.

mod operations;
mod paging;
pub mod text;

use std::fmt;

pub use operations::{Getter, OperationShape, Operations, ServerTimeout, ServerWait, Started};
pub use paging::{ItemsField, ItemsRule, PageItems, PageToken, Pages, Paging};

/// A name on the wire: a property, parameter or enum value as the document spells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

/// A name in Rust, with `r#` where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustIdent(String);

impl RustIdent {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name as it is written in code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`, as a file or in prose.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One API.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// `name` of the document.
    pub name: String,
    /// `version` of the document.
    pub version: String,
    /// `revision` of the document.
    pub revision: String,
    /// `title` of the document.
    pub title: String,
    /// `documentationLink` of the document.
    pub documentation_link: String,
    /// The document's description, cleaned.
    pub docs: Docs,
    /// `rootUrl`.
    pub root_url: String,
    /// `servicePath`.
    pub service_path: String,
    /// Bodies and replies are wrapped in `{"data": …}`.
    pub data_wrapper: bool,
    /// Every scope, with its cleaned description and the name of its constant.
    pub scopes: Vec<Scope>,
    /// The scopes that a client asks for where the caller names none.
    pub default_scopes: Vec<String>,
    /// The document's standard parameters, as almost every method takes them: see [`Method::standard_parameters`].
    pub standard_parameters: Vec<Parameter>,
    /// How its long-running operations are followed, if it has any that can be read.
    pub operations: Option<Operations>,
    /// Methods and resources.
    pub root: Resource,
    /// Schemas, inline types and the enums of standard parameters: the module `types`.
    pub types: Module,
    /// What the code does not have as the document says it.
    pub omissions: Vec<crate::Omission>,
}

/// An OAuth scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The scope itself.
    pub url: String,
    /// Its constant.
    pub name: RustIdent,
    /// Cleaned description.
    pub docs: Docs,
}

/// Documentation text that rustdoc takes without a warning: one entry a line. Made by `resolve::docs` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

/// A module of types.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// The types of this module, by name.
    pub items: Vec<Item>,
    /// The modules of types that are inline in those.
    pub modules: Vec<(RustIdent, Module)>,
}

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// JSON path in the document.
    pub path: String,
    /// Its name in its module.
    pub name: RustIdent,
    /// The id of its schema, where that is more than the name in another spelling.
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
    /// The type of one value; a list or a map stands bare, everything else in an `Option`.
    pub ty: Type,
    /// The value is a 64-bit integer that is a JSON number: `integer` without a 32-bit format.
    pub plain_integer: bool,
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
    /// An argument of it is taken as it is: numbers, booleans and JSON. Text, and what is made from text, is taken by `Into`.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        use Type::{Bool, F32, F64, I32, I64, Json, JsonMap, U32, U64};
        matches!(
            self,
            Bool | I32 | U32 | I64 | U64 | F32 | F64 | Json | JsonMap
        )
    }
}

/// What a named type is, for those who print a use of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A struct.
    Message,
    /// An open enum.
    Enum,
    /// An alias.
    Alias,
}

/// The place of a type of this API, from the root of the generated module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePath {
    /// `types`, or the modules of resources and a method.
    pub modules: Vec<RustIdent>,
    /// The type's name.
    pub name: RustIdent,
    /// What it is.
    pub named: Named,
}

/// A resource; the root of a document is one too.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// The key in the document; empty at the root.
    pub wire: WireName,
    /// The function that gives it.
    pub function: RustIdent,
    /// Its module.
    pub module: RustIdent,
    /// `deprecated`.
    pub deprecated: bool,
    /// Methods, by wire name.
    pub methods: Vec<Method>,
    /// Resources, by wire name.
    pub resources: Vec<Resource>,
}

/// A method.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// The key in the document.
    pub wire: WireName,
    /// JSON path in the document.
    pub path_in_document: String,
    /// `id` of the document.
    pub id: String,
    /// The function that begins a call.
    pub function: RustIdent,
    /// The builder that it returns.
    pub builder: RustIdent,
    /// The module of its inline types, beside the builder.
    pub module: RustIdent,
    /// Those types: enums of parameters, inline bodies and replies.
    pub types: Module,
    /// Cleaned description.
    pub docs: Docs,
    /// The documentation of its function: the description, verb and path, and what its arguments are.
    pub function_docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `httpMethod`.
    pub verb: String,
    /// `path`.
    pub path: String,
    /// `scopes`.
    pub scopes: Vec<String>,
    /// `apiVersion`.
    pub api_version: Option<String>,
    /// Required parameters, in the order of the arguments.
    pub arguments: Vec<Parameter>,
    /// The others, by wire name: the method's own, then the document's standard ones.
    pub setters: Vec<Parameter>,
    /// The standard ones among them are exactly [`Api::standard_parameters`]: no parameter of the method has such a name.
    pub standard_parameters: bool,
    /// The request body.
    pub body: Option<Body>,
    /// The reply; none: an empty one.
    pub response: Option<Type>,
    /// It replies with an operation that it starts.
    pub started: Option<Started>,
    /// It takes an optional `requestId` by which the server knows a repeated call.
    pub request_id: bool,
    /// How its reply comes in pages, or why it does not though it looks so.
    pub paging: Option<Paging>,
    /// A request body or reply is `google.api.HttpBody`: bytes can be sent and received in its place.
    pub http_body: bool,
    /// `supportsMediaUpload`.
    pub media_upload: bool,
    /// `supportsMediaDownload`.
    pub media_download: bool,
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Its type.
    pub ty: Type,
    /// The schema has no properties: `{}` is sent unless the caller sets a body.
    pub optional: bool,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in the path template or query.
    pub wire: WireName,
    /// The name of its argument or setter.
    pub name: RustIdent,
    /// Cleaned description and constraints.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The type of one value.
    pub ty: Type,
    /// Any number of values.
    pub repeated: bool,
    /// Where it goes.
    pub location: Location,
    /// `pattern` of a path parameter.
    pub pattern: Option<String>,
    /// One of the document's standard parameters.
    pub standard: bool,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
}

impl Api {
    /// Structs, enums and aliases, inline ones included.
    #[must_use]
    pub fn type_count(&self) -> usize {
        let mut count = 0;
        self.each_item(&mut |_, _| count += 1);
        count
    }

    /// Methods of all resources.
    #[must_use]
    pub fn method_count(&self) -> usize {
        let mut count = 0;
        self.root.each_method(&[], &mut |_, _| count += 1);
        count
    }

    /// Whether any method takes the standard parameters by their own names.
    #[must_use]
    pub fn uses_standard_parameters(&self) -> bool {
        let mut uses = false;
        self.root
            .each_method(&[], &mut |_, method| uses |= method.standard_parameters);
        uses
    }

    /// Visits every type with the path of its module: those of `types`, then the inline ones of each method.
    pub fn each_item<'a>(&'a self, visit: &mut dyn FnMut(&[RustIdent], &'a Item)) {
        self.types.each_item(&[RustIdent::new("types")], visit);
        self.root.each_method(&[], &mut |modules, method| {
            method
                .types
                .each_item(&below(modules, &method.module), visit);
        });
    }
}

impl Module {
    /// Visits every type with the path of its module; `modules` is the path of this one.
    pub fn each_item<'a>(
        &'a self,
        modules: &[RustIdent],
        visit: &mut dyn FnMut(&[RustIdent], &'a Item),
    ) {
        for item in &self.items {
            visit(modules, item);
        }
        for (name, inner) in &self.modules {
            inner.each_item(&below(modules, name), visit);
        }
    }
}

impl Resource {
    /// Visits every method, those of resources under this one included, with the path of its resource's module; `modules` is
    /// the path of this one's.
    pub fn each_method<'a>(
        &'a self,
        modules: &[RustIdent],
        visit: &mut dyn FnMut(&[RustIdent], &'a Method),
    ) {
        for method in &self.methods {
            visit(modules, method);
        }
        for inner in &self.resources {
            inner.each_method(&below(modules, &inner.module), visit);
        }
    }
}

/// The path of a module in another.
fn below(modules: &[RustIdent], name: &RustIdent) -> Vec<RustIdent> {
    modules.iter().chain([name]).cloned().collect()
}
