//! The types of a reference page. They are the JSON of `describe --format json`, which `docs/describe.md` documents: a member
//! stays, with its meaning.

use std::collections::BTreeMap;

use serde::Serialize;

use super::operation::OperationInfo;
use super::paging::PagingInfo;
use super::prose::Prose;

/// The version of the JSON: a member that goes or changes its meaning raises it.
pub const FORMAT: u32 = 1;

/// A page.
#[derive(Debug, Serialize)]
#[serde(tag = "describes", rename_all = "snake_case")]
pub enum Page {
    /// The API as a whole.
    Api(Box<Overview>),
    /// One method.
    Method(Box<MethodPage>),
}

/// What every page says of the API.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    /// [`FORMAT`].
    pub format: u32,
    /// The package that the document becomes.
    #[serde(rename = "crate")]
    pub package: String,
    /// `name` of the document.
    pub api: String,
    /// `version` of the document.
    pub version: String,
    /// `revision` of the document.
    pub revision: String,
    /// `title` of the document.
    pub title: String,
}

/// The API as a whole.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// What every page says.
    #[serde(flatten)]
    pub about: About,
    /// What the document says of the API.
    pub docs: Prose,
    /// `documentationLink` of the document; empty if it has none.
    pub documentation_link: String,
    /// `rootUrl` and `servicePath`: what the path of a method is appended to.
    pub url: String,
    /// Bodies and replies are wrapped in `{"data": …}`.
    pub data_wrapper: bool,
    /// How much there is.
    pub counts: Counts,
    /// Every resource in the order of the tree; the root comes first, if it has methods.
    pub resources: Vec<ResourceInfo>,
    /// How operations are followed, with `client.resume(name)`.
    pub operations: Option<OperationInfo>,
    /// Parameters that every method takes.
    pub standard_parameters: Vec<ParameterInfo>,
    /// The scopes of the document.
    pub scopes: Vec<ScopeInfo>,
    /// What the code does not have as the document says it.
    pub omissions: Vec<Omitted>,
    /// The types of the standard parameters.
    pub types: BTreeMap<String, TypeInfo>,
}

/// How much there is.
#[derive(Debug, Serialize)]
pub struct Counts {
    /// Resources, without the root.
    pub resources: usize,
    /// Methods.
    pub methods: usize,
    /// Structs, enums and aliases.
    pub types: usize,
    /// Omissions.
    pub omissions: usize,
}

/// A resource.
#[derive(Debug, Serialize)]
pub struct ResourceInfo {
    /// As `projects.timeSeries`; empty for the root.
    pub resource: String,
    /// As `client.projects().time_series()`.
    pub call: String,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// Its own methods, without those of the resources in it.
    pub methods: Vec<MethodLine>,
}

/// A method among others.
#[derive(Debug, Serialize)]
pub struct MethodLine {
    /// As `projects.timeSeries.list`: what `describe` takes.
    pub method: String,
    /// As `client.projects().time_series().list(name)`.
    pub call: String,
    /// The HTTP method.
    pub verb: String,
    /// The first sentence of its documentation.
    pub summary: String,
    /// What is special about it.
    pub marks: Vec<Mark>,
}

/// What is special about a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The document marks it as deprecated.
    Deprecated,
    /// Takes a media upload, which the generated call does not send.
    MediaUpload,
    /// Can give media, which the generated call does not ask for.
    MediaDownload,
    /// The body or the reply can be bytes: `raw_body`, `send_raw`.
    HttpBody,
    /// A random UUID is sent as `requestId`, and the call counts as idempotent.
    RequestId,
}

