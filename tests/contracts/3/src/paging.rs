// Data: what the generator printed for contract 3, from tests/fixtures/paging.json. Do not edit it.

/// Paging API v1
///
/// Replies in pages: where a request has its token, where a reply has the next one, which field has the
/// items; and what looks paged and is not.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use paging::Client;
///
/// async fn first_call() -> paging::Result<()> {
///     // The scope that Google's documentation of the method names.
///     let scope = "https://www.googleapis.com/auth/my-scope";
///     let client = Client::builder().scopes([scope]).build()?;
///     let mut items = client.things().list().items();
///     while let Some(item) = items.next().await {
///         println!("{:?}", item?);
///     }
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
/// | `client.things()` | `aggregated`, `books`, `entities`, `inventory`, `list`, `list_bytes`, `list_inner`, `list_required`, `locations`, `patch`, `report`, `retrieve`, `rows`, `search`, `summaries` |
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
/// - Pages: `.items()` goes through the items of all pages (`Items`), `.pages()` through the pages (`Pages`).
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
pub mod paging {
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
            "paging",
            "v1",
            "20260101",
            "https://paging.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("paging", "0.1.0");

    /// A client of the Paging API.
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

        /// The resource `things`.
        pub fn things(&self) -> things::Things {
            things::Things {
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
        pub struct Dataset {
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub points: ::std::vec::Vec<Item>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "inner reply")]
        pub struct InnerReply {
            pub items: ::std::vec::Vec<Item>,
            pub metadata: ::std::option::Option<::std::boxed::Box<Metadata>>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "inner request")]
        pub struct InnerRequest {
            pub page: ::std::option::Option<::std::boxed::Box<Page>>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Item {
            pub name: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "link reply")]
        pub struct LinkReply {
            pub items: ::std::vec::Vec<Item>,
            pub next_link: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "list reply")]
        pub struct ListReply {
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub things: ::std::vec::Vec<Item>,
            pub unreachable: ::std::vec::Vec<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "many reply")]
        pub struct ManyReply {
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub tags: ::std::vec::Vec<Item>,
            pub triggers: ::std::vec::Vec<Item>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "map reply")]
        pub struct MapReply {
            pub items: ::std::collections::BTreeMap<::std::string::String, Item>,
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub unreachables: ::std::vec::Vec<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Metadata {
            pub r#continue: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "no next")]
        pub struct NoNext {
            pub items: ::std::vec::Vec<Item>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "none reply")]
        pub struct NoneReply {
            pub inventory: ::std::option::Option<::std::boxed::Box<Item>>,
            pub next_page_token: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Page {
            pub page_token: ::std::option::Option<::std::string::String>,
            pub size: ::std::option::Option<i32>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "same reply")]
        pub struct SameReply {
            pub column_headers: ::std::vec::Vec<Item>,
            pub page_token: ::std::option::Option<::std::string::String>,
            pub rows: ::std::vec::Vec<::std::vec::Vec<::std::string::String>>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "search reply")]
        pub struct SearchReply {
            pub facets: ::std::vec::Vec<Item>,
            pub next_page_token: ::std::option::Option<::std::string::String>,
            pub promotions: ::std::vec::Vec<Item>,
            pub results: ::std::vec::Vec<Item>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "search request")]
        pub struct SearchRequest {
            pub page_token: ::std::option::Option<::std::string::String>,
            pub query: ::std::option::Option<::std::string::String>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Status {
            pub code: ::std::option::Option<i32>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        #[doc(alias = "text reply")]
        pub struct TextReply {
            pub names: ::std::vec::Vec<::std::string::String>,
            pub next_page_token: ::std::option::Option<
                ::discovery_runtime::contract::ByteString,
            >,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        ::discovery_runtime::contract::message! {
            struct Dataset;
            0 "nextPageToken" next_page_token;
            1 "points" points;
        }

        ::discovery_runtime::contract::message! {
            struct InnerReply;
            0 "items" items;
            1 "metadata" metadata;
        }

        ::discovery_runtime::contract::message! {
            struct InnerRequest;
            0 "page" page;
        }

        ::discovery_runtime::contract::message! {
            struct Item;
            0 "name" name;
        }

        ::discovery_runtime::contract::message! {
            struct LinkReply;
            0 "items" items;
            1 "nextLink" next_link;
        }

        ::discovery_runtime::contract::message! {
            struct ListReply;
            0 "nextPageToken" next_page_token;
            1 "things" things;
            2 "unreachable" unreachable;
        }

        ::discovery_runtime::contract::message! {
            struct ManyReply;
            0 "nextPageToken" next_page_token;
            1 "tags" tags;
            2 "triggers" triggers;
        }

        ::discovery_runtime::contract::message! {
            struct MapReply;
            0 "items" items;
            1 "nextPageToken" next_page_token;
            2 "unreachables" unreachables;
        }

        ::discovery_runtime::contract::message! {
            struct Metadata;
            0 "continue" r#continue;
        }

        ::discovery_runtime::contract::message! {
            struct NoNext;
            0 "items" items;
        }

        ::discovery_runtime::contract::message! {
            struct NoneReply;
            0 "inventory" inventory;
            1 "nextPageToken" next_page_token;
        }

        ::discovery_runtime::contract::message! {
            struct Page;
            0 "pageToken" page_token;
            1 "size" size;
        }

        ::discovery_runtime::contract::message! {
            struct SameReply;
            0 "columnHeaders" column_headers;
            1 "pageToken" page_token;
            2 "rows" rows;
        }

        ::discovery_runtime::contract::message! {
            struct SearchReply;
            0 "facets" facets;
            1 "nextPageToken" next_page_token;
            2 "promotions" promotions;
            3 "results" results;
        }

        ::discovery_runtime::contract::message! {
            struct SearchRequest;
            0 "pageToken" page_token;
            1 "query" query;
        }

        ::discovery_runtime::contract::message! {
            struct Status;
            0 "code" code;
        }

        ::discovery_runtime::contract::message! {
            struct TextReply;
            0 "names" names;
            1 "nextPageToken" next_page_token;
        }
    }

    /// The resource `things`.
    pub mod things {
        /// The resource `things`.
        ///
        /// It is `client.things()`.
        #[doc(alias("thing", "paging thing"))]
        #[derive(Clone, Debug)]
        pub struct Things {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Things {
            /// `GET` `v1/aggregated`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().aggregated().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.aggregated")]
            pub fn aggregated(&self) -> Aggregated {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.aggregated",
                    "GET",
                    "v1/aggregated",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Aggregated { call }
            }

            /// `GET` `v1/books`
            ///
            /// ```text
            /// let response = client.things().books().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "paging.things.books")]
            pub fn books(&self) -> Books {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.books",
                    "GET",
                    "v1/books",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Books { call }
            }

            /// `POST` `v1/entities`
            ///
            /// The response comes in pages: `.pages()` gives one after another.
            ///
            /// ```text
            /// let mut pages = client.things().entities().pages();
            /// while let Some(page) = pages.next().await {
            ///     println!("{:?}", page?);
            /// }
            /// ```
            #[doc(alias = "paging.things.entities")]
            pub fn entities(&self) -> Entities {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.entities",
                    "POST",
                    "v1/entities",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Entities { call }
            }

            /// `GET` `v1/inventory`
            ///
            /// The response comes in pages: `.pages()` gives one after another.
            ///
            /// ```text
            /// let mut pages = client.things().inventory().pages();
            /// while let Some(page) = pages.next().await {
            ///     println!("{:?}", page?);
            /// }
            /// ```
            #[doc(alias = "paging.things.inventory")]
            pub fn inventory(&self) -> Inventory {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.inventory",
                    "GET",
                    "v1/inventory",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Inventory { call }
            }

            /// `GET` `v1/things`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().list().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.list")]
            pub fn list(&self) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.list",
                    "GET",
                    "v1/things",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                List { call }
            }

            /// `GET` `v1/names`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().list_bytes().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias("listBytes", "paging.things.listBytes"))]
            pub fn list_bytes(&self) -> ListBytes {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.listBytes",
                    "GET",
                    "v1/names",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                ListBytes { call }
            }

            /// `GET` `v1/inner`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().list_inner().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias("listInner", "paging.things.listInner"))]
            pub fn list_inner(&self) -> ListInner {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.listInner",
                    "GET",
                    "v1/inner",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                ListInner { call }
            }

            /// `GET` `v1/changes`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().list_required("my-page-token").items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias("listRequired", "paging.things.listRequired"))]
            pub fn list_required(
                &self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> ListRequired {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.listRequired",
                    "GET",
                    "v1/changes",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.query::<::std::string::String>("pageToken", page_token.into());
                ListRequired { call }
            }

            /// `GET` `v1/locations`
            ///
            /// ```text
            /// let response = client.things().locations().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "paging.things.locations")]
            pub fn locations(&self) -> Locations {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.locations",
                    "GET",
                    "v1/locations",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Locations { call }
            }

            /// `PATCH` `v1/dataset`
            ///
            /// ```text
            /// use paging::{make, types::Dataset};
            ///
            /// let body = make!(Dataset { next_page_token: "my-next-page-token" });
            /// let response = client.things().patch(body).send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "paging.things.patch")]
            pub fn patch(&self, body: super::types::Dataset) -> Patch {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.patch",
                    "PATCH",
                    "v1/dataset",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Patch { call }
            }

            /// `GET` `v1/report`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().report().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.report")]
            pub fn report(&self) -> Report {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.report",
                    "GET",
                    "v1/report",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Report { call }
            }

            /// `POST` `v1/things:retrieve`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// use paging::{make, types::InnerRequest, types::Page};
            ///
            /// let body = make!(InnerRequest { page: make!(Page { page_token: "my-page-token" }) });
            /// let mut items = client.things().retrieve(body).items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.retrieve")]
            pub fn retrieve(&self, body: super::types::InnerRequest) -> Retrieve {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.retrieve",
                    "POST",
                    "v1/things:retrieve",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Retrieve { call }
            }

            /// `GET` `v1/rows`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// let mut items = client.things().rows().items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.rows")]
            pub fn rows(&self) -> Rows {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.rows",
                    "GET",
                    "v1/rows",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Rows { call }
            }

            /// `POST` `v1/things:search`
            ///
            /// The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses.
            ///
            /// ```text
            /// use paging::{make, types::SearchRequest};
            ///
            /// let body = make!(SearchRequest { page_token: "my-page-token" });
            /// let mut items = client.things().search(body).items();
            /// while let Some(item) = items.next().await {
            ///     println!("{:?}", item?);
            /// }
            /// ```
            #[doc(alias = "paging.things.search")]
            pub fn search(&self, body: super::types::SearchRequest) -> Search {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.search",
                    "POST",
                    "v1/things:search",
                );
                let mut call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                call.body(&body);
                Search { call }
            }

            /// `GET` `v1/summaries`
            ///
            /// ```text
            /// let response = client.things().summaries().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "paging.things.summaries")]
            pub fn summaries(&self) -> Summaries {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "paging.things.summaries",
                    "GET",
                    "v1/summaries",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                Summaries { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/aggregated`
        ///
        /// A call that [`Things::aggregated`](method@Things::aggregated) begins, not yet sent.
        /// The method is `paging.things.aggregated`.
        ///
        /// ```text
        /// let mut items = client.things().aggregated().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Aggregated {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Aggregated {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl Aggregated {
            ::discovery_runtime::contract::paged!(
                super::types::MapReply, Query("pageToken"), ["nextPageToken"], map items,
                super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::MapReply);
        }

        ::discovery_runtime::contract::batched!(Aggregated, super::types::MapReply);

        /// `GET` `v1/books`
        ///
        /// A call that [`Things::books`](method@Things::books) begins, not yet sent.
        /// The method is `paging.things.books`.
        ///
        /// ```text
        /// let response = client.things().books().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Books {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Books {
            #[doc(alias = "startIndex")]
            pub fn start_index(
                mut self,
                start_index: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call
                    .query::<::std::string::String>("startIndex", start_index.into());
                self
            }
        }

        /// How it is sent.
        impl Books {
            ::discovery_runtime::contract::sending!(super::types::NoNext);
        }

        ::discovery_runtime::contract::batched!(Books, super::types::NoNext);

        /// `POST` `v1/entities`
        ///
        /// A call that [`Things::entities`](method@Things::entities) begins, not yet sent.
        /// The method is `paging.things.entities`.
        ///
        /// ```text
        /// let mut pages = client.things().entities().pages();
        /// while let Some(page) = pages.next().await {
        ///     println!("{:?}", page?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Entities {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Entities {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl Entities {
            ::discovery_runtime::contract::paged!(
                super::types::ManyReply, Query("pageToken"), ["nextPageToken"]
            );
            ::discovery_runtime::contract::sending!(super::types::ManyReply);
        }

        ::discovery_runtime::contract::batched!(Entities, super::types::ManyReply);

        /// `GET` `v1/inventory`
        ///
        /// A call that [`Things::inventory`](method@Things::inventory) begins, not yet sent.
        /// The method is `paging.things.inventory`.
        ///
        /// ```text
        /// let mut pages = client.things().inventory().pages();
        /// while let Some(page) = pages.next().await {
        ///     println!("{:?}", page?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Inventory {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Inventory {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl Inventory {
            ::discovery_runtime::contract::paged!(
                super::types::NoneReply, Query("pageToken"), ["nextPageToken"]
            );
            ::discovery_runtime::contract::sending!(super::types::NoneReply);
        }

        ::discovery_runtime::contract::batched!(Inventory, super::types::NoneReply);

        /// `GET` `v1/things`
        ///
        /// A call that [`Things::list`](method@Things::list) begins, not yet sent.
        /// The method is `paging.things.list`.
        ///
        /// ```text
        /// let mut items = client.things().list().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl List {
            #[doc(alias = "pageSize")]
            pub fn page_size(mut self, page_size: i32) -> Self {
                self.call.query("pageSize", page_size);
                self
            }

            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl List {
            ::discovery_runtime::contract::paged!(
                super::types::ListReply, Query("pageToken"), ["nextPageToken"], list
                things, super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::ListReply);
        }

        ::discovery_runtime::contract::batched!(List, super::types::ListReply);

        /// `GET` `v1/names`
        ///
        /// A call that [`Things::list_bytes`](method@Things::list_bytes) begins, not yet sent.
        /// The method is `paging.things.listBytes`.
        ///
        /// ```text
        /// let mut items = client.things().list_bytes().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct ListBytes {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl ListBytes {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<
                    ::discovery_runtime::contract::ByteString,
                >,
            ) -> Self {
                self.call
                    .query::<
                        ::discovery_runtime::contract::ByteString,
                    >("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl ListBytes {
            ::discovery_runtime::contract::paged!(
                super::types::TextReply, Query("pageToken"), ["nextPageToken"], list
                names, ::std::string::String
            );
            ::discovery_runtime::contract::sending!(super::types::TextReply);
        }

        ::discovery_runtime::contract::batched!(ListBytes, super::types::TextReply);

        /// `GET` `v1/inner`
        ///
        /// A call that [`Things::list_inner`](method@Things::list_inner) begins, not yet sent.
        /// The method is `paging.things.listInner`.
        ///
        /// ```text
        /// let mut items = client.things().list_inner().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct ListInner {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl ListInner {
            pub fn r#continue(
                mut self,
                r#continue: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("continue", r#continue.into());
                self
            }
        }

        /// How it is sent.
        impl ListInner {
            ::discovery_runtime::contract::paged!(
                super::types::InnerReply, Query("continue"), ["metadata", "continue"],
                list items, super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::InnerReply);
        }

        ::discovery_runtime::contract::batched!(ListInner, super::types::InnerReply);

        /// `GET` `v1/changes`
        ///
        /// A call that [`Things::list_required`](method@Things::list_required) begins, not yet sent.
        /// The method is `paging.things.listRequired`.
        ///
        /// ```text
        /// let mut items = client.things().list_required("my-page-token").items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct ListRequired {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl ListRequired {
            ::discovery_runtime::contract::paged!(
                super::types::ListReply, Query("pageToken"), ["nextPageToken"], list
                things, super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::ListReply);
        }

        ::discovery_runtime::contract::batched!(ListRequired, super::types::ListReply);

        /// `GET` `v1/locations`
        ///
        /// A call that [`Things::locations`](method@Things::locations) begins, not yet sent.
        /// The method is `paging.things.locations`.
        ///
        /// ```text
        /// let response = client.things().locations().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Locations {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Locations {
            ::discovery_runtime::contract::sending!(super::types::ListReply);
        }

        ::discovery_runtime::contract::batched!(Locations, super::types::ListReply);

        /// `PATCH` `v1/dataset`
        ///
        /// A call that [`Things::patch`](method@Things::patch) begins, not yet sent.
        /// The method is `paging.things.patch`.
        ///
        /// ```text
        /// use paging::{make, types::Dataset};
        ///
        /// let body = make!(Dataset { next_page_token: "my-next-page-token" });
        /// let response = client.things().patch(body).send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Patch {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Patch {
            ::discovery_runtime::contract::sending!(super::types::Dataset);
        }

        ::discovery_runtime::contract::batched!(Patch, super::types::Dataset);

        /// `GET` `v1/report`
        ///
        /// A call that [`Things::report`](method@Things::report) begins, not yet sent.
        /// The method is `paging.things.report`.
        ///
        /// ```text
        /// let mut items = client.things().report().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Report {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Report {
            #[doc(alias = "start-index")]
            pub fn start_index(mut self, start_index: i32) -> Self {
                self.call.query("start-index", start_index);
                self
            }
        }

        /// How it is sent.
        impl Report {
            ::discovery_runtime::contract::paged!(
                super::types::LinkReply, Link("start-index"), ["nextLink"], list items,
                super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::LinkReply);
        }

        ::discovery_runtime::contract::batched!(Report, super::types::LinkReply);

        /// `POST` `v1/things:retrieve`
        ///
        /// A call that [`Things::retrieve`](method@Things::retrieve) begins, not yet sent.
        /// The method is `paging.things.retrieve`.
        ///
        /// ```text
        /// use paging::{make, types::InnerRequest, types::Page};
        ///
        /// let body = make!(InnerRequest { page: make!(Page { page_token: "my-page-token" }) });
        /// let mut items = client.things().retrieve(body).items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Retrieve {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Retrieve {
            ::discovery_runtime::contract::paged!(
                super::types::ListReply, Body(& ["page", "pageToken"]),
                ["nextPageToken"], list things, super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::ListReply);
        }

        ::discovery_runtime::contract::batched!(Retrieve, super::types::ListReply);

        /// `GET` `v1/rows`
        ///
        /// A call that [`Things::rows`](method@Things::rows) begins, not yet sent.
        /// The method is `paging.things.rows`.
        ///
        /// ```text
        /// let mut items = client.things().rows().items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Rows {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Rows {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl Rows {
            ::discovery_runtime::contract::paged!(
                super::types::SameReply, Query("pageToken"), ["pageToken"], list rows,
                ::std::vec::Vec < ::std::string::String >
            );
            ::discovery_runtime::contract::sending!(super::types::SameReply);
        }

        ::discovery_runtime::contract::batched!(Rows, super::types::SameReply);

        /// `POST` `v1/things:search`
        ///
        /// A call that [`Things::search`](method@Things::search) begins, not yet sent.
        /// The method is `paging.things.search`.
        ///
        /// ```text
        /// use paging::{make, types::SearchRequest};
        ///
        /// let body = make!(SearchRequest { page_token: "my-page-token" });
        /// let mut items = client.things().search(body).items();
        /// while let Some(item) = items.next().await {
        ///     println!("{:?}", item?);
        /// }
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Search {
            call: ::discovery_runtime::contract::Call,
        }

        /// How it is sent.
        impl Search {
            ::discovery_runtime::contract::paged!(
                super::types::SearchReply, Body(& ["pageToken"]), ["nextPageToken"], list
                results, super::types::Item
            );
            ::discovery_runtime::contract::sending!(super::types::SearchReply);
        }

        ::discovery_runtime::contract::batched!(Search, super::types::SearchReply);

        /// `GET` `v1/summaries`
        ///
        /// A call that [`Things::summaries`](method@Things::summaries) begins, not yet sent.
        /// The method is `paging.things.summaries`.
        ///
        /// ```text
        /// let response = client.things().summaries().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct Summaries {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl Summaries {
            #[doc(alias = "pageToken")]
            pub fn page_token(
                mut self,
                page_token: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.call.query::<::std::string::String>("pageToken", page_token.into());
                self
            }
        }

        /// How it is sent.
        impl Summaries {
            ::discovery_runtime::contract::sending!(super::types::NoNext);
        }

        ::discovery_runtime::contract::batched!(Summaries, super::types::NoNext);
    }
}
