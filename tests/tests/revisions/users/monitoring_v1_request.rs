//! A request for labels, written for revision 20220826.

use google_monitoring_v1::make;
use google_monitoring_v1::types::{self, QueryRangeRequest};

/// The request.
pub fn request() -> types::ListLabelsRequest {
    make!(types::ListLabelsRequest { start: "1", r#match: "up" })
}

/// Another one, whose type stays.
pub fn range() -> QueryRangeRequest {
    make!(QueryRangeRequest { query: "up" })
}

fn main() {}
