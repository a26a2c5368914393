//! Years of revisions of three APIs, one after the other, as a maintainer would take them; and the client of the Discovery
//! service, which they come through.

mod in_turn;
#[path = "../../../command/tests/command_line/server.rs"]
mod server;
mod service;
