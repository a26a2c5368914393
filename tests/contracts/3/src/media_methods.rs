// Data: what the generator printed for contract 3, from tests/fixtures/media_methods.json. Do not edit it.

/// Example API v1
///
/// Methods with upload and download are the plain call.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = media_methods::Client::new()?;
/// let response = client.objects().get(object).send().await?;
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
pub mod media_methods {
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
            "media_methods",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("media_methods", "0.1.0");

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

        /// The resource `objects`.
        pub fn objects(&self) -> objects::Objects {
            objects::Objects {
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
        pub struct Object {
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Object;
            0 "name" name;
        }
    }

    /// The resource `objects`.
    pub mod objects {
        /// The resource `objects`.
        #[derive(Clone, Debug)]
        pub struct Objects {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Objects {
            /// `GET` `b/o/{object}`
            pub fn get(
                &self,
                object: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "media_methods.objects.get",
                        "GET",
                        "b/o/{object}",
                    )
                    .download(
                        ::discovery_runtime::contract::MediaDownload::media().service(),
                    );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("object", object.into());
                Get { call }
            }

            /// `POST` `b/o`
            ///
            /// `.upload(source)` sends media with it. `.send()` sends the metadata alone.
            pub fn insert(&self, body: super::types::Object) -> Insert {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "media_methods.objects.insert",
                        "POST",
                        "b/o",
                    )
                    .upload(
                        ::discovery_runtime::contract::MediaUpload::new("/upload/b/o")
                            .resumable("/resumable/upload/b/o")
                            .max_size(10737418240),
                    );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Insert { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// A call of `media_methods.objects.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::Object);
        }

        /// A call of `media_methods.objects.insert`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        impl Insert {
            ::discovery_runtime::contract::media_upload!(super::types::Object);

            ::discovery_runtime::contract::sending!(super::types::Object);
        }
    }
}
