//! How a method pages.

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::{ItemsField, PageItems, PageToken, Pages, Paging, WireName, text};

/// Compares `.pages()` and `.items()` of two methods.
pub(super) fn compare_methods(
    old: Option<&Paging>,
    new: Option<&Paging>,
    at: &At,
    changes: &mut ChangeList,
) {
    // The reason why a method does not page is not compared.
    match (old.and_then(Paging::pages), new.and_then(Paging::pages)) {
        (None, None) => {}
        (Some(old), None) => changes.push(Kind::PagesRemoved, at, describe_functions(old), ""),
        (None, Some(new)) => changes.push(Kind::PagesAdded, at, "", describe_functions(new)),
        (Some(old), Some(new)) => compare_pages(old, new, at, changes),
    }
}

fn compare_pages(old: &Pages, new: &Pages, at: &At, changes: &mut ChangeList) {
    let Pages { token, next, items } = old;
    changes.compare_text(
        Kind::PageTokens,
        at,
        &describe_tokens(token, next),
        &describe_tokens(&new.token, &new.next),
    );
    match (items, &new.items) {
        (PageItems::Unclear(_), PageItems::Unclear(_)) => {}
        (PageItems::In(_), PageItems::Unclear(_)) => {
            changes.push(
                Kind::PagesRemoved,
                at,
                describe_functions(old),
                describe_functions(new),
            );
        }
        (PageItems::Unclear(_), PageItems::In(_)) => {
            changes.push(
                Kind::PagesAdded,
                at,
                describe_functions(old),
                describe_functions(new),
            );
        }
        (PageItems::In(old), PageItems::In(new)) => {
            let ItemsField {
                wire,
                // The field itself is compared with its message.
                name: _,
                item,
                map,
                rule: _,
            } = old;
            if *map != new.map || !changes.is_same_type(item, &new.item) {
                changes.push(Kind::ItemsRetyped, at, text::item(old), text::item(new));
            } else {
                changes.compare_text(Kind::ItemsField, at, &wire.0, &new.wire.0);
            }
        }
    }
}

fn describe_functions(pages: &Pages) -> String {
    match &pages.items {
        PageItems::In(items) => format!(".pages(), .items() of {}", text::item(items)),
        PageItems::Unclear(_) => ".pages()".to_owned(),
    }
}

fn describe_tokens(token: &PageToken, next: &[WireName]) -> String {
    let request = match token {
        PageToken::Query(name) => format!("query `{}`", name.0),
        PageToken::Link(name) => format!("query `{}` of a link", name.0),
        PageToken::Body(path) => format!("body `{}`", text::dotted(path)),
    };
    format!("{request}, response `{}`", text::dotted(next))
}
