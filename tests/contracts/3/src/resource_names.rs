// Data: what the generator printed for contract 3, from tests/fixtures/resource_names.json. Do not edit it.

/// resource_names v1
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # Resources
///
/// | resource | methods |
/// |---|---|
/// | `client.names()` | `any_sink`, `constant`, `digits`, `folder_sink`, `get`, `operation`, `parse`, `project_sink`, `self_`, `settings`, `twice`, `type` |
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
pub mod resource_names {
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
            "resource_names",
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
                    &[("projects/*/alertPolicies/*", "x.names.get")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:any",
                    "name",
                    &[("*/*/sinks/*", "x.names.anySink")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:constant",
                    "name",
                    &[("hybrid/issuers", "x.names.constant")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:digits",
                    "name",
                    &[("3d/*", "x.names.digits")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:op",
                    "name",
                    &[("operations/**", "x.names.operation")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:parse",
                    "name",
                    &[("projects/*/parseRules/*", "x.names.parse")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:self",
                    "name",
                    &[("self/*", "x.names.self")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:settings",
                    "name",
                    &[("projects/*/settings", "x.names.settings")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:sink",
                    "name",
                    &[("projects/*/sinks/*", "x.names.projectSink")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:sinks",
                    "name",
                    &[("folders/*/sinks/*", "x.names.folderSink")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:twice",
                    "name",
                    &[("folders/*/folder/*", "x.names.twice")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:type",
                    "name",
                    &[("projects/*/types/*", "x.names.type")],
                ),
            ]
        })
        .package("resource_names", "0.1.0");

    /// A client of the resource_names.
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

        /// The resource `names`.
        pub fn names(&self) -> names_::Names {
            names_::Names {
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
            alert_policy, parse_alert_policy, "projects/*/alertPolicies/*", project,
            alert_policy
        );
        ::discovery_runtime::contract::resource_name!(
            folder, parse_folder, "folders/*/folder/*", folder, folder_2
        );
        ::discovery_runtime::contract::resource_name!(
            folder_sink, parse_folder_sink, "folders/*/sinks/*", folder, sink
        );
        ::discovery_runtime::contract::resource_name!(
            operation, parse_operation, "operations/**", operation
        );
        ::discovery_runtime::contract::resource_name!(
            parent_sink, parse_parent_sink, "*/*/sinks/*", parent, sink
        );
        ::discovery_runtime::contract::resource_name!(
            parse_rule_, parse_parse_rule_, "projects/*/parseRules/*", project,
            parse_rule
        );
        ::discovery_runtime::contract::resource_name!(
            project_sink, parse_project_sink, "projects/*/sinks/*", project, sink
        );
        ::discovery_runtime::contract::resource_name!(
            r#type, parse_type, "projects/*/types/*", project, r#type
        );
        ::discovery_runtime::contract::resource_name!(
            self_, parse_self_, "self/*", self_
        );
        ::discovery_runtime::contract::resource_name!(
            settings, parse_settings, "projects/*/settings", project
        );
        ::discovery_runtime::contract::resource_name!(v3d, parse_v3d, "3d/*", v3d);
    }

    /// The resource `names`.
    pub mod names_ {
        /// The resource `names`.
        ///
        /// It is `client.names()`.
        #[doc(alias("name", "resource names name"))]
        #[derive(Clone, Debug)]
        pub struct Names {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Names {
            /// `GET` `v1/{+name}:any`
            ///
            /// - `name`: Pattern: `^[^/]+/[^/]+/sinks/[^/]+$`.
            ///
            /// ```text
            /// client.names().any_sink("projects/my-project/sinks/my-sink").send().await?;
            /// ```
            #[doc(alias("anySink", "x.names.anySink"))]
            pub fn any_sink(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> AnySink {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.anySink",
                        "GET",
                        "v1/{+name}:any",
                    )
                    .forms(&[("name", &["*/*/sinks/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                AnySink { call }
            }

            /// `GET` `v1/{+name}:constant`
            ///
            /// - `name`: Pattern: `^hybrid/issuers$`.
            ///
            /// ```text
            /// client.names().constant("hybrid/issuers").send().await?;
            /// ```
            #[doc(alias = "x.names.constant")]
            pub fn constant(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Constant {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.constant",
                        "GET",
                        "v1/{+name}:constant",
                    )
                    .forms(&[("name", &["hybrid/issuers"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Constant { call }
            }

            /// `GET` `v1/{+name}:digits`
            ///
            /// - `name`: Pattern: `^3d/[^/]+$`.
            ///
            /// ```text
            /// client.names().digits("3d/my-3d").send().await?;
            /// ```
            #[doc(alias = "x.names.digits")]
            pub fn digits(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Digits {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.digits",
                        "GET",
                        "v1/{+name}:digits",
                    )
                    .forms(&[("name", &["3d/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Digits { call }
            }

            /// `GET` `v1/{+name}:sinks`
            ///
            /// - `name`: Pattern: `^folders/[^/]+/sinks/[^/]+$`.
            ///
            /// ```text
            /// client.names().folder_sink("folders/my-folder/sinks/my-sink").send().await?;
            /// ```
            #[doc(alias("folderSink", "x.names.folderSink"))]
            pub fn folder_sink(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> FolderSink {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.folderSink",
                        "GET",
                        "v1/{+name}:sinks",
                    )
                    .forms(&[("name", &["folders/*/sinks/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                FolderSink { call }
            }

            /// `GET` `v1/{+name}`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/alertPolicies/[^/]+$`.
            ///
            /// ```text
            /// client.names().get("projects/my-project/alertPolicies/my-alert-policy").send().await?;
            /// ```
            #[doc(alias = "x.names.get")]
            pub fn get(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.get",
                        "GET",
                        "v1/{+name}",
                    )
                    .forms(&[("name", &["projects/*/alertPolicies/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Get { call }
            }

            /// `GET` `v1/{+name}:op`
            ///
            /// - `name`: Pattern: `^operations/.*$`.
            ///
            /// ```text
            /// client.names().operation("operations/my-operation").send().await?;
            /// ```
            #[doc(alias = "x.names.operation")]
            pub fn operation(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Operation {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.operation",
                        "GET",
                        "v1/{+name}:op",
                    )
                    .forms(&[("name", &["operations/**"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Operation { call }
            }

            /// `GET` `v1/{+name}:parse`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/parseRules/[^/]+$`.
            ///
            /// ```text
            /// client.names().parse("projects/my-project/parseRules/my-parse-rule").send().await?;
            /// ```
            #[doc(alias = "x.names.parse")]
            pub fn parse(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Parse {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.parse",
                        "GET",
                        "v1/{+name}:parse",
                    )
                    .forms(&[("name", &["projects/*/parseRules/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Parse { call }
            }

            /// `GET` `v1/{+name}:sink`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/sinks/[^/]+$`.
            ///
            /// ```text
            /// client.names().project_sink("projects/my-project/sinks/my-sink").send().await?;
            /// ```
            #[doc(alias("projectSink", "x.names.projectSink"))]
            pub fn project_sink(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> ProjectSink {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.projectSink",
                        "GET",
                        "v1/{+name}:sink",
                    )
                    .forms(&[("name", &["projects/*/sinks/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                ProjectSink { call }
            }

            /// `GET` `v1/{+name}:self`
            ///
            /// - `name`: Pattern: `^self/[^/]+$`.
            ///
            /// ```text
            /// client.names().self_("self/my-self").send().await?;
            /// ```
            #[doc(alias("self", "x.names.self"))]
            pub fn self_(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Self_ {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.self",
                        "GET",
                        "v1/{+name}:self",
                    )
                    .forms(&[("name", &["self/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Self_ { call }
            }

            /// `GET` `v1/{+name}:settings`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/settings$`.
            ///
            /// ```text
            /// client.names().settings("projects/my-project/settings").send().await?;
            /// ```
            #[doc(alias = "x.names.settings")]
            pub fn settings(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Settings {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.settings",
                        "GET",
                        "v1/{+name}:settings",
                    )
                    .forms(&[("name", &["projects/*/settings"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Settings { call }
            }

            /// `GET` `v1/{+name}:twice`
            ///
            /// - `name`: Pattern: `^folders/[^/]+/folder/[^/]+$`.
            ///
            /// ```text
            /// client.names().twice("folders/my-folder/folder/my-folder").send().await?;
            /// ```
            #[doc(alias = "x.names.twice")]
            pub fn twice(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Twice {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.twice",
                        "GET",
                        "v1/{+name}:twice",
                    )
                    .forms(&[("name", &["folders/*/folder/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Twice { call }
            }

            /// `GET` `v1/{+name}:type`
            ///
            /// - `name`: Pattern: `^projects/[^/]+/types/[^/]+$`.
            ///
            /// ```text
            /// client.names().r#type("projects/my-project/types/my-type").send().await?;
            /// ```
            #[doc(alias = "x.names.type")]
            pub fn r#type(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Type {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "x.names.type",
                        "GET",
                        "v1/{+name}:type",
                    )
                    .forms(&[("name", &["projects/*/types/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Type { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/{+name}:any`
        ///
        /// A call that [`Names::any_sink`](method@Names::any_sink) begins, not yet sent.
        /// The method is `x.names.anySink`.
        ///
        /// ```text
        /// client.names().any_sink("projects/my-project/sinks/my-sink").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct AnySink {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl AnySink {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(AnySink, ());

        /// `GET` `v1/{+name}:constant`
        ///
        /// A call that [`Names::constant`](method@Names::constant) begins, not yet sent.
        /// The method is `x.names.constant`.
        ///
        /// ```text
        /// client.names().constant("hybrid/issuers").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Constant {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Constant {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Constant, ());

        /// `GET` `v1/{+name}:digits`
        ///
        /// A call that [`Names::digits`](method@Names::digits) begins, not yet sent.
        /// The method is `x.names.digits`.
        ///
        /// ```text
        /// client.names().digits("3d/my-3d").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Digits {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Digits {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Digits, ());

        /// `GET` `v1/{+name}:sinks`
        ///
        /// A call that [`Names::folder_sink`](method@Names::folder_sink) begins, not yet sent.
        /// The method is `x.names.folderSink`.
        ///
        /// ```text
        /// client.names().folder_sink("folders/my-folder/sinks/my-sink").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct FolderSink {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl FolderSink {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(FolderSink, ());

        /// `GET` `v1/{+name}`
        ///
        /// A call that [`Names::get`](method@Names::get) begins, not yet sent.
        /// The method is `x.names.get`.
        ///
        /// ```text
        /// client.names().get("projects/my-project/alertPolicies/my-alert-policy").send().await?;
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

        /// `GET` `v1/{+name}:op`
        ///
        /// A call that [`Names::operation`](method@Names::operation) begins, not yet sent.
        /// The method is `x.names.operation`.
        ///
        /// ```text
        /// client.names().operation("operations/my-operation").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Operation {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Operation {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Operation, ());

        /// `GET` `v1/{+name}:parse`
        ///
        /// A call that [`Names::parse`](method@Names::parse) begins, not yet sent.
        /// The method is `x.names.parse`.
        ///
        /// ```text
        /// client.names().parse("projects/my-project/parseRules/my-parse-rule").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Parse {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Parse {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Parse, ());

        /// `GET` `v1/{+name}:sink`
        ///
        /// A call that [`Names::project_sink`](method@Names::project_sink) begins, not yet sent.
        /// The method is `x.names.projectSink`.
        ///
        /// ```text
        /// client.names().project_sink("projects/my-project/sinks/my-sink").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct ProjectSink {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl ProjectSink {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(ProjectSink, ());

        /// `GET` `v1/{+name}:self`
        ///
        /// A call that [`Names::self_`](method@Names::self_) begins, not yet sent.
        /// The method is `x.names.self`.
        ///
        /// ```text
        /// client.names().self_("self/my-self").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Self_ {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Self_ {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Self_, ());

        /// `GET` `v1/{+name}:settings`
        ///
        /// A call that [`Names::settings`](method@Names::settings) begins, not yet sent.
        /// The method is `x.names.settings`.
        ///
        /// ```text
        /// client.names().settings("projects/my-project/settings").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Settings {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Settings {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Settings, ());

        /// `GET` `v1/{+name}:twice`
        ///
        /// A call that [`Names::twice`](method@Names::twice) begins, not yet sent.
        /// The method is `x.names.twice`.
        ///
        /// ```text
        /// client.names().twice("folders/my-folder/folder/my-folder").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Twice {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Twice {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Twice, ());

        /// `GET` `v1/{+name}:type`
        ///
        /// A call that [`Names::type`](method@Names::type) begins, not yet sent.
        /// The method is `x.names.type`.
        ///
        /// ```text
        /// client.names().r#type("projects/my-project/types/my-type").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Type {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Type {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Type, ());
    }
}
