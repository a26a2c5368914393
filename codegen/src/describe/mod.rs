//! A reference page of an API or of one method, in Rust's terms. It reads the model and nothing else; `report` prints it.
//!
//! The types here are the JSON of `describe --format json`, which `docs/describe.md` documents: a member that is there stays
//! there, with its meaning.

mod index;
mod method;
mod operation;
mod overview;
mod paging;
mod prose;
mod rust;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use discovery_codegen::model::{self, Api};
use discovery_codegen::{Omission, Problem, select};
use serde::Serialize;

use index::{Entry, Index};
pub(crate) use operation::Operation;
pub(crate) use paging::Paging;
pub(crate) use prose::{Block, Prose};

/// The version of the JSON: a member that goes or changes its meaning raises it.
pub(crate) const FORMAT: u32 = 1;

/// A page.
#[derive(Debug, Serialize)]
#[serde(tag = "describes", rename_all = "snake_case")]
pub(crate) enum Page {
    /// The API as a whole.
    Api(Box<Overview>),
    /// One method.
    Method(Box<Method>),
}

/// What every page says of the API.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct About {
    /// [`FORMAT`].
    pub(crate) format: u32,
    /// The package that the document becomes.
    #[serde(rename = "crate")]
    pub(crate) package: String,
    pub(crate) api: String,
    pub(crate) version: String,
    pub(crate) revision: String,
    pub(crate) title: String,
}

/// The API as a whole.
#[derive(Debug, Serialize)]
pub(crate) struct Overview {
    #[serde(flatten)]
    pub(crate) about: About,
    pub(crate) docs: Prose,
    pub(crate) documentation_link: String,
    /// `rootUrl` and `servicePath`: what the path of a method is appended to.
    pub(crate) url: String,
    /// Bodies and replies are wrapped in `{"data": …}`.
    pub(crate) data_wrapper: bool,
    pub(crate) counts: Counts,
    /// Every resource in the order of the tree; the root comes first, if it has methods.
    pub(crate) resources: Vec<Resource>,
    /// How operations are followed, with `client.resume(name)`.
    pub(crate) operations: Option<Operation>,
    pub(crate) standard_parameters: Vec<Parameter>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) omissions: Vec<Omitted>,
    /// The types of the standard parameters.
    pub(crate) types: BTreeMap<String, TypeInfo>,
}

/// How much there is.
#[derive(Debug, Serialize)]
pub(crate) struct Counts {
    pub(crate) resources: usize,
    pub(crate) methods: usize,
    pub(crate) types: usize,
    pub(crate) omissions: usize,
}

/// A resource.
#[derive(Debug, Serialize)]
pub(crate) struct Resource {
    /// As `projects.timeSeries`; empty for the root.
    pub(crate) resource: String,
    /// As `client.projects().time_series()`.
    pub(crate) call: String,
    pub(crate) deprecated: bool,
    pub(crate) methods: Vec<MethodLine>,
}

/// A method among others.
#[derive(Debug, Serialize)]
pub(crate) struct MethodLine {
    /// As `projects.timeSeries.list`: what `describe` takes.
    pub(crate) method: String,
    /// As `client.projects().time_series().list(name)`.
    pub(crate) call: String,
    pub(crate) verb: String,
    /// The first sentence of its documentation.
    pub(crate) summary: String,
    pub(crate) marks: Vec<Mark>,
}

