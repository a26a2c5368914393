//! The module of Cloud Storage, as the tests of media have it.
#![allow(missing_docs)]

include!("../media/apis/storage_v1.rs");
