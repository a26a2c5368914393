// Data: what the generator printed for contract 3, from tests/fixtures/path_forms.json. Do not edit it.

/// path_forms v1
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = path_forms::Client::new()?;
/// ```
#[allow(
    deprecated,
    clippy::too_many_arguments,
    clippy::module_inception,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::restriction
)]
pub mod path_forms {
    #[doc(no_inline)]
    pub use ::discovery_runtime::contract::{Credentials, Error, Result};

    #[doc(no_inline)]
    pub use ::discovery_runtime::contract::reexports::{
        Attempt, ByteString, CallOptions, Cancelling, ClientBuilder, Date, DateTime,
        DecodeError, Duration, ErrorKind, FieldMask, IntoField, Items, JsonMap,
        LastState, Message, OpenEnum, OperationState, Pages, PollingPolicy, RawResponse,
        Resume, RetryBudget, RetryPolicy, Sending, States, Status, Streaming, Transport,
        Unknown, UnknownValue, ValueError, Waiting, Xgafv, bytes, credentials, http,
        message, serde, serde_json, status, transport, make,
    };

    const _: () = ::discovery_runtime::contract::contract(3u32);

    static API: ::discovery_runtime::contract::Api = ::discovery_runtime::contract::Api::new(
            "path_forms",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .shared_paths(const {
            &[
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}",
                    "name",
                    &[
                        ("projects/*/databases/*", "x.databases.get"),
                        ("projects/*/databases/*/documents/*/**", "x.documents.get"),
                    ],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:url",
                    "name",
                    &[("projects/*/x/*", "x.odd.url")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+parent}/documents",
                    "parent",
                    &[("projects/*/databases/*", "x.documents.list")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "POST",
                    "v1/{+parent}:runQuery",
                    "parent",
                    &[("projects/*/databases/*/documents/*/**", "x.documents.runQuery")],
                ),
            ]
        })
        .package("path_forms", "0.1.0");

    /// A client of the path_forms.
    ///
    /// It is cheap to clone, and clones share their connections.
    #[derive(Clone, Debug)]
    pub struct Client {
        client: ::discovery_runtime::contract::ApiClient,
    }

    impl Client {
        /// A client with Application Default Credentials, which are looked for in the first call.
        ///
        /// # Errors
        ///
        /// The runtime was built without a transport.
        pub fn new() -> ::discovery_runtime::contract::Result<Self> {
            Self::builder().build()
        }

        /// A client with an endpoint, credentials, scopes or a transport of the caller's.
        pub fn builder() -> ::discovery_runtime::contract::ClientBuilder<Self> {
            ::discovery_runtime::contract::ClientBuilder::new(&API)
        }

        /// Closes the pooled connections. Calls in flight finish, and a later call opens a new one.
        pub fn close(&self) {
            self.client.close();
        }

        /// The resource `databases`.
        pub fn databases(&self) -> databases::Databases {
            databases::Databases {
                client: self.client.clone(),
            }
        }

        /// The resource `documents`.
        pub fn documents(&self) -> documents::Documents {
            documents::Documents {
                client: self.client.clone(),
            }
        }

        /// The resource `odd`.
        pub fn odd(&self) -> odd::Odd {
            odd::Odd {
                client: self.client.clone(),
            }
        }
    }

    impl ::std::convert::From<::discovery_runtime::contract::ApiClient> for Client {
        fn from(client: ::discovery_runtime::contract::ApiClient) -> Self {
            Self { client }
        }
    }

    /// The schemas of the API.
    pub mod types {}
    /// Resource names: for each kind, a function that builds one, and one that takes one apart.
    pub mod names {
        ::discovery_runtime::contract::resource_name!(
            database, parse_database, "projects/*/databases/*", project, database
        );
        ::discovery_runtime::contract::resource_name!(
            document, parse_document, "projects/*/databases/*/documents/*/**", project,
            database, document
        );
        ::discovery_runtime::contract::resource_name!(
            x, parse_x, "projects/*/x/*", project, x
        );
    }

