//! The command line, run as a process: what is printed, the exit code, and what is on the disk afterwards.

mod check;
mod completions;
mod describe;
mod diff;
#[cfg(feature = "fetch")]
mod fetch;
mod generate;
mod help;
#[cfg(unix)]
mod not_ours;
mod problems;
mod repository;
mod sandbox;
mod select;
#[cfg(feature = "fetch")]
mod server;
#[cfg(unix)]
mod two_runs;
mod update;
