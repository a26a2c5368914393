//! The types of a reference page. They are the JSON of `describe --format json`, which `docs/guide/src/describe.md` documents. A
//! member of the JSON stays, and keeps its meaning.

use std::collections::BTreeMap;

use serde::Serialize;

use super::operation::OperationInfo;
use super::paging::PagingInfo;
use super::prose::Prose;

/// The version of the JSON. It is raised if a member is removed or changes its meaning.
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

/// The members that every page has.
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
    /// The members that every page has.
    #[serde(flatten)]
    pub about: About,
    /// The description of the document.
    pub docs: Prose,
    /// `documentationLink` of the document; empty if it has none.
    pub documentation_link: String,
    /// `rootUrl` and `servicePath`: the path of a method is appended to it.
    pub url: String,
    /// `mtlsRootUrl`, which takes the place of `rootUrl` for a client with a certificate.
    pub mtls_root_url: Option<String>,
    /// Where it takes batches; `None`: it takes none.
    pub batch: Option<BatchInfo>,
    /// Where else the API is served.
    pub endpoints: Vec<EndpointInfo>,
    /// The environment variable that names an emulator, if the API has one.
    pub emulator: Option<EmulatorInfo>,
    /// What is known beside the document.
    pub facts: Vec<FactInfo>,
    /// Request and response bodies are wrapped in `{"data": …}`.
    pub data_wrapper: bool,
    /// How many items there are.
    pub counts: Counts,
    /// The features of resources, sorted: each turns on one resource at the root, and the types that it reaches. All are on by default.
    pub features: Vec<String>,
    /// Every resource in the order of the tree; the root comes first, if it has methods.
    pub resources: Vec<ResourceInfo>,
    /// How operations are followed, with `client.resume(name)`.
    pub operations: Option<OperationInfo>,
    /// The resource names: the functions of the module `names`.
    pub names: Vec<NameInfo>,
    /// The parameters for which every method has a setter.
    pub standard_parameters: Vec<ParameterInfo>,
    /// The parameters that every method takes through its options: `.options(|o| o.parameter(key, value))`.
    pub option_parameters: Vec<ParameterInfo>,
    /// The scopes of the document.
    pub scopes: Vec<ScopeInfo>,
    /// The parts of the document that the code does not have, or has in another form.
    pub omissions: Vec<Omitted>,
}

/// Where an API takes batches, with `client.batch()`.
#[derive(Debug, Serialize)]
pub struct BatchInfo {
    /// `batchPath`, at the root, with a slash at its beginning.
    pub path: String,
    /// The most calls of a request.
    pub limit: u32,
}

/// An endpoint of one location.
#[derive(Debug, Serialize)]
pub struct EndpointInfo {
    /// As `us-east1`.
    pub location: String,
    /// Its constant, as `Client::ENDPOINT_US_EAST1`.
    pub constant: String,
    /// Whether `.location(…)` finds it by its location.
    pub regional: bool,
    /// What `.endpoint(…)` takes.
    pub url: String,
}

/// How a client finds an emulator.
#[derive(Debug, Serialize)]
pub struct EmulatorInfo {
    /// The environment variable.
    pub variable: String,
    /// Whether a client reads it without `.emulator(true)`.
    pub by_default: bool,
}

/// What is known beside the document.
#[derive(Debug, Serialize)]
pub struct FactInfo {
    /// The name of the fact.
    pub name: String,
    /// What it says.
    pub says: String,
    /// Where that is known from.
    pub source: String,
    /// Why it does not apply to this document.
    pub missed: Option<String>,
}

/// How many items there are.
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
    /// The feature that turns it on; `None`: it is always there.
    pub feature: Option<String>,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// Its own methods, without those of the resources in it.
    pub methods: Vec<MethodLine>,
}

/// A method in the list of methods.
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
    /// The method takes media: `upload`.
    MediaUpload,
    /// The method gives bytes: `download`.
    MediaDownload,
    /// The request or response body can be bytes: `raw_body`, `send_raw`.
    HttpBody,
    /// The response is a stream: `.stream()`.
    Streams,
    /// A random UUID is sent as `requestId`, and the call counts as idempotent.
    RequestId,
    /// `update_mask_from_body` sets the update mask to the fields that the body has.
    UpdateMask,
}

/// A value of a call without which it is not idempotent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precondition {
    /// One of these query parameters.
    Query(Vec<String>),
    /// This field of the body.
    Field(String),
}

