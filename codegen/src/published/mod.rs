//! What was published, and what a newer document would change of it without need.

mod keep;
mod problems;
mod record;
mod soften;

pub(crate) use problems::problems;
pub(crate) use soften::keep_and_soften;
