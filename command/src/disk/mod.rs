//! The disk: how files are read, compared, and written whole or not at all, by one run at a time.

mod access;
mod below;
mod calls;
mod compare;
mod install;
mod journal;
mod lock;
pub(crate) mod paths;
#[cfg(feature = "call")]
mod private;
mod read;
mod staging;
mod undo;

pub(crate) use access::{Notice, Reader, Writer};
pub(crate) use below::{Obstacle, not_a_file};
#[cfg(feature = "call")]
pub(crate) use calls::touch;
pub(crate) use compare::{Difference, State, differences, is_generated, outdated, strays};
pub(crate) use install::FileChange;
#[cfg(feature = "call")]
pub(crate) use private::keep_private;
pub(crate) use read::{explain, read_if_there, sha256, utf8};
