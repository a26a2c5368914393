// Data: what the generator printed for contract 3, from tests/fixtures/http_body.json. Do not edit it.

/// Example API v1
///
/// `google.api.HttpBody`, as a body and as a reply: bytes can stand in its place.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use http_body::{Client, Credentials};
///
/// async fn first_call() -> http_body::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let bytes = client.items().fetch().download().to_file("file").await?;
///     println!("{bytes} bytes");
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
/// | `client.items()` | `fetch`, `plain`, `upload` |
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
/// - Downloads: `.download()` gives bytes as they come (`Download`), or writes a file.
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
pub mod http_body {
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
            "http_body",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("http_body", "0.1.0");

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
        #[doc(alias = "http body")]
        pub struct HttpBody {
            pub content_type: ::std::option::Option<::std::string::String>,
            pub data: ::std::option::Option<::discovery_runtime::contract::ByteString>,
            pub extensions: ::std::vec::Vec<::discovery_runtime::contract::JsonMap>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Item {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct HttpBody;
            0 "contentType" content_type;
            1 "data" data;
            2 "extensions" extensions;
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
        #[doc(alias("item", "http body item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/fetch`
            ///
            /// ```text
            /// let bytes = client.items().fetch().download().to_file("file").await?;
            /// println!("{bytes} bytes");
            /// ```
            #[doc(alias = "http_body.items.fetch")]
            pub fn fetch(&self) -> Fetch {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "http_body.items.fetch",
                        "GET",
                        "v1/fetch",
                    )
                    .download(::discovery_runtime::contract::MediaDownload::body());
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Fetch { call }
            }

            /// `GET` `v1/plain`
            ///
            /// ```text
            /// client.items().plain().send().await?;
            /// ```
            #[doc(alias = "http_body.items.plain")]
            pub fn plain(&self) -> Plain {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "http_body.items.plain",
                    "GET",
                    "v1/plain",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Plain { call }
            }

            /// `POST` `v1/upload`
            ///
            /// ```text
            /// use http_body::{make, types::HttpBody};
            ///
            /// let body = make!(HttpBody { content_type: "my-content-type" });
            /// client.items().upload(body).send().await?;
            /// ```
            #[doc(alias = "http_body.items.upload")]
            pub fn upload(&self, body: super::types::HttpBody) -> Upload {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "http_body.items.upload",
                    "POST",
                    "v1/upload",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Upload { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/fetch`
        ///
        /// A call that [`Items::fetch`](method@Items::fetch) begins, not yet sent.
        /// The method is `http_body.items.fetch`.
        ///
        /// ```text
        /// let bytes = client.items().fetch().download().to_file("file").await?;
        /// println!("{bytes} bytes");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Fetch {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Fetch {
            ::discovery_runtime::contract::raw_body!();
        }

        /// How it is sent.
        impl Fetch {
            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::HttpBody);
        }

        /// `GET` `v1/plain`
        ///
        /// A call that [`Items::plain`](method@Items::plain) begins, not yet sent.
        /// The method is `http_body.items.plain`.
        ///
        /// ```text
        /// client.items().plain().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Plain {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Plain {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Plain, super::types::Item);

        /// `POST` `v1/upload`
        ///
        /// A call that [`Items::upload`](method@Items::upload) begins, not yet sent.
        /// The method is `http_body.items.upload`.
        ///
        /// ```text
        /// use http_body::{make, types::HttpBody};
        ///
        /// let body = make!(HttpBody { content_type: "my-content-type" });
        /// client.items().upload(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Upload {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Upload {
            ::discovery_runtime::contract::raw_body!();
        }

        /// How it is sent.
        impl Upload {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Upload, super::types::Item);
    }
}
