// Data: what the generator printed for contract 3, from tests/fixtures/media_methods.json. Do not edit it.

/// Example API v1
///
/// Methods with upload and download are the plain call.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use media_methods::{Client, Credentials};
///
/// async fn first_call() -> media_methods::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let bytes = client.objects().get("my-object").download().to_file("file").await?;
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
/// | `client.objects()` | `get`, `insert` |
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
/// - Uploads: `.upload(source)` sends a file, bytes or a stream (`UploadSource`), and resumes after a failure.
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
pub mod media_methods {
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
        ///
        /// It is `client.objects()`.
        #[doc(alias("object", "media methods object"))]
        #[derive(Clone, Debug)]
        pub struct Objects {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Objects {
            /// `GET` `b/o/{object}`
            ///
            /// ```text
            /// let bytes = client.objects().get("my-object").download().to_file("file").await?;
            /// println!("{bytes} bytes");
            /// ```
            #[doc(alias = "media_methods.objects.get")]
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
            ///
            /// ```text
            /// use std::path::Path;
            /// use media_methods::{make, types::Object};
            ///
            /// let body = make!(Object { name: "my-object" });
            /// let response = client.objects().insert(body).upload(Path::new("file")).await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "media_methods.objects.insert")]
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

        /// `GET` `b/o/{object}`
        ///
        /// A call that [`Objects::get`](method@Objects::get) begins, not yet sent.
        /// The method is `media_methods.objects.get`.
        ///
        /// ```text
        /// let bytes = client.objects().get("my-object").download().to_file("file").await?;
        /// println!("{bytes} bytes");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::media_download!();

            ::discovery_runtime::contract::sending!(super::types::Object);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Object);

        /// `POST` `b/o`
        ///
        /// A call that [`Objects::insert`](method@Objects::insert) begins, not yet sent.
        /// The method is `media_methods.objects.insert`.
        ///
        /// ```text
        /// use std::path::Path;
        /// use media_methods::{make, types::Object};
        ///
        /// let body = make!(Object { name: "my-object" });
        /// let response = client.objects().insert(body).upload(Path::new("file")).await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Insert {
            ::discovery_runtime::contract::media_upload!(super::types::Object);

            ::discovery_runtime::contract::sending!(super::types::Object);
        }

        ::discovery_runtime::contract::batched!(Insert, super::types::Object);
    }
}
