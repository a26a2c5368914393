//! Turns a Discovery document into a Rust client crate.
//!
//! Data flows one way, and the modules are its stations:
//!
//! ```text
//! document text ─▶ fixup ─▶ discovery ─▶ resolve ─▶ model ─▶ select ─▶ emit ──▶ render ─▶ layout ─▶ tree
//!                  (data)   (a faithful   (every     (what    (drops     (code,   (text)   (files)   (files in
//!                            image)       decision)  stands)  the rest)  decides                     memory)
//!                                                                        nothing)
//! ```
//!
//! [`generate()`] is all of it. [`diff()`] compares two models, and [`describe`] makes a reference page of one. A crate that wants
//! an API generated in its own build uses [`build_script`].

pub mod build_script;
mod byte_order_mark;
pub mod decisions;
pub mod describe;
pub mod diff;
pub mod discovery;
mod docs;
mod emit;
mod example;
mod facts;
pub mod features;
pub mod fixup;
mod generate;
mod layout;
pub mod model;
mod options;
pub mod problem;
mod published;
mod render;
pub mod resolve;
pub mod select;
pub mod tree;

pub use byte_order_mark::skip_byte_order_mark;
pub use decisions::{Decisions, Keeping, Kept};
pub use diff::{Change, Diff, Verdict, diff};
pub use docs::{code_span, is_printable, markdown_text, printable};
pub use emit::{ALLOWED_LINTS, MARK, MODULE_LINTS};
pub use example::{GivenCall, Purpose, program};
pub use facts::Facts;
pub use generate::{
    Generated, generate, generate_from, read, resolve, resolve_after, resolve_keeping,
    resolve_selected_after, resolve_value, resolve_with,
};
pub use model::Omission;
pub use options::{Layout, Options, RuntimeSource, default_crate_name};
pub use problem::Problem;
pub use tree::Tree;
