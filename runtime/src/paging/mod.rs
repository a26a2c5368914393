//! Methods whose reply comes in pages: one request after another, with the token of the last reply, until none is left.
//!
//! A page is asked for when it is wanted and not before: a stream that nobody polls does nothing, and one that is dropped asks
//! for no more. Each request is a call of its own, with the options of the one that began: its deadline, its retries, and an own
//! generated `requestId`. There is never more than one page in memory.

#[cfg(feature = "blocking")]
mod blocking;
mod items;
mod macros;
mod pager;
mod pages;
mod seen;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use items::Items;
pub use pages::Pages;

use crate::call::Call;
use crate::message::{Message, Reply};

/// How a method pages. Generated code has one for each method that does.
#[derive(Debug)]
pub struct Paging {
    /// Where the next request carries the token.
    pub token: PageToken,
    /// Where a reply says what comes next: the wire name of a field, after those of the fields that it is in. The last page has
    /// nothing there.
    pub next: &'static [&'static str],
}

/// Where a request carries the token of the page that it asks for.
#[derive(Debug)]
pub enum PageToken {
    /// The query parameter of this wire name.
    Query(&'static str),
    /// A field of the body: its wire name, after those of the fields that it is in.
    Body(&'static [&'static str]),
    /// The query parameter of this wire name; a reply does not give its value alone, but the URL of the next page.
    Link(&'static str),
}

impl Call {
    /// The pages of this call.
    pub fn pages<R: Reply + Message>(self, paging: &'static Paging) -> Pages<R> {
        Pages::new(self, paging)
    }

    /// The items of its pages; `take` takes them out of a reply.
    pub fn items<T, R: Reply + Message>(
        self,
        paging: &'static Paging,
        take: fn(&mut R) -> Vec<T>,
    ) -> Items<T, R> {
        Items::new(self.pages(paging), take)
    }
}
