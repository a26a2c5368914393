//! What all calls of a client share, and how it is set up.

mod address;
mod api_client;
mod builder;
mod endpoint;

pub use api_client::ApiClient;
pub use builder::ClientBuilder;