/// One method.
#[derive(Debug, Serialize)]
pub struct MethodPage {
    /// The members that every page has.
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
    /// What `send().await` returns inside a `Result`.
    pub output: String,
    /// The feature that turns it on; `None`: it is always there.
    pub feature: Option<String>,
    /// The HTTP method.
    pub verb: String,
    /// The whole address, with the variables of its template.
    pub url: String,
    /// The description.
    pub docs: Prose,
    /// What is special about it.
    pub marks: Vec<Mark>,
    /// Whether the call is repeated after an error although the server may have handled it.
    pub idempotent: bool,
    /// What makes it so for a call, if the caller sets it.
    pub idempotent_with: Option<Precondition>,
    /// Sent as `x-goog-api-version`.
    pub api_version: Option<String>,
    /// Required parameters, in the order of the arguments.
    pub arguments: Vec<ParameterInfo>,
    /// The optional parameters of the method itself, by wire name.
    pub setters: Vec<ParameterInfo>,
    /// The parameters that every method takes.
    pub standard_parameters: Vec<ParameterInfo>,
    /// The request body; `None`: the method takes none.
    pub body: Option<BodyInfo>,
    /// The response; `None`: an empty one.
    #[serde(rename = "reply")]
    pub response: Option<Use>,
    /// How the method pages, or why it does not although it looks paged. `None`: it does not look paged.
    pub paging: Option<PagingInfo>,
    /// How the response streams. `None`: it is not a stream.
    pub stream: Option<StreamInfo>,
    /// How the method takes media; `None`: it takes none.
    pub upload: Option<UploadInfo>,
    /// How the method gives bytes; `None`: it gives none.
    pub download: Option<DownloadInfo>,
    /// The operation that the method starts.
    pub operation: Option<OperationInfo>,
    /// Any one of them is enough.
    pub scopes: Vec<ScopeInfo>,
    /// Why the default one of them is that.
    pub scope_reason: Option<&'static str>,
    /// The parts of the document that the code does not have, or has in another form.
    pub omissions: Vec<Omitted>,
    /// Every type that the method reaches, by its path in the crate.
    pub types: BTreeMap<String, TypeInfo>,
}

/// A response that is a stream.
#[derive(Debug, Serialize)]
pub struct StreamInfo {
    /// What `.stream()` gives, as Rust.
    #[serde(rename = "type")]
    pub element: String,
    /// What it is asked for as: `array`, `events` or `as_sent`.
    pub format: &'static str,
    /// The format in words.
    #[serde(skip)]
    pub format_in_words: &'static str,
    /// The request is a stream too, and a call sends one message of it.
    pub both_ways: bool,
}

/// A request body.
#[derive(Debug, Serialize)]
pub struct BodyInfo {
    /// Its type.
    #[serde(flatten)]
    pub value: Use,
    /// `.body(…)` sets the body, and `{}` is sent without it. If not optional, the body is the last argument.
    pub optional: bool,
}

/// How a method takes media.
#[derive(Debug, Serialize)]
pub struct UploadInfo {
    /// The path of a request that has all of the media, at the root of the endpoint.
    pub path: String,
    /// The path of an upload that can be resumed; `None`: no upload can be.
    pub resumable_path: Option<String>,
    /// The media ranges that the method takes, such as `image/*`; empty: any.
    pub accept: Vec<String>,
    /// The most bytes; `None`: no limit is known.
    pub max_size: Option<u64>,
}

/// How a method gives bytes.
#[derive(Debug, Default, Serialize)]
pub struct DownloadInfo {
    /// With `alt=media`. If not, the plain request gives bytes.
    pub media: bool,
    /// At `/download` before the path.
    pub service: bool,
    /// A download that breaks goes on with the same `generation`.
    pub generation: bool,
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
    /// `pattern` of a path parameter.
    pub pattern: Option<String>,
    /// The forms of values that are sent as a path parameter; empty: any value is sent, and the server says what it takes.
    pub forms: Vec<String>,
    /// It can be given several times.
    pub repeated: bool,
    /// The document marks it as deprecated.
    pub deprecated: bool,
    /// The description.
    pub docs: Prose,
}

/// A kind of resource name.
#[derive(Debug, Serialize)]
pub struct NameInfo {
    /// As `projects/*/alertPolicies/*`.
    pub form: String,
    /// The call that builds one: `names::alert_policy(project, alert_policy)`.
    pub build: String,
    /// The call that takes one apart: `names::parse_alert_policy(name)`.
    pub parse: String,
}

/// A scope.
#[derive(Debug, Serialize)]
pub struct ScopeInfo {
    /// The scope itself.
    pub url: String,
    /// Its constant, as `Client::CLOUD_PLATFORM`; `None` if the document does not list the scope.
    pub constant: Option<String>,
    /// A client asks for it if the caller names no scope.
    pub default: bool,
    /// The description.
    pub docs: Prose,
}

/// A part of the document that the code does not have, or has in another form.
#[derive(Debug, Serialize)]
pub struct Omitted {
    /// The JSON path in the document.
    pub path: String,
    /// The reason.
    pub reason: String,
}

/// A type.
#[derive(Debug, Serialize)]
pub struct TypeInfo {
    /// The features of resources that turn it on, any one of them; empty: it is always there.
    pub features: Vec<String>,
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
        /// The type that the alias names.
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
    /// The types of the fields, or the type that the alias names.
    pub(super) fn uses(&self) -> Box<dyn Iterator<Item = &Use> + '_> {
        match self {
            Self::Struct { fields } => Box::new(fields.iter().map(|field| &field.value)),
            Self::Enum { .. } => Box::new(std::iter::empty()),
            Self::Alias { target } => Box::new(std::iter::once(target)),
        }
    }
}
