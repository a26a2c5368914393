// Data: what the generator printed for contract 3, from tests/fixtures/scopes.json. Do not edit it.

/// Example API v1
///
/// Scopes of every form, two of which differ in punctuation alone.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use scopes::Client;
///
/// async fn first_call() -> scopes::Result<()> {
///     let client = Client::new()?;
///     client.items().get().send().await?;
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
/// | `client.items()` | `get` |
///
/// # Credentials
///
/// `Client::new` takes Application Default Credentials: those of `gcloud auth application-default login`, of the
/// service account of the machine on Google Cloud, or of the file that `GOOGLE_APPLICATION_CREDENTIALS` names.
/// `Client::builder().credentials(…)` takes others: see `credentials`.
/// A call asks for the scope that its page names. `.scopes([…])` of the client chooses others: its constants
/// `SCOPE_…` are those of the API.
///
/// # Calls
///
/// - Required parameters are arguments. The others are functions of the builder, which `.send()` sends.
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
pub mod scopes {
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
            "scopes",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(
            &[
                "email",
                "https://mail.google.com/",
                "https://www.googleapis.com/auth/cloud-platform",
                "https://www.googleapis.com/auth/cloud-platform.read-only",
                "https://www.googleapis.com/auth/cloud-platform_read_only",
                "https://www.googleapis.com/auth/userinfo#email",
                "openid",
            ],
            &["https://www.googleapis.com/auth/cloud-platform"],
        )
        .package("scopes", "0.1.0");

    /// A client of the Example API.
    ///
    /// It is cheap to clone, and clones share their connections.
    #[derive(Clone, Debug)]
    pub struct Client {
        client: ::discovery_runtime::contract::ApiClient,
    }

    impl Client {
        pub const SCOPE_EMAIL: &'static str = "email";

        /// All mail.
        pub const SCOPE_MAIL_GOOGLE_COM: &'static str = "https://mail.google.com/";

        /// See everything.
        pub const SCOPE_CLOUD_PLATFORM: &'static str = "https://www.googleapis.com/auth/cloud-platform";

        /// Read.
        pub const SCOPE_CLOUD_PLATFORM_READ_ONLY_E037: &'static str = "https://www.googleapis.com/auth/cloud-platform.read-only";

        /// Read again.
        pub const SCOPE_CLOUD_PLATFORM_READ_ONLY_3839: &'static str = "https://www.googleapis.com/auth/cloud-platform_read_only";

        /// \*All\* of it.
        pub const SCOPE_USERINFO_EMAIL: &'static str = "https://www.googleapis.com/auth/userinfo#email";

        /// Who you are.
        pub const SCOPE_OPENID: &'static str = "openid";

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
        pub struct Item {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Item;
        }
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "scopes item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/items`
            ///
            /// ```text
            /// client.items().get().send().await?;
            /// ```
            #[doc(alias = "scopes.items.get")]
            pub fn get(&self) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                        "scopes.items.get",
                        "GET",
                        "v1/items",
                    )
                    .scopes(
                        &[
                            "https://www.googleapis.com/auth/cloud-platform",
                            "https://mail.google.com/",
                        ],
                    );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Get { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/items`
        ///
        /// Scope: `https://www.googleapis.com/auth/cloud-platform`.
        /// It also takes `https://mail.google.com/`.
        ///
        /// A call that [`Items::get`](method@Items::get) begins, not yet sent.
        /// The method is `scopes.items.get`.
        ///
        /// ```text
        /// client.items().get().send().await?;
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Get, super::types::Item);
    }
}
