//! Calls of a generated client to a server that misbehaves on command: each fault alone, then all of them at once.

mod broken;
mod caller;
mod dropped;
mod fault;
mod http1;
mod http2;
mod misleading;
mod refusing;
mod server;
mod storm;
mod waiting;
