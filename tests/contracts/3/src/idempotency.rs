// Data: what the generator printed for contract 3, from tests/fixtures/idempotency.json. Do not edit it.

/// Example API v1
///
/// An API of which it is known when its methods are idempotent: always, never, or with a precondition,
/// in the query or in the body.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use idempotency::Client;
///
/// async fn first_call() -> idempotency::Result<()> {
///     // The scope that Google's documentation of the method names.
///     let scope = "https://www.googleapis.com/auth/my-scope";
///     let client = Client::builder().scopes([scope]).build()?;
///     let response = client.buckets().get().send().await?;
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
/// | `client.bucket_access_controls()` | `delete` |
/// | `client.buckets()` | `get`, `insert`, `set_iam_policy`, `update` |
/// | `client.folders()` | `delete` |
/// | `client.objects()` | `delete` |
///
/// # Credentials
///
/// `Client::new` takes Application Default Credentials: those of `gcloud auth application-default login`, of the
/// service account of the machine on Google Cloud, or of the file that `GOOGLE_APPLICATION_CREDENTIALS` names.
/// `Client::builder().credentials(…)` takes others: see `credentials`.
/// The document names no scopes, but methods change what exists, so a call most likely needs a scope. Google's
/// documentation of the method names it, and `Client::builder().scopes([…])` takes it. If the documentation asks
/// for a key: `Client::builder().credentials(Credentials::api_key(…))`.
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
pub mod idempotency {
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
            "storage",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .emulator("STORAGE_EMULATOR_HOST", "", true)
        .package("idempotency", "0.1.0");

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

        /// The resource `bucketAccessControls`.
        #[doc(alias = "bucketAccessControls")]
        pub fn bucket_access_controls(
            &self,
        ) -> bucket_access_controls::BucketAccessControls {
            bucket_access_controls::BucketAccessControls {
                client: self.client.clone(),
            }
        }

        /// The resource `buckets`.
        pub fn buckets(&self) -> buckets::Buckets {
            buckets::Buckets {
                client: self.client.clone(),
            }
        }

        /// The resource `folders`.
        pub fn folders(&self) -> folders::Folders {
            folders::Folders {
                client: self.client.clone(),
            }
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
        pub struct Bucket {
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Policy {
            pub etag: ::std::option::Option<::discovery_runtime::contract::ByteString>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Bucket;
            0 "name" name;
        }

        ::discovery_runtime::contract::message! {
            struct Policy;
            0 "etag" etag;
        }
    }

    /// The resource `bucketAccessControls`.
    pub mod bucket_access_controls {
        /// The resource `bucketAccessControls`.
        ///
        /// It is `client.bucket_access_controls()`.
        #[doc(
            alias(
                "bucket access controls",
                "bucket access control",
                "storage bucket access control"
            )
        )]
        #[derive(Clone, Debug)]
        pub struct BucketAccessControls {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl BucketAccessControls {
            /// `DELETE` `v1/b/acl`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
            ///
            /// ```text
            /// client.bucket_access_controls().delete().send().await?;
            /// ```
            #[doc(alias = "storage.bucketAccessControls.delete")]
            pub fn delete(&self) -> Delete {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.bucketAccessControls.delete",
                        "DELETE",
                        "v1/b/acl",
                    )
                    .no_response()
                    .not_idempotent();
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Delete { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `DELETE` `v1/b/acl`
        ///
        /// A call that [`BucketAccessControls::delete`](method@BucketAccessControls::delete) begins, not yet sent.
        /// The method is `storage.bucketAccessControls.delete`.
        ///
        /// ```text
        /// client.bucket_access_controls().delete().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Delete {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Delete, ());
    }

    /// The resource `buckets`.
    pub mod buckets {
        /// The resource `buckets`.
        ///
        /// It is `client.buckets()`.
        #[doc(alias("bucket", "storage bucket"))]
        #[derive(Clone, Debug)]
        pub struct Buckets {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Buckets {
            /// `GET` `v1/b`
            ///
            /// ```text
            /// let response = client.buckets().get().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "storage.buckets.get")]
            pub fn get(&self) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "storage.buckets.get",
                    "GET",
                    "v1/b",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Get { call }
            }

            /// `POST` `v1/b`
            ///
            /// ```text
            /// use idempotency::{make, types::Bucket};
            ///
            /// let body = make!(Bucket { name: "my-bucket" });
            /// let response = client.buckets().insert(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "storage.buckets.insert")]
            pub fn insert(&self, body: super::types::Bucket) -> Insert {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.buckets.insert",
                        "POST",
                        "v1/b",
                    )
                    .idempotent();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Insert { call }
            }

            /// `PUT` `v1/b/iam`
            ///
            /// If the server may have acted on a failed attempt, the call is repeated only with `etag` in the body.
            ///
            /// ```text
            /// use idempotency::{make, types::Policy};
            ///
            /// let body = make!(Policy {});
            /// let response = client.buckets().set_iam_policy(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias("setIamPolicy", "storage.buckets.setIamPolicy"))]
            pub fn set_iam_policy(&self, body: super::types::Policy) -> SetIamPolicy {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.buckets.setIamPolicy",
                        "PUT",
                        "v1/b/iam",
                    )
                    .idempotent_with_field("etag");
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                SetIamPolicy { call }
            }

