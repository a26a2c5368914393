//! One method: how it is called, what it sends and what it returns.

use super::change::{At, ChangeList};
use super::rules::Kind;
use super::walk::{Both, Placed};
use super::{operations, paging, parameters, template, types};
use crate::model::{
    Body, Idempotency, MediaDownload, MediaUpload, Method, RequestId, ResourcePath, Type, WireName,
    text,
};

/// Compares a method that is in both models.
pub(super) fn compare_methods(
    [(old, old_path), (new, new_path)]: Both<Placed<'_, '_>>,
    at: &At,
    changes: &mut ChangeList,
) {
    let Method {
        // Its names are compared with those of the other methods of its resource.
        wire: _,
        path_in_document: _,
        function: _,
        builder: _,
        id,
        // Compared by `compare_type_modules`.
        module: _,
        types: _,
        // It follows from the names and values of enums, and goes only with those.
        same_enums: _,
        docs,
        // It consists of the description, the verb, the path and the arguments.
        function_docs: _,
        deprecated,
        // Compared by `compare_requests`.
        verb: _,
        path: _,
        scopes: _,
        default_scope: _,
        api_version: _,
        request_id: _,
        idempotency: _,
        update_mask: _,
        arguments: _,
        setters: _,
        system_setters: _,
        body,
        response,
        started,
        http_body,
        // Compared by `compare_media`.
        media_upload: _,
        media_download: _,
        paging,
        // Compared by `compare_streams`.
        stream: _,
    } = old;

    // What is sent.
    changes.compare_text(Kind::MethodId, &part(at, "id"), id, &new.id);
    compare_requests(old, new, at, changes);
    parameters::compare_methods([old, new], at, changes);
    compare_bodies(
        body.as_ref(),
        new.body.as_ref(),
        &part(at, "request"),
        changes,
    );

    // What comes back, and how it is read.
    compare_responses(
        response.as_ref(),
        new.response.as_ref(),
        &part(at, "response"),
        changes,
    );
    operations::compare_methods(*started, new.started, at, changes);
    paging::compare_methods(paging.as_ref(), new.paging.as_ref(), at, changes);
    compare_streams(old, new, at, changes);
    match (*http_body, new.http_body) {
        (true, false) => changes.push(Kind::BytesRemoved, at, "", ""),
        (false, true) => changes.push(Kind::BytesAdded, at, "", ""),
        _ => {}
    }
    compare_media(old, new, at, changes);
    compare_update_masks(old, new, at, changes);

    // Its documentation and its inline types.
    changes.compare_deprecated(at, *deprecated, new.deprecated);
    changes.compare_docs(at, docs, &new.docs);
    types::compare_inline_types([(old, old_path), (new, new_path)], changes);
    compare_type_modules([(old, old_path), (new, new_path)], at, changes);
}

/// Compares whether a response streams, and as what it is asked for.
fn compare_streams(old: &Method, new: &Method, at: &At, changes: &mut ChangeList) {
    let text = |method: &Method| {
        let stream = method.stream?;
        Some(stream.format.describe().to_owned())
    };
    let kinds = [Kind::StreamAdded, Kind::StreamRemoved, Kind::StreamFormat];
    push_part(kinds, [text(old), text(new)], at, changes);
}

/// Compares the media that the method takes and gives.
fn compare_media(old: &Method, new: &Method, at: &At, changes: &mut ChangeList) {
    let upload = |method: &Method| method.media_upload.as_ref().map(shown_upload);
    let download = |method: &Method| method.media_download.map(shown_download);
    let kinds = [Kind::UploadAdded, Kind::UploadRemoved, Kind::UploadChanged];
    push_part(
        kinds,
        [upload(old), upload(new)],
        &part(at, "mediaUpload"),
        changes,
    );
    let kinds = [
        Kind::DownloadAdded,
        Kind::DownloadRemoved,
        Kind::DownloadChanged,
    ];
    push_part(kinds, [download(old), download(new)], at, changes);
}

/// Says that a part came, went, or changed.
fn push_part(
    [added, removed, changed]: [Kind; 3],
    both: [Option<String>; 2],
    at: &At,
    changes: &mut ChangeList,
) {
    let (kind, [old, new]) = match both {
        [None, Some(new)] => (added, [String::new(), new]),
        [Some(old), None] => (removed, [old, String::new()]),
        [Some(old), Some(new)] if old != new => (changed, [old, new]),
        _ => return,
    };
    changes.push(kind, at, old, new);
}

fn shown_upload(upload: &MediaUpload) -> String {
    let accept = match upload.accept.as_slice() {
        [] => "*/*".to_owned(),
        accept => accept.join(", "),
    };
    let most = upload.max_size.map_or("no limit".to_owned(), |bytes| {
        format!("up to {bytes} bytes")
    });
    let resumable = upload.resumable.as_deref().unwrap_or("not resumable");
    format!("{accept}; {most}; {}; {resumable}", upload.simple)
}

