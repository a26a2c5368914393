//! What the generator printed for contract 3: see tests/contracts/README.md.

include!("enum_in_parameters.rs");
include!("http_body.rs");
include!("idempotency.rs");
include!("media_methods.rs");
include!("message_fields.rs");
include!("operations.rs");
include!("operations_by_status.rs");
include!("optional_body.rs");
include!("paging.rs");
include!("path_forms.rs");
include!("query_parameters_of_every_type.rs");
include!("recursion.rs");
include!("request_id.rs");
include!("required_repeated_query.rs");
include!("resource_names.rs");
include!("same_enums.rs");
include!("scopes.rs");
include!("standard_parameters.rs");
include!("streams.rs");
include!("update_mask.rs");

// What a crate passes on with a feature. A module does not.
pub use ::discovery_runtime::contract::reexports::Blocking;
pub use ::discovery_runtime::contract::reexports::BlockingDownload;
pub use ::discovery_runtime::contract::reexports::HyperTransport;
pub use ::discovery_runtime::contract::reexports::ReqwestTransport;
