//! discovery-codegen
