//! The disk: how files are read, compared, and written whole or not at all.

mod compare;
mod install;
pub(crate) mod paths;
mod read;

pub(crate) use compare::{Difference, State, differences, is_generated, outdated, strays};
pub(crate) use install::{FileChange, install, save};
pub(crate) use read::{explain, read_if_there, sha256, utf8};
