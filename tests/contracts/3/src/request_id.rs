// Data: what the generator printed for contract 3, from tests/fixtures/request_id.json. Do not edit it.

/// Example API v1
///
/// An optional `requestId` makes a repeat safe, in the query or as a UUID in the body; a required one
/// is the caller's, and one for other ends is left alone.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use request_id::{Client, Credentials};
/// use request_id::{make, types::Item};
///
/// async fn first_call() -> request_id::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let body = make!(Item { name: "my-item" });
///     let response = client.items().insert(body).send().await?;
///     println!("{response:?}");
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
/// | `client.items()` | `create`, `insert`, `record`, `start`, `trace` |
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
/// - Messages are structs. `make!(Type { field: value })` builds one from plain values.
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
pub mod request_id {
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
            "request_id",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("request_id", "0.1.0");

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
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "record request")]
        pub struct RecordRequest {
            /// Not a UUID.
            pub request_id: ::std::option::Option<i64>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "start request")]
        pub struct StartRequest {
            /// Optional. A unique id. It is recommended to always set this value to a UUID.
            pub request_id: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "trace request")]
        pub struct TraceRequest {
            /// Request ID used for debugging.
            pub request_id: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Item;
            0 "name" name;
        }

        ::discovery_runtime::contract::message! {
            struct RecordRequest;
            0 "requestId" request_id;
        }

        ::discovery_runtime::contract::message! {
            struct StartRequest;
            0 "requestId" request_id;
        }

        ::discovery_runtime::contract::message! {
            struct TraceRequest;
            0 "requestId" request_id;
        }
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "request id item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `POST` `v1/items`
            ///
            /// ```text
            /// use request_id::{make, types::Item};
            ///
            /// let body = make!(Item { name: "my-item" });
            /// let response = client.items().create("my-request", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "request_id.items.create")]
            pub fn create(
                &self,
                request_id: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Create {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "request_id.items.create",
                    "POST",
                    "v1/items",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.query::<::std::string::String>("requestId", request_id.into());
                call.body(&body);
                Create { call }
            }

            /// `POST` `v1/items`
            ///
            /// ```text
            /// use request_id::{make, types::Item};
            ///
            /// let body = make!(Item { name: "my-item" });
            /// let response = client.items().insert(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "request_id.items.insert")]
            pub fn insert(&self, body: super::types::Item) -> Insert {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "request_id.items.insert",
                        "POST",
                        "v1/items",
                    )
                    .request_id(::discovery_runtime::contract::RequestId::Query);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Insert { call }
            }

            /// `POST` `v1/items:record`
            ///
            /// ```text
            /// use request_id::{make, types::RecordRequest};
            ///
            /// let body = make!(RecordRequest { request_id: 1 });
            /// client.items().record(body).send().await?;
            /// ```
            #[doc(alias = "request_id.items.record")]
            pub fn record(&self, body: super::types::RecordRequest) -> Record {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "request_id.items.record",
                        "POST",
                        "v1/items:record",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Record { call }
            }

            /// `POST` `v1/items:start`
            ///
            /// ```text
            /// use request_id::{make, types::StartRequest};
            ///
            /// let body = make!(StartRequest { request_id: "my-request" });
            /// client.items().start(body).send().await?;
            /// ```
            #[doc(alias = "request_id.items.start")]
            pub fn start(&self, body: super::types::StartRequest) -> Start {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "request_id.items.start",
                        "POST",
                        "v1/items:start",
                    )
                    .no_response()
                    .request_id(::discovery_runtime::contract::RequestId::Body);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Start { call }
            }

            /// `POST` `v1/items:trace`
            ///
            /// ```text
            /// use request_id::{make, types::TraceRequest};
            ///
            /// let body = make!(TraceRequest { request_id: "my-request" });
            /// client.items().trace(body).send().await?;
            /// ```
            #[doc(alias = "request_id.items.trace")]
            pub fn trace(&self, body: super::types::TraceRequest) -> Trace {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "request_id.items.trace",
                        "POST",
                        "v1/items:trace",
                    )
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Trace { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `POST` `v1/items`
        ///
        /// A call that [`Items::create`](method@Items::create) begins, not yet sent.
        /// The method is `request_id.items.create`.
        ///
        /// ```text
        /// use request_id::{make, types::Item};
        ///
        /// let body = make!(Item { name: "my-item" });
        /// let response = client.items().create("my-request", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Create {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Create {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Create, super::types::Item);

        /// `POST` `v1/items`
        ///
        /// A call that [`Items::insert`](method@Items::insert) begins, not yet sent.
        /// The method is `request_id.items.insert`.
        ///
        /// ```text
        /// use request_id::{make, types::Item};
        ///
        /// let body = make!(Item { name: "my-item" });
        /// let response = client.items().insert(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Insert {
            #[doc(alias = "requestId")]
            pub fn request_id(
                mut self,
                request_id: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("requestId", request_id.into());
                self
            }
        }

        /// How it is sent.
        impl Insert {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Insert, super::types::Item);

        /// `POST` `v1/items:record`
        ///
        /// A call that [`Items::record`](method@Items::record) begins, not yet sent.
        /// The method is `request_id.items.record`.
        ///
        /// ```text
        /// use request_id::{make, types::RecordRequest};
        ///
        /// let body = make!(RecordRequest { request_id: 1 });
        /// client.items().record(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Record {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Record {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Record, ());

        /// `POST` `v1/items:start`
        ///
        /// A call that [`Items::start`](method@Items::start) begins, not yet sent.
        /// The method is `request_id.items.start`.
        ///
        /// ```text
        /// use request_id::{make, types::StartRequest};
        ///
        /// let body = make!(StartRequest { request_id: "my-request" });
        /// client.items().start(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Start {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Start {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Start, ());

        /// `POST` `v1/items:trace`
        ///
        /// A call that [`Items::trace`](method@Items::trace) begins, not yet sent.
        /// The method is `request_id.items.trace`.
        ///
        /// ```text
        /// use request_id::{make, types::TraceRequest};
        ///
        /// let body = make!(TraceRequest { request_id: "my-request" });
        /// client.items().trace(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Trace {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Trace {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Trace, ());
    }
}
