//! Years of revisions of three APIs, one after the other, as a maintainer would take them; and the client of the Discovery
//! service, which they come through. And programs of users, with each of these crates.

mod in_turn;
#[path = "../../../command/tests/command_line/server.rs"]
mod server;
mod service;
mod softened;
mod users;
