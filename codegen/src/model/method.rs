//! Resources, methods and parameters.

use super::idempotency::Idempotency;
use super::names::{RustIdent, WireName};
use super::paging::{PageItems, PageToken};
use super::path_form::PathForm;
use super::softened::OldName;
use super::stream::Stream;
use super::types::{Type, TypeModule};
use crate::docs::Docs;

/// A resource; the root of a document is one too.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// The key in the document; empty at the root.
    pub wire: WireName,
    /// The function that returns it.
    pub function: RustIdent,
    /// Its module.
    pub module: RustIdent,
    /// Its type, in its module; of the root, the client.
    pub handle: RustIdent,
    /// `deprecated`.
    pub deprecated: bool,
    /// Methods, by wire name.
    pub methods: Vec<Method>,
    /// Resources, by wire name.
    pub resources: Vec<Resource>,
    /// Methods that were in it, and are at other places now.
    pub old_methods: Vec<OldMethod>,
    /// Resources that were in it, and are gone.
    pub old_resources: Vec<OldResource>,
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
    /// The module of its inline types, in the module of its builder.
    pub module: RustIdent,
    /// Its inline types: enums of parameters, inline request and response bodies.
    pub types: TypeModule,
    /// The enums of its parameters that are also enums of schemas: each with such a one.
    pub same_enums: Vec<(RustIdent, Type)>,
    /// Cleaned description.
    pub docs: Docs,
    /// The documentation of its function: the description, the verb and path, and the arguments.
    pub function_docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `httpMethod`.
    pub verb: String,
    /// `path`.
    pub path: String,
    /// `scopes`.
    pub scopes: Vec<String>,
    /// The scope of a call, if nobody chooses another one. `None`: no scope is known.
    pub default_scope: Option<ChosenScope>,
    /// `apiVersion`.
    pub api_version: Option<String>,
    /// The required parameters, and those that were when the method was published, in the order of the arguments.
    pub arguments: Vec<Parameter>,
    /// The other parameters of the method itself, by wire name.
    pub setters: Vec<Parameter>,
    /// The standard parameters with a setter, as [`SystemSetter`] says.
    pub system_setters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The type of the response; `None`: an empty response.
    pub response: Option<Type>,
    /// Whether its response is an operation that it starts, and whether that can be followed.
    pub started: Option<Started>,
    /// Where it takes an optional `requestId`, by which the server recognizes a repeated call.
    pub request_id: Option<RequestId>,
    /// When it is idempotent, as a fact says; `None`: by its verb.
    pub idempotency: Option<Idempotency>,
    /// The optional parameter that says which fields of the body are updated, if it can be made from the body.
    pub update_mask: Option<WireName>,
    /// How it pages, or why it does not although it looks paged.
    pub paging: Option<Paging>,
    /// How its response streams. The type of the response is then a list of what streams.
    pub stream: Option<Stream>,
    /// The request or response body is `google.api.HttpBody`: bytes can be sent and received instead.
    pub http_body: bool,
    /// How it takes media beside the message of its request.
    pub media_upload: Option<MediaUpload>,
    /// How it gives bytes in place of the message of its response.
    pub media_download: Option<MediaDownload>,
}

/// How a method takes media.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaUpload {
    /// The path template of a request that has all of the media, at the root of the endpoint: it begins with `/`.
    pub simple: String,
    /// The same for an upload that can be resumed.
    pub resumable: Option<String>,
    /// The media ranges that it takes, such as `image/*`; empty: any.
    pub accept: Vec<String>,
    /// The most bytes.
    pub max_size: Option<u64>,
}

/// How a method gives bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaDownload {
    /// With `alt=media`.
    Media {
        /// At `/download` before the path.
        service: bool,
        /// The query parameter `generation` names the version whose bytes come.
        generation: bool,
    },
    /// As `google.api.HttpBody`: the response of the plain request is bytes.
    Body,
}

/// Idempotent verbs (RFC 9110, section 9.2.2). The runtime has the same list.
const VERBS: [&str; 4] = ["GET", "HEAD", "PUT", "DELETE"];

impl Method {
    /// Whether a call of it can be a part of a batch: its response is a message, and comes at once.
    #[must_use]
    pub fn can_be_batched(&self) -> bool {
        let gives_only_bytes = match self.media_download {
            None => false,
            Some(MediaDownload::Media { .. }) => self.response.is_none(),
            Some(MediaDownload::Body) => true,
        };
        self.stream.is_none() && !gives_only_bytes
    }

    /// The scope of a call if nobody chooses another one and it is not that of the whole API.
    #[must_use]
    pub fn own_default_scope(&self) -> Option<&str> {
        let chosen = self.default_scope.as_ref()?;
        (chosen.rule != ScopeRule::CloudPlatform).then_some(chosen.scope.as_str())
    }

    /// When the method is idempotent: by a fact, by its request id, or by its verb.
    #[must_use]
    pub fn when_idempotent(&self) -> Idempotency {
        match &self.idempotency {
            _ if self.request_id.is_some() => Idempotency::Always,
            Some(known) => known.clone(),
            None => self.idempotent_by_verb(),
        }
    }

    /// When a method with this verb is idempotent, if nothing else is known.
    #[must_use]
    pub fn idempotent_by_verb(&self) -> Idempotency {
        match VERBS.contains(&self.verb.as_str()) {
            true => Idempotency::Always,
            false => Idempotency::Never,
        }
    }
}

/// Where a request carries its `requestId`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestId {
    /// The query parameter of that name.
    Query,
    /// The field of that name of the request message.
    Body,
}

