// Data: what the generator printed for contract 3, from tests/fixtures/operations_by_status.json. Do not edit it.

/// Example API v1
///
/// Operations whose end shows in their status, read at several places: the one with most variables
/// comes first.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = operations_by_status::Client::new()?;
/// let response = client.global_operations().get(project, operation).send().await?;
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
pub mod operations_by_status {
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
        /// ```ignore
        /// let done = client.resume(name).wait().await?;
        /// ```
        pub fn resume(
            &self,
            name: impl ::std::convert::Into<::std::string::String>,
        ) -> ::discovery_runtime::contract::Resume<types::Operation, false> {
            ::discovery_runtime::contract::Resume::new(&self.client, &OPERATIONS, name)
        }

        /// The resource `globalOperations`.
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
        #[derive(Clone, Debug)]
        pub struct GlobalOperations {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl GlobalOperations {
            /// `GET` `projects/{project}/global/operations/{operation}`
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

        /// A call of `operations_by_status.globalOperations.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        /// A call of `operations_by_status.globalOperations.wait`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Wait {
            call: ::discovery_runtime::contract::Call,
        }

        impl Wait {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }
    }

    /// The resource `instances`.
    pub mod instances {
        /// The resource `instances`.
        #[derive(Clone, Debug)]
        pub struct Instances {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Instances {
            /// `POST` `projects/{project}/zones/{zone}/instances`
            ///
            /// It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.
            ///
            /// ```ignore
            /// let done = client.instances().insert(project, zone).wait().await?;
            /// ```
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

        /// A call of `operations_by_status.instances.insert`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Insert {
            call: ::discovery_runtime::contract::Call,
        }

        impl Insert {
            ::discovery_runtime::contract::sending!(super::types::Operation);

            ::discovery_runtime::contract::following!(
                super::OPERATIONS, super::types::Operation
            );
        }
    }

    /// The resource `zoneOperations`.
    pub mod zone_operations {
        /// The resource `zoneOperations`.
        #[derive(Clone, Debug)]
        pub struct ZoneOperations {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl ZoneOperations {
            /// `GET` `projects/{project}/zones/{zone}/operations/{operation}`
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

        /// A call of `operations_by_status.zoneOperations.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }
    }
}
