// Data: what the generator printed for contract 3, from tests/fixtures/update_mask.json. Do not edit it.

/// Example API v1
///
/// An update mask can be made from the body, if it says which fields of the body are updated. Fields
/// that only the server sets are not part of it, in the messages that a mask leads into.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use update_mask::Client;
/// use update_mask::{make, types::Item};
///
/// async fn first_call() -> update_mask::Result<()> {
///     // The scope that Google's documentation of the method names.
///     let scope = "https://www.googleapis.com/auth/my-scope";
///     let client = Client::builder().scopes([scope]).build()?;
///     let body = make!(Item { display_name: "My item" });
///     let response = client.items().clear("my-item", body).send().await?;
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
/// | `client.items()` | `clear`, `clear_also`, `empty`, `fields`, `mask`, `not_prefixed`, `patch`, `prefixed`, `put`, `repeated`, `required` |
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
pub mod update_mask {
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
            "update_mask",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("update_mask", "0.1.0");

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
        pub struct Change {
            /// Output only. Not in a message that a mask leads into.
            pub time: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Empty {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Item {
            /// Output only for old items.
            pub copies: ::std::option::Option<i64>,
            /// Output only. When it was made.
            pub create_time: ::std::option::Option<
                ::discovery_runtime::contract::DateTime,
            >,
            pub display_name: ::std::option::Option<::std::string::String>,
            pub etag: ::std::option::Option<::std::string::String>,
            pub history: ::std::vec::Vec<Change>,
            /// \[Output Only\] Always `item`.
            pub kind: ::std::option::Option<::std::string::String>,
            pub labels: ::std::collections::BTreeMap<::std::string::String, Change>,
            /// Identifier. The name.
            pub name: ::std::option::Option<::std::string::String>,
            pub settings: ::std::option::Option<::std::boxed::Box<Settings>>,
            /// Output only.
            pub uid: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Settings {
            /// Output only. Whether they were checked.
            pub checked: ::std::option::Option<::std::string::String>,
            pub color: ::std::option::Option<::std::string::String>,
            pub inner: ::std::option::Option<::std::boxed::Box<Settings>>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Change;
            0 "time" time;
        }

        ::discovery_runtime::contract::message! {
            struct Empty;
        }

        ::discovery_runtime::contract::message! {
            struct Item;
            unmasked "createTime" "etag" "kind" "name" "uid";
            0 "copies" copies;
            1 "createTime" create_time;
            2 "displayName" display_name;
            3 "etag" etag;
            4 "history" history;
            5 "kind" kind;
            6 "labels" labels;
            7 "name" name;
            8 "settings" settings;
            9 "uid" uid;
        }

        ::discovery_runtime::contract::message! {
            struct Settings;
            unmasked "checked";
            0 "checked" checked;
            1 "color" color;
            2 "inner" inner;
        }
    }

    /// The resource `items`.
    pub mod items {
        /// The resource `items`.
        ///
        /// It is `client.items()`.
        #[doc(alias("item", "update mask item"))]
        #[derive(Clone, Debug)]
        pub struct Items {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Items {
            /// `PATCH` `v1/{+name}:clear`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let response = client.items().clear("my-item", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.clear")]
            pub fn clear(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Clear {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.clear",
                    "PATCH",
                    "v1/{+name}:clear",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Clear { call }
            }

            /// `PATCH` `v1/{+name}:clearAlso`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let response = client.items().clear_also("my-item", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias("clearAlso", "update_mask.items.clearAlso"))]
            pub fn clear_also(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> ClearAlso {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.clearAlso",
                    "PATCH",
                    "v1/{+name}:clearAlso",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                ClearAlso { call }
            }

            /// `PATCH` `v1/{+name}:empty`
            ///
            /// ```text
            /// let response = client.items().empty("my-item").send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.empty")]
            pub fn empty(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
            ) -> Empty {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.empty",
                    "PATCH",
                    "v1/{+name}:empty",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&<super::types::Empty as ::std::default::Default>::default());
                Empty { call }
            }

            /// `PATCH` `v1/{+name}:fields`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let items = client.items();
            /// let response = items.fields("my-item", body).update_mask_from_body().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.fields")]
            pub fn fields(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Fields {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.fields",
                    "PATCH",
                    "v1/{+name}:fields",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Fields { call }
            }

            /// `PATCH` `v1/{+name}:mask`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let items = client.items();
            /// let response = items.mask("my-item", body).update_mask_from_body().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.mask")]
            pub fn mask(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Mask {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.mask",
                    "PATCH",
                    "v1/{+name}:mask",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Mask { call }
            }

            /// `PATCH` `v1/{+name}:notPrefixed`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let items = client.items();
            /// let response = items
            ///     .not_prefixed("my-item", body)
            ///     .update_mask_from_body()
            ///     .send()
            ///     .await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias("notPrefixed", "update_mask.items.notPrefixed"))]
            pub fn not_prefixed(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> NotPrefixed {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.notPrefixed",
                    "PATCH",
                    "v1/{+name}:notPrefixed",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                NotPrefixed { call }
            }

            /// `PATCH` `v1/{+name}`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let items = client.items();
            /// let response = items.patch("my-item", body).update_mask_from_body().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.patch")]
            pub fn patch(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Patch {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.patch",
                    "PATCH",
                    "v1/{+name}",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Patch { call }
            }

            /// `PATCH` `v1/{+name}:prefixed`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let response = client.items().prefixed("my-item", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.prefixed")]
            pub fn prefixed(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Prefixed {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.prefixed",
                    "PATCH",
                    "v1/{+name}:prefixed",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Prefixed { call }
            }

            /// `PUT` `v1/{+name}:put`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let items = client.items();
            /// let response = items.put("my-item", body).update_mask_from_body().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.put")]
            pub fn put(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Put {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.put",
                    "PUT",
                    "v1/{+name}:put",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Put { call }
            }

            /// `PATCH` `v1/{+name}:repeated`
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let response = client.items().repeated("my-item", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.repeated")]
            pub fn repeated(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                body: super::types::Item,
            ) -> Repeated {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.repeated",
                    "PATCH",
                    "v1/{+name}:repeated",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.body(&body);
                Repeated { call }
            }

            /// `PATCH` `v1/{+name}:required`
            ///
            /// - `update_mask`: An argument.
            ///
            /// ```text
            /// use update_mask::{make, types::Item};
            ///
            /// let body = make!(Item { display_name: "My item" });
            /// let response = client.items().required("my-item", "name", body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "update_mask.items.required")]
            pub fn required(
                &self,
                name: impl ::std::convert::Into<::std::string::String>,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
                body: super::types::Item,
            ) -> Required {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "update_mask.items.required",
                    "PATCH",
                    "v1/{+name}:required",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.path::<::std::string::String>("name", name.into());
                call.query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                call.body(&body);
                Required { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `PATCH` `v1/{+name}:clear`
        ///
        /// A call that [`Items::clear`](method@Items::clear) begins, not yet sent.
        /// The method is `update_mask.items.clear`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let response = client.items().clear("my-item", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Clear {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Clear {
            /// The list of fields to be cleared.
            #[doc(alias = "clearMask")]
            pub fn clear_mask(
                mut self,
                clear_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("clearMask", clear_mask.into());
                self
            }
        }

        /// How it is sent.
        impl Clear {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Clear, super::types::Item);

        /// `PATCH` `v1/{+name}:clearAlso`
        ///
        /// A call that [`Items::clear_also`](method@Items::clear_also) begins, not yet sent.
        /// The method is `update_mask.items.clearAlso`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let response = client.items().clear_also("my-item", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct ClearAlso {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl ClearAlso {
            /// Indicates fields to be cleared as part of this request.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                self
            }
        }

        /// How it is sent.
        impl ClearAlso {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(ClearAlso, super::types::Item);

        /// `PATCH` `v1/{+name}:empty`
        ///
        /// A call that [`Items::empty`](method@Items::empty) begins, not yet sent.
        /// The method is `update_mask.items.empty`.
        ///
        /// ```text
        /// let response = client.items().empty("my-item").send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Empty {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Empty {
            /// The body has no fields.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                self
            }

            /// The request body. Without it, an empty one is sent.
            pub fn body(mut self, body: super::types::Empty) -> Self {
                self.call.body(&body);
                self
            }
        }

        /// How it is sent.
        impl Empty {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Empty, super::types::Item);

        /// `PATCH` `v1/{+name}:fields`
        ///
        /// A call that [`Items::fields`](method@Items::fields) begins, not yet sent.
        /// The method is `update_mask.items.fields`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let items = client.items();
        /// let response = items.fields("my-item", body).update_mask_from_body().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Fields {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Fields {
            /// Which fields the response has.
            #[doc(alias = "personFields")]
            pub fn person_fields(
                mut self,
                person_fields: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("personFields", person_fields.into());
                self
            }

            #[doc(alias = "updateItemFields")]
            pub fn update_item_fields(
                mut self,
                update_item_fields: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateItemFields", update_item_fields.into());
                self
            }

            ::discovery_runtime::contract::update_mask!(
                "updateItemFields", super::types::Item
            );
        }

        /// How it is sent.
        impl Fields {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Fields, super::types::Item);

        /// `PATCH` `v1/{+name}:mask`
        ///
        /// A call that [`Items::mask`](method@Items::mask) begins, not yet sent.
        /// The method is `update_mask.items.mask`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let items = client.items();
        /// let response = items.mask("my-item", body).update_mask_from_body().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Mask {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Mask {
            pub fn mask(
                mut self,
                mask: impl ::std::convert::Into<::discovery_runtime::contract::FieldMask>,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("mask", mask.into());
                self
            }

            ::discovery_runtime::contract::update_mask!("mask", super::types::Item);
        }

        /// How it is sent.
        impl Mask {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Mask, super::types::Item);

        /// `PATCH` `v1/{+name}:notPrefixed`
        ///
        /// A call that [`Items::not_prefixed`](method@Items::not_prefixed) begins, not yet sent.
        /// The method is `update_mask.items.notPrefixed`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let items = client.items();
        /// let response = items
        ///     .not_prefixed("my-item", body)
        ///     .update_mask_from_body()
        ///     .send()
        ///     .await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct NotPrefixed {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl NotPrefixed {
            /// As in `displayName`; \*not\* `item.displayName`.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                self
            }

            ::discovery_runtime::contract::update_mask!(
                "updateMask", super::types::Item
            );
        }

        /// How it is sent.
        impl NotPrefixed {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(NotPrefixed, super::types::Item);

        /// `PATCH` `v1/{+name}`
        ///
        /// A call that [`Items::patch`](method@Items::patch) begins, not yet sent.
        /// The method is `update_mask.items.patch`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let items = client.items();
        /// let response = items.patch("my-item", body).update_mask_from_body().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Patch {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Patch {
            /// Which fields are updated.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                self
            }

            ::discovery_runtime::contract::update_mask!(
                "updateMask", super::types::Item
            );
        }

        /// How it is sent.
        impl Patch {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Patch, super::types::Item);

        /// `PATCH` `v1/{+name}:prefixed`
        ///
        /// A call that [`Items::prefixed`](method@Items::prefixed) begins, not yet sent.
        /// The method is `update_mask.items.prefixed`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let response = client.items().prefixed("my-item", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Prefixed {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Prefixed {
            /// Example paths: `item.displayName`.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<
                    ::discovery_runtime::contract::FieldMask,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::FieldMask,
                    >("updateMask", update_mask.into());
                self
            }
        }

        /// How it is sent.
        impl Prefixed {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Prefixed, super::types::Item);

        /// `PUT` `v1/{+name}:put`
        ///
        /// A call that [`Items::put`](method@Items::put) begins, not yet sent.
        /// The method is `update_mask.items.put`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let items = client.items();
        /// let response = items.put("my-item", body).update_mask_from_body().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Put {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Put {
            /// No format.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call
                    .query::<::std::string::String>("updateMask", update_mask.into());
                self
            }

            ::discovery_runtime::contract::update_mask!(
                "updateMask", super::types::Item
            );
        }

        /// How it is sent.
        impl Put {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Put, super::types::Item);

        /// `PATCH` `v1/{+name}:repeated`
        ///
        /// A call that [`Items::repeated`](method@Items::repeated) begins, not yet sent.
        /// The method is `update_mask.items.repeated`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let response = client.items().repeated("my-item", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Repeated {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Repeated {
            /// A list.
            #[doc(alias = "updateMask")]
            pub fn update_mask(
                mut self,
                update_mask: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<
                        ::discovery_runtime::contract::FieldMask,
                    >,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "updateMask",
                        update_mask
                            .into_iter()
                            .map(
                                ::std::convert::Into::<
                                    ::discovery_runtime::contract::FieldMask,
                                >::into,
                            ),
                    );
                self
            }
        }

        /// How it is sent.
        impl Repeated {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Repeated, super::types::Item);

        /// `PATCH` `v1/{+name}:required`
        ///
        /// A call that [`Items::required`](method@Items::required) begins, not yet sent.
        /// The method is `update_mask.items.required`.
        ///
        /// ```text
        /// use update_mask::{make, types::Item};
        ///
        /// let body = make!(Item { display_name: "My item" });
        /// let response = client.items().required("my-item", "name", body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Required {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Required {
            ::discovery_runtime::contract::sending!(super::types::Item);
        }

        ::discovery_runtime::contract::batched!(Required, super::types::Item);
    }
}
