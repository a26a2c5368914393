//! Names: as the document spells them, and as Rust does.

use std::fmt;

/// A name on the wire: a property, parameter or enum value as the document spells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

/// A name in Rust, with `r#` if it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustIdent(String);

impl RustIdent {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name as it is written in code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`, for a file name or prose.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The items of the runtime that a generated crate passes on at its root, beside its client. They are part of the contract: no item
/// of the API has such a name there. A test compares them with the runtime.
pub const PASSED_ON: [&str; 56] = [
    "Attempt",
    "Batch",
    "BatchCall",
    "BatchHandle",
    "BatchOf",
    "BatchResponses",
    "ByteString",
    "CallOptions",
    "Cancelling",
    "ClientBuilder",
    "Date",
    "DateTime",
    "DecodeError",
    "Download",
    "DownloadCall",
    "Duration",
    "ErrorKind",
    "FieldMask",
    "Impersonation",
    "IntoField",
    "Items",
    "JsonMap",
    "LastState",
    "Message",
    "NextAttempt",
    "OpenEnum",
    "OperationState",
    "Pages",
    "PollingPolicy",
    "Progress",
    "RawResponse",
    "Resume",
    "RetryBudget",
    "RetryPolicy",
    "Sending",
    "States",
    "Status",
    "Streaming",
    "Transport",
    "Unknown",
    "UnknownValue",
    "Upload",
    "UploadSession",
    "UploadSource",
    "ValueError",
    "Waiting",
    "Xgafv",
    "bytes",
    "credentials",
    "http",
    "jiff",
    "message",
    "serde",
    "serde_json",
    "status",
    "transport",
];

/// Those that a crate passes on only with a feature, which is the second name. A module has no features, and leaves them to the runtime.
pub const PASSED_ON_WITH_FEATURE: [(&str, &str); 4] = [
    ("Blocking", "blocking"),
    ("BlockingDownload", "blocking"),
    ("HyperTransport", "hyper"),
    ("ReqwestTransport", "reqwest"),
];

/// The methods of traits that every resource and builder has without an import. A function of the same name hides them.
pub(crate) const TRAIT_METHODS: [&str; 7] = [
    "borrow",
    "borrow_mut",
    "clone",
    "into",
    "to_owned",
    "try_into",
    "type_id",
];

/// The type of the root: the client.
pub(crate) fn client_type() -> RustIdent {
    RustIdent::new("Client")
}

/// The module of resource names, at the root of the generated code.
pub(crate) fn names_module() -> RustIdent {
    RustIdent::new("names")
}

/// The module of all schemas, at the root of the generated code.
pub(crate) fn types_module() -> RustIdent {
    RustIdent::new("types")
}
