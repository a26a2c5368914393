//! How a method paged when it was published, if its tokens and its items are still there.

use super::super::lookup::Lookup;
use super::items::items_in;
use super::token::{has_text, query_parameter};
use crate::decisions::{Aspect, Decisions};
use crate::model::{Field, ItemsRule, Method, PageItems, PageToken, Type, WireName};

/// Where the request and the response have their tokens.
pub(super) fn tokens(
    method: &Method,
    response: &[Field],
    types: &Lookup<'_>,
    decisions: &Decisions,
) -> Option<(PageToken, Vec<WireName>)> {
    let place = &method.path_in_document;
    let token = decisions.list(place, Aspect::PageToken)?;
    let next = decisions.list(place, Aspect::NextPageToken)?;
    let token = match token {
        [kind, name] if kind == "query" => PageToken::Query(query_parameter(method, &[name])?),
        [kind, name] if kind == "link" => PageToken::Link(query_parameter(method, &[name])?),
        [kind, keys @ ..] if kind == "body" => {
            let body = types.fields(&method.body.as_ref()?.ty)?;
            PageToken::Body(text_at(body, keys, types)?)
        }
        _ => return None,
    };
    Some((token, text_at(response, next, types)?))
}

/// The field that has the items of a page.
pub(super) fn items(
    method: &Method,
    response: &[Field],
    decisions: &Decisions,
) -> Option<PageItems> {
    let wire = decisions.text(&method.path_in_document, Aspect::Items)?;
    let field = response.iter().find(|field| field.wire.0 == wire)?;
    match &field.ty {
        Type::List(item) => Some(items_in(field, item, false, ItemsRule::Published)),
        Type::Map(item) => Some(items_in(field, item, true, ItemsRule::Published)),
        _ => None,
    }
}

/// These keys, if they lead to a text.
fn text_at(fields: &[Field], keys: &[String], types: &Lookup<'_>) -> Option<Vec<WireName>> {
    let (last, before) = keys.split_last()?;
    let mut fields = fields;
    for key in before {
        let field = fields.iter().find(|field| field.wire.0 == *key)?;
        fields = types.fields(&field.ty)?;
    }
    has_text(fields, last).then(|| keys.iter().cloned().map(WireName).collect())
}
