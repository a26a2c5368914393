//! The modules of real documents: see `modules.rs`.
#![allow(missing_docs)]

include!("apis/drive_v3.rs");
include!("apis/gmail_v1.rs");
include!("apis/healthcare_v1.rs");
include!("apis/storage_v1.rs");
include!("apis/youtube_v3.rs");
