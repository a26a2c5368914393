//! The descriptions of an API and its methods. Generated code has them in a `static`: each is built by constant functions, one for
//! each fact that has a default, so that a later fact needs no change of the code that was generated before. A program that knows
//! an API only at run time makes them of texts of its own, with `made`, and shares them.

use crate::held::{Forms, List, Pairs, Text, Texts};
use crate::policy::Idempotency;
use crate::stream::StreamFormat;

/// An API: what all its methods share.
#[derive(Clone, Debug)]
pub struct Api {
    /// `name` of the document, such as `monitoring`.
    pub name: Text,
    /// `version` of the document, such as `v3`.
    pub version: Text,
    /// `revision` of the document, a date such as `20260903`.
    pub revision: Text,
    /// `rootUrl`. [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint) replaces it.
    pub root_url: Text,
    /// `servicePath`: the part between the root and the path of each method. It may be empty.
    pub service_path: Text,
    /// `mtlsRootUrl`, for a client that shows a certificate.
    pub mtls_root_url: Option<Text>,
    /// Where it takes batches.
    pub batch: Option<BatchEndpoint>,
    /// The regional endpoints: location and URL.
    pub endpoints: Pairs,
    /// How a client finds an emulator.
    pub emulator: Option<Emulator>,
    /// Every OAuth scope that the document lists.
    pub scopes: Texts,
    /// The scopes of a call if its client, its caller and its method name none.
    pub default_scopes: Texts,
    /// Whether bodies are wrapped in `{"data": …}` both ways (feature `dataWrapper` of the document).
    pub data_wrapper: bool,
    /// The path variables that take resource names, each once for all methods with its verb and path.
    pub shared_paths: List<SharedPath>,
    /// Name of the package, for `user-agent` and `x-goog-api-client`.
    pub package: Text,
    /// Version of the package.
    pub package_version: Text,
}

impl Api {
    /// An API without scopes, with these parts of its document.
    #[must_use]
    pub const fn new(
        name: &'static str,
        version: &'static str,
        revision: &'static str,
        root_url: &'static str,
        service_path: &'static str,
    ) -> Self {
        Self {
            name: Text::Static(name),
            version: Text::Static(version),
            revision: Text::Static(revision),
            root_url: Text::Static(root_url),
            service_path: Text::Static(service_path),
            mtls_root_url: None,
            batch: None,
            endpoints: Pairs::Static(&[]),
            emulator: None,
            scopes: Texts::Static(&[]),
            default_scopes: Texts::Static(&[]),
            data_wrapper: false,
            shared_paths: List::NONE,
            package: Text::Static(""),
            package_version: Text::Static(""),
        }
    }

    /// An API that is known at run time, at this URL and with this service path. Its other fields are empty: set them.
    #[must_use]
    pub fn made(
        name: impl Into<Text>,
        version: impl Into<Text>,
        root_url: impl Into<Text>,
        service_path: impl Into<Text>,
    ) -> Self {
        Self {
            name: name.into(),
            version: version.into(),
            root_url: root_url.into(),
            service_path: service_path.into(),
            ..Self::new("", "", "", "", "")
        }
    }

    /// Sets [`scopes`](Self::scopes) and [`default_scopes`](Self::default_scopes).
    #[must_use]
    pub const fn scopes(
        mut self,
        scopes: &'static [&'static str],
        default: &'static [&'static str],
    ) -> Self {
        set(&mut self.scopes, Texts::Static(scopes));
        set(&mut self.default_scopes, Texts::Static(default));
        self
    }

    /// Sets [`mtls_root_url`](Self::mtls_root_url).
    #[must_use]
    pub const fn mtls_root_url(mut self, url: &'static str) -> Self {
        set(&mut self.mtls_root_url, Some(Text::Static(url)));
        self
    }

    /// Sets [`batch`](Self::batch).
    #[must_use]
    pub const fn batch(mut self, path: &'static str, limit: u32) -> Self {
        let batch = BatchEndpoint {
            path: Text::Static(path),
            limit,
        };
        set(&mut self.batch, Some(batch));
        self
    }

    /// Sets [`endpoints`](Self::endpoints).
    #[must_use]
    pub const fn endpoints(mut self, endpoints: &'static [(&'static str, &'static str)]) -> Self {
        set(&mut self.endpoints, Pairs::Static(endpoints));
        self
    }

    /// Sets [`emulator`](Self::emulator).
    #[must_use]
    pub const fn emulator(
        mut self,
        variable: &'static str,
        path: &'static str,
        by_default: bool,
    ) -> Self {
        let emulator = Emulator {
            variable: Text::Static(variable),
            path: Text::Static(path),
            by_default,
        };
        set(&mut self.emulator, Some(emulator));
        self
    }

    /// Sets [`data_wrapper`](Self::data_wrapper).
    #[must_use]
    pub const fn data_wrapper(mut self) -> Self {
        self.data_wrapper = true;
        self
    }

    /// Sets [`shared_paths`](Self::shared_paths).
    #[must_use]
    pub const fn shared_paths(mut self, paths: &'static [SharedPath]) -> Self {
        set(&mut self.shared_paths, List::Static(paths));
        self
    }

    /// Sets [`package`](Self::package) and [`package_version`](Self::package_version).
    #[must_use]
    pub const fn package(mut self, name: &'static str, version: &'static str) -> Self {
        set(&mut self.package, Text::Static(name));
        set(&mut self.package_version, Text::Static(version));
        self
    }
}

