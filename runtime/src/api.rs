//! What a generated crate says about its API and each of its methods: static descriptions.

/// One API: what all its methods share.
#[derive(Debug)]
pub struct Api {
    /// `name` of the document, such as `monitoring`.
    pub name: &'static str,
    /// `version` of the document, such as `v3`.
    pub version: &'static str,
    /// `revision` of the document, a date such as `20260903`.
    pub revision: &'static str,
    /// `rootUrl`: what [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint) replaces.
    pub root_url: &'static str,
    /// `servicePath`: stands between the root and the path of each method; may be empty.
    pub service_path: &'static str,
    /// Every OAuth scope the document lists.
    pub scopes: &'static [&'static str],
    /// The scopes asked for where the caller chose none; empty when none can be guessed.
    pub default_scopes: &'static [&'static str],
    /// Whether bodies are wrapped in `{"data": …}` both ways (feature `dataWrapper` of the document).
    pub data_wrapper: bool,
    /// Name of the generated package, for `user-agent` and `x-goog-api-client`.
    pub package: &'static str,
    /// Version of the generated package.
    pub package_version: &'static str,
}

/// One method: everything about it that is known before it is called.
#[derive(Debug)]
pub struct Method {
    /// The document's `id`, such as `monitoring.operations.get`; errors and traces carry it.
    pub id: &'static str,
    /// The HTTP verb, in capitals.
    pub verb: &'static str,
    /// The path template: literals, `{name}` and `{+name}`.
    pub path: &'static str,
    /// The `pattern` of each path parameter that has one.
    pub patterns: &'static [(&'static str, &'static str)],
    /// The OAuth scopes of which one is enough.
    pub scopes: &'static [&'static str],
    /// `apiVersion`: sent as `x-goog-api-version`.
    pub api_version: Option<&'static str>,
    /// Whether the method replies with a body. Without one, `alt=json` is not sent.
    pub has_response: bool,
    /// Whether the method takes an optional `requestId`, by which the server recognises a repeated call.
    pub request_id: bool,
}
