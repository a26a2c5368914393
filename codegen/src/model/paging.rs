//! Where a method that pages has its tokens and its items.

use super::names::{RustIdent, WireName};
use super::types::Type;

/// Where a request carries the token of the page that it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum PageToken {
    /// In this query parameter.
    Query(WireName),
    /// In a field of the body: the keys that lead to it.
    Body(Vec<WireName>),
    /// In this query parameter. A response has the URL of the next page, which has the next value.
    Link(WireName),
}

/// The items of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItems {
    /// They are in this field of the response.
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
    /// The type of an item.
    pub item: Type,
    /// The field is a map, and its entries are the items.
    pub map: bool,
    /// Why this field has the items.
    pub rule: ItemsRule,
}

/// The rule by which a field is taken for the one with the items: the first rule that leaves a single field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemsRule {
    /// It had them when the method was published.
    Published,
    /// It is called `items`, and is a map.
    MapOfItems,
    /// It is called `items`.
    Items,
    /// It is the only list, and not one of unreachable places.
    OnlyList,
    /// It is the only list of messages.
    OnlyMessages,
    /// The other lists are secondary: errors, warnings, facets, headers.
    OthersAreSecondary,
    /// The method is `list`, and the field has the name of the resource.
    NamedAsResource,
    /// The other lists are deprecated.
    OthersAreDeprecated,
    /// Its name ends with the name of the resource, or the name of the method ends with its name.
    NamedAsMethod,
    /// It is called `results`, `rows` or `values`.
    Results,
}

impl ItemsRule {
    /// The reason, as the rest of a sentence after "because".
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Published => "an earlier revision had them there",
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
