//! Tests of programs that use generated clients, without a network.
//!
//! - [`Fake`]: a server in the memory of a test, which responds as the test says;
//! - [`Recorder`] and [`Replay`]: the exchanges with a real server, in a file.

mod batch;
mod expected;
mod fake;
mod json;
mod multipart;
mod record;
mod report;
mod request;
mod response;
mod rule;
mod sent;
mod server_error;
mod setup;
mod template;
mod transport;
mod upload;

pub use expected::Expected;
pub use fake::Fake;
pub use record::{Recorder, Replay};
pub use request::Request;
pub use response::Response;
pub use server_error::ServerError;
pub use transport::FakeTransport;
