//! Values that Google writes as strings in JSON: times, dates, durations, bytes, field masks; and the one enum that all APIs have.
//!
//! Reading a time, a date, a duration or a mask never fails, whatever the text is, and writing returns the text that was read.
//! The conversion to another type can fail, with a [`ValueError`].

mod byte_string;
mod date;
mod date_time;
mod duration;
mod error;
mod field_mask;
mod scanner;
mod short_text;
mod text_element;
mod text_value;
mod xgafv;

pub use byte_string::ByteString;
pub use date::Date;
pub use date_time::DateTime;
pub use duration::Duration;
pub use error::ValueError;
pub use field_mask::FieldMask;
pub use xgafv::Xgafv;
