//! What was published, and what a newer document would change of it without need.

mod keep;
mod record;

pub(crate) use keep::{keep, problems};
