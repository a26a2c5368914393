//! Code like that of the generator, written by hand.
#![deny(warnings, clippy::all)]
#![allow(dead_code)] // Each test is a separate program, and none uses the whole module.

mod schemas;
mod time_series;

pub use schemas::*;
pub use time_series::*;
