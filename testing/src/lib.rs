//! Tests of programs that use generated clients, without a network: see [`Fake`].

mod expected;
mod fake;
mod json;
mod multipart;
mod report;
mod request;
mod response;
mod rule;
mod sent;
mod server_error;
mod template;
mod transport;
mod upload;

pub use expected::Expected;
pub use fake::Fake;
pub use request::Request;
pub use response::Response;
pub use server_error::ServerError;
pub use transport::FakeTransport;