            /// `PUT` `v1/b`
            ///
            /// If the server may have acted on a failed attempt, the call is repeated only with `ifMetagenerationMatch`.
            ///
            /// ```text
            /// use idempotency::{make, types::Bucket};
            ///
            /// let body = make!(Bucket { name: "my-bucket" });
            /// let response = client.buckets().update(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "storage.buckets.update")]
            pub fn update(&self, body: super::types::Bucket) -> Update {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.buckets.update",
                        "PUT",
                        "v1/b",
                    )
                    .idempotent_with_query(&["ifMetagenerationMatch"]);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Update { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/b`
        ///
        /// A call that [`Buckets::get`](method@Buckets::get) begins, not yet sent.
        /// The method is `storage.buckets.get`.
        ///
        /// ```text
        /// let response = client.buckets().get().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Bucket);

        /// `POST` `v1/b`
        ///
        /// A call that [`Buckets::insert`](method@Buckets::insert) begins, not yet sent.
        /// The method is `storage.buckets.insert`.
        ///
        /// ```text
        /// use idempotency::{make, types::Bucket};
        ///
        /// let body = make!(Bucket { name: "my-bucket" });
        /// let response = client.buckets().insert(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Insert {
            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }

        ::discovery_runtime::contract::batched!(Insert, super::types::Bucket);

        /// `PUT` `v1/b/iam`
        ///
        /// A call that [`Buckets::set_iam_policy`](method@Buckets::set_iam_policy) begins, not yet sent.
        /// The method is `storage.buckets.setIamPolicy`.
        ///
        /// ```text
        /// use idempotency::{make, types::Policy};
        ///
        /// let body = make!(Policy {});
        /// let response = client.buckets().set_iam_policy(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct SetIamPolicy {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl SetIamPolicy {
            ::discovery_runtime::contract::sending!(super::types::Policy);
        }

        ::discovery_runtime::contract::batched!(SetIamPolicy, super::types::Policy);

        /// `PUT` `v1/b`
        ///
        /// A call that [`Buckets::update`](method@Buckets::update) begins, not yet sent.
        /// The method is `storage.buckets.update`.
        ///
        /// ```text
        /// use idempotency::{make, types::Bucket};
        ///
        /// let body = make!(Bucket { name: "my-bucket" });
        /// let response = client.buckets().update(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Update {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Update {
            #[doc(alias = "ifMetagenerationMatch")]
            pub fn if_metageneration_match(
                mut self,
                if_metageneration_match: i64,
            ) -> Self {
                self.call.query("ifMetagenerationMatch", if_metageneration_match);
                self
            }
        }

        /// How it is sent.
        impl Update {
            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }

        ::discovery_runtime::contract::batched!(Update, super::types::Bucket);
    }

    /// The resource `folders`.
    pub mod folders {
        /// The resource `folders`.
        ///
        /// It is `client.folders()`.
        #[doc(alias("folder", "storage folder"))]
        #[derive(Clone, Debug)]
        pub struct Folders {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Folders {
            /// `DELETE` `v1/b/folders`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
            ///
            /// ```text
            /// client.folders().delete().send().await?;
            /// ```
            #[doc(alias = "storage.folders.delete")]
            pub fn delete(&self) -> Delete {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.folders.delete",
                        "DELETE",
                        "v1/b/folders",
                    )
                    .no_response()
                    .not_idempotent();
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Delete { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `DELETE` `v1/b/folders`
        ///
        /// A call that [`Folders::delete`](method@Folders::delete) begins, not yet sent.
        /// The method is `storage.folders.delete`.
        ///
        /// ```text
        /// client.folders().delete().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Delete {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Delete, ());
    }

    /// The resource `objects`.
    pub mod objects {
        /// The resource `objects`.
        ///
        /// It is `client.objects()`.
        #[doc(alias("object", "storage object"))]
        #[derive(Clone, Debug)]
        pub struct Objects {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Objects {
            /// The document has none of the parameters that are its precondition.
            ///
            /// `DELETE` `v1/b/o`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
            ///
            /// ```text
            /// client.objects().delete().send().await?;
            /// ```
            #[doc(alias = "storage.objects.delete")]
            pub fn delete(&self) -> Delete {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "storage.objects.delete",
                        "DELETE",
                        "v1/b/o",
                    )
                    .no_response()
                    .not_idempotent();
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Delete { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// The document has none of the parameters that are its precondition.
        ///
        /// `DELETE` `v1/b/o`
        ///
        /// A call that [`Objects::delete`](method@Objects::delete) begins, not yet sent.
        /// The method is `storage.objects.delete`.
        ///
        /// ```text
        /// client.objects().delete().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Delete {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Delete, ());
    }
}
