//! Descriptions that are made of a document at run time, as a program without generated code makes them.

use discovery_codegen::model;
use discovery_runtime::contract::{
    Api, Idempotency, MediaDownload, MediaUpload, Method, RequestId, SharedPath, held,
};

/// The description of an API, of texts of the document.
#[must_use]
pub fn describe_api(model: &model::Api) -> Api {
    let mut api = Api::made(
        model.name.clone(),
        model.version.clone(),
        model.root_url.clone(),
        model.service_path.clone(),
    );
    api.revision = model.revision.clone().into();
    api.scopes = model.scopes.iter().map(|scope| scope.url.clone()).collect();
    api.default_scopes = model.default_scopes.iter().cloned().collect();
    api.data_wrapper = model.data_wrapper;
    let shared = model.shared_paths.iter().map(|shared| SharedPath {
        verb: shared.verb.clone().into(),
        path: shared.path.clone().into(),
        parameter: shared.parameter.0.clone().into(),
        forms: shared
            .forms
            .iter()
            .map(|(form, ids)| (form.to_string(), ids.first().cloned().unwrap_or_default()))
            .collect(),
    });
    api.shared_paths = shared.collect();
    api.package = "at-run-time".to_owned().into();
    api.package_version = "0".to_owned().into();
    api
}

/// The description of a method.
#[must_use]
pub fn describe_method(model: &model::Method) -> Method {
    let mut method = Method::made(model.id.clone(), model.verb.clone(), model.path.clone());
    let with_forms = model
        .arguments
        .iter()
        .filter(|argument| !argument.forms.is_empty());
    method.forms = with_forms
        .map(|argument| {
            let forms = argument.forms.iter().map(ToString::to_string);
            (argument.wire.0.clone(), forms.collect::<held::Texts>())
        })
        .collect();
    method.scopes = model.scopes.iter().cloned().collect();
    let scope = model.own_default_scope();
    method.default_scope = scope.map(|scope| scope.to_owned().into());
    method.api_version = model.api_version.clone().map(Into::into);
    method.has_response = model.response.is_some();
    method.request_id = model.request_id.map(|place| match place {
        model::RequestId::Query => RequestId::Query,
        model::RequestId::Body => RequestId::Body,
    });
    method.upload = model.media_upload.as_ref().map(|upload| MediaUpload {
        simple: upload.simple.clone().into(),
        resumable: upload.resumable.clone().map(Into::into),
        accept: upload.accept.iter().cloned().collect(),
        max_size: upload.max_size,
    });
    method.download = model.media_download.map(|download| match download {
        model::MediaDownload::Media {
            service,
            generation,
        } => MediaDownload {
            media: true,
            service,
            generation,
        },
        model::MediaDownload::Body => MediaDownload::body(),
    });
    method.idempotency = match &model.idempotency {
        None => Idempotency::ByVerb,
        Some(model::Idempotency::Always) => Idempotency::Always,
        Some(model::Idempotency::Never) => Idempotency::Never,
        Some(model::Idempotency::WithQuery(names)) => {
            Idempotency::WithQuery(names.iter().cloned().collect())
        }
        Some(model::Idempotency::WithField(name)) => Idempotency::WithField(name.clone().into()),
    };
    method
}
