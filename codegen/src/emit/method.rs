//! The function that begins a call: a static descriptor and the required parameters.

use syn::{Expr, ImplItem};

use super::argument::{argument_type, set_parameter};
use super::joined::{
    DEFAULT, MEDIA_DOWNLOAD, METHOD, NEW_CALL, NEW_MEDIA_UPLOAD, NEW_METHOD, REQUEST_ID,
    STREAM_FORMAT,
};
use super::package::Package;
use super::paths::{ModulePath, ident};
use super::syntax::{
    self, Link, argument, binding, call, chain, field_of, function_as, list, name, number, path,
    ref_self, reference, result, statement, static_item, text, tuple, type_at, value, value_with,
};
use super::{default_scope, doc, idempotency, softened};
use crate::docs::join_paragraphs;
use crate::model::{Docs, MediaDownload, MediaUpload, Method, RequestId, StreamFormat};

pub(super) fn function(method: &Method, place: &ModulePath, package: &Package) -> ImplItem {
    let notes = [default_scope::note(method), idempotency::note(method)];
    let notes = notes.into_iter().flatten().map(|note| Docs(vec![note]));
    let docs = [method.function_docs.clone()].into_iter().chain(notes);
    let docs = docs.chain(softened::required_note(method));
    let docs = docs.chain([package.examples.of(method)]);
    let attributes = doc::lines(&join_paragraphs(docs))
        .and(doc::deprecated(method.deprecated))
        .and(doc::alias(&method.function, &[&method.wire.0, &method.id]));
    let begun = || value(name("call"));
    let mut arguments = vec![ref_self()];
    let mut sets = Vec::new();
    for parameter in &method.arguments {
        let ty = argument_type(parameter, place);
        arguments.push(argument(ident(&parameter.name), ty));
        sets.push(set_parameter(begun(), parameter, place));
    }
    if let Some(body) = &method.body {
        let ty = place.ty(&body.ty);
        let body = if body.optional {
            call(function_as(ty, DEFAULT.ident(), "default"), [])
        } else {
            arguments.push(argument(name("body"), ty));
            value(name("body"))
        };
        sets.push(statement(syntax::method(
            begun(),
            "body",
            [reference(body)],
        )));
    }
    let client = field_of(value(name("self")), "client");
    let new = call(
        value(NEW_CALL.ident()),
        [reference(client), reference(value(name("METHOD")))],
    );
    let mut statements = vec![
        static_item(name("METHOD"), METHOD.ty(), descriptor(method)),
        binding(name("call"), !sets.is_empty(), new),
    ];
    statements.extend(sets);
    statements.push(result(value_with(ident(&method.builder), "call")));
    syntax::function(
        attributes,
        ident(&method.function),
        arguments,
        type_at(path(ident(&method.builder))),
        statements,
    )
}

/// The descriptor of a method. What it says beside its id, verb and path are calls with one argument or none.
pub(super) fn descriptor(method: &Method) -> Expr {
    let of_path = [&method.id, &method.verb, &method.path];
    let new = call(value(NEW_METHOD.ident()), of_path.map(|part| text(part)));
    let scopes = method.scopes.iter().map(|scope| text(scope));
    let api_version = method.api_version.as_ref();
    let links = [
        some_list("forms", forms(method)),
        some_list("required", required(method)),
        some_list("scopes", scopes),
        default_scope::descriptor(method),
        api_version.map(|version| ("api_version", Some(text(version)))),
        method.response.is_none().then_some(("no_response", None)),
        method.request_id.map(request_id),
        idempotency::descriptor(method),
        method.stream.map(|stream| stream_format(stream.format)),
        method.media_upload.as_ref().map(media_upload),
        method.media_download.map(media_download),
    ];
    chain(new, links)
}

/// A link with a list, unless that is empty.
fn some_list(what: &'static str, elements: impl Iterator<Item = Expr>) -> Option<Link> {
    let mut elements = elements.peekable();
    elements.peek()?;
    Some((what, Some(list(elements))))
}

/// The arguments whose values have known forms.
fn forms(method: &Method) -> impl Iterator<Item = Expr> {
    let with_forms = method
        .arguments
        .iter()
        .filter(|parameter| !parameter.forms.is_empty());
    with_forms.map(|parameter| {
        let forms = parameter.forms.iter().map(|form| text(&form.to_string()));
        tuple([text(&parameter.wire.0), list(forms)])
    })
}

/// The parameters that became required, with their setters.
fn required(method: &Method) -> impl Iterator<Item = Expr> {
    let required = method.setters.iter();
    let required = required.filter(|setter| setter.required_since.is_some());
    required.map(|setter| tuple([text(&setter.wire.0), text(setter.name.as_str())]))
}

fn request_id(place: RequestId) -> Link {
    let place = match place {
        RequestId::Query => "Query",
        RequestId::Body => "Body",
    };
    ("request_id", Some(value(REQUEST_ID.item(place))))
}

fn stream_format(format: StreamFormat) -> Link {
    let format = match format {
        StreamFormat::Array => "Array",
        StreamFormat::Events => "Events",
        StreamFormat::AsSent => "AsSent",
    };
    ("stream", Some(value(STREAM_FORMAT.item(format))))
}

fn media_upload(upload: &MediaUpload) -> Link {
    let new = call(value(NEW_MEDIA_UPLOAD.ident()), [text(&upload.simple)]);
    let resumable = upload.resumable.as_ref();
    let links = [
        resumable.map(|path| ("resumable", Some(text(path)))),
        some_list("accept", upload.accept.iter().map(|accept| text(accept))),
        upload
            .max_size
            .map(|bytes| ("max_size", Some(number(bytes)))),
    ];
    ("upload", Some(chain(new, links)))
}

fn media_download(download: MediaDownload) -> Link {
    let (how, links) = match download {
        MediaDownload::Body => ("body", [None, None]),
        MediaDownload::Media {
            service,
            generation,
        } => {
            let service = service.then_some(("service", None));
            (
                "media",
                [service, generation.then_some(("generation", None))],
            )
        }
    };
    let new = call(value(MEDIA_DOWNLOAD.item(how)), []);
    ("download", Some(chain(new, links)))
}
