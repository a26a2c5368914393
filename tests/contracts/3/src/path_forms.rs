// Data: what the generator printed for contract 3, from tests/fixtures/path_forms.json. Do not edit it.

/// path_forms v1
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # Resources
///
/// | resource | methods |
/// |---|---|
/// | `client.databases()` | `describe`, `get`, `undescribed` |
/// | `client.documents()` | `get`, `list`, `run_query` |
/// | `client.odd()` | `alternation`, `anything`, `number`, `segment`, `url` |
///
/// # Credentials
///
/// `Client::new` takes Application Default Credentials: those of `gcloud auth application-default login`, of the
/// service account of the machine on Google Cloud, or of the file that `GOOGLE_APPLICATION_CREDENTIALS` names.
/// `Client::builder().credentials(…)` takes others: see `credentials`.
/// The document names no scopes, and no method changes what exists, so a key is most likely enough. If Google's
/// documentation of a method names a scope, `Client::builder().scopes([…])` takes it, and no key is needed.
///
/// # Calls
///
/// - Required parameters are arguments. The others are functions of the builder, which `.send()` sends.
/// - Errors: `Error` says which method failed, and what the server said (`Status`). Failures that pass are tried again
///   (`RetryPolicy`); `.options(…)` of a call or a client changes that (`CallOptions`).
///
/// # Tests
///
/// A test needs no network and no credentials: the crate [`discovery-testing`](https://docs.rs/discovery-testing) has a
/// server in the memory of the test. `Fake::new()` makes one, `fake.on(id).respond(json!({…}))` says what it sends when
/// the method of this id is called, and `fake.client(Client::builder())` is the client that calls it.
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
    #[doc(inline)]
    pub use ::discovery_runtime::contract::{Credentials, Error, Result};

    #[doc(inline)]
    pub use ::discovery_runtime::contract::reexports::{
        Attempt, Batch, BatchCall, BatchHandle, BatchOf, BatchResponses, ByteString,
        CallOptions, Cancelling, ClientBuilder, Date, DateTime, DecodeError, Download,
        DownloadCall, Duration, ErrorKind, FieldMask, Impersonation, IntoField, Items,
        JsonMap, LastState, Message, NextAttempt, OpenEnum, OperationState, Pages,
        PollingPolicy, Progress, RawResponse, Resume, RetryBudget, RetryPolicy, Sending,
        States, Status, Streaming, Transport, Unknown, UnknownValue, Upload,
        UploadSession, UploadSource, ValueError, Waiting, Xgafv, credentials, message,
        status, transport, make,
    };

    #[doc(no_inline)]
    pub use ::discovery_runtime::contract::reexports::{
        bytes, http, jiff, serde, serde_json,
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
        ///
        /// It is `client.databases()`.
        #[doc(alias("database", "path forms database"))]
        #[derive(Clone, Debug)]
        pub struct Databases {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Databases {
            /// `GET` `v1/databases/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/databases/[^/]+$`.
            ///
            /// ```text
            /// client.databases().describe("my-database").send().await?;
            /// ```
            #[doc(alias = "x.databases.describe")]
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
            ///
            /// ```text
            /// client.databases().get("projects/my-project/databases/(default)").send().await?;
            /// ```
            #[doc(alias = "x.databases.get")]
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
            ///
            /// ```text
            /// client.databases().undescribed("my-database").send().await?;
            /// ```
            #[doc(alias = "x.databases.undescribed")]
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

        /// `GET` `v1/databases/{+name}`
        ///
        /// A call that [`Databases::describe`](method@Databases::describe) begins, not yet sent.
        /// The method is `x.databases.describe`.
        ///
        /// ```text
        /// client.databases().describe("my-database").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Describe {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Describe {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Describe, ());

        /// `GET` `v1/{+name}`
        ///
        /// A call that [`Databases::get`](method@Databases::get) begins, not yet sent.
        /// The method is `x.databases.get`.
        ///
        /// ```text
        /// client.databases().get("projects/my-project/databases/(default)").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Get, ());

        /// `GET` `v1/databases/{+name}`
        ///
        /// A call that [`Databases::undescribed`](method@Databases::undescribed) begins, not yet sent.
        /// The method is `x.databases.undescribed`.
        ///
        /// ```text
        /// client.databases().undescribed("my-database").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Undescribed {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Undescribed {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Undescribed, ());
    }

    /// The resource `documents`.
    pub mod documents {
        /// The resource `documents`.
        ///
        /// It is `client.documents()`.
        #[doc(alias("document", "path forms document"))]
        #[derive(Clone, Debug)]
        pub struct Documents {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Documents {
            /// `GET` `v1/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/databases/[^/]+/documents/[^/]+/.*$`.
            ///
            /// ```text
            /// let documents = client.documents();
            /// documents
            ///     .get("projects/my-project/databases/(default)/documents/my-document/my-my-document")
            ///     .send()
            ///     .await?;
            /// ```
            #[doc(alias = "x.documents.get")]
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
            ///
            /// ```text
            /// client.documents().list("projects/my-project/databases/(default)").send().await?;
            /// ```
            #[doc(alias = "x.documents.list")]
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
            ///
            /// ```text
            /// let documents = client.documents();
            /// documents
            ///     .run_query("projects/my-project/databases/(default)/documents/my-document/my-my-document")
            ///     .send()
            ///     .await?;
            /// ```
            #[doc(alias("runQuery", "x.documents.runQuery"))]
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

        /// `GET` `v1/{+name}`
        ///
        /// A call that [`Documents::get`](method@Documents::get) begins, not yet sent.
        /// The method is `x.documents.get`.
        ///
        /// ```text
        /// let documents = client.documents();
        /// documents
        ///     .get("projects/my-project/databases/(default)/documents/my-document/my-my-document")
        ///     .send()
        ///     .await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Get, ());

        /// `GET` `v1/{+parent}/documents`
        ///
        /// A call that [`Documents::list`](method@Documents::list) begins, not yet sent.
        /// The method is `x.documents.list`.
        ///
        /// ```text
        /// client.documents().list("projects/my-project/databases/(default)").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl List {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(List, ());

        /// `POST` `v1/{+parent}:runQuery`
        ///
        /// A call that [`Documents::run_query`](method@Documents::run_query) begins, not yet sent.
        /// The method is `x.documents.runQuery`.
        ///
        /// ```text
        /// let documents = client.documents();
        /// documents
        ///     .run_query("projects/my-project/databases/(default)/documents/my-document/my-my-document")
        ///     .send()
        ///     .await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct RunQuery {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl RunQuery {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(RunQuery, ());
    }

    /// The resource `odd`.
    pub mod odd {
        /// The resource `odd`.
        ///
        /// It is `client.odd()`.
        #[doc(alias = "path forms odd")]
        #[derive(Clone, Debug)]
        pub struct Odd {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Odd {
            /// `GET` `v1/odd/{+name}`
            ///
            /// - `name`: Pattern: `^(projects|folders)/[^/]+$`.
            ///
            /// ```text
            /// client.odd().alternation("my-odd").send().await?;
            /// ```
            #[doc(alias = "x.odd.alternation")]
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
            ///
            /// ```text
            /// client.odd().anything("my-odd").send().await?;
            /// ```
            #[doc(alias = "x.odd.anything")]
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
            ///
            /// ```text
            /// client.odd().number("my-odd").send().await?;
            /// ```
            #[doc(alias = "x.odd.number")]
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
            ///
            /// ```text
            /// client.odd().segment("my-odd").send().await?;
            /// ```
            #[doc(alias = "x.odd.segment")]
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
            ///
            /// ```text
            /// client.odd().url("projects/my-project/x/my-x").send().await?;
            /// ```
            #[doc(alias = "x.odd.url")]
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

        /// `GET` `v1/odd/{+name}`
        ///
        /// A call that [`Odd::alternation`](method@Odd::alternation) begins, not yet sent.
        /// The method is `x.odd.alternation`.
        ///
        /// ```text
        /// client.odd().alternation("my-odd").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Alternation {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Alternation {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Alternation, ());

        /// `GET` `v1/any/{+name}`
        ///
        /// A call that [`Odd::anything`](method@Odd::anything) begins, not yet sent.
        /// The method is `x.odd.anything`.
        ///
        /// ```text
        /// client.odd().anything("my-odd").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Anything {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Anything {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Anything, ());

        /// `GET` `v1/numbers/{name}`
        ///
        /// A call that [`Odd::number`](method@Odd::number) begins, not yet sent.
        /// The method is `x.odd.number`.
        ///
        /// ```text
        /// client.odd().number("my-odd").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Number {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Number {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Number, ());

        /// `GET` `v1/segments/{name}`
        ///
        /// A call that [`Odd::segment`](method@Odd::segment) begins, not yet sent.
        /// The method is `x.odd.segment`.
        ///
        /// ```text
        /// client.odd().segment("my-odd").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Segment {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Segment {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Segment, ());

        /// `GET` `v1/{+name}:url`
        ///
        /// A call that [`Odd::url`](method@Odd::url) begins, not yet sent.
        /// The method is `x.odd.url`.
        ///
        /// ```text
        /// client.odd().url("projects/my-project/x/my-x").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Url {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Url {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Url, ());
    }
}
