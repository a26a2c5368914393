//! The static description of a method with pages, in generated code.

/// Where a method with pages has its tokens. Generated code has one for each such method.
#[derive(Debug)]
pub struct Paging {
    /// Where the next request carries the token.
    pub token: PageToken,
    /// Where a response has the token or link of the next page: a path of wire names. The field is absent or empty in the last
    /// page.
    pub next: &'static [&'static str],
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
