//! What depends on the feature `blocking` of this crate, in code that other crates compile.

/// Expands to its argument if the feature `blocking` is on, else to nothing.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! if_blocking {
    ($($item:tt)*) => { $($item)* };
}

/// Expands to its argument if the feature `blocking` is on, else to nothing.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! if_blocking {
    ($($item:tt)*) => {};
}
