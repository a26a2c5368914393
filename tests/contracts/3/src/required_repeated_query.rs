// Data: what the generator printed for contract 3, from tests/fixtures/required_repeated_query.json. Do not edit it.

/// Example API v1
///
/// A required parameter of the query that is repeated: text, numbers and an enum.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use required_repeated_query::{Client, Credentials};
///
/// async fn first_call() -> required_repeated_query::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let items = client.items();
///     items.batch_get(["my-name"], [1], [required_repeated_query::items::batch_get::Kind::A]).send().await?;
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
/// | `client.items()` | `batch_get` |
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
pub mod required_repeated_query {
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
            "required_repeated_query",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("required_repeated_query", "0.1.0");

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
        #[doc(alias("item", "required repeated query item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/items:batchGet`
            ///
            /// ```text
            /// let items = client.items();
            /// items.batch_get(["my-name"], [1], [required_repeated_query::items::batch_get::Kind::A]).send().await?;
            /// ```
            #[doc(alias("batchGet", "required_repeated_query.items.batchGet"))]
            pub fn batch_get(
                &self,
                names: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<::std::string::String>,
                >,
                ids: impl ::std::iter::IntoIterator<Item = i64>,
                kinds: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<batch_get::Kind>,
                >,
            ) -> BatchGet {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "required_repeated_query.items.batchGet",
                    "GET",
                    "v1/items:batchGet",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.query_all(
                    "names",
                    names
                        .into_iter()
                        .map(::std::convert::Into::<::std::string::String>::into),
                );
                call.query_all("ids", ids);
                call.query_all(
                    "kinds",
                    kinds.into_iter().map(::std::convert::Into::<batch_get::Kind>::into),
                );
                BatchGet { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/items:batchGet`
        ///
        /// A call that [`Items::batch_get`](method@Items::batch_get) begins, not yet sent.
        /// The method is `required_repeated_query.items.batchGet`.
        ///
        /// ```text
        /// let items = client.items();
        /// items.batch_get(["my-name"], [1], [required_repeated_query::items::batch_get::Kind::A]).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct BatchGet {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl BatchGet {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(BatchGet, super::types::Item);

        /// Types of the method `batchGet`.
        pub mod batch_get {
            #[non_exhaustive]
            pub enum Kind {
                A,
                B,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Kind;
                0 "A" A;
                1 "B" B;
            }
        }
    }
}
