//! How the response of a method comes in pages.

use crate::docs::printable;
use crate::model::{self, PageItems, PageToken, text as rust};
use serde::Serialize;

/// How a method pages, or why it does not.
#[derive(Debug, Serialize)]
pub struct PagingInfo {
    /// The call has `.pages()`.
    pub paged: bool,
    /// Where a request carries the token of the page that it asks for.
    pub token: Option<TokenInfo>,
    /// The key of the response that has the next token, or the URL of the next page.
    pub next: Option<String>,
    /// The id of the method that gives the pages after the first, if it is another one.
    pub by: Option<String>,
    /// The items that `.items()` returns.
    pub items: Option<ItemsInfo>,
    /// Why there is no `.pages()`, or no `.items()`.
    pub why_not: Option<String>,
}

/// Where a request carries the token.
#[derive(Debug, Serialize)]
pub struct TokenInfo {
    /// The name of the parameter, or the path of the field.
    pub key: String,
    /// `query` or `body`.
    pub location: &'static str,
    /// The value is in the URL of the next page.
    pub from_link: bool,
}

/// The items that `.items()` returns.
#[derive(Debug, Serialize)]
pub struct ItemsInfo {
    /// As Rust: `types::TimeSeries`, or `(String, types::TimeSeries)` for a map.
    #[serde(rename = "type")]
    pub rust: String,
    /// The field of the response that holds them, in Rust.
    pub name: String,
    /// The same field in JSON.
    pub key: String,
    /// Why this field is the one with the items.
    pub because: &'static str,
}

pub(super) fn describe_paging(of: &model::Paging) -> PagingInfo {
    match of {
        model::Paging::Pages(pages) => {
            let (items, why_not) = match &pages.items {
                PageItems::In(field) => (Some(describe_items(field)), None),
                PageItems::Unclear(reason) => (None, Some(printable(reason))),
            };
            PagingInfo {
                paged: true,
                token: Some(describe_token(&pages.token)),
                next: Some(printable(&rust::dotted(&pages.next))),
                by: pages
                    .continuation
                    .as_ref()
                    .map(|by| printable(&by.method.id)),
                items,
                why_not,
            }
        }
        model::Paging::Unclear(reason) => PagingInfo {
            paged: false,
            token: None,
            next: None,
            by: None,
            items: None,
            why_not: Some(printable(reason)),
        },
    }
}

fn describe_token(of: &PageToken) -> TokenInfo {
    match of {
        PageToken::Query(name) => TokenInfo {
            key: printable(&name.0),
            location: "query",
            from_link: false,
        },
        PageToken::Link(name) => TokenInfo {
            key: printable(&name.0),
            location: "query",
            from_link: true,
        },
        PageToken::Body(path) => TokenInfo {
            key: printable(&rust::dotted(path)),
            location: "body",
            from_link: false,
        },
    }
}

fn describe_items(field: &model::ItemsField) -> ItemsInfo {
    ItemsInfo {
        rust: rust::item(field),
        name: field.name.to_string(),
        key: printable(&field.wire.0),
        because: field.rule.reason(),
    }
}
