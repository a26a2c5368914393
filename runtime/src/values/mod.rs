//! Values that JSON has no type for and Google writes as strings: times, dates, durations, bytes, field masks.
//!
//! Reading never fails for a time, a date, a duration or a mask, whatever the text, and writing gives back the text that was
//! read. What the text means is asked for afterwards, and that can fail with a [`ValueError`].

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

pub use byte_string::ByteString;
pub use date::Date;
pub use date_time::DateTime;
pub use duration::Duration;
pub use error::ValueError;
pub use field_mask::FieldMask;