/// The scope that a call asks for if nobody chooses one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenScope {
    /// Its URL.
    pub scope: String,
    /// Why it is this one.
    pub rule: ScopeRule,
}

/// Why a scope is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeRule {
    /// The method takes `cloud-platform`.
    CloudPlatform,
    /// The method reads, and the scope reads all of the API, or all that the first scope of the method shows.
    ReadOnly,
    /// It is named after the API.
    OfTheApi,
    /// It is the first one that the method lists, without those that show only a part of the data.
    First,
}

impl ScopeRule {
    /// The reason, for people.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::CloudPlatform => "every Google Cloud API takes it",
            Self::ReadOnly => "the method reads, and this scope reads everything",
            Self::OfTheApi => "it is the scope of the whole API",
            Self::First => "it is the first one of the method that is not for a part of the data",
        }
    }
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Its type.
    pub ty: Type,
    /// The schema has no properties, or had none when the method was published: `{}` is sent unless the caller sets a body.
    pub optional: bool,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in the path template or query.
    pub wire: WireName,
    /// The name of its argument or setter.
    pub name: RustIdent,
    /// The name that its setter had.
    pub old_name: Option<OldName>,
    /// The revision of the document since which it is required, if its setter stays: a call without it is an error before it is sent.
    pub required_since: Option<String>,
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
    /// The forms of the values that a path parameter takes: that of its pattern, then those of its description that take more.
    /// None: any value is sent, and the server checks it. See also [`SharedPath`](super::SharedPath).
    pub forms: Vec<PathForm>,
}

/// A standard parameter with a setter on every builder. The options of a call set all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SystemSetter {
    /// `fields`: which fields the response has.
    Fields,
    /// `$.xgafv`: the format of an error response.
    Xgafv,
}

impl SystemSetter {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Fields, Self::Xgafv];

    /// The wire name of the parameter.
    #[must_use]
    pub fn wire(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Xgafv => "$.xgafv",
        }
    }

    /// The setter of the parameter with this wire name.
    #[must_use]
    pub fn of(wire: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setter| setter.wire() == wire)
    }

    /// The name of the setter.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Xgafv => "xgafv",
        }
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
}

/// Whether the operation that a method starts can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Started {
    /// It can be followed.
    Followed,
    /// No method of the document reads an operation by its name, so nothing tells when it is done.
    Unread,
}

/// Whether a method that looks paged has pages.
#[derive(Clone, Debug, PartialEq)]
pub enum Paging {
    /// It has `.pages()`.
    Pages(Pages),
    /// It has no `.pages()`, for this reason.
    Unclear(String),
}

impl Paging {
    /// How it pages, if it does.
    #[must_use]
    pub fn pages(&self) -> Option<&Pages> {
        match self {
            Self::Pages(pages) => Some(pages),
            Self::Unclear(_) => None,
        }
    }
}

/// How a method pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// Where a request carries the token of the page that it asks for.
    pub token: PageToken,
    /// Where a response has the token of the next page: the keys that lead to the field.
    pub next: Vec<WireName>,
    /// The items of a page.
    pub items: PageItems,
    /// The method that gives the pages after the first, if it is another one.
    pub continuation: Option<Box<Continuation>>,
}

/// The method that gives the pages after the first: `jobs.getQueryResults` after `jobs.query` of BigQuery.
#[derive(Clone, Debug, PartialEq)]
pub struct Continuation {
    /// The method.
    pub method: Method,
    /// The field of a page that has the values of its parameters.
    pub reference: WireName,
    /// The path parameters, whose values are in that field.
    pub path: Vec<WireName>,
    /// The query parameters whose values are in that field.
    pub query: Vec<WireName>,
    /// The query parameters that take what is in the body of the first call. The name of each is the path in the body, with dots.
    pub copied: Vec<WireName>,
    /// The boolean field of a page that is false if the page has to be requested again.
    pub complete: Option<WireName>,
}

/// A method at the place where it was: its function leads to the one where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct OldMethod {
    /// JSON path of the place in the document that still had it there.
    pub was: String,
    /// The revision of the document that moved it.
    pub since: String,
    /// The function that it had there.
    pub function: RustIdent,
    /// The builder that it had there.
    pub builder: RustIdent,
    /// The functions that lead from the client to its resource.
    pub receiver: Vec<RustIdent>,
    /// The modules from the root down to that of its builder.
    pub modules: Vec<RustIdent>,
    /// The method as it is now.
    pub method: Method,
    /// The feature without which the method is not there. None: it is always there.
    pub features: Vec<String>,
}

/// A resource that is gone, while methods that were in it are at other places.
#[derive(Clone, Debug, PartialEq)]
pub struct OldResource {
    /// The key that it had in the document.
    pub wire: String,
    /// The function that returns it.
    pub function: RustIdent,
    /// Its module.
    pub module: RustIdent,
    /// Its type, in its module.
    pub handle: RustIdent,
    /// The methods that were in it.
    pub methods: Vec<OldMethod>,
    /// The resources that were in it.
    pub resources: Vec<OldResource>,
}

impl Resource {
    /// The most modules around what a resource that is gone has.
    pub(crate) fn levels_of_old(&self) -> usize {
        let there = self.resources.iter().map(Self::levels_of_old);
        let there = there.filter(|levels| *levels > 0);
        let gone = self.old_resources.iter().map(OldResource::levels);
        there.chain(gone).max().map_or(0, |levels| levels + 1)
    }
}

impl OldResource {
    fn levels(&self) -> usize {
        1 + self.resources.iter().map(Self::levels).max().unwrap_or(0)
    }
}
