//! Records the exchanges of a program with a real server into a file, and replays them.

mod body;
mod exchange;
mod file;
mod recorder;
mod redact;
mod replay;
mod tee;

pub use recorder::Recorder;
pub use replay::Replay;
