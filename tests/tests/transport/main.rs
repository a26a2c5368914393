//! Where calls go: the transport that comes with the runtime, and what users put around it, over real sockets.

mod layers;