    /// The resource `databases`.
    pub mod databases {
        /// The resource `databases`.
        #[derive(Clone, Debug)]
        pub struct Databases {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Databases {
            /// `GET` `v1/databases/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/databases/[^/]+$`.
            pub fn describe(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Describe {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.databases.describe",
                        "GET",
                        "v1/databases/{+name}",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Describe { call }
            }

            /// `GET` `v1/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/databases/[^/]+$`.
            pub fn get(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.databases.get",
                        "GET",
                        "v1/{+name}",
                    )
                    .forms(&[("name", &["projects/*/databases/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Get { call }
            }

            /// `GET` `v1/databases/{+name}`
            pub fn undescribed(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Undescribed {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.databases.undescribed",
                        "GET",
                        "v1/databases/{+name}",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Undescribed { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// A call of `x.databases.describe`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Describe {
            call: ::discovery_runtime::contract::Call,
        }

        impl Describe {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.databases.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.databases.undescribed`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Undescribed {
            call: ::discovery_runtime::contract::Call,
        }

        impl Undescribed {
            ::discovery_runtime::contract::sending!(());
        }
    }

    /// The resource `documents`.
    pub mod documents {
        /// The resource `documents`.
        #[derive(Clone, Debug)]
        pub struct Documents {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Documents {
            /// `GET` `v1/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/databases/[^/]+/documents/[^/]+/.*$`.
            pub fn get(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.documents.get",
                        "GET",
                        "v1/{+name}",
                    )
                    .forms(&[("name", &["projects/*/databases/*/documents/*/**"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Get { call }
            }

            /// `GET` `v1/{+parent}/documents`
            ///
            /// - `parent`: Pattern: `^projects/[^/]+/databases/[^/]+$`.
            pub fn list(
                &self,
                parent: impl ::std::convert::Into<::std::string::String>,
            ) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.documents.list",
                        "GET",
                        "v1/{+parent}/documents",
                    )
                    .forms(&[("parent", &["projects/*/databases/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("parent", parent.into());
                List { call }
            }

            /// `POST` `v1/{+parent}:runQuery`
            ///
            /// - `parent`: Required. The parent resource name. In the format:
            ///   `projects/{project_id}/databases/{database_id}/documents` or
            ///   `projects/{project_id}/databases/{database_id}/documents/{document_path}`. For example:
            ///   `projects/my-project/databases/my-database/documents` or
            ///   `projects/my-project/databases/my-database/documents/chatrooms/my-chatroom`
            ///
            ///   Pattern: `^projects/[^/]+/databases/[^/]+/documents/[^/]+/.*$`.
            pub fn run_query(
                &self,
                parent: impl ::std::convert::Into<::std::string::String>,
            ) -> RunQuery {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.documents.runQuery",
                        "POST",
                        "v1/{+parent}:runQuery",
                    )
                    .forms(
                        &[
                            (
                                "parent",
                                &[
                                    "projects/*/databases/*/documents/*/**",
                                    "projects/*/databases/*/documents",
                                    "projects/*/databases/*/documents/**",
                                ],
                            ),
                        ],
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("parent", parent.into());
                RunQuery { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// A call of `x.documents.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.documents.list`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        impl List {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.documents.runQuery`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct RunQuery {
            call: ::discovery_runtime::contract::Call,
        }

        impl RunQuery {
            ::discovery_runtime::contract::sending!(());
        }
    }

    /// The resource `odd`.
    pub mod odd {
        /// The resource `odd`.
        #[derive(Clone, Debug)]
        pub struct Odd {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Odd {
            /// `GET` `v1/odd/{+name}`
            ///
            /// - `name`: Pattern: `^(projects|folders)/[^/]+$`.
            pub fn alternation(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Alternation {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.odd.alternation",
                        "GET",
                        "v1/odd/{+name}",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Alternation { call }
            }

            /// `GET` `v1/any/{+name}`
            ///
            /// - `name`: Pattern: `^.*$`.
            pub fn anything(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Anything {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.odd.anything",
                        "GET",
                        "v1/any/{+name}",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Anything { call }
            }

            /// `GET` `v1/numbers/{name}`
            ///
            /// - `name`: Pattern: `\d+`.
            pub fn number(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Number {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.odd.number",
                        "GET",
                        "v1/numbers/{name}",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Number { call }
            }

            /// `GET` `v1/segments/{name}`
            ///
            /// - `name`: Pattern: `^[^/]+$`.
            pub fn segment(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Segment {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.odd.segment",
                        "GET",
                        "v1/segments/{name}",
                    )
                    .forms(&[("name", &["*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Segment { call }
            }

            /// `GET` `v1/{+name}:url`
            ///
            /// - `name`: The URL, as `GET https://example.googleapis.com/v1/projects/{project}/y/{y}` or
            ///   `v1/projects/p/z/z`.
            ///
            ///   Pattern: `^projects/[^/]+/x/[^/]+$`.
            pub fn url(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Url {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.odd.url",
                        "GET",
                        "v1/{+name}:url",
                    )
                    .forms(
                        &[
                            (
                                "name",
                                &["projects/*/x/*", "projects/*/*/*", "v1/projects/*/*/*"],
                            ),
                        ],
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Url { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// A call of `x.odd.alternation`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Alternation {
            call: ::discovery_runtime::contract::Call,
        }

        impl Alternation {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.odd.anything`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Anything {
            call: ::discovery_runtime::contract::Call,
        }

        impl Anything {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.odd.number`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Number {
            call: ::discovery_runtime::contract::Call,
        }

        impl Number {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.odd.segment`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Segment {
            call: ::discovery_runtime::contract::Call,
        }

        impl Segment {
            ::discovery_runtime::contract::sending!(());
        }

        /// A call of `x.odd.url`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Url {
            call: ::discovery_runtime::contract::Call,
        }

        impl Url {
            ::discovery_runtime::contract::sending!(());
        }
    }
}
