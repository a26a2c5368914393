//! The macro for the builder of a method with pages.

/// Adds to a builder around a [`Call`](crate::Call) its pages, and their items if their field is known. The arguments are the
/// type of the response, where a request carries the token, where a response has it, and the field and the type of the items.
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    (@continuation) => {
        ::core::option::Option::None
    };
    (@continuation $continuation:expr) => {
        ::core::option::Option::Some($crate::contract::held::Held::Static($continuation))
    };
    (@token Body($keys:expr)) => {
        $crate::contract::PageToken::Body($crate::contract::held::Held::Static($keys))
    };
    (@token $token:ident($name:expr)) => {
        $crate::contract::PageToken::$token($crate::contract::held::Held::Static($name))
    };
    ($response:ty, $token:ident($name:expr), $next:expr $(, by $continuation:expr)?, list $field:ident, $item:ty) => {
        $crate::paged!($response, $token($name), $next $(, by $continuation)?);

        /// Sends the call, and one more for each further page. Returns the items one after another.
        #[inline]
        pub fn items(self) -> $crate::contract::Items<$item, $response> {
            self.call.items(Self::paging(), |page: &mut $response| {
                ::core::mem::take(&mut page.$field)
            })
        }
    };
    ($response:ty, $token:ident($name:expr), $next:expr $(, by $continuation:expr)?, map $field:ident, $item:ty) => {
        $crate::paged!($response, $token($name), $next $(, by $continuation)?);

        /// Sends the call, and one more for each further page. Returns the entries of their maps one after another.
        #[inline]
        pub fn items(self) -> $crate::contract::Items<(::std::string::String, $item), $response> {
            self.call.items(Self::paging(), |page: &mut $response| {
                ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(
                    ::core::mem::take(&mut page.$field),
                ))
            })
        }
    };
    ($response:ty, $token:ident($name:expr), $next:expr $(, by $continuation:expr)?) => {
        fn paging() -> &'static $crate::contract::Paging {
            static PAGING: $crate::contract::Paging = $crate::contract::Paging {
                token: $crate::paged!(@token $token($name)),
                next: $crate::contract::held::Held::Static(&$next),
                continuation: $crate::paged!(@continuation $($continuation)?),
            };
            &PAGING
        }

        /// Sends the call, and one more for each further page. Returns whole responses.
        #[inline]
        pub fn pages(self) -> $crate::contract::Pages<$response> {
            self.call.pages(Self::paging())
        }
    };
}
