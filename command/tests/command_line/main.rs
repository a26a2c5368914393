//! The command line, run as a process: what is printed, the exit code, and what is on the disk afterwards.

#[cfg(all(feature = "call", unix))]
mod account;
mod arguments;
#[cfg(feature = "call")]
mod cache;
#[cfg(all(feature = "call", unix))]
mod call;
mod catalogue;
mod check;
mod completions;
mod decisions;
mod describe;
mod diff;
mod features;
#[cfg(feature = "fetch")]
mod fetch;
mod generate;
mod help;
mod history;
mod init;
#[cfg(all(unix, debug_assertions))]
mod killed;
#[cfg(all(unix, debug_assertions))]
mod mutated;
#[cfg(unix)]
mod not_ours;
mod own_documents;
mod packages;
mod problems;
mod repository;
mod sandbox;
mod select;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "fetch")]
mod server;
#[cfg(unix)]
mod two_runs;
mod update;
mod used_by;
