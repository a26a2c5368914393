// Data: what the generator printed for contract 3, from tests/fixtures/idempotency.json. Do not edit it.

/// Example API v1
///
/// An API of which it is known when its methods are idempotent: always, never, or with a precondition,
/// in the query or in the body.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = idempotency::Client::new()?;
/// let response = client.buckets().get().send().await?;
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
pub mod idempotency {
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
        #[derive(Clone, Debug)]
        pub struct BucketAccessControls {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl BucketAccessControls {
            /// `DELETE` `v1/b/acl`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
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

        /// A call of `storage.bucketAccessControls.delete`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        impl Delete {
            ::discovery_runtime::contract::sending!(());
        }
    }

    /// The resource `buckets`.
    pub mod buckets {
        /// The resource `buckets`.
        #[derive(Clone, Debug)]
        pub struct Buckets {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Buckets {
            /// `GET` `v1/b`
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

        /// A call of `storage.buckets.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }

        /// A call of `storage.buckets.insert`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        impl Insert {
            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }

        /// A call of `storage.buckets.setIamPolicy`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct SetIamPolicy {
            call: ::discovery_runtime::contract::Call,
        }

        impl SetIamPolicy {
            ::discovery_runtime::contract::sending!(super::types::Policy);
        }

        /// A call of `storage.buckets.update`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Update {
            call: ::discovery_runtime::contract::Call,
        }

        impl Update {
            pub fn if_metageneration_match(
                mut self,
                if_metageneration_match: i64,
            ) -> Self {
                self.call.query("ifMetagenerationMatch", if_metageneration_match);
                self
            }

            ::discovery_runtime::contract::sending!(super::types::Bucket);
        }
    }

    /// The resource `folders`.
    pub mod folders {
        /// The resource `folders`.
        #[derive(Clone, Debug)]
        pub struct Folders {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Folders {
            /// `DELETE` `v1/b/folders`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
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

        /// A call of `storage.folders.delete`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        impl Delete {
            ::discovery_runtime::contract::sending!(());
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
            /// The document has none of the parameters that are its precondition.
            ///
            /// `DELETE` `v1/b/o`
            ///
            /// If the server may have acted on a failed attempt, the call is not repeated.
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

        /// A call of `storage.objects.delete`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Delete {
            call: ::discovery_runtime::contract::Call,
        }

        impl Delete {
            ::discovery_runtime::contract::sending!(());
        }
    }
}
