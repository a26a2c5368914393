//! [`Xgafv`], the value of the system parameter `$.xgafv`.

use crate::open_enum::UnknownValue;

/// The format of an error response: the values of the
/// [system parameter](https://cloud.google.com/apis/docs/system-parameters) `$.xgafv`. Errors of this crate are read from both.
#[non_exhaustive]
pub enum Xgafv {
    /// `1`: the format of the Google APIs before 2013, with `errors`.
    V1,
    /// `2`: `google.rpc.Status`, with `details`.
    V2,
    #[doc(hidden)]
    __Unknown(UnknownValue),
}

crate::open_enum! {
    enum Xgafv;
    0 "1" V1;
    1 "2" V2;
}
