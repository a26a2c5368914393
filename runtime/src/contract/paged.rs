//! What generated code adds to the builder of a method that pages.

/// Gives a builder around a [`Call`](crate::Call) its pages, and their items where it is known where those are: the type of the
/// reply, where a request carries the token, where a reply has it, the field and the type of the items.
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    ($reply:ty, $token:ident($name:expr), $next:expr, list $field:ident, $item:ty) => {
        $crate::paged!($reply, $token($name), $next);

        /// Sends the call, then one for each further page, and gives the items one after another.
        #[inline]
        pub fn items(self) -> $crate::contract::Items<$item, $reply> {
            self.call.items(&Self::PAGING, |page: &mut $reply| {
                ::core::mem::take(&mut page.$field)
            })
        }
    };
    ($reply:ty, $token:ident($name:expr), $next:expr, map $field:ident, $item:ty) => {
        $crate::paged!($reply, $token($name), $next);

        /// Sends the call, then one for each further page, and gives the entries of their maps one after another.
        #[inline]
        pub fn items(self) -> $crate::contract::Items<(::std::string::String, $item), $reply> {
            self.call.items(&Self::PAGING, |page: &mut $reply| {
                ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(
                    ::core::mem::take(&mut page.$field),
                ))
            })
        }
    };
    ($reply:ty, $token:ident($name:expr), $next:expr) => {
        const PAGING: $crate::contract::Paging = $crate::contract::Paging {
            token: $crate::contract::PageToken::$token($name),
            next: &$next,
        };

        /// Sends the call, then one for each further page, and gives whole replies.
        #[inline]
        pub fn pages(self) -> $crate::contract::Pages<$reply> {
            self.call.pages(&Self::PAGING)
        }
    };
}
