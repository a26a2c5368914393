// Data: what the generator printed for contract 3, from tests/fixtures/http_body.json. Do not edit it.

/// Example API v1
///
/// `google.api.HttpBody`, as a body and as a reply: bytes can stand in its place.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = http_body::Client::new()?;
/// let response = client.items().fetch().send().await?;
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
pub mod http_body {
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
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/fetch`
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

        /// A call of `http_body.items.fetch`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Fetch {
            call: ::discovery_runtime::contract::Call,
        }

        impl Fetch {
            ::discovery_runtime::contract::raw_body!();

            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::HttpBody);
        }

        /// A call of `http_body.items.plain`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Plain {
            call: ::discovery_runtime::contract::Call,
        }

        impl Plain {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        /// A call of `http_body.items.upload`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Upload {
            call: ::discovery_runtime::contract::Call,
        }

        impl Upload {
            ::discovery_runtime::contract::raw_body!();

            ::discovery_runtime::contract::sending!(super::types::Item);
        }
    }
}
