//! Long-running operations over real sockets: those of the generated Monitoring v1 crate here, those of other documents in a
//! program that is generated and compiled for it.

mod apis;
mod blocking;
mod get;
mod hostile;
mod monitoring;
mod rate_limits;
mod table;
