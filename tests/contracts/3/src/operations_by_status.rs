// Data: what the generator printed for contract 3, from tests/fixtures/operations_by_status.json. Do not edit it.

/// Example API v1
///
/// Operations whose end shows in their status, read at several places: the one with most variables
/// comes first.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use operations_by_status::{Client, Credentials};
///
/// async fn first_call() -> operations_by_status::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let global_operations = client.global_operations();
///     let response = global_operations.get("my-project", "my-operation").send().await?;
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
/// | `client.global_operations()` | `get`, `wait` |
/// | `client.instances()` | `insert` |
/// | `client.zone_operations()` | `get` |
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
/// - Operations: `.wait()` follows one to its end (`Waiting`), `client.resume(name)` finds it again later (`Resume`).
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
pub mod operations_by_status {
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
            "operations_by_status",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "example/v1/",
        )
        .scopes(&[], &[])
        .package("operations_by_status", "0.1.0");

    static OPERATIONS: ::discovery_runtime::contract::Operations = ::discovery_runtime::contract::Operations::new(
        ::discovery_runtime::contract::OperationShape::Status,
        const {
            &[
                ::discovery_runtime::contract::Getter::new(
                    ::discovery_runtime::contract::Method::new(
                        "operations_by_status.zoneOperations.get",
                        "GET",
                        "projects/{project}/zones/{zone}/operations/{operation}",
                    ),
                ),
                ::discovery_runtime::contract::Getter::new(
                        ::discovery_runtime::contract::Method::new(
                            "operations_by_status.globalOperations.get",
                            "GET",
                            "projects/{project}/global/operations/{operation}",
                        ),
                    )
                    .wait(
                        ::discovery_runtime::contract::Method::new(
                            "operations_by_status.globalOperations.wait",
                            "POST",
                            "projects/{project}/global/operations/{operation}/wait",
                        ),
                        ::discovery_runtime::contract::ServerTimeout::Unsaid,
                    ),
            ]
        },
    );

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

        /// An operation that was started before, also by another process: to wait for its end, or to see its states. It is found
        /// by its name, or by its link where the API gives one.
        ///
        /// ```text
        /// let done = client.resume("operations/my-operation").wait().await?;
        /// println!("{done:?}");
        /// ```
        pub fn resume(
            &self,
            name: impl ::std::convert::Into<::std::string::String>,
        ) -> ::discovery_runtime::contract::Resume<types::Operation, false> {
            ::discovery_runtime::contract::Resume::new(&self.client, &OPERATIONS, name)
        }

        /// The resource `globalOperations`.
        #[doc(alias = "globalOperations")]
        pub fn global_operations(&self) -> global_operations::GlobalOperations {
            global_operations::GlobalOperations {
                client: self.client.clone(),
            }
        }

        /// The resource `instances`.
        pub fn instances(&self) -> instances::Instances {
            instances::Instances {
                client: self.client.clone(),
            }
        }

        /// The resource `zoneOperations`.
        #[doc(alias = "zoneOperations")]
        pub fn zone_operations(&self) -> zone_operations::ZoneOperations {
            zone_operations::ZoneOperations {
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
        pub struct Operation {
            pub error: ::std::option::Option<::std::boxed::Box<operation::Error>>,
            pub name: ::std::option::Option<::std::string::String>,
            pub operation_type: ::std::option::Option<::std::string::String>,
            pub self_link: ::std::option::Option<::std::string::String>,
            pub status: ::std::option::Option<operation::Status>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub mod operation {
            pub struct Error {
                pub errors: ::std::vec::Vec<error::Error>,
                #[doc(hidden)]
                pub __unknown: ::discovery_runtime::contract::Unknown,
            }

            #[non_exhaustive]
            pub enum Status {
                Done,
                Running,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            pub mod error {
                pub struct Error {
                    pub code: ::std::option::Option<::std::string::String>,
                    #[doc(hidden)]
                    pub __unknown: ::discovery_runtime::contract::Unknown,
                }

                ::discovery_runtime::contract::message! {
                    struct Error;
                    0 "code" code;
                }
            }

            ::discovery_runtime::contract::message! {
                struct Error;
                0 "errors" errors;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Status;
                0 "DONE" Done;
                1 "RUNNING" Running;
            }
        }

        ::discovery_runtime::contract::message! {
            struct Operation;
            0 "error" error;
            1 "name" name;
            2 "operationType" operation_type;
            3 "selfLink" self_link;
            4 "status" status;
        }
    }

    /// The resource `globalOperations`.
    pub mod global_operations {
        /// The resource `globalOperations`.
        ///
        /// It is `client.global_operations()`.
        #[doc(
            alias(
                "global operations",
                "global operation",
                "operations by status global operation"
            )
        )]
        #[derive(Clone, Debug)]
        pub struct GlobalOperations {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl GlobalOperations {
            /// `GET` `projects/{project}/global/operations/{operation}`
            ///
            /// ```text
            /// let global_operations = client.global_operations();
            /// let response = global_operations.get("my-project", "my-operation").send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations_by_status.globalOperations.get")]
            pub fn get(
                &self,
                project: impl ::std::convert::Into<::std::string::String>,
                operation: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations_by_status.globalOperations.get",
                    "GET",
                    "projects/{project}/global/operations/{operation}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("project", project.into());
                call.path::<::std::string::String>("operation", operation.into());
                Get { call }
            }

            /// `POST` `projects/{project}/global/operations/{operation}/wait`
            ///
            /// ```text
            /// let global_operations = client.global_operations();
            /// let response = global_operations.wait("my-project", "my-operation").send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations_by_status.globalOperations.wait")]
            pub fn wait(
                &self,
                project: impl ::std::convert::Into<::std::string::String>,
                operation: impl ::std::convert::Into<::std::string::String>,
            ) -> Wait {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations_by_status.globalOperations.wait",
                    "POST",
                    "projects/{project}/global/operations/{operation}/wait",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("project", project.into());
                call.path::<::std::string::String>("operation", operation.into());
                Wait { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `projects/{project}/global/operations/{operation}`
        ///
        /// A call that [`GlobalOperations::get`](method@GlobalOperations::get) begins, not yet sent.
        /// The method is `operations_by_status.globalOperations.get`.
        ///
        /// ```text
        /// let global_operations = client.global_operations();
        /// let response = global_operations.get("my-project", "my-operation").send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Operation);

        /// `POST` `projects/{project}/global/operations/{operation}/wait`
        ///
        /// A call that [`GlobalOperations::wait`](method@GlobalOperations::wait) begins, not yet sent.
        /// The method is `operations_by_status.globalOperations.wait`.
        ///
        /// ```text
        /// let global_operations = client.global_operations();
        /// let response = global_operations.wait("my-project", "my-operation").send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Wait {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Wait {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        ::discovery_runtime::contract::batched!(Wait, super::types::Operation);
    }

    /// The resource `instances`.
    pub mod instances {
        /// The resource `instances`.
        ///
        /// It is `client.instances()`.
        #[doc(alias("instance", "operations by status instance"))]
        #[derive(Clone, Debug)]
        pub struct Instances {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Instances {
            /// `POST` `projects/{project}/zones/{zone}/instances`
            ///
            /// It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.
            ///
            /// ```text
            /// let done = client.instances().insert("my-project", "us-central1-a").wait().await?;
            /// println!("{done:?}");
            /// ```
            #[doc(alias = "operations_by_status.instances.insert")]
            pub fn insert(
                &self,
                project: impl ::std::convert::Into<::std::string::String>,
                zone: impl ::std::convert::Into<::std::string::String>,
            ) -> Insert {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations_by_status.instances.insert",
                    "POST",
                    "projects/{project}/zones/{zone}/instances",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("project", project.into());
                call.path::<::std::string::String>("zone", zone.into());
                Insert { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `POST` `projects/{project}/zones/{zone}/instances`
        ///
        /// A call that [`Instances::insert`](method@Instances::insert) begins, not yet sent.
        /// The method is `operations_by_status.instances.insert`.
        ///
        /// ```text
        /// let done = client.instances().insert("my-project", "us-central1-a").wait().await?;
        /// println!("{done:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Insert {
            ::discovery_runtime::contract::following!(
                super::OPERATIONS, super::types::Operation
            );
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        ::discovery_runtime::contract::batched!(Insert, super::types::Operation);
    }

    /// The resource `zoneOperations`.
    pub mod zone_operations {
        /// The resource `zoneOperations`.
        ///
        /// It is `client.zone_operations()`.
        #[doc(
            alias(
                "zone operations",
                "zone operation",
                "operations by status zone operation"
            )
        )]
        #[derive(Clone, Debug)]
        pub struct ZoneOperations {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl ZoneOperations {
            /// `GET` `projects/{project}/zones/{zone}/operations/{operation}`
            ///
            /// ```text
            /// let zone_operations = client.zone_operations();
            /// let response = zone_operations
            ///     .get("my-project", "us-central1-a", "my-operation")
            ///     .send()
            ///     .await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations_by_status.zoneOperations.get")]
            pub fn get(
                &self,
                project: impl ::std::convert::Into<::std::string::String>,
                zone: impl ::std::convert::Into<::std::string::String>,
                operation: impl ::std::convert::Into<::std::string::String>,
            ) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations_by_status.zoneOperations.get",
                    "GET",
                    "projects/{project}/zones/{zone}/operations/{operation}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("project", project.into());
                call.path::<::std::string::String>("zone", zone.into());
                call.path::<::std::string::String>("operation", operation.into());
                Get { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `projects/{project}/zones/{zone}/operations/{operation}`
        ///
        /// A call that [`ZoneOperations::get`](method@ZoneOperations::get) begins, not yet sent.
        /// The method is `operations_by_status.zoneOperations.get`.
        ///
        /// ```text
        /// let zone_operations = client.zone_operations();
        /// let response = zone_operations
        ///     .get("my-project", "us-central1-a", "my-operation")
        ///     .send()
        ///     .await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Operation);
    }
}
