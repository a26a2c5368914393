//! `discovery-codegen`: the command line.

fn main() {}
