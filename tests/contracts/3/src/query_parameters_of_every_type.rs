// Data: what the generator printed for contract 3, from tests/fixtures/query_parameters_of_every_type.json. Do not edit it.

/// Example API v1
///
/// Every type of a parameter in the query; names with dots, dashes and underscores.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use query_parameters_of_every_type::{Client, Credentials};
///
/// async fn first_call() -> query_parameters_of_every_type::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     client.items().list().send().await?;
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
/// | `client.items()` | `list` |
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
pub mod query_parameters_of_every_type {
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
            "query_parameters_of_every_type",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("query_parameters_of_every_type", "0.1.0");

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
        #[doc(alias("item", "query parameters of every type item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/items`
            ///
            /// ```text
            /// client.items().list().send().await?;
            /// ```
            #[doc(alias = "query_parameters_of_every_type.items.list")]
            pub fn list(&self) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "query_parameters_of_every_type.items.list",
                    "GET",
                    "v1/items",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                List { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/items`
        ///
        /// A call that [`Items::list`](method@Items::list) begins, not yet sent.
        /// The method is `query_parameters_of_every_type.items.list`.
        ///
        /// ```text
        /// client.items().list().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl List {
            pub fn _since(
                mut self,
                _since: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("_since", _since.into());
                self
            }

            pub fn anything(
                mut self,
                anything: ::discovery_runtime::contract::serde_json::Value,
            ) -> Self {
                self.call.query("anything", anything);
                self
            }

            pub fn content_type(
                mut self,
                content_type: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call
                    .query::<::std::string::String>("content_type", content_type.into());
                self
            }

            pub fn data(
                mut self,
                data: impl ::std::convert::Into<
                    ::discovery_runtime::contract::ByteString,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::ByteString,
                    >("data", data.into());
                self
            }

            pub fn datas(
                mut self,
                datas: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<
                        ::discovery_runtime::contract::ByteString,
                    >,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "datas",
                        datas
                            .into_iter()
                            .map(
                                ::std::convert::Into::<
                                    ::discovery_runtime::contract::ByteString,
                                >::into,
                            ),
                    );
                self
            }

            pub fn double(mut self, double: f64) -> Self {
                self.call.query("double", double);
                self
            }

            pub fn extensions(
                mut self,
                extensions: impl ::std::iter::IntoIterator<
                    Item = ::discovery_runtime::contract::JsonMap,
                >,
            ) -> Self {
                self.call.query_all("extensions", extensions);
                self
            }

            pub fn flag(mut self, flag: bool) -> Self {
                self.call.query("flag", flag);
                self
            }

            pub fn float(mut self, float: f32) -> Self {
                self.call.query("float", float);
                self
            }

            pub fn int(mut self, int: i32) -> Self {
                self.call.query("int", int);
                self
            }

            #[doc(alias = "interval.startTime.timeZone.version")]
            pub fn interval_start_time_time_zone_version(
                mut self,
                interval_start_time_time_zone_version: impl ::std::convert::Into<
                    ::std::string::String,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::std::string::String,
                    >(
                        "interval.startTime.timeZone.version",
                        interval_start_time_time_zone_version.into(),
                    );
                self
            }

            pub fn long(mut self, long: i64) -> Self {
                self.call.query("long", long);
                self
            }

            pub fn longs(
                mut self,
                longs: impl ::std::iter::IntoIterator<Item = i64>,
            ) -> Self {
                self.call.query_all("longs", longs);
                self
            }

            pub fn mask(
                mut self,
                mask: impl ::std::convert::Into<::discovery_runtime::contract::FieldMask>,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("mask", mask.into());
                self
            }

            #[doc(alias = "oldTime")]
            pub fn old_time(
                mut self,
                old_time: impl ::std::convert::Into<
                    ::discovery_runtime::contract::DateTime,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::DateTime,
                    >("oldTime", old_time.into());
                self
            }

            #[doc(alias = "start-date")]
            pub fn start_date(
                mut self,
                start_date: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call
                    .query::<::std::string::String>("start-date", start_date.into());
                self
            }

            pub fn text(
                mut self,
                text: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("text", text.into());
                self
            }

            pub fn texts(
                mut self,
                texts: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<::std::string::String>,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "texts",
                        texts
                            .into_iter()
                            .map(::std::convert::Into::<::std::string::String>::into),
                    );
                self
            }

            pub fn time(
                mut self,
                time: impl ::std::convert::Into<::discovery_runtime::contract::DateTime>,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::DateTime,
                    >("time", time.into());
                self
            }

            pub fn uint(mut self, uint: u32) -> Self {
                self.call.query("uint", uint);
                self
            }

            pub fn ulong(mut self, ulong: u64) -> Self {
                self.call.query("ulong", ulong);
                self
            }

            #[doc(alias = "wait")]
            pub fn wait_(
                mut self,
                wait_: impl ::std::convert::Into<::discovery_runtime::contract::Duration>,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::Duration,
                    >("wait", wait_.into());
                self
            }
        }

        /// How it is sent.
        impl List {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(List, super::types::Item);
    }
}
