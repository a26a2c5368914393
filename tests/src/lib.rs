//! discovery-tests