/// One method.
#[derive(Debug, Serialize)]
pub struct MethodPage {
    /// What every page says.
    #[serde(flatten)]
    pub about: About,
    /// As `projects.timeSeries.list`: what `describe` takes.
    pub method: String,
    /// `id` of the document.
    pub id: String,
    /// The expression that begins a call, with the names of the arguments.
    pub call: String,
    /// The function, as Rust.
    pub signature: String,
    /// What `send().await` gives inside of a `Result`.
    pub output: String,
    /// The HTTP method.
    pub verb: String,
    /// The whole address, with the variables of its template.
    pub url: String,
    /// The description.
    pub docs: Prose,
    /// What is special about it.
    pub marks: Vec<Mark>,
    /// Whether it is repeated after an error that the server may have acted on.
    pub idempotent: bool,
    /// Sent as `x-goog-api-version`.
    pub api_version: Option<String>,
    /// Required parameters, in the order of the arguments.
    pub arguments: Vec<ParameterInfo>,
    /// Optional ones of the method itself, by wire name.
    pub setters: Vec<ParameterInfo>,
    /// Those that every method takes.
    pub standard_parameters: Vec<ParameterInfo>,
    /// The request body; `None`: the method takes none.
    pub body: Option<BodyInfo>,
    /// The response; `None`: an empty one.
    #[serde(rename = "reply")]
    pub response: Option<Use>,
    /// Of a method that pages, or looks as if it did.
    pub paging: Option<PagingInfo>,
    /// The operation that it starts.
    pub operation: Option<OperationInfo>,
    /// Any one of them is enough.
    pub scopes: Vec<ScopeInfo>,
    /// What the code does not have as the document says it.
    pub omissions: Vec<Omitted>,
    /// Every type that is reached, by its path in the crate.
    pub types: BTreeMap<String, TypeInfo>,
}

/// A request body.
#[derive(Debug, Serialize)]
pub struct BodyInfo {
    /// Its type.
    #[serde(flatten)]
    pub value: Use,
    /// Set by `.body(…)`; `{}` is sent otherwise. Else it is the last argument.
    pub optional: bool,
}

/// A use of a type.
#[derive(Clone, Debug, Serialize)]
pub struct Use {
    /// As Rust: `Option<Vec<types::Point>>`.
    #[serde(rename = "type")]
    pub rust: String,
    /// The type of this API in it, a key of `types`.
    pub of: Option<String>,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub struct ParameterInfo {
    /// The argument or setter.
    pub name: String,
    /// Its name in the path or query.
    pub key: String,
    /// What is passed.
    #[serde(flatten)]
    pub value: Use,
    /// `path` or `query`.
    pub location: &'static str,
    /// It can be given several times.
    pub repeated: bool,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// The description.
    pub docs: Prose,
}

/// A scope.
#[derive(Debug, Serialize)]
pub struct ScopeInfo {
    /// The scope itself.
    pub url: String,
    /// Its constant, as `Client::CLOUD_PLATFORM`; none where the document does not list it.
    pub constant: Option<String>,
    /// A client asks for it where the caller names none.
    pub default: bool,
    /// The description.
    pub docs: Prose,
}

/// Something that the code does not have as the document says it.
#[derive(Debug, Serialize)]
pub struct Omitted {
    /// The JSON path in the document.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// A type.
#[derive(Debug, Serialize)]
pub struct TypeInfo {
    /// The description.
    pub docs: Prose,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// What it is.
    #[serde(flatten)]
    pub content: Content,
}

/// What a type is.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// A struct.
    Struct {
        /// Its fields.
        fields: Vec<FieldInfo>,
    },
    /// An open enum.
    Enum {
        /// The values that the document names.
        values: Vec<ValueInfo>,
    },
    /// An alias.
    Alias {
        /// The type that it stands for.
        #[serde(flatten)]
        target: Use,
    },
}

/// A field of a struct.
#[derive(Debug, Serialize)]
pub struct FieldInfo {
    /// The field in Rust.
    pub name: String,
    /// The key in JSON.
    pub key: String,
    /// Its type.
    #[serde(flatten)]
    pub value: Use,
    /// Only the server sets it.
    pub read_only: bool,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// The description.
    pub docs: Prose,
}

/// A value of an enum.
#[derive(Debug, Serialize)]
pub struct ValueInfo {
    /// The variant.
    pub name: String,
    /// The text in JSON.
    pub key: String,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// The description.
    pub docs: Prose,
}

impl Content {
    /// The types of its fields, or the type that it stands for.
    pub(super) fn uses(&self) -> Box<dyn Iterator<Item = &Use> + '_> {
        match self {
            Self::Struct { fields } => Box::new(fields.iter().map(|field| &field.value)),
            Self::Enum { .. } => Box::new(std::iter::empty()),
            Self::Alias { target } => Box::new(std::iter::once(target)),
        }
    }
}
