//! The static description of a method with pages, in generated code.

use crate::api::Method;

/// Where a method with pages has its tokens. Generated code has one for each such method.
#[derive(Debug)]
pub struct Paging {
    /// Where the next request carries the token.
    pub token: PageToken,
    /// Where a response has the token or link of the next page: a path of wire names. The field is absent or empty in the last
    /// page.
    pub next: &'static [&'static str],
    /// The method that gives the pages after the first, if it is another one.
    pub continuation: Option<&'static Continuation>,
}

/// The method that gives the pages after the first. Its pages are read as the response of the method that gives the first one.
#[derive(Debug)]
pub struct Continuation {
    /// The method.
    pub method: Method,
    /// The field of a page that has the values of its parameters.
    pub reference: &'static str,
    /// The path parameters, whose values are in that field.
    pub path: &'static [&'static str],
    /// The query parameters whose values are in that field.
    pub query: &'static [&'static str],
    /// The query parameters that take what is in the body of the first call. The name of each is the path in the body, with dots.
    pub copied: &'static [&'static str],
    /// The boolean field of a page that is false if the page has to be requested again.
    pub complete: Option<&'static str>,
}

/// Where a request carries the token of a page.
#[derive(Debug)]
pub enum PageToken {
    /// The query parameter of this wire name.
    Query(&'static str),
    /// A field of the body: a path of wire names.
    Body(&'static [&'static str]),
    /// The query parameter of this wire name. A response has the URL of the next page, which contains its value.
    Link(&'static str),
}
