// Data: what the generator printed for contract 3, from tests/fixtures/enum_in_parameters.json. Do not edit it.

/// Example API v1
///
/// Enums in the query, once and repeated, and in the path.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use enum_in_parameters::{Client, Credentials};
///
/// async fn first_call() -> enum_in_parameters::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     client.items().list(enum_in_parameters::items::list::Color::Red).send().await?;
///     Ok(())
/// }
/// ```
///
/// A call runs in a tokio runtime: `#[tokio::main]` on an async `main`.
///
/// # Resources
///
/// | resource | methods |
/// |---|---|
/// | `client.items()` | `get`, `list` |
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
pub mod enum_in_parameters {
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
            "enum_in_parameters",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("enum_in_parameters", "0.1.0");

    /// A client of the Example API.
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

        /// The resource `items`.
        pub fn items(&self) -> items::Items {
            items::Items {
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
    pub mod types {
        pub struct Item {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Item;
        }
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "enum in parameters item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/items/{color}`
            ///
            /// ```text
            /// client.items().get(enum_in_parameters::items::get::Color::Red).send().await?;
            /// ```
            #[doc(alias = "enum_in_parameters.items.get")]
            pub fn get(&self, color: impl ::std::convert::Into<get::Color>) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "enum_in_parameters.items.get",
                    "GET",
                    "v1/items/{color}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<get::Color>("color", color.into());
                Get { call }
            }

            /// `GET` `v1/items/{color}`
            ///
            /// ```text
            /// client.items().list(enum_in_parameters::items::list::Color::Red).send().await?;
            /// ```
            #[doc(alias = "enum_in_parameters.items.list")]
            pub fn list(&self, color: impl ::std::convert::Into<list::Color>) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "enum_in_parameters.items.list",
                    "GET",
                    "v1/items/{color}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<list::Color>("color", color.into());
                List { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/items/{color}`
        ///
        /// A call that [`Items::get`](method@Items::get) begins, not yet sent.
        /// The method is `enum_in_parameters.items.get`.
        ///
        /// ```text
        /// client.items().get(enum_in_parameters::items::get::Color::Red).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Item);

        /// `GET` `v1/items/{color}`
        ///
        /// A call that [`Items::list`](method@Items::list) begins, not yet sent.
        /// The method is `enum_in_parameters.items.list`.
        ///
        /// ```text
        /// client.items().list(enum_in_parameters::items::list::Color::Red).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl List {
            pub fn kinds(
                mut self,
                kinds: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<list::Kind>,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "kinds",
                        kinds.into_iter().map(::std::convert::Into::<list::Kind>::into),
                    );
                self
            }

            #[doc(alias = "orderBy")]
            pub fn order_by(
                mut self,
                order_by: impl ::std::convert::Into<list::OrderBy>,
            ) -> Self {
                self.call.query::<list::OrderBy>("orderBy", order_by.into());
                self
            }

            /// Default: `BASIC`.
            pub fn view(mut self, view: impl ::std::convert::Into<list::View>) -> Self {
                self.call.query::<list::View>("view", view.into());
                self
            }
        }

        /// How it is sent.
        impl List {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(List, super::types::Item);

        /// Types of the method `get`.
        pub mod get {
            #[non_exhaustive]
            pub enum Color {
                Red,
                Green,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Color;
                0 "GREEN" Green;
                1 "RED" Red;
            }
        }

        /// Types of the method `list`.
        pub mod list {
            #[non_exhaustive]
            pub enum Color {
                Red,
                Green,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Kind {
                Plain,
                Fancy,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[doc(alias = "order by")]
            #[non_exhaustive]
            pub enum OrderBy {
                /// By name.
                Name,
                /// By time.
                CreateTime,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum View {
                Basic,
                Full,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Color;
                0 "GREEN" Green;
                1 "RED" Red;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Kind;
                0 "FANCY" Fancy;
                1 "PLAIN" Plain;
            }

            ::discovery_runtime::contract::open_enum! {
                enum OrderBy;
                0 "createTime" CreateTime;
                1 "name" Name;
            }

            ::discovery_runtime::contract::open_enum! {
                enum View;
                0 "BASIC" Basic;
                1 "FULL" Full;
            }
        }
    }
}
