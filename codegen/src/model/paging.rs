//! How the reply of a method comes in pages.

use super::names::{RustIdent, WireName};
use super::types::Type;

/// What is known of the pages of a method that has any, or looks as if it had.
#[derive(Clone, Debug, PartialEq)]
pub enum Paging {
    /// It has `.pages()`.
    Pages(Pages),
    /// It looks paged and has no `.pages()`, for this reason.
    Unclear(String),
}

impl Paging {
    /// How it pages, if it does.
    #[must_use]
    pub fn pages(&self) -> Option<&Pages> {
        match self {
            Self::Pages(pages) => Some(pages),
            Self::Unclear(_) => None,
        }
    }
}

/// How a method pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// Where a request carries the token of the page that it asks for.
    pub token: PageToken,
    /// Where a reply says what comes next: the key of a field, after those of the fields that it is in.
    pub next: Vec<WireName>,
    /// What `.items()` gives.
    pub items: PageItems,
}

/// Where a request carries the token of the page that it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum PageToken {
    /// In this query parameter.
    Query(WireName),
    /// In a field of the body: its key, after those of the fields that it is in.
    Body(Vec<WireName>),
    /// In this query parameter, whose next value is in the URL of the next page that a reply gives.
    Link(WireName),
}

/// The items of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItems {
    /// They are in this field of the reply.
    In(ItemsField),
    /// There is no `.items()`, for this reason.
    Unclear(String),
}

/// The field that has the items of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemsField {
    /// Its key.
    pub wire: WireName,
    /// Its name.
    pub name: RustIdent,
    /// The type of one of them.
    pub item: Type,
    /// It is a map, whose entries are the items.
    pub map: bool,
    /// Why it is this one.
    pub rule: ItemsRule,
}

/// Why a field is taken to be the one with the items. The first rule that leaves one field has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemsRule {
    /// It is called `items`, and is a map.
    MapOfItems,
    /// It is called `items`.
    Items,
    /// It is the only list, but for places that could not be reached.
    OnlyList,
    /// It is the only list of messages.
    OnlyMessages,
    /// The other lists go along with the reply: errors, warnings, facets, headers.
    OthersAreSecondary,
    /// `list` of a resource gives what is called as the resource.
    NamedAsResource,
    /// The other lists are deprecated.
    OthersAreDeprecated,
    /// It is called as the resource, or as what the method says that it gives, with something before.
    NamedAsMethod,
    /// It is called `results`, `rows` or `values`.
    Results,
}

impl ItemsRule {
    /// The reason, to go on after "because".
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::MapOfItems => "it is a map called `items`",
            Self::Items => "it is called `items`",
            Self::OnlyList => "it is the only list",
            Self::OnlyMessages => "it is the only list of messages",
            Self::OthersAreSecondary => "the other lists are errors, facets or headers",
            Self::NamedAsResource => "it is called as the resource",
            Self::OthersAreDeprecated => "the other lists are deprecated",
            Self::NamedAsMethod => "it is called as what the method gives",
            Self::Results => "it is called as results are",
        }
    }
}
