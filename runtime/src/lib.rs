//! discovery-runtime