/// What is special about a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mark {
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
pub(crate) struct Method {
    #[serde(flatten)]
    pub(crate) about: About,
    pub(crate) method: String,
    /// `id` of the document.
    pub(crate) id: String,
    /// The expression that begins a call, with the names of the arguments.
    pub(crate) call: String,
    /// The function, as Rust.
    pub(crate) signature: String,
    /// What `send().await` gives inside of a `Result`.
    pub(crate) output: String,
    pub(crate) verb: String,
    /// The whole address, with the variables of its template.
    pub(crate) url: String,
    pub(crate) docs: Prose,
    pub(crate) marks: Vec<Mark>,
    /// Whether it is repeated after an error that the server may have acted on.
    pub(crate) idempotent: bool,
    /// Sent as `x-goog-api-version`.
    pub(crate) api_version: Option<String>,
    /// Required parameters, in the order of the arguments.
    pub(crate) arguments: Vec<Parameter>,
    /// Optional ones of the method itself, by wire name.
    pub(crate) setters: Vec<Parameter>,
    /// Those that every method takes.
    pub(crate) standard_parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) reply: Option<Use>,
    /// Of a method that pages, or looks as if it did.
    pub(crate) paging: Option<Paging>,
    /// The operation that it starts.
    pub(crate) operation: Option<Operation>,
    /// Any one of them is enough.
    pub(crate) scopes: Vec<Scope>,
    pub(crate) omissions: Vec<Omitted>,
    /// Every type that is reached, by its path in the crate.
    pub(crate) types: BTreeMap<String, TypeInfo>,
}

/// A request body.
#[derive(Debug, Serialize)]
pub(crate) struct Body {
    #[serde(flatten)]
    pub(crate) value: Use,
    /// Set by `.body(…)`; `{}` is sent otherwise. Else it is the last argument.
    pub(crate) optional: bool,
}

/// A use of a type.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Use {
    /// As Rust: `Option<Vec<types::Point>>`.
    #[serde(rename = "type")]
    pub(crate) rust: String,
    /// The type of this API in it, a key of `types`.
    pub(crate) of: Option<String>,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub(crate) struct Parameter {
    /// The argument or setter.
    pub(crate) name: String,
    /// Its name in the path or query.
    pub(crate) key: String,
    /// What is passed.
    #[serde(flatten)]
    pub(crate) value: Use,
    /// `path` or `query`.
    pub(crate) location: &'static str,
    pub(crate) repeated: bool,
    pub(crate) deprecated: bool,
    pub(crate) docs: Prose,
}

/// A scope.
#[derive(Debug, Serialize)]
pub(crate) struct Scope {
    pub(crate) url: String,
    /// Its constant, as `Client::CLOUD_PLATFORM`; none where the document does not list it.
    pub(crate) constant: Option<String>,
    /// A client asks for it where the caller names none.
    pub(crate) default: bool,
    pub(crate) docs: Prose,
}

/// Something that the code does not have as the document says it.
#[derive(Debug, Serialize)]
pub(crate) struct Omitted {
    pub(crate) path: String,
    pub(crate) reason: String,
}

/// A type.
#[derive(Debug, Serialize)]
pub(crate) struct TypeInfo {
    pub(crate) docs: Prose,
    pub(crate) deprecated: bool,
    #[serde(flatten)]
    pub(crate) content: Content,
}

/// What a type is.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Content {
    /// A struct.
    Struct { fields: Vec<Field> },
    /// An open enum.
    Enum { values: Vec<Value> },
    /// An alias.
    Alias {
        #[serde(flatten)]
        target: Use,
    },
}

/// A field of a struct.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// The key in JSON.
    pub(crate) key: String,
    #[serde(flatten)]
    pub(crate) value: Use,
    pub(crate) read_only: bool,
    pub(crate) deprecated: bool,
    pub(crate) docs: Prose,
}

/// A value of an enum.
#[derive(Debug, Serialize)]
pub(crate) struct Value {
    /// The variant.
    pub(crate) name: String,
    /// The text in JSON.
    pub(crate) key: String,
    pub(crate) deprecated: bool,
    pub(crate) docs: Prose,
}

