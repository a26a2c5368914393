//! The default transport: hyper, over HTTP/1 and HTTP/2, TLS by rustls.
//!
//! | file | what it has |
//! |---|---|
//! | `transport.rs` | [`HyperTransport`]: a pool for each tokio runtime, and one exchange |
//! | `builder.rs`, `settings.rs` | what a caller can choose, and what is used without |
//! | `connector.rs` | opens a connection: TCP, a proxy, TLS |
//! | `stream.rs` | a connection as bytes both ways |
//! | `dial.rs` | opens TCP connections: names, addresses, a function of the caller's |
//! | `failure.rs` | what an error of hyper says about a request |

mod builder;
mod connector;
mod dial;
mod failure;
mod settings;
mod stream;
mod transport;

pub use builder::HyperTransportBuilder;
pub use transport::HyperTransport;
