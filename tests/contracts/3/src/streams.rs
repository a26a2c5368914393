// Data: what the generator printed for contract 3, from tests/fixtures/streams.json. Do not edit it.

/// Example API v1beta1
///
/// An API whose methods stream in every way that is known: as an array, as events, as the bytes of
/// another server, both ways; and one that does not, although its name says so.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = streams::Client::new()?;
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
pub mod streams {
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
        #[derive(Clone, Debug)]
        pub struct Models {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Models {
            /// `POST` `v1/models/chat/completions`
            ///
            /// The response is a stream: JSON as another server sends it: events, lines or an array. `.stream()` gives its elements as they come, `.send()` all of them at the end:
            ///
            /// ```ignore
            /// let mut stream = client.models().completions(body).stream();
            /// while let Some(element) = stream.next().await {
            ///     let element = element?;
            /// }
            /// ```
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
            /// It streams both ways, and a call sends one message. The response is a stream: a JSON array of messages. `.stream()` gives its elements as they come, `.send()` all of them at the end:
            ///
            /// ```ignore
            /// let mut stream = client.models().direct_write(body).stream();
            /// while let Some(element) = stream.next().await {
            ///     let element = element?;
            /// }
            /// ```
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
            /// The response is a stream: a JSON array of messages. `.stream()` gives its elements as they come, `.send()` all of them at the end:
            ///
            /// ```ignore
            /// let mut stream = client.models().optimize_prompt(body).stream();
            /// while let Some(element) = stream.next().await {
            ///     let element = element?;
            /// }
            /// ```
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
            /// The response is a stream: Server-Sent Events, which `alt=sse` asks for. `.stream()` gives its elements as they come, `.send()` all of them at the end:
            ///
            /// ```ignore
            /// let mut stream = client.models().stream_generate_content(model, body).stream();
            /// while let Some(element) = stream.next().await {
            ///     let element = element?;
            /// }
            /// ```
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

        /// A call of `aiplatform.endpoints.chat.completions`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Completions {
            call: ::discovery_runtime::contract::Call,
        }

        impl Completions {
            ::discovery_runtime::contract::raw_body!();

            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < ::discovery_runtime::contract::serde_json::Value >
            );
            ::discovery_runtime::contract::streaming!(
                ::discovery_runtime::contract::serde_json::Value
            );
        }

        /// A call of `aiplatform.projects.locations.featureOnlineStores.featureViews.directWrite`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct DirectWrite {
            call: ::discovery_runtime::contract::Call,
        }

        impl DirectWrite {
            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
            ::discovery_runtime::contract::streaming!(super::types::Response);
        }

        /// A call of `aiplatform.projects.locations.tuningJobs.optimizePrompt`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct OptimizePrompt {
            call: ::discovery_runtime::contract::Call,
        }

        impl OptimizePrompt {
            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
            ::discovery_runtime::contract::streaming!(super::types::Response);
        }

        /// A call of `aiplatform.projects.locations.publishers.models.rawPredict`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct RawPredict {
            call: ::discovery_runtime::contract::Call,
        }

        impl RawPredict {
            ::discovery_runtime::contract::raw_body!();

            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::GoogleApiHttpBody);
        }

        /// A call of `aiplatform.publishers.models.streamGenerateContent`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct StreamGenerateContent {
            call: ::discovery_runtime::contract::Call,
        }

        impl StreamGenerateContent {
            /// Streams do not page.
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }

            ::discovery_runtime::contract::sending!(
                ::std::vec::Vec < super::types::Response >
            );
            ::discovery_runtime::contract::streaming!(super::types::Response);
        }
    }
}
