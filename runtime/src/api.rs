//! The static descriptions of an API and its methods, in generated code.

/// An API: what all its methods share.
#[derive(Debug)]
pub struct Api {
    /// `name` of the document, such as `monitoring`.
    pub name: &'static str,
    /// `version` of the document, such as `v3`.
    pub version: &'static str,
    /// `revision` of the document, a date such as `20260903`.
    pub revision: &'static str,
    /// `rootUrl`. [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint) replaces it.
    pub root_url: &'static str,
    /// `servicePath`: the part between the root and the path of each method. It may be empty.
    pub service_path: &'static str,
    /// Every OAuth scope that the document lists.
    pub scopes: &'static [&'static str],
    /// The scopes of a client that sets none. Empty if no scope is a safe guess.
    pub default_scopes: &'static [&'static str],
    /// Whether bodies are wrapped in `{"data": …}` both ways (feature `dataWrapper` of the document).
    pub data_wrapper: bool,
    /// The path variables that take resource names, each once for all methods with its verb and path.
    pub shared_paths: &'static [SharedPath],
    /// Name of the generated package, for `user-agent` and `x-goog-api-client`.
    pub package: &'static str,
    /// Version of the generated package.
    pub package_version: &'static str,
}

/// A path variable, and the names that all methods with this verb and path take there.
#[derive(Debug)]
pub struct SharedPath {
    /// The HTTP verb, in capitals.
    pub verb: &'static str,
    /// The path template.
    pub path: &'static str,
    /// The variable.
    pub parameter: &'static str,
    /// Each form with the id of a method that takes it. The id is empty if this crate has no such method.
    pub forms: &'static [(&'static str, &'static str)],
}

/// A method: everything that is known about it before a call.
#[derive(Debug)]
pub struct Method {
    /// The document's `id`, such as `monitoring.operations.get`. Errors and traces show it.
    pub id: &'static str,
    /// The HTTP verb, in capitals.
    pub verb: &'static str,
    /// The path template: literals, `{name}` and `{+name}`.
    pub path: &'static str,
    /// The forms of each path parameter that has any, such as `projects/*/dashboards/*`. They come from its `pattern` and its
    /// description.
    pub forms: &'static [(&'static str, &'static [&'static str])],
    /// The OAuth scopes. Any one of them is enough.
    pub scopes: &'static [&'static str],
    /// `apiVersion`, sent as `x-goog-api-version`.
    pub api_version: Option<&'static str>,
    /// Whether the method has a response body. If not, `alt=json` is not sent.
    pub has_response: bool,
    /// Where the method takes an optional `requestId`, which lets the server recognise a repeated call; `None`: it takes none.
    pub request_id: Option<RequestId>,
}

/// Where a request carries its `requestId` ([AIP-155](https://google.aip.dev/155)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestId {
    /// In the query parameter of that name.
    Query,
    /// In the field of that name of the body.
    Body,
}
