// Data: what the generator printed for contract 3, from tests/fixtures/streams.json. Do not edit it.

/// Example API v1beta1
///
/// An API whose methods stream in every way that is known: as an array, as events, as the bytes of
/// another server, both ways; and one that does not, although its name says so.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use streams::{Client, Credentials};
/// use streams::{make, types::GoogleApiHttpBody};
///
/// async fn first_call() -> streams::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let body = make!(GoogleApiHttpBody { content_type: "my-content-type" });
///     let mut items = client.models().completions(body).stream();
///     while let Some(item) = items.next().await {
///         println!("{:?}", item?);
///     }
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
/// | `client.models()` | `completions`, `direct_write`, `optimize_prompt`, `raw_predict`, `stream_generate_content` |
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
/// - Streams: `.stream()` gives the elements of a response as they come (`Streaming`).
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
pub mod streams {
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
            "aiplatform",
            "v1beta1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("streams", "0.1.0");

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

        /// The resource `models`.
        pub fn models(&self) -> models::Models {
            models::Models {
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
        #[doc(alias = "google api http body")]
        pub struct GoogleApiHttpBody {
            pub content_type: ::std::option::Option<::std::string::String>,
            pub data: ::std::option::Option<::discovery_runtime::contract::ByteString>,
            pub extensions: ::std::vec::Vec<::discovery_runtime::contract::JsonMap>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Request {
            pub text: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Response {
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub text: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct GoogleApiHttpBody;
            0 "contentType" content_type;
            1 "data" data;
            2 "extensions" extensions;
        }

        ::discovery_runtime::contract::message! {
            struct Request;
            0 "text" text;
        }

        ::discovery_runtime::contract::message! {
            struct Response;
            0 "nextPageToken" next_page_token;
            1 "text" text;
        }
    }

    /// The resource `models`.
    pub mod models {
        /// The resource `models`.
        ///
        /// It is `client.models()`.
        #[doc(alias("model", "aiplatform model"))]
        #[derive(Clone, Debug)]
        pub struct Models {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Models {
            /// `POST` `v1/models/chat/completions`
            ///
            /// The response is a stream: JSON as another server sends it: events, lines or an array. `.stream()` gives its elements as they come, `.send()` all of them at the end.
            ///
            /// ```text
            /// use streams::{make, types::GoogleApiHttpBody};
            ///
            /// let body = make!(GoogleApiHttpBody { content_type: "my-content-type" });
            /// let mut items = client.models().completions(body).stream();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "aiplatform.endpoints.chat.completions")]
            pub fn completions(
                &self,
                body: super::types::GoogleApiHttpBody,
            ) -> Completions {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "aiplatform.endpoints.chat.completions",
                        "POST",
                        "v1/models/chat/completions",
                    )
                    .stream(::discovery_runtime::contract::StreamFormat::AsSent)
                    .download(::discovery_runtime::contract::MediaDownload::body());
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Completions { call }
            }

            /// `POST` `v1/models:directWrite`
            ///
            /// It streams both ways, and a call sends one message. The response is a stream: a JSON array of messages. `.stream()` gives its elements as they come, `.send()` all of them at the end.
            ///
            /// ```text
            /// use streams::{make, types::Request};
            ///
            /// let body = make!(Request { text: "What it is for" });
            /// let mut items = client.models().direct_write(body).stream();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(
                alias(
                    "directWrite",
                    "aiplatform.projects.locations.featureOnlineStores.featureViews.directWrite"
                )
            )]
            pub fn direct_write(&self, body: super::types::Request) -> DirectWrite {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "aiplatform.projects.locations.featureOnlineStores.featureViews.directWrite",
                        "POST",
                        "v1/models:directWrite",
                    )
                    .stream(::discovery_runtime::contract::StreamFormat::Array);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                DirectWrite { call }
            }

            /// `POST` `v1/models:optimizePrompt`
            ///
            /// The response is a stream: a JSON array of messages. `.stream()` gives its elements as they come, `.send()` all of them at the end.
            ///
            /// ```text
            /// use streams::{make, types::Request};
            ///
            /// let body = make!(Request { text: "What it is for" });
            /// let mut items = client.models().optimize_prompt(body).stream();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(
                alias(
                    "optimizePrompt",
                    "aiplatform.projects.locations.tuningJobs.optimizePrompt"
                )
            )]
            pub fn optimize_prompt(
                &self,
                body: super::types::Request,
            ) -> OptimizePrompt {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "aiplatform.projects.locations.tuningJobs.optimizePrompt",
                        "POST",
                        "v1/models:optimizePrompt",
                    )
                    .stream(::discovery_runtime::contract::StreamFormat::Array);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                OptimizePrompt { call }
            }

            /// `POST` `v1/models:rawPredict`
            ///
            /// ```text
            /// use streams::{make, types::GoogleApiHttpBody};
            ///
            /// let body = make!(GoogleApiHttpBody { content_type: "my-content-type" });
            /// let bytes = client.models().raw_predict(body).download().to_file("file").await?;
            /// println!("{bytes} bytes");
            /// ```
            #[doc(
                alias(
                    "rawPredict",
                    "aiplatform.projects.locations.publishers.models.rawPredict"
                )
            )]
            pub fn raw_predict(
                &self,
                body: super::types::GoogleApiHttpBody,
            ) -> RawPredict {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "aiplatform.projects.locations.publishers.models.rawPredict",
                        "POST",
                        "v1/models:rawPredict",
                    )
                    .download(::discovery_runtime::contract::MediaDownload::body());
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                RawPredict { call }
            }

            /// Writes a text.
            ///
            /// `POST` `v1/{model}:streamGenerateContent`
            ///
            /// The response is a stream: Server-Sent Events, which `alt=sse` asks for. `.stream()` gives its elements as they come, `.send()` all of them at the end.
            ///
            /// ```text
            /// use streams::{make, types::Request};
            ///
            /// let body = make!(Request { text: "What it is for" });
            /// let mut items = client.models().stream_generate_content("my-model", body).stream();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(
                alias(
                    "streamGenerateContent",
                    "aiplatform.publishers.models.streamGenerateContent"
                )
            )]
            pub fn stream_generate_content(
                &self,
                model: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Request,
            ) -> StreamGenerateContent {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "aiplatform.publishers.models.streamGenerateContent",
                        "POST",
                        "v1/{model}:streamGenerateContent",
                    )
                    .stream(::discovery_runtime::contract::StreamFormat::Events);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("model", model.into());
                call.body(&body);
                StreamGenerateContent { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `POST` `v1/models/chat/completions`
        ///
        /// A call that [`Models::completions`](method@Models::completions) begins, not yet sent.
        /// The method is `aiplatform.endpoints.chat.completions`.
        ///
        /// ```text
        /// use streams::{make, types::GoogleApiHttpBody};
        ///
        /// let body = make!(GoogleApiHttpBody { content_type: "my-content-type" });
        /// let mut items = client.models().completions(body).stream();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Completions {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Completions {
            ::discovery_runtime::contract::raw_body!();
        }

        /// How it is sent.
        impl Completions {
            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::streaming!(
                ::discovery_runtime::contract::serde_json::Value
            );
            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < ::discovery_runtime::contract::serde_json::Value >
            );
        }

        /// `POST` `v1/models:directWrite`
        ///
        /// A call that [`Models::direct_write`](method@Models::direct_write) begins, not yet sent.
        /// The method is `aiplatform.projects.locations.featureOnlineStores.featureViews.directWrite`.
        ///
        /// ```text
        /// use streams::{make, types::Request};
        ///
        /// let body = make!(Request { text: "What it is for" });
        /// let mut items = client.models().direct_write(body).stream();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct DirectWrite {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl DirectWrite {
            ::discovery_runtime::contract::streaming!(super::types::Response);

            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
        }

        /// `POST` `v1/models:optimizePrompt`
        ///
        /// A call that [`Models::optimize_prompt`](method@Models::optimize_prompt) begins, not yet sent.
        /// The method is `aiplatform.projects.locations.tuningJobs.optimizePrompt`.
        ///
        /// ```text
        /// use streams::{make, types::Request};
        ///
        /// let body = make!(Request { text: "What it is for" });
        /// let mut items = client.models().optimize_prompt(body).stream();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct OptimizePrompt {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl OptimizePrompt {
            ::discovery_runtime::contract::streaming!(super::types::Response);

            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
        }

        /// `POST` `v1/models:rawPredict`
        ///
        /// A call that [`Models::raw_predict`](method@Models::raw_predict) begins, not yet sent.
        /// The method is `aiplatform.projects.locations.publishers.models.rawPredict`.
        ///
        /// ```text
        /// use streams::{make, types::GoogleApiHttpBody};
        ///
        /// let body = make!(GoogleApiHttpBody { content_type: "my-content-type" });
        /// let bytes = client.models().raw_predict(body).download().to_file("file").await?;
        /// println!("{bytes} bytes");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct RawPredict {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl RawPredict {
            ::discovery_runtime::contract::raw_body!();
        }

        /// How it is sent.
        impl RawPredict {
            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::GoogleApiHttpBody);
        }

        /// Writes a text.
        ///
        /// `POST` `v1/{model}:streamGenerateContent`
        ///
        /// A call that [`Models::stream_generate_content`](method@Models::stream_generate_content) begins, not yet sent.
        /// The method is `aiplatform.publishers.models.streamGenerateContent`.
        ///
        /// ```text
        /// use streams::{make, types::Request};
        ///
        /// let body = make!(Request { text: "What it is for" });
        /// let mut items = client.models().stream_generate_content("my-model", body).stream();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct StreamGenerateContent {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl StreamGenerateContent {
            /// Streams do not page.
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl StreamGenerateContent {
            ::discovery_runtime::contract::streaming!(super::types::Response);

            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
        }
    }
}
