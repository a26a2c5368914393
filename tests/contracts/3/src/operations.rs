// Data: what the generator printed for contract 3, from tests/fixtures/operations.json. Do not edit it.

/// Example API v1
///
/// Methods that start an operation, known by its shape; those that read, wait for and cancel one are
/// known by their paths.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use operations::{Client, Credentials};
///
/// async fn first_call() -> operations::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let response = client.work().read("work/my-work").send().await?;
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
/// | `client.items()` | `cancel`, `change`, `create`, `get_graph` |
/// | `client.items().operations()` | `get` |
/// | `client.work()` | `await`, `cancel`, `read` |
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
pub mod operations {
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
            "operations",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .shared_paths(const {
            &[
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}",
                    "name",
                    &[
                        ("items/*/operations/*", "operations.items.operations.get"),
                        ("work/*", "operations.work.read"),
                    ],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "GET",
                    "v1/{+name}:getGraph",
                    "name",
                    &[("items/*", "operations.items.getGraph")],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "POST",
                    "v1/{+name}:cancel",
                    "name",
                    &[
                        ("items/*", "operations.items.cancel"),
                        ("work/*", "operations.work.cancel"),
                    ],
                ),
                ::discovery_runtime::contract::SharedPath::new(
                    "POST",
                    "v1/{+name}:wait",
                    "name",
                    &[("work/*", "operations.work.await")],
                ),
            ]
        })
        .package("operations", "0.1.0");

    static OPERATIONS: ::discovery_runtime::contract::Operations = ::discovery_runtime::contract::Operations::new(
        ::discovery_runtime::contract::OperationShape::Done,
        const {
            &[
                ::discovery_runtime::contract::Getter::new(
                        ::discovery_runtime::contract::Method::new(
                            "operations.work.read",
                            "GET",
                            "v1/{+name}",
                        ),
                    )
                    .wait(
                        ::discovery_runtime::contract::Method::new(
                            "operations.work.await",
                            "POST",
                            "v1/{+name}:wait",
                        ),
                        ::discovery_runtime::contract::ServerTimeout::Body,
                    )
                    .cancel(
                        ::discovery_runtime::contract::Method::new(
                                "operations.work.cancel",
                                "POST",
                                "v1/{+name}:cancel",
                            )
                            .no_response(),
                        true,
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
        ) -> ::discovery_runtime::contract::Resume<types::Work, true> {
            ::discovery_runtime::contract::Resume::new(&self.client, &OPERATIONS, name)
        }

        /// The resource `items`.
        pub fn items(&self) -> items::Items {
            items::Items {
                client: self.client.clone(),
            }
        }

        /// The resource `work`.
        pub fn work(&self) -> work::Work {
            work::Work {
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
        #[doc(alias = "cancel request")]
        pub struct CancelRequest {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Item {
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        /// No operation, though it is called so.
        pub struct Operation {
            pub id: ::std::option::Option<::std::string::String>,
            pub status: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Status {
            pub code: ::std::option::Option<i32>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "wait request")]
        pub struct WaitRequest {
            pub timeout: ::std::option::Option<::discovery_runtime::contract::Duration>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        /// An operation, whatever it is called.
        pub struct Work {
            pub done: ::std::option::Option<bool>,
            pub error: ::std::option::Option<::std::boxed::Box<Status>>,
            pub metadata: ::std::option::Option<::discovery_runtime::contract::JsonMap>,
            pub name: ::std::option::Option<::std::string::String>,
            pub response: ::std::option::Option<::discovery_runtime::contract::JsonMap>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct CancelRequest;
        }

        ::discovery_runtime::contract::message! {
            struct Item;
            0 "name" name;
        }

        ::discovery_runtime::contract::message! {
            struct Operation;
            0 "id" id;
            1 "status" status;
        }

        ::discovery_runtime::contract::message! {
            struct Status;
            0 "code" code;
        }

        ::discovery_runtime::contract::message! {
            struct WaitRequest;
            0 "timeout" timeout;
        }

        ::discovery_runtime::contract::message! {
            struct Work;
            0 "done" done;
            1 "error" error;
            2 "metadata" metadata;
            3 "name" name;
            4 "response" response;
        }
    }

    /// Resource names: for each kind, a function that builds one, and one that takes one apart.
    pub mod names {
        ::discovery_runtime::contract::resource_name!(item, parse_item, "items/*", item);

        ::discovery_runtime::contract::resource_name!(
            operation, parse_operation, "items/*/operations/*", item, operation
        );
        ::discovery_runtime::contract::resource_name!(work, parse_work, "work/*", work);
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "operations item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// Starts one too: it cancels an item, and replies with an operation.
            ///
            /// `POST` `v1/{+name}:cancel`
            ///
            /// - `name`: Pattern: `^items/[^/]+$`.
            ///
            /// It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.
            ///
            /// ```text
            /// let done = client.items().cancel("items/my-item").wait().await?;
            /// println!("{done:?}");
            /// ```
            #[doc(alias = "operations.items.cancel")]
            pub fn cancel(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Cancel {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "operations.items.cancel",
                        "POST",
                        "v1/{+name}:cancel",
                    )
                    .forms(&[("name", &["items/*"])]);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Cancel { call }
            }

            /// Starts none.
            ///
            /// `POST` `v1/items:change`
            ///
            /// ```text
            /// use operations::{make, types::Item};
            ///
            /// let body = make!(Item { name: "my-item" });
            /// let response = client.items().change(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations.items.change")]
            pub fn change(&self, body: super::types::Item) -> Change {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations.items.change",
                    "POST",
                    "v1/items:change",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Change { call }
            }

            /// Starts one.
            ///
            /// `POST` `v1/items`
            ///
            /// It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.
            ///
            /// ```text
            /// use operations::{make, types::Item};
            ///
            /// let body = make!(Item { name: "my-item" });
            /// let done = client.items().create(body).wait().await?;
            /// println!("{done:?}");
            /// ```
            #[doc(alias = "operations.items.create")]
            pub fn create(&self, body: super::types::Item) -> Create {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "operations.items.create",
                    "POST",
                    "v1/items",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Create { call }
            }

            /// Starts one by GET: its path has a verb behind the name.
            ///
            /// `GET` `v1/{+name}:getGraph`
            ///
            /// - `name`: Pattern: `^items/[^/]+$`.
            ///
            /// It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.
            ///
            /// ```text
            /// let done = client.items().get_graph("items/my-item").wait().await?;
            /// println!("{done:?}");
            /// ```
            #[doc(alias("getGraph", "operations.items.getGraph"))]
            pub fn get_graph(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> GetGraph {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "operations.items.getGraph",
                        "GET",
                        "v1/{+name}:getGraph",
                    )
                    .forms(&[("name", &["items/*"])]);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                GetGraph { call }
            }

            /// The resource `operations`.
            pub fn operations(&self) -> operations::Operations {
                operations::Operations {
                    client: self.client.clone(),
                }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// Starts one too: it cancels an item, and replies with an operation.
        ///
        /// `POST` `v1/{+name}:cancel`
        ///
        /// A call that [`Items::cancel`](method@Items::cancel) begins, not yet sent.
        /// The method is `operations.items.cancel`.
        ///
        /// ```text
        /// let done = client.items().cancel("items/my-item").wait().await?;
        /// println!("{done:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Cancel {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Cancel {
            ::discovery_runtime::contract::following!(
                super::OPERATIONS, super::types::Work
            );
            ::discovery_runtime::contract::sending!(super::types::Work);
        }

        ::discovery_runtime::contract::batched!(Cancel, super::types::Work);

        /// Starts none.
        ///
        /// `POST` `v1/items:change`
        ///
        /// A call that [`Items::change`](method@Items::change) begins, not yet sent.
        /// The method is `operations.items.change`.
        ///
        /// ```text
        /// use operations::{make, types::Item};
        ///
        /// let body = make!(Item { name: "my-item" });
        /// let response = client.items().change(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Change {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Change {
            ::discovery_runtime::contract::sending!(super::types::Operation);
        }

        ::discovery_runtime::contract::batched!(Change, super::types::Operation);

        /// Starts one.
        ///
        /// `POST` `v1/items`
        ///
        /// A call that [`Items::create`](method@Items::create) begins, not yet sent.
        /// The method is `operations.items.create`.
        ///
        /// ```text
        /// use operations::{make, types::Item};
        ///
        /// let body = make!(Item { name: "my-item" });
        /// let done = client.items().create(body).wait().await?;
        /// println!("{done:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Create {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Create {
            ::discovery_runtime::contract::following!(
                super::OPERATIONS, super::types::Work
            );
            ::discovery_runtime::contract::sending!(super::types::Work);
        }

        ::discovery_runtime::contract::batched!(Create, super::types::Work);

        /// Starts one by GET: its path has a verb behind the name.
        ///
        /// `GET` `v1/{+name}:getGraph`
        ///
        /// A call that [`Items::get_graph`](method@Items::get_graph) begins, not yet sent.
        /// The method is `operations.items.getGraph`.
        ///
        /// ```text
        /// let done = client.items().get_graph("items/my-item").wait().await?;
        /// println!("{done:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct GetGraph {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl GetGraph {
            ::discovery_runtime::contract::following!(
                super::OPERATIONS, super::types::Work
            );
            ::discovery_runtime::contract::sending!(super::types::Work);
        }

        ::discovery_runtime::contract::batched!(GetGraph, super::types::Work);

        /// The resource `operations`.
        pub mod operations {
            /// The resource `operations`.
            ///
            /// It is `client.items().operations()`.
            #[doc(alias("operation", "operations operation"))]
            #[derive(Clone, Debug)]
            pub struct Operations {
                pub(super) client: ::discovery_runtime::contract::ApiClient,
            }

            impl Operations {
                /// Reads one, by the same path as the method at the root, and by another pattern.
                ///
                /// `GET` `v1/{+name}`
                ///
                /// - `name`: Pattern: `^items/[^/]+/operations/[^/]+$`.
                ///
                /// ```text
                /// let operations = client.items().operations();
                /// let response = operations.get("items/my-item/operations/my-operation").send().await?;
                /// println!("{response:?}");
                /// ```
                #[doc(alias = "operations.items.operations.get")]
                pub fn get(
                    &self,
                    name: impl ::std::convert::Into<::std::string::String>,
                ) -> Get {
                    static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                            "operations.items.operations.get",
                            "GET",
                            "v1/{+name}",
                        )
                        .forms(&[("name", &["items/*/operations/*"])]);
                    let mut call = ::discovery_runtime::contract::Call::new(
                        &self.client,
                        &METHOD,
                    );
                    call.path::<::std::string::String>("name", name.into());
                    Get { call }
                }

                /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
                pub fn close(&self) {
                    self.client.close();
                }
            }

            /// Reads one, by the same path as the method at the root, and by another pattern.
            ///
            /// `GET` `v1/{+name}`
            ///
            /// A call that [`Operations::get`](method@Operations::get) begins, not yet sent.
            /// The method is `operations.items.operations.get`.
            ///
            /// ```text
            /// let operations = client.items().operations();
            /// let response = operations.get("items/my-item/operations/my-operation").send().await?;
            /// println!("{response:?}");
            /// ```
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is sent: `.send().await`"]
            pub struct Get {
                call: ::discovery_runtime::contract::Call,
            }

            /// How it is sent.
            impl Get {
                ::discovery_runtime::contract::sending!(super::super::types::Work);
            }

            ::discovery_runtime::contract::batched!(Get, super::super::types::Work);
        }
    }

    /// The resource `work`.
    pub mod work {
        /// The resource `work`.
        ///
        /// It is `client.work()`.
        #[doc(alias = "operations work")]
        #[derive(Clone, Debug)]
        pub struct Work {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Work {
            /// Lets the server wait.
            ///
            /// `POST` `v1/{+name}:wait`
            ///
            /// - `name`: Pattern: `^work/[^/]+$`.
            ///
            /// ```text
            /// use std::time::Duration;
            /// use operations::{make, types::WaitRequest};
            ///
            /// let body = make!(WaitRequest { timeout: Duration::from_secs(60) });
            /// let response = client.work().r#await("work/my-work", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations.work.await")]
            pub fn r#await(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::WaitRequest,
            ) -> Await {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "operations.work.await",
                        "POST",
                        "v1/{+name}:wait",
                    )
                    .forms(&[("name", &["work/*"])]);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Await { call }
            }

            /// Cancels one.
            ///
            /// `POST` `v1/{+name}:cancel`
            ///
            /// - `name`: Pattern: `^work/[^/]+$`.
            ///
            /// ```text
            /// client.work().cancel("work/my-work").send().await?;
            /// ```
            #[doc(alias = "operations.work.cancel")]
            pub fn cancel(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Cancel {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "operations.work.cancel",
                        "POST",
                        "v1/{+name}:cancel",
                    )
                    .forms(&[("name", &["work/*"])])
                    .no_response();
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(
                    &<super::types::CancelRequest as ::std::default::Default>::default(),
                );
                Cancel { call }
            }

            /// Reads one.
            ///
            /// `GET` `v1/{+name}`
            ///
            /// - `name`: Pattern: `^work/[^/]+$`.
            ///
            /// ```text
            /// let response = client.work().read("work/my-work").send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "operations.work.read")]
            pub fn read(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Read {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "operations.work.read",
                        "GET",
                        "v1/{+name}",
                    )
                    .forms(&[("name", &["work/*"])]);
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                Read { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// Lets the server wait.
        ///
        /// `POST` `v1/{+name}:wait`
        ///
        /// A call that [`Work::await`](method@Work::await) begins, not yet sent.
        /// The method is `operations.work.await`.
        ///
        /// ```text
        /// use std::time::Duration;
        /// use operations::{make, types::WaitRequest};
        ///
        /// let body = make!(WaitRequest { timeout: Duration::from_secs(60) });
        /// let response = client.work().r#await("work/my-work", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Await {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Await {
            ::discovery_runtime::contract::sending!(super::types::Work);
        }

        ::discovery_runtime::contract::batched!(Await, super::types::Work);

        /// Cancels one.
        ///
        /// `POST` `v1/{+name}:cancel`
        ///
        /// A call that [`Work::cancel`](method@Work::cancel) begins, not yet sent.
        /// The method is `operations.work.cancel`.
        ///
        /// ```text
        /// client.work().cancel("work/my-work").send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Cancel {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Cancel {
            /// The request body. Without it, an empty one is sent.
            pub fn body(mut self, body: super::types::CancelRequest) -> Self {
                self.call.body(&body);
                self
            }
        }

        /// How it is sent.
        impl Cancel {
            ::discovery_runtime::contract::sending!(());
        }

        ::discovery_runtime::contract::batched!(Cancel, ());

        /// Reads one.
        ///
        /// `GET` `v1/{+name}`
        ///
        /// A call that [`Work::read`](method@Work::read) begins, not yet sent.
        /// The method is `operations.work.read`.
        ///
        /// ```text
        /// let response = client.work().read("work/my-work").send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Read {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Read {
            ::discovery_runtime::contract::sending!(super::types::Work);
        }

        ::discovery_runtime::contract::batched!(Read, super::types::Work);
    }
}
