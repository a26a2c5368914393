//! Methods whose response streams: every format, in whatever chunks it comes; what goes wrong in the middle; the generated methods.

mod api;
mod apis;
mod blocking;
mod cuts;
mod errors;
mod formats;
mod gzip;
mod limits;
mod random;
mod retries;
mod time;
mod whole;
