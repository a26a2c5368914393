//! The static descriptions of an API and its methods, in generated code. Each is built by constant functions, one for each fact that
//! has a default, so that a later fact needs no change of the code that was generated before.

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
    /// `mtlsRootUrl`, for a client that shows a certificate.
    pub mtls_root_url: Option<&'static str>,
    /// The regional endpoints: location and URL.
    pub endpoints: &'static [(&'static str, &'static str)],
    /// How a client finds an emulator.
    pub emulator: Option<Emulator>,
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
            name,
            version,
            revision,
            root_url,
            service_path,
            mtls_root_url: None,
            endpoints: &[],
            emulator: None,
            scopes: &[],
            default_scopes: &[],
            data_wrapper: false,
            shared_paths: &[],
            package: "",
            package_version: "",
        }
    }

    /// Sets [`scopes`](Self::scopes) and [`default_scopes`](Self::default_scopes).
    #[must_use]
    pub const fn scopes(
        mut self,
        scopes: &'static [&'static str],
        default: &'static [&'static str],
    ) -> Self {
        self.scopes = scopes;
        self.default_scopes = default;
        self
    }

    /// Sets [`mtls_root_url`](Self::mtls_root_url).
    #[must_use]
    pub const fn mtls_root_url(mut self, url: &'static str) -> Self {
        self.mtls_root_url = Some(url);
        self
    }

    /// Sets [`endpoints`](Self::endpoints).
    #[must_use]
    pub const fn endpoints(mut self, endpoints: &'static [(&'static str, &'static str)]) -> Self {
        self.endpoints = endpoints;
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
        self.emulator = Some(Emulator {
            variable,
            path,
            by_default,
        });
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
        self.shared_paths = paths;
        self
    }

    /// Sets [`package`](Self::package) and [`package_version`](Self::package_version).
    #[must_use]
    pub const fn package(mut self, name: &'static str, version: &'static str) -> Self {
        self.package = name;
        self.package_version = version;
        self
    }
}

/// How a client finds an emulator of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emulator {
    /// The environment variable: a host with a port, or a URL.
    pub variable: &'static str,
    /// What stands before the path of each method there.
    pub path: &'static str,
    /// Whether a client reads the variable without being asked to.
    pub by_default: bool,
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
            verb,
            path,
            parameter,
            forms,
        }
    }
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

impl Method {
    /// A method with a response, without scopes, whose path values are not checked.
    #[must_use]
    pub const fn new(id: &'static str, verb: &'static str, path: &'static str) -> Self {
        Self {
            id,
            verb,
            path,
            forms: &[],
            scopes: &[],
            api_version: None,
            has_response: true,
            request_id: None,
        }
    }

    /// Sets [`forms`](Self::forms).
    #[must_use]
    pub const fn forms(
        mut self,
        forms: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.forms = forms;
        self
    }

    /// Sets [`scopes`](Self::scopes).
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Sets [`api_version`](Self::api_version).
    #[must_use]
    pub const fn api_version(mut self, version: &'static str) -> Self {
        self.api_version = Some(version);
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
}

/// Where a request carries its `requestId` ([AIP-155](https://google.aip.dev/155)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestId {
    /// In the query parameter of that name.
    Query,
    /// In the field of that name of the body.
    Body,
}
