//! How a method pages.

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::{Continuation, ItemsField, PageItems, PageToken, Pages, Paging, WireName, text};

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
    changes.compare_text(
        Kind::PageTokens,
        at,
        &describe_tokens(old),
        &describe_tokens(new),
    );
    match (&old.items, &new.items) {
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

fn describe_tokens(pages: &Pages) -> String {
    // The items are compared by themselves.
    let Pages {
        token,
        next,
        items: _,
        continuation,
    } = pages;
    let request = match token {
        PageToken::Query(name) => format!("query `{}`", name.0),
        PageToken::Link(name) => format!("query `{}` of a link", name.0),
        PageToken::Body(path) => format!("body `{}`", text::dotted(path)),
    };
    let by = continuation.as_ref().map(|continuation| {
        let names = |names: &[WireName]| {
            let names = names.iter().map(|name| name.0.as_str());
            names.collect::<Vec<_>>().join(", ")
        };
        let Continuation {
            method,
            reference,
            path,
            query,
            copied,
            complete,
        } = &**continuation;
        let until = complete
            .as_ref()
            .map(|complete| format!(" until `{}`", complete.0));
        format!(
            " by {}: {}; {} of `{}`, copied {}{}",
            method.id,
            names(path),
            names(query),
            reference.0,
            names(copied),
            until.unwrap_or_default(),
        )
    });
    let by = by.unwrap_or_default();
    format!("{request}{by}, response `{}`", text::dotted(next))
}
