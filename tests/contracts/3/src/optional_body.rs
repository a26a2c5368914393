// Data: what the generator printed for contract 3, from tests/fixtures/optional_body.json. Do not edit it.

/// Example API v1
///
/// A body whose schema has no properties is a setter, also one that is a map.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use optional_body::Client;
///
/// async fn first_call() -> optional_body::Result<()> {
///     // The scope that Google's documentation of the method names.
///     let scope = "https://www.googleapis.com/auth/my-scope";
///     let client = Client::builder().scopes([scope]).build()?;
///     let body = Default::default();
///     client.items().label(body).send().await?;
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
/// | `client.items()` | `cancel`, `label`, `put` |
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
pub mod optional_body {
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
            "optional_body",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("optional_body", "0.1.0");

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
        /// Cancels.
        #[doc(alias = "cancel request")]
        pub struct CancelRequest {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Empty {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Item {
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub type Labels = ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        >;
        ::discovery_runtime::contract::message! {
            struct CancelRequest;
        }

        ::discovery_runtime::contract::message! {
            struct Empty;
        }

        ::discovery_runtime::contract::message! {
            struct Item;
            0 "name" name;
        }
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "optional body item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `POST` `v1/{name}:cancel`
            ///
            /// ```text
            /// client.items().cancel("my-item").send().await?;
            /// ```
            #[doc(alias = "optional_body.items.cancel")]
            pub fn cancel(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Cancel {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "optional_body.items.cancel",
                    "POST",
                    "v1/{name}:cancel",
                );
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

            /// `POST` `v1/labels`
            ///
            /// ```text
            /// let body = Default::default();
            /// client.items().label(body).send().await?;
            /// ```
            #[doc(alias = "optional_body.items.label")]
            pub fn label(&self, body: super::types::Labels) -> Label {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "optional_body.items.label",
                    "POST",
                    "v1/labels",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Label { call }
            }

            /// `PUT` `v1/put`
            ///
            /// ```text
            /// use optional_body::{make, types::Item};
            ///
            /// let body = make!(Item { name: "my-item" });
            /// client.items().put(body).send().await?;
            /// ```
            #[doc(alias = "optional_body.items.put")]
            pub fn put(&self, body: super::types::Item) -> Put {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "optional_body.items.put",
                    "PUT",
                    "v1/put",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Put { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `POST` `v1/{name}:cancel`
        ///
        /// A call that [`Items::cancel`](method@Items::cancel) begins, not yet sent.
        /// The method is `optional_body.items.cancel`.
        ///
        /// ```text
        /// client.items().cancel("my-item").send().await?;
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
            ::discovery_runtime::contract::sending!(super::types::Empty);
        }

        ::discovery_runtime::contract::batched!(Cancel, super::types::Empty);

        /// `POST` `v1/labels`
        ///
        /// A call that [`Items::label`](method@Items::label) begins, not yet sent.
        /// The method is `optional_body.items.label`.
        ///
        /// ```text
        /// let body = Default::default();
        /// client.items().label(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Label {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Label {
            ::discovery_runtime::contract::sending!(super::types::Empty);
        }

        ::discovery_runtime::contract::batched!(Label, super::types::Empty);

        /// `PUT` `v1/put`
        ///
        /// A call that [`Items::put`](method@Items::put) begins, not yet sent.
        /// The method is `optional_body.items.put`.
        ///
        /// ```text
        /// use optional_body::{make, types::Item};
        ///
        /// let body = make!(Item { name: "my-item" });
        /// client.items().put(body).send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Put {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Put {
            ::discovery_runtime::contract::sending!(super::types::Empty);
        }

        ::discovery_runtime::contract::batched!(Put, super::types::Empty);
    }
}