/// The page of an API, or of the method that is named as `projects.timeSeries.list`, by its `id`, or as Rust spells it.
///
/// # Errors
///
/// There is no such method.
pub(crate) fn page(api: &Api, package: &str, method: Option<&str>) -> Result<Page, Problem> {
    let index = Index::new(api);
    let about = About {
        format: FORMAT,
        package: package.to_owned(),
        api: text(&api.name),
        version: text(&api.version),
        revision: text(&api.revision),
        title: text(&api.title),
    };
    match method {
        None => Ok(Page::Api(Box::new(overview::overview(&index, about)))),
        Some(typed) => {
            let entry = find(&index, typed)?;
            Ok(Page::Method(Box::new(method::method(&index, entry, about))))
        }
    }
}

fn find<'a, 'm>(index: &'a Index<'m>, typed: &str) -> Result<&'a Entry<'m>, Problem> {
    let methods = &index.methods;
    let spelt = |name: &str| name.replace("r#", "").replace('_', "").to_ascii_lowercase();
    let exact = methods
        .iter()
        .find(|entry| entry.path == typed || entry.method.id == typed);
    let as_rust = || {
        let mut like = methods
            .iter()
            .filter(|entry| spelt(&entry.path) == spelt(typed));
        like.next().filter(|_| like.next().is_none())
    };
    exact
        .or_else(as_rust)
        .ok_or_else(|| Problem::new("", unknown(index, typed)))
}

fn unknown(index: &Index<'_>, typed: &str) -> String {
    const SHOWN: usize = 12;
    let quoted = |names: Vec<&str>| -> Vec<String> {
        names.iter().map(|name| format!("`{name}`")).collect()
    };
    let inside: Vec<&str> = index
        .methods
        .iter()
        .map(|entry| entry.path.as_str())
        .filter(|path| {
            path.strip_prefix(typed)
                .is_some_and(|rest| rest.starts_with('.'))
        })
        .collect();
    if !inside.is_empty() {
        let more = match inside.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let shown = quoted(inside.into_iter().take(SHOWN).collect()).join(", ");
        return format!("`{typed}` is a resource, whose methods are {shown}{more}");
    }
    let near = select::nearest(typed, index.methods.iter().map(|entry| entry.path.as_str()));
    let hint = match near.is_empty() {
        true => "without METHOD, all of them are listed".to_owned(),
        false => format!("did you mean {}?", quoted(near).join(" or ")),
    };
    format!("there is no method `{typed}`: {hint}")
}

fn scope(api: &Api, url: &str) -> Scope {
    let known = api.scopes.iter().find(|scope| scope.url == url);
    Scope {
        url: text(url),
        constant: known.map(|scope| format!("Client::{}", scope.name)),
        default: api.default_scopes.iter().any(|scope| scope == url),
        docs: known
            .map(|scope| prose::read(&scope.docs))
            .unwrap_or_default(),
    }
}

fn omitted(Omission { path, reason }: &Omission) -> Omitted {
    Omitted {
        path: text(path),
        reason: text(reason),
    }
}

fn parameter(parameter: &model::Parameter) -> Parameter {
    Parameter {
        name: parameter.name.to_string(),
        key: text(&parameter.wire.0),
        value: Use {
            rust: rust::argument(parameter),
            of: rust::named(&parameter.ty),
        },
        location: match parameter.location {
            model::Location::Path => "path",
            model::Location::Query => "query",
        },
        repeated: parameter.repeated,
        deprecated: parameter.deprecated,
        docs: prose::read(&parameter.docs),
    }
}

fn marks(method: &model::Method) -> Vec<Mark> {
    [
        (method.deprecated, Mark::Deprecated),
        (method.media_upload, Mark::MediaUpload),
        (method.media_download, Mark::MediaDownload),
        (method.http_body, Mark::HttpBody),
        (method.request_id, Mark::RequestId),
    ]
    .into_iter()
    .filter_map(|(is, mark)| is.then_some(mark))
    .collect()
}

/// Text of a document that is no documentation, as it can be printed: what would control a terminal becomes a blank.
fn text(of_document: &str) -> String {
    of_document
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
