// Data: what the generator printed for contract 3, from tests/fixtures/message_fields.json. Do not edit it.

/// Example API v1
///
/// Every type and format of a property, alone, in a list and in a map.
///
/// Generated from revision `20260101` of its Discovery document.
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
pub mod message_fields {
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
            "message_fields",
            "v1",
            "20260101",
            "https://example.googleapis.com/",
            "",
        )
        .scopes(&[], &[])
        .package("message_fields", "0.1.0");

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
    }

    impl ::std::convert::From<::discovery_runtime::contract::ApiClient> for Client {
        fn from(client: ::discovery_runtime::contract::ApiClient) -> Self {
            Self { client }
        }
    }

    /// The schemas of the API.
    pub mod types {
        /// A message of every kind of field.
        pub struct Everything {
            pub anything: ::std::option::Option<
                ::discovery_runtime::contract::serde_json::Value,
            >,
            pub data: ::std::option::Option<::discovery_runtime::contract::ByteString>,
            pub day: ::std::option::Option<::discovery_runtime::contract::Date>,
            pub elapsed: ::std::option::Option<::discovery_runtime::contract::Duration>,
            pub flag: ::std::option::Option<bool>,
            pub flag_by_key: ::std::collections::BTreeMap<::std::string::String, bool>,
            pub long: ::std::option::Option<i64>,
            pub long_by_key: ::std::collections::BTreeMap<::std::string::String, i64>,
            pub longs: ::std::vec::Vec<i64>,
            pub mask: ::std::option::Option<::discovery_runtime::contract::FieldMask>,
            pub number: ::std::option::Option<f64>,
            pub old_time: ::std::option::Option<::discovery_runtime::contract::DateTime>,
            pub other: ::std::option::Option<::std::boxed::Box<Other>>,
            pub other_by_key: ::std::collections::BTreeMap<::std::string::String, Other>,
            pub others: ::std::vec::Vec<Other>,
            pub packed: ::std::option::Option<::discovery_runtime::contract::JsonMap>,
            pub signed: ::std::option::Option<i32>,
            pub single: ::std::option::Option<f32>,
            /// Whether it is on.
            pub state: ::std::option::Option<everything::State>,
            pub r#struct: ::std::option::Option<::discovery_runtime::contract::JsonMap>,
            /// A text.
            pub text: ::std::option::Option<::std::string::String>,
            pub text_by_key: ::std::collections::BTreeMap<
                ::std::string::String,
                ::std::string::String,
            >,
            pub texts: ::std::vec::Vec<::std::string::String>,
            pub things: ::std::vec::Vec<
                ::discovery_runtime::contract::serde_json::Value,
            >,
            pub time: ::std::option::Option<::discovery_runtime::contract::DateTime>,
            pub twice: ::std::option::Option<f64>,
            pub unsigned: ::std::option::Option<u32>,
            pub unsigned_long: ::std::option::Option<u64>,
            pub untyped: ::std::option::Option<::discovery_runtime::contract::JsonMap>,
            pub value: ::std::option::Option<
                ::discovery_runtime::contract::serde_json::Value,
            >,
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        /// A message without fields.
        pub struct Other {
            #[doc(hidden)]
            pub __unknown: ::discovery_runtime::contract::Unknown,
        }

        pub mod everything {
            /// Whether it is on.
            #[non_exhaustive]
            pub enum State {
                /// It is on.
                On,
                /// It is off.
                Off,
                #[doc(hidden)]
                __Unknown(::discovery_runtime::contract::UnknownValue),
            }

            ::discovery_runtime::contract::open_enum! {
                enum State;
                0 "OFF" Off;
                1 "ON" On;
            }
        }

        ::discovery_runtime::contract::message! {
            struct Everything;
            0 "anything" anything;
            1 "data" data;
            2 "day" day;
            3 "elapsed" elapsed;
            4 "flag" flag;
            5 "flagByKey" flag_by_key;
            6 "long" long;
            7 "longByKey" long_by_key;
            8 "longs" longs;
            9 "mask" mask;
            10 "number" number;
            11 "oldTime" old_time;
            12 "other" other;
            13 "otherByKey" other_by_key;
            14 "others" others;
            15 "packed" packed;
            16 "signed" signed;
            17 "single" single;
            18 "state" state;
            19 "struct" r#struct;
            20 "text" text;
            21 "textByKey" text_by_key;
            22 "texts" texts;
            23 "things" things;
            24 "time" time;
            25 "twice" twice;
            26 "unsigned" unsigned;
            27 "unsignedLong" unsigned_long;
            28 "untyped" untyped;
            29 "value" value;
        }

        ::discovery_runtime::contract::message! {
            struct Other;
        }
    }
}
