//! The ways to ask a user.

mod device;
mod exchange;
mod loopback;
mod page;
mod paste;

pub(crate) use device::ask_device;
pub(crate) use exchange::{refresh, revoke};
pub(crate) use loopback::ask_browser;
pub(crate) use paste::ask_to_paste;
