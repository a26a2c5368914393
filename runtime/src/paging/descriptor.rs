//! The description of a method with pages: in a `static` of generated code, or made and shared at run time.

use crate::api::{Method, set};
use crate::held::{Held, Text, Texts};

/// Where a method with pages has its tokens. Generated code has one for each such method.
#[derive(Clone, Debug)]
pub struct Paging {
    /// Where the next request carries the token.
    pub token: PageToken,
    /// Where a response has the token or link of the next page: a path of wire names. The field is absent or empty in the last
    /// page.
    pub next: Texts,
    /// The method that gives the pages after the first, if it is another one.
    pub continuation: Option<Held<Continuation>>,
}

/// The method that gives the pages after the first. Its pages are read as the response of the method that gives the first one.
#[derive(Clone, Debug)]
pub struct Continuation {
    /// The method.
    pub method: Method,
    /// The field of a page that has the values of its parameters.
    pub reference: Text,
    /// The path parameters, whose values are in that field.
    pub path: Texts,
    /// The query parameters whose values are in that field.
    pub query: Texts,
    /// The query parameters that take what is in the body of the first call. The name of each is the path in the body, with dots.
    pub copied: Texts,
    /// The boolean field of a page that is false if the page has to be requested again.
    pub complete: Option<Text>,
}

impl Continuation {
    /// The method, and the field of a page that has the values of these path parameters and query parameters.
    #[must_use]
    pub const fn new(
        method: Method,
        reference: &'static str,
        path: &'static [&'static str],
        query: &'static [&'static str],
    ) -> Self {
        Self {
            method,
            reference: Text::Static(reference),
            path: Texts::Static(path),
            query: Texts::Static(query),
            copied: Texts::Static(&[]),
            complete: None,
        }
    }

    /// Sets [`copied`](Self::copied).
    #[must_use]
    pub const fn copied(mut self, names: &'static [&'static str]) -> Self {
        set(&mut self.copied, Texts::Static(names));
        self
    }

    /// Sets [`complete`](Self::complete).
    #[must_use]
    pub const fn complete(mut self, key: &'static str) -> Self {
        set(&mut self.complete, Some(Text::Static(key)));
        self
    }
}

/// Where a request carries the token of a page.
#[derive(Clone, Debug)]
pub enum PageToken {
    /// The query parameter of this wire name.
    Query(Text),
    /// A field of the body: a path of wire names.
    Body(Texts),
    /// The query parameter of this wire name. A response has the URL of the next page, which contains its value.
    Link(Text),
}
