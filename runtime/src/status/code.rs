//! [`Code`]: the kind of failure of a [`Status`](super::Status).

use std::fmt;

/// A canonical error code, as [`google.rpc.Code`] defines it.
///
/// [`google.rpc.Code`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// Not an error.
    Ok,
    /// The operation was cancelled, usually by the caller.
    Cancelled,
    /// The server says that it does not know what happened.
    Unknown,
    /// The request is not valid, whatever the state of the system.
    InvalidArgument,
    /// The deadline passed before the operation was done. It may still have succeeded.
    DeadlineExceeded,
    /// The resource does not exist.
    NotFound,
    /// The resource exists already.
    AlreadyExists,
    /// The caller is known and lacks a permission.
    PermissionDenied,
    /// A quota or another resource is used up.
    ResourceExhausted,
    /// The state of the system does not allow this.
    FailedPrecondition,
    /// The operation was aborted, typically by a conflict: read again, then try again.
    Aborted,
    /// The operation went past the valid range.
    OutOfRange,
    /// The service does not implement this.
    Unimplemented,
    /// The service has an internal error.
    Internal,
    /// The service is not available at the moment: try again with back-off.
    Unavailable,
    /// Data is lost or damaged permanently.
    DataLoss,
    /// The request carries no valid credentials.
    Unauthenticated,
}

/// Code, name on the wire, number, HTTP status: the table of `google/rpc/code.proto`.
const TABLE: [(Code, &str, i32, u16); 17] = [
    (Code::Ok, "OK", 0, 200),
    (Code::Cancelled, "CANCELLED", 1, 499),
    (Code::Unknown, "UNKNOWN", 2, 500),
    (Code::InvalidArgument, "INVALID_ARGUMENT", 3, 400),
    (Code::DeadlineExceeded, "DEADLINE_EXCEEDED", 4, 504),
    (Code::NotFound, "NOT_FOUND", 5, 404),
    (Code::AlreadyExists, "ALREADY_EXISTS", 6, 409),
    (Code::PermissionDenied, "PERMISSION_DENIED", 7, 403),
    (Code::ResourceExhausted, "RESOURCE_EXHAUSTED", 8, 429),
    (Code::FailedPrecondition, "FAILED_PRECONDITION", 9, 400),
    (Code::Aborted, "ABORTED", 10, 409),
    (Code::OutOfRange, "OUT_OF_RANGE", 11, 400),
    (Code::Unimplemented, "UNIMPLEMENTED", 12, 501),
    (Code::Internal, "INTERNAL", 13, 500),
    (Code::Unavailable, "UNAVAILABLE", 14, 503),
    (Code::DataLoss, "DATA_LOSS", 15, 500),
    (Code::Unauthenticated, "UNAUTHENTICATED", 16, 401),
];

impl Code {
    fn row(self) -> (Code, &'static str, i32, u16) {
        // The table is in the order of the enum. A test checks that.
        TABLE[self as usize]
    }

    /// The name on the wire, such as `"PERMISSION_DENIED"`.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The number in `google.rpc.Code`, 0 to 16.
    pub fn number(self) -> i32 {
        self.row().2
    }

    /// The HTTP status that `code.proto` maps this code to (499 for [`Code::Cancelled`]).
    pub fn http_status(self) -> u16 {
        self.row().3
    }

    /// The code with this name on the wire.
    pub fn from_name(name: &str) -> Option<Code> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The code with this number.
    pub fn from_number(number: i32) -> Option<Code> {
        TABLE.iter().find(|row| row.2 == number).map(|row| row.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, TABLE};

    #[test]
    fn the_table_is_in_the_order_of_the_enum_and_of_the_numbers() {
        for (index, (code, name, number, _)) in TABLE.into_iter().enumerate() {
            assert_eq!(code as usize, index, "{name}");
            assert_eq!(number as usize, index, "{name}");
            assert_eq!(Code::from_name(name), Some(code));
            assert_eq!(Code::from_number(number), Some(code));
            assert_eq!(code.as_str(), name);
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        assert_eq!(Code::from_name("permission_denied"), None);
        assert_eq!(Code::from_number(17), None);
        assert_eq!(Code::from_number(-1), None);
    }
}