fn shown_download(download: MediaDownload) -> String {
    match download {
        MediaDownload::Body => "the response".to_owned(),
        MediaDownload::Media {
            service,
            generation,
        } => {
            let place = if service {
                "alt=media at /download"
            } else {
                "alt=media"
            };
            let pin = if generation {
                ", of one generation"
            } else {
                ""
            };
            format!("{place}{pin}")
        }
    }
}

/// Compares whether the update mask can be made from the body. If its parameter comes or goes, the setter says so.
fn compare_update_masks(old: &Method, new: &Method, at: &At, changes: &mut ChangeList) {
    let has = |method: &Method, wire: &WireName| {
        let mut setters = method.setters.iter();
        setters.any(|setter| setter.wire == *wire)
    };
    match (&old.update_mask, &new.update_mask) {
        (Some(mask), None) if has(new, mask) => {
            changes.push(Kind::UpdateMaskRemoved, at, &mask.0, "");
        }
        (None, Some(mask)) if has(old, mask) => {
            changes.push(Kind::UpdateMaskAdded, at, "", &mask.0);
        }
        _ => {}
    }
}

/// The place of a member of a method.
fn part(at: &At, member: &str) -> At {
    At {
        path: format!("{}.{member}", at.path),
        ..at.clone()
    }
}

/// Compares what a method says of its request, besides parameters and body.
fn compare_requests(old: &Method, new: &Method, at: &At, changes: &mut ChangeList) {
    changes.compare_text(Kind::Verb, &part(at, "httpMethod"), &old.verb, &new.verb);
    if !template::is_same_path(old, new) {
        changes.push(Kind::Path, &part(at, "path"), &old.path, &new.path);
    }
    let sorted = |scopes: &[String]| {
        let mut scopes = scopes.to_vec();
        scopes.sort();
        scopes.join(", ")
    };
    changes.compare_text(
        Kind::MethodScopes,
        &part(at, "scopes"),
        &sorted(&old.scopes),
        &sorted(&new.scopes),
    );
    let chosen = |method: &Method| {
        let own = method.own_default_scope();
        own.unwrap_or("that of the API").to_owned()
    };
    changes.compare_text(Kind::DefaultScope, at, &chosen(old), &chosen(new));
    let version = |version: &Option<String>| version.clone().unwrap_or_default();
    changes.compare_text(
        Kind::ApiVersion,
        &part(at, "apiVersion"),
        &version(&old.api_version),
        &version(&new.api_version),
    );
    let filled = |place: Option<RequestId>| match place {
        None => "not filled in",
        Some(RequestId::Query) => "filled in",
        Some(RequestId::Body) => "filled in in the body",
    };
    changes.compare_text(
        Kind::RequestId,
        &part(at, "parameters.requestId"),
        filled(old.request_id),
        filled(new.request_id),
    );
    // The rule of a verb changes with the verb.
    if old.idempotency != new.idempotency {
        changes.compare_text(
            Kind::Idempotency,
            at,
            &idempotent(&old.when_idempotent()),
            &idempotent(&new.when_idempotent()),
        );
    }
}

fn idempotent(when: &Idempotency) -> String {
    match when {
        Idempotency::Always => "idempotent".to_owned(),
        Idempotency::Never => "not idempotent".to_owned(),
        Idempotency::WithQuery(names) => format!("idempotent with {}", names.join(" or ")),
        Idempotency::WithField(name) => format!("idempotent with {name} in the body"),
    }
}

/// Compares the names of the modules of inline types, if both methods have such types and one function.
fn compare_type_modules(
    [(old, old_path), (new, new_path)]: Both<Placed<'_, '_>>,
    at: &At,
    changes: &mut ChangeList,
) {
    let has_types = |method: &Method| !method.types.items.is_empty();
    if has_types(old) && has_types(new) && old.module != new.module && old.function == new.function
    {
        let rust =
            |path: &ResourcePath<'_>, method: &Method| text::path(&path.modules(), &method.module);
        let at = At {
            rust: rust(old_path, old),
            ..at.clone()
        };
        changes.push(Kind::NameChanged, &at, &at.rust, rust(new_path, new));
    }
}

fn compare_bodies(old: Option<&Body>, new: Option<&Body>, at: &At, changes: &mut ChangeList) {
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
            _ if !changes.is_same_type(ty, &now.ty) => Kind::BodyRetyped,
            _ => return,
        },
    };
    let text = |body: Option<&Body>| body.map(shown).unwrap_or_default();
    changes.push(kind, at, text(old), text(new));
}

fn compare_responses(old: Option<&Type>, new: Option<&Type>, at: &At, changes: &mut ChangeList) {
    let same = match (old, new) {
        (Some(old), Some(new)) => changes.is_same_type(old, new),
        (old, new) => old == new,
    };
    if !same {
        let shown = |response: Option<&Type>| response.map_or("()".to_owned(), text::ty);
        changes.push(Kind::ResponseRetyped, at, shown(old), shown(new));
    }
}
