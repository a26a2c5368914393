//! One method: how it is called, what it sends and what it returns.

use super::pairs::similar;
use super::resources::Place;
use super::{At, Changes, Kind, operations, paging, parameters, types};
use crate::model::{Api, Body, Method, Type, text};

/// Compares a method that is in both models, each with its place.
pub(super) fn compare(
    [(old, old_place), (new, new_place)]: [(&Method, &Place); 2],
    apis: [&Api; 2],
    at: &At,
    changes: &mut Changes,
) {
    let Method {
        // Its names are compared with those beside it.
        wire: _,
        path_in_document: _,
        function: _,
        builder: _,
        id,
        module,
        types: _,
        docs,
        // Made of the description, the verb, the path and the arguments.
        function_docs: _,
        deprecated,
        verb,
        path,
        scopes,
        api_version,
        arguments: _,
        setters: _,
        // How the setters are printed, not which ones there are.
        standard_parameters: _,
        body,
        response,
        started,
        request_id,
        http_body,
        // The calls send and receive no media.
        media_upload: _,
        media_download: _,
        paging,
    } = old;
    let part = |member: &str| At {
        path: format!("{}.{member}", at.path),
        ..at.clone()
    };

    changes.text(Kind::MethodId, &part("id"), id, &new.id);
    changes.text(Kind::Verb, &part("httpMethod"), verb, &new.verb);
    if !parameters::same_path(old, new) {
        changes.push(Kind::Path, &part("path"), path, &new.path);
    }
    let listed = |scopes: &[String]| {
        let mut scopes = scopes.to_vec();
        scopes.sort();
        scopes.join(", ")
    };
    changes.text(
        Kind::MethodScopes,
        &part("scopes"),
        &listed(scopes),
        &listed(&new.scopes),
    );
    let version = |version: &Option<String>| version.clone().unwrap_or_default();
    changes.text(
        Kind::ApiVersion,
        &part("apiVersion"),
        &version(api_version),
        &version(&new.api_version),
    );
    let filled = |filled: bool| if filled { "filled in" } else { "not filled in" };
    changes.text(
        Kind::RequestId,
        &part("parameters.requestId"),
        filled(*request_id),
        filled(new.request_id),
    );

    parameters::of_method([(apis[0], old), (apis[1], new)], at, changes);
    self::body(body.as_ref(), new.body.as_ref(), &part("request"), changes);
    reply(
        response.as_ref(),
        new.response.as_ref(),
        &part("response"),
        changes,
    );
    operations::of_method(*started, new.started, at, changes);
    paging::compare(paging.as_ref(), new.paging.as_ref(), at, changes);
    match (*http_body, new.http_body) {
        (true, false) => changes.push(Kind::BytesRemoved, at, "", ""),
        (false, true) => changes.push(Kind::BytesAdded, at, "", ""),
        _ => {}
    }
    changes.deprecated(at, *deprecated, new.deprecated);
    changes.docs(at, docs, &new.docs);
    types::in_method([(old, old_place), (new, new_place)], changes);
    if !old.types.items.is_empty()
        && !new.types.items.is_empty()
        && module != &new.module
        && old.function == new.function
    {
        let path = |method: &Method, place: &Place| text::path(&place.modules, &method.module);
        let at = At {
            rust: path(old, old_place),
            ..at.clone()
        };
        changes.push(Kind::NameChanged, &at, &at.rust, path(new, new_place));
    }
}

fn body(old: Option<&Body>, new: Option<&Body>, at: &At, changes: &mut Changes) {
    let shown = |body: &Body| match body.optional {
        true => format!(".body({})", text::ty(&body.ty)),
        false => format!("body: {}", text::ty(&body.ty)),
    };
    let kind = match (old, new) {
        (None, None) => return,
        (None, Some(body)) if body.optional => Kind::OptionalBodyAdded,
        (None, Some(_)) => Kind::BodyAdded,
        (Some(_), None) => Kind::BodyRemoved,
        (Some(Body { ty, optional }), Some(now)) => match (optional, now.optional) {
            (true, false) => Kind::BodyRequired,
            (false, true) => Kind::BodyOptional,
            _ if !changes.same(ty, &now.ty) => Kind::BodyRetyped,
            _ => return,
        },
    };
    let text = |body: Option<&Body>| body.map(shown).unwrap_or_default();
    changes.push(kind, at, text(old), text(new));
}

fn reply(old: Option<&Type>, new: Option<&Type>, at: &At, changes: &mut Changes) {
    let same = match (old, new) {
        (Some(old), Some(new)) => changes.same(old, new),
        (old, new) => old == new,
    };
    if !same {
        let shown = |reply: Option<&Type>| reply.map_or("()".to_owned(), text::ty);
        changes.push(Kind::ReplyRetyped, at, shown(old), shown(new));
    }
}

/// Whether one may be the other under a new name: the same request and reply, and the same words about it or a name like it.
pub(super) fn alike(old: &Method, new: &Method) -> bool {
    let body = |method: &Method| {
        method
            .body
            .as_ref()
            .map(|body| (text::ty(&body.ty), body.optional))
    };
    let reply = |method: &Method| method.response.as_ref().map(text::ty);
    let arguments =
        |method: &Method| -> Vec<String> { method.arguments.iter().map(text::argument).collect() };
    old.verb == new.verb
        && body(old) == body(new)
        && reply(old) == reply(new)
        && arguments(old) == arguments(new)
        && (parameters::template(&old.path) == parameters::template(&new.path)
            || similar(&old.wire.0, &new.wire.0)
            || (old.docs == new.docs && !old.docs.0.is_empty()))
}
