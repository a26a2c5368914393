//! The parts of a document.
//!
//! Field names are those of the [Discovery reference](https://developers.google.com/discovery/v1/reference/apis),
//! in Rust's spelling. Every JSON object becomes a map ordered by key, so that nothing downstream can depend on the
//! order of the document.

use std::collections::BTreeMap;

/// A `discovery#restDescription`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// `name`: `monitoring`.
    pub name: String,
    /// `version`: `v3`.
    pub version: String,
    /// `revision`: eight digits in almost every document.
    pub revision: String,
    /// `title`, for people.
    pub title: String,
    /// `description`, for people.
    pub description: String,
    /// `documentationLink`.
    pub documentation_link: String,
    /// `rootUrl`, which ends in `/` in most documents; empty if the document has none.
    pub root_url: String,
    /// `servicePath`: what stands between the root and a method's path.
    pub service_path: String,
    /// `baseUrl`: both of these in one. It counts only without a `rootUrl`.
    pub base_url: String,
    /// `mtlsRootUrl`: takes the place of `rootUrl` if the client shows a certificate; empty if the document has none.
    pub mtls_root_url: String,
    /// `batchPath`: the path of batches, at the root; empty if the document has none.
    pub batch_path: String,
    /// `endpoints`: where else the API is served.
    pub endpoints: Vec<Endpoint>,
    /// `features`; only `dataWrapper` is known.
    pub features: Vec<String>,
    /// `parameters`: the standard query parameters of every method.
    pub parameters: BTreeMap<String, Schema>,
    /// `auth.oauth2.scopes`: scope → description.
    pub scopes: BTreeMap<String, String>,
    /// `schemas`.
    pub schemas: BTreeMap<String, Schema>,
    /// `methods` and `resources` of the root.
    pub root: Resource,
    /// Keys that the reader does not know, by JSON path: they are reported, not guessed at.
    pub unread: Vec<String>,
    /// The methods that no request can be made for. They are not among those of the resources.
    pub unmade: Vec<Unmade>,
}

/// A place where the API is served for one location.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// `location`, such as `us-east1`.
    pub location: String,
    /// `endpointUrl`: it takes the place of `rootUrl`.
    pub url: String,
    /// `description`, such as `Regional Endpoint`.
    pub description: String,
}

/// A method that no request can be made for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unmade {
    /// Its JSON path.
    pub path: String,
    /// What it lacks.
    pub reason: String,
}

/// A resource: methods and further resources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// `methods`.
    pub methods: BTreeMap<String, Method>,
    /// `resources`.
    pub resources: BTreeMap<String, Resource>,
    /// `deprecated`.
    pub deprecated: bool,
}

/// A method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Method {
    /// `id`, as `monitoring.operations.get`; names come from the position in the tree, never from the id.
    pub id: String,
    /// `description`.
    pub description: String,
    /// `httpMethod`, in capitals in most documents.
    pub http_method: String,
    /// `path`: an RFC 6570 template of `{x}` and `{+x}`. (`flatPath` has variables without parameters and is not read.)
    pub path: String,
    /// `parameterOrder`: names of required parameters in the order of their arguments.
    pub parameter_order: Vec<String>,
    /// `parameters`.
    pub parameters: BTreeMap<String, Schema>,
    /// `request`.
    pub request: Option<Schema>,
    /// `response`.
    pub response: Option<Schema>,
    /// `scopes`: one of them is enough.
    pub scopes: Vec<String>,
    /// `apiVersion`: the value of the header `x-goog-api-version`.
    pub api_version: Option<String>,
    /// `mediaUpload`, if `supportsMediaUpload`.
    pub media_upload: Option<MediaUpload>,
    /// `supportsMediaDownload`.
    pub media_download: bool,
    /// `useMediaDownloadService`.
    pub media_download_service: bool,
    /// `deprecated`.
    pub deprecated: bool,
}

/// How a method takes media.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MediaUpload {
    /// `accept`: media ranges, such as `image/*`.
    pub accept: Vec<String>,
    /// `maxSize`, in bytes; `None` or 0: no limit is known.
    pub max_size: Option<u64>,
    /// `protocols.simple.path`: a template.
    pub simple: Option<String>,
    /// `protocols.resumable.path`: a template.
    pub resumable: Option<String>,
}

/// A JSON schema as Discovery writes it; parameters have the same shape with `location`, `required` and `repeated`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// `type`.
    pub kind: Option<String>,
    /// `format`.
    pub format: Option<String>,
    /// `$ref`.
    pub reference: Option<String>,
    /// `description`.
    pub description: String,
    /// `properties`.
    pub properties: BTreeMap<String, Schema>,
    /// `additionalProperties`.
    pub additional_properties: Option<Box<Schema>>,
    /// `items`.
    pub items: Option<Box<Schema>>,
    /// `enum`, with `enumDescriptions` and `enumDeprecated`.
    pub values: Vec<EnumValue>,
    /// `default`, always text.
    pub default: Option<String>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `minimum`, always text.
    pub minimum: Option<String>,
    /// `maximum`, always text.
    pub maximum: Option<String>,
    /// `readOnly`.
    pub read_only: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `annotations.required`: ids of methods that require the property.
    pub required_by: Vec<String>,
    /// `location` of a parameter: `path` or `query`.
    pub location: Option<String>,
    /// `required` of a parameter.
    pub required: bool,
    /// `repeated` of a parameter.
    pub repeated: bool,
}

/// One value of an `enum`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: String,
    /// Its entry in `enumDescriptions`, or nothing.
    pub description: String,
    /// Its entry in `enumDeprecated`.
    pub deprecated: bool,
}
