//! The fakes of `discovery-testing`, with generated clients.

mod apis;
mod batch;
mod calls;
mod errors;
mod flows;
mod guide;
mod media;
mod messages;
mod record;
mod time;

use std::panic::{AssertUnwindSafe, catch_unwind};

use discovery_testing::Fake;
use google_monitoring_v3::Client;

const LIST: &str = "monitoring.projects.alertPolicies.list";
const CREATE: &str = "monitoring.projects.alertPolicies.create";
const GET: &str = "monitoring.projects.alertPolicies.get";

fn client(fake: &Fake) -> Client {
    fake.client(Client::builder())
}

/// The message of the panic of a function.
fn panic_of(test: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(test)).expect_err("a panic");
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => (*panic.downcast_ref::<&str>().expect("a text")).to_owned(),
    }
}
