//! Open enums: a string whose known values have names.

use std::borrow::Cow;
use std::fmt;

use crate::message::Text;

/// A generated enum. It keeps a value that it does not list, and sends it back unchanged.
///
/// Generated code implements it, always together with [`open_enum!`](crate::open_enum!), which adds what a caller uses:
/// `as_str`, `is_known`, `From<&str>`, `From<String>`, `Display`, `Debug`, serde.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a text nor an enum, so a text does not fit"
)]
pub trait OpenEnum: Sized {
    /// The values that have a variant, in ascending order of their bytes.
    fn values() -> &'static [&'static str];

    /// The variant whose value is at `index` of [`values`](OpenEnum::values).
    fn variant(index: usize) -> Option<Self>;

    /// The variant whose value is `text`.
    fn known(text: &str) -> Option<Self> {
        Self::variant(Self::values().binary_search(&text).ok()?)
    }

    /// The variant for every other value.
    fn unknown(value: UnknownValue) -> Self;

    /// The value, as on the wire.
    fn as_str(&self) -> &str;

    /// The variant for any value.
    fn from_text(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::unknown(UnknownValue(text.into())))
    }
}

/// An enum value that the generated code does not list.
///
/// Only the runtime creates one, and only if no variant fits. So code that matches on a text cannot silently stop matching when
/// a later version of the crate learns the value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// The value, as on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: OpenEnum> Text for E {
    fn read(&mut self, text: &str) -> bool {
        *self = E::from_text(text);
        true
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

/// `Debug` of every generated enum: `State("RUNNING")`.
#[doc(hidden)]
pub fn debug_open_enum(name: &str, value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(&value).finish()
}
