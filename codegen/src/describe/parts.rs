//! The parts that the page of an API and that of a method share.

use crate::docs::printable;
use crate::model::{self, Api, Emulator, Endpoint, Fact, Omission};

use super::page::{
    DownloadInfo, EmulatorInfo, EndpointInfo, FactInfo, Mark, NameInfo, Omitted, ParameterInfo,
    ScopeInfo, StreamInfo, UploadInfo, Use,
};
use super::{prose, rust};

pub(super) fn describe_endpoint(endpoint: &Endpoint) -> EndpointInfo {
    EndpointInfo {
        location: printable(&endpoint.location),
        constant: format!("Client::{}", endpoint.name),
        regional: endpoint.is_regional,
        url: printable(&endpoint.url),
    }
}

pub(super) fn describe_emulator(emulator: &Emulator) -> EmulatorInfo {
    EmulatorInfo {
        variable: emulator.variable.clone(),
        by_default: emulator.by_default,
    }
}

pub(super) fn describe_fact(fact: &Fact) -> FactInfo {
    FactInfo {
        name: fact.name.clone(),
        says: fact.says.clone(),
        source: fact.source.clone(),
        missed: fact.missed.as_deref().map(printable),
    }
}

/// `default`: the scope that is asked for if the caller names none.
pub(super) fn describe_scope(api: &Api, url: &str, default: Option<&str>) -> ScopeInfo {
    // They are in the order of their URLs.
    let place = api
        .scopes
        .binary_search_by(|scope| scope.url.as_str().cmp(url));
    let known = place.ok().and_then(|place| api.scopes.get(place));
    ScopeInfo {
        url: printable(url),
        constant: known.map(|scope| format!("Client::{}", scope.name)),
        default: default == Some(url),
        docs: known
            .map(|scope| prose::parse(&scope.docs))
            .unwrap_or_default(),
    }
}

pub(super) fn describe_omission(Omission { path, reason }: &Omission) -> Omitted {
    Omitted {
        path: printable(path),
        reason: printable(reason),
    }
}

pub(super) fn describe_parameter(parameter: &model::Parameter) -> ParameterInfo {
    ParameterInfo {
        name: parameter.name.to_string(),
        key: printable(&parameter.wire.0),
        value: Use {
            rust: rust::argument(parameter),
            of: rust::named(&parameter.ty),
        },
        location: match parameter.location {
            model::Location::Path => "path",
            model::Location::Query => "query",
        },
        pattern: parameter.pattern.as_deref().map(printable),
        forms: parameter
            .forms
            .iter()
            .map(|form| printable(&form.to_string()))
            .collect(),
        repeated: parameter.repeated,
        deprecated: parameter.deprecated,
        docs: prose::parse(&parameter.docs),
    }
}

pub(super) fn describe_name(name: &model::ResourceName) -> NameInfo {
    let parts: Vec<&str> = name.parts.iter().map(model::RustIdent::as_str).collect();
    NameInfo {
        form: printable(&name.form.to_string()),
        build: format!("names::{}({})", name.build, parts.join(", ")),
        parse: format!("names::{}(name)", name.parse),
    }
}

pub(super) fn describe_stream(method: &model::Method) -> Option<StreamInfo> {
    let stream = method.stream?;
    let Some(model::Type::List(element)) = &method.response else {
        return None;
    };
    Some(StreamInfo {
        element: rust::ty(element),
        format: match stream.format {
            model::StreamFormat::Array => "array",
            model::StreamFormat::Events => "events",
            model::StreamFormat::AsSent => "as_sent",
        },
        format_in_words: stream.format.describe(),
        both_ways: stream.both_ways,
    })
}

pub(super) fn describe_upload(upload: &model::MediaUpload) -> UploadInfo {
    UploadInfo {
        path: printable(&upload.simple),
        resumable_path: upload.resumable.as_deref().map(printable),
        accept: upload.accept.iter().map(|range| printable(range)).collect(),
        max_size: upload.max_size,
    }
}

pub(super) fn describe_download(download: model::MediaDownload) -> DownloadInfo {
    match download {
        model::MediaDownload::Body => DownloadInfo::default(),
        model::MediaDownload::Media {
            service,
            generation,
        } => DownloadInfo {
            media: true,
            service,
            generation,
        },
    }
}

pub(super) fn marks_of(method: &model::Method) -> Vec<Mark> {
    [
        (method.deprecated, Mark::Deprecated),
        (method.media_upload.is_some(), Mark::MediaUpload),
        (method.media_download.is_some(), Mark::MediaDownload),
        (method.http_body, Mark::HttpBody),
        (method.stream.is_some(), Mark::Streams),
        (method.request_id.is_some(), Mark::RequestId),
        (method.update_mask.is_some(), Mark::UpdateMask),
    ]
    .into_iter()
    .filter_map(|(is, mark)| is.then_some(mark))
    .collect()
}