/// Replaces a value that a constant function made, and so has nothing to drop. A constant function cannot drop.
pub(crate) const fn set<T>(place: &mut T, value: T) {
    std::mem::forget(std::mem::replace(place, value));
}

/// Where an API takes many calls in one request.
#[derive(Clone, Debug)]
pub struct BatchEndpoint {
    /// The path, which begins with `/` and stands at the root of the endpoint.
    pub path: Text,
    /// The most calls that one request can have. 0 counts as 1.
    pub limit: u32,
}

/// How a client finds an emulator of an API.
#[derive(Clone, Debug)]
pub struct Emulator {
    /// The environment variable: a host with a port, or a URL.
    pub variable: Text,
    /// What stands before the path of each method there.
    pub path: Text,
    /// Whether a client reads the variable without being asked to.
    pub by_default: bool,
}

/// A path variable, and the names that all methods with this verb and path take there.
#[derive(Clone, Debug)]
pub struct SharedPath {
    /// The HTTP verb, in capitals.
    pub verb: Text,
    /// The path template.
    pub path: Text,
    /// The variable.
    pub parameter: Text,
    /// Each form with the id of a method that takes it. The id is empty if this crate has no such method.
    pub forms: Pairs,
}

impl SharedPath {
    /// A path variable with its forms.
    #[must_use]
    pub const fn new(
        verb: &'static str,
        path: &'static str,
        parameter: &'static str,
        forms: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            verb: Text::Static(verb),
            path: Text::Static(path),
            parameter: Text::Static(parameter),
            forms: Pairs::Static(forms),
        }
    }
}

/// A method: everything that is known about it before a call.
#[derive(Clone, Debug)]
pub struct Method {
    /// The document's `id`, such as `monitoring.operations.get`. Errors and traces show it.
    pub id: Text,
    /// The HTTP verb, in capitals.
    pub verb: Text,
    /// The path template: literals, `{name}` and `{+name}`. If it begins with `/`, it stands at the root of the endpoint, without the
    /// service path.
    pub path: Text,
    /// The forms of each path parameter that has any, such as `projects/*/dashboards/*`. They come from its `pattern` and its
    /// description.
    pub forms: Forms,
    /// The query parameters without which a call is not sent, each with the setter that sets it. A parameter that is required from the
    /// beginning is an argument, and not here.
    pub required: Pairs,
    /// The OAuth scopes. Any one of them is enough.
    pub scopes: Texts,
    /// The scope of a call whose client and caller name none. It beats [`Api::default_scopes`].
    pub default_scope: Option<Text>,
    /// `apiVersion`, sent as `x-goog-api-version`.
    pub api_version: Option<Text>,
    /// Whether the method has a response body. If not, `alt=json` is not sent.
    pub has_response: bool,
    /// Where the method takes an optional `requestId`, which lets the server recognise a repeated call; `None`: it takes none.
    pub request_id: Option<RequestId>,
    /// When its call may be sent again although the server may have acted on it.
    pub idempotency: Idempotency,
    /// What the response is asked for as if it streams; `None`: it does not stream.
    pub stream: Option<StreamFormat>,
    /// How it takes media.
    pub upload: Option<MediaUpload>,
    /// How it gives bytes.
    pub download: Option<MediaDownload>,
}

impl Method {
    /// A method with a response, without scopes, whose path values are not checked.
    #[must_use]
    pub const fn new(id: &'static str, verb: &'static str, path: &'static str) -> Self {
        Self {
            id: Text::Static(id),
            verb: Text::Static(verb),
            path: Text::Static(path),
            forms: Forms::Static(&[]),
            required: Pairs::Static(&[]),
            scopes: Texts::Static(&[]),
            default_scope: None,
            api_version: None,
            has_response: true,
            request_id: None,
            idempotency: Idempotency::ByVerb,
            stream: None,
            upload: None,
            download: None,
        }
    }

    /// The same of a method that is known at run time. Set its other fields.
    #[must_use]
    pub fn made(id: impl Into<Text>, verb: impl Into<Text>, path: impl Into<Text>) -> Self {
        Self {
            id: id.into(),
            verb: verb.into(),
            path: path.into(),
            ..Self::new("", "", "")
        }
    }

    /// Sets [`forms`](Self::forms).
    #[must_use]
    pub const fn forms(
        mut self,
        forms: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        set(&mut self.forms, Forms::Static(forms));
        self
    }

    /// Sets [`required`](Self::required).
    #[must_use]
    pub const fn required(mut self, required: &'static [(&'static str, &'static str)]) -> Self {
        set(&mut self.required, Pairs::Static(required));
        self
    }

