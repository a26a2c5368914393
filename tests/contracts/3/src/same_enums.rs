// Data: what the generator printed for contract 3, from tests/fixtures/same_enums.json. Do not edit it.

/// Example API v1
///
/// Enums of a parameter and a schema with one name and two common values convert into each other, also
/// if one has more values.
///
/// Generated from revision `20260101` of its Discovery document.
///
/// # A first call
///
/// ```text
/// use same_enums::{Client, Credentials};
///
/// async fn first_call() -> same_enums::Result<()> {
///     let key = Credentials::api_key("my-api-key");
///     let client = Client::builder().credentials(key).build()?;
///     let response = client.books().list().send().await?;
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
/// | `client.books()` | `list` |
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
pub mod same_enums {
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
            "same_enums",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("same_enums", "0.1.0");

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

        /// The resource `books`.
        pub fn books(&self) -> books::Books {
            books::Books {
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
        pub struct Book {
            pub binding: ::std::option::Option<book::Binding>,
            pub formats: ::std::vec::Vec<book::Format>,
            pub shape: ::std::option::Option<book::Shape>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub struct Box {
            pub binding: ::std::option::Option<r#box::Binding>,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub mod book {
            #[non_exhaustive]
            pub enum Binding {
                BindingUnspecified,
                Hard,
                Soft,
                Spiral,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Format {
                A4,
                A5,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Shape {
                Hard,
                Soft,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Binding;
                0 "BINDING_UNSPECIFIED" BindingUnspecified;
                1 "HARD" Hard;
                2 "SOFT" Soft;
                3 "SPIRAL" Spiral;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Format;
                0 "A4" A4;
                1 "A5" A5;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Shape;
                0 "HARD" Hard;
                1 "SOFT" Soft;
            }
        }

        pub mod r#box {
            #[non_exhaustive]
            pub enum Binding {
                BindingUnspecified,
                Hard,
                Tape,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum Binding;
                0 "BINDING_UNSPECIFIED" BindingUnspecified;
                1 "HARD" Hard;
                2 "TAPE" Tape;
            }
        }

        ::discovery_runtime::contract::message! {
            struct Book;
            0 "binding" binding;
            1 "formats" formats;
            2 "shape" shape;
        }

        ::discovery_runtime::contract::message! {
            struct Box;
            0 "binding" binding;
        }
    }

    /// The resource `books`.
    pub mod books {
        /// The resource `books`.
        ///
        /// It is `client.books()`.
        #[doc(alias("book", "same enums book"))]
        #[derive(Clone, Debug)]
        pub struct Books {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }

        impl Books {
            /// `GET` `v1/books`
            ///
            /// ```text
            /// let response = client.books().list().send().await?;
            /// println!("{response:?}");
            /// ```
            #[doc(alias = "same_enums.books.list")]
            pub fn list(&self) -> List {
                static METHOD: ::discovery_runtime::contract::Method = ::discovery_runtime::contract::Method::new(
                    "same_enums.books.list",
                    "GET",
                    "v1/books",
                );
                let call = ::discovery_runtime::contract::Call::new(
                    &self.client,
                    &METHOD,
                );
                List { call }
            }

            /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
        }

        /// `GET` `v1/books`
        ///
        /// A call that [`Books::list`](method@Books::list) begins, not yet sent.
        /// The method is `same_enums.books.list`.
        ///
        /// ```text
        /// let response = client.books().list().send().await?;
        /// println!("{response:?}");
        /// ```
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct List {
            call: ::discovery_runtime::contract::Call,
        }

        /// What the method takes.
        impl List {
            #[doc(alias = "book.binding")]
            pub fn book_binding(
                mut self,
                book_binding: impl ::std::convert::Into<list::BookBinding>,
            ) -> Self {
                self.call
                    .query::<list::BookBinding>("book.binding", book_binding.into());
                self
            }

            pub fn form(mut self, form: impl ::std::convert::Into<list::Form>) -> Self {
                self.call.query::<list::Form>("form", form.into());
                self
            }

            pub fn formats(
                mut self,
                formats: impl ::std::iter::IntoIterator<
                    Item = impl ::std::convert::Into<list::Format>,
                >,
            ) -> Self {
                self.call
                    .query_all(
                        "formats",
                        formats
                            .into_iter()
                            .map(::std::convert::Into::<list::Format>::into),
                    );
                self
            }
        }

        /// How it is sent.
        impl List {
            ::discovery_runtime::contract::sending!(super::types::Book);
        }

        ::discovery_runtime::contract::batched!(List, super::types::Book);

        /// Types of the method `list`.
        pub mod list {
            #[doc(alias = "book binding")]
            #[non_exhaustive]
            pub enum BookBinding {
                BindingUnspecified,
                Hard,
                Soft,
                Ring,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Form {
                Hard,
                Soft,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            #[non_exhaustive]
            pub enum Format {
                A4,
                A5,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum BookBinding;
                0 "BINDING_UNSPECIFIED" BindingUnspecified;
                1 "HARD" Hard;
                2 "RING" Ring;
                3 "SOFT" Soft;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Form;
                0 "HARD" Hard;
                1 "SOFT" Soft;
            }

            ::discovery_runtime::contract::open_enum! {
                enum Format;
                0 "A4" A4;
                1 "A5" A5;
            }
        }

        ::discovery_runtime::contract::same_enums! {
            list::BookBinding, super::types::book::Binding
        }

        ::discovery_runtime::contract::same_enums! {
            list::Format, super::types::book::Format
        }
    }
}
