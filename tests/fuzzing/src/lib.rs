//! Mutated documents and messages, and what always holds for them.
//!
//! ```text
//! text ─▶ mutate (a seed chooses) ─▶ text ─▶ document::check   generator: code that parses, or problems
//!                                       ├──▶ reader::check     runtime: what `serde_json::Value` says
//!                                       └──▶ call::check       runtime: a call, and what servers send to it
//! ```
//!
//! An input is a text. So a finding is a file that people can read, and that becomes a test as it is: see `findings/`. The fuzz
//! targets in `fuzz/` give these functions to libFuzzer. The tests in `tests/` call them with fixed seeds.

pub mod call;
pub mod document;
mod messages;
pub mod mutate;
pub mod reader;
pub mod seeded;
