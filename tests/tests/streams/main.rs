//! Methods whose response streams: every format, in whatever chunks it comes; what goes wrong in the middle; the generated methods.

mod api;
mod formats;
