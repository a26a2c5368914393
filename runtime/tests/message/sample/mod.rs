//! What the generator writes, by hand.
#![deny(warnings, clippy::all)]
#![allow(dead_code)] // A test is a program; what it does not use of a `pub` module is dead.

mod schemas;
mod time_series;

pub use schemas::*;
pub use time_series::*;
