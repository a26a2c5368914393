//! What depends on the feature `serde` of this crate, in code that other crates compile.

/// Expands to its argument if the feature `serde` is on, else to nothing.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! if_serde {
    ($($item:tt)*) => { $($item)* };
}

/// Expands to its argument if the feature `serde` is on, else to nothing.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! if_serde {
    ($($item:tt)*) => {};
}