    /// Sets [`scopes`](Self::scopes).
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        set(&mut self.scopes, Texts::Static(scopes));
        self
    }

    /// Sets [`default_scope`](Self::default_scope).
    #[must_use]
    pub const fn default_scope(mut self, scope: &'static str) -> Self {
        set(&mut self.default_scope, Some(Text::Static(scope)));
        self
    }

    /// Sets [`api_version`](Self::api_version).
    #[must_use]
    pub const fn api_version(mut self, version: &'static str) -> Self {
        set(&mut self.api_version, Some(Text::Static(version)));
        self
    }

    /// Says that the method has no response body.
    #[must_use]
    pub const fn no_response(mut self) -> Self {
        self.has_response = false;
        self
    }

    /// Sets [`request_id`](Self::request_id).
    #[must_use]
    pub const fn request_id(mut self, place: RequestId) -> Self {
        self.request_id = Some(place);
        self
    }

    /// Says that the method is idempotent, whatever its verb.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        set(&mut self.idempotency, Idempotency::Always);
        self
    }

    /// Says that the method is not idempotent, whatever its verb.
    #[must_use]
    pub const fn not_idempotent(mut self) -> Self {
        set(&mut self.idempotency, Idempotency::Never);
        self
    }

    /// Says that the method is idempotent if one of these query parameters has a value.
    #[must_use]
    pub const fn idempotent_with_query(mut self, names: &'static [&'static str]) -> Self {
        let idempotency = Idempotency::WithQuery(Texts::Static(names));
        set(&mut self.idempotency, idempotency);
        self
    }

    /// Says that the method is idempotent if this field of the body has a value.
    #[must_use]
    pub const fn idempotent_with_field(mut self, name: &'static str) -> Self {
        let idempotency = Idempotency::WithField(Text::Static(name));
        set(&mut self.idempotency, idempotency);
        self
    }

    /// Sets [`stream`](Self::stream).
    #[must_use]
    pub const fn stream(mut self, format: StreamFormat) -> Self {
        self.stream = Some(format);
        self
    }
}

impl Method {
    /// Sets [`upload`](Self::upload).
    #[must_use]
    pub const fn upload(mut self, upload: MediaUpload) -> Self {
        set(&mut self.upload, Some(upload));
        self
    }

    /// Sets [`download`](Self::download).
    #[must_use]
    pub const fn download(mut self, download: MediaDownload) -> Self {
        self.download = Some(download);
        self
    }
}

/// How a method takes media: `mediaUpload` of the document.
#[derive(Clone, Debug)]
pub struct MediaUpload {
    /// The path template of a request that has all of the media. It begins with `/`.
    pub simple: Text,
    /// The path template that the document has for uploads that can be resumed; `None`: the method has none. Their sessions begin at
    /// [`simple`](Self::simple), as servers have no other path.
    pub resumable: Option<Text>,
    /// The media ranges that the server takes, such as `image/*`; empty: any.
    pub accept: Texts,
    /// The most bytes that the server takes.
    pub max_size: Option<u64>,
}

impl MediaUpload {
    /// Media of any kind and size, to this path template.
    #[must_use]
    pub const fn new(simple: &'static str) -> Self {
        Self {
            simple: Text::Static(simple),
            resumable: None,
            accept: Texts::Static(&[]),
            max_size: None,
        }
    }

    /// Sets [`resumable`](Self::resumable).
    #[must_use]
    pub const fn resumable(mut self, path: &'static str) -> Self {
        set(&mut self.resumable, Some(Text::Static(path)));
        self
    }

    /// Sets [`accept`](Self::accept).
    #[must_use]
    pub const fn accept(mut self, ranges: &'static [&'static str]) -> Self {
        set(&mut self.accept, Texts::Static(ranges));
        self
    }

    /// Sets [`max_size`](Self::max_size).
    #[must_use]
    pub const fn max_size(mut self, bytes: u64) -> Self {
        self.max_size = Some(bytes);
        self
    }
}

/// How a method gives bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaDownload {
    /// With `alt=media`. If not, the plain request gives bytes (`google.api.HttpBody`).
    pub media: bool,
    /// At `/download` before the path (`useMediaDownloadService` of the document).
    pub service: bool,
    /// The query parameter `generation` names the version whose bytes come.
    pub generation: bool,
}

impl MediaDownload {
    /// Bytes with `alt=media`.
    #[must_use]
    pub const fn media() -> Self {
        Self {
            media: true,
            service: false,
            generation: false,
        }
    }

    /// The bytes of a `google.api.HttpBody`.
    #[must_use]
    pub const fn body() -> Self {
        Self {
            media: false,
            ..Self::media()
        }
    }

    /// Sets [`service`](Self::service).
    #[must_use]
    pub const fn service(mut self) -> Self {
        self.service = true;
        self
    }

    /// Sets [`generation`](Self::generation).
    #[must_use]
    pub const fn generation(mut self) -> Self {
        self.generation = true;
        self
    }
}

/// Where a request carries its `requestId` ([AIP-155](https://google.aip.dev/155)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestId {
    /// In the query parameter of that name.
    Query,
    /// In the field of that name of the body.
    Body,
}
