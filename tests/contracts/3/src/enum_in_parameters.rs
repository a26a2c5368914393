// Data: what the generator printed for contract 3, from tests/fixtures/enum_in_parameters.json. Do not edit it.

/// Example API v1
///
/// Enums in the query, once and repeated, and in the path.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// ```ignore
/// let client = enum_in_parameters::Client::new()?;
/// let response = client.items().get(color).send().await?;
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
pub mod enum_in_parameters {
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
            "enum_in_parameters",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("enum_in_parameters", "0.1.0");

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
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `GET` `v1/items/{color}`
            pub fn get(&self, color: impl ::std::convert::Into<get::Color>) -> Get {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "enum_in_parameters.items.get",
                    "GET",
                    "v1/items/{color}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<get::Color>("color", color.into());
                Get { call }
            }

            /// `GET` `v1/items/{color}`
            pub fn list(&self, color: impl ::std::convert::Into<list::Color>) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "enum_in_parameters.items.list",
                    "GET",
                    "v1/items/{color}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<list::Color>("color", color.into());
                List { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// A call of `enum_in_parameters.items.get`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Get {
            call: ::discovery_runtime::contract::Call,
        }

        impl Get {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        /// A call of `enum_in_parameters.items.list`, not yet sent.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        impl List {
            pub fn kinds(
                mut self,
                kinds: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<list::Kind>,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "kinds",
                        kinds.into_iter().map(::std::convert::Into::<list::Kind>::into),
                    );
                self
            }

            pub fn order_by(
                mut self,
                order_by: impl ::std::convert::Into<list::OrderBy>,
            ) -> Self {
                self.call.query::<list::OrderBy>("orderBy", order_by.into());
                self
            }

            /// Default: `BASIC`.
            pub fn view(mut self, view: impl ::std::convert::Into<list::View>) -> Self {
                self.call.query::<list::View>("view", view.into());
                self
            }

            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        /// Types of the method `get`.
        pub mod get {
            #[non_exhaustive]
            pub enum Color {
                Red,
                Green,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Color;
                0 "GREEN" Green;
                1 "RED" Red;
            }
        }

        /// Types of the method `list`.
        pub mod list {
            #[non_exhaustive]
            pub enum Color {
                Red,
                Green,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Kind {
                Plain,
                Fancy,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum OrderBy {
                /// By name.
                Name,
                /// By time.
                CreateTime,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum View {
                Basic,
                Full,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Color;
                0 "GREEN" Green;
                1 "RED" Red;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Kind;
                0 "FANCY" Fancy;
                1 "PLAIN" Plain;
            }

            ::discovery_runtime::contract::open_enum! {
                enum OrderBy;
                0 "createTime" CreateTime;
                1 "name" Name;
            }

            ::discovery_runtime::contract::open_enum! {
                enum View;
                0 "BASIC" Basic;
                1 "FULL" Full;
            }
        }
    }
}
