//! What a generated crate says about a method that pages: where its tokens are.

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
