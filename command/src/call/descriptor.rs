//! The runtime's descriptions of an API and its methods, made of a model at run time.

use discovery_codegen::model;
use discovery_runtime::contract::held::{Text, Texts};
use discovery_runtime::contract::{
    Api, BatchEndpoint, Cancel, Continuation, Emulator, Getter, Idempotency, MediaDownload,
    MediaUpload, Method, OperationShape, Operations, PageToken, Paging, RequestId, ServerTimeout,
    ServerWait, SharedPath, StreamFormat,
};

/// The description of an API. It says that `package` calls, in this version.
pub(crate) fn describe_api(model: &model::Api, package: [&str; 2]) -> Api {
    let mut api = Api::made(
        model.name.clone(),
        model.version.clone(),
        model.root_url.clone(),
        model.service_path.clone(),
    );
    api.revision = model.revision.clone().into();
    api.mtls_root_url = model.mtls_root_url.clone().map(Into::into);
    api.batch = model.batch.as_ref().map(|batch| BatchEndpoint {
        path: batch.path.clone().into(),
        limit: batch.limit,
    });
    let regional = model.endpoints.iter().filter(|one| one.is_regional);
    api.endpoints = regional
        .map(|one| (one.location.clone(), one.url.clone()))
        .collect();
    api.emulator = model.emulator.as_ref().map(|emulator| Emulator {
        variable: emulator.variable.clone().into(),
        path: emulator.path.clone().into(),
        by_default: emulator.by_default,
    });
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
    let [name, version] = package;
    api.package = name.to_owned().into();
    api.package_version = version.to_owned().into();
    api
}

/// The description of a method.
pub(crate) fn describe_method(model: &model::Method) -> Method {
    let mut method = Method::made(model.id.clone(), model.verb.clone(), model.path.clone());
    let with_forms = model
        .arguments
        .iter()
        .filter(|argument| !argument.forms.is_empty());
    method.forms = with_forms
        .map(|argument| {
            let forms = argument.forms.iter().map(ToString::to_string);
            (argument.wire.0.clone(), forms.collect::<Texts>())
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
    method.stream = model.stream.map(|stream| match stream.format {
        model::StreamFormat::Array => StreamFormat::Array,
        model::StreamFormat::Events => StreamFormat::Events,
        model::StreamFormat::AsSent => StreamFormat::AsSent,
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

/// The description of how a method pages.
pub(crate) fn describe_paging(model: &model::Pages) -> Paging {
    let text = |name: &model::WireName| Text::from(name.0.clone());
    Paging {
        token: match &model.token {
            model::PageToken::Query(name) => PageToken::Query(text(name)),
            model::PageToken::Link(name) => PageToken::Link(text(name)),
            model::PageToken::Body(keys) => PageToken::Body(texts(keys)),
        },
        next: texts(&model.next),
        continuation: model.continuation.as_deref().map(|continuation| {
            let continuation = Continuation {
                method: describe_method(&continuation.method),
                reference: text(&continuation.reference),
                path: texts(&continuation.path),
                query: texts(&continuation.query),
                copied: texts(&continuation.copied),
                complete: continuation.complete.as_ref().map(text),
            };
            std::sync::Arc::new(continuation).into()
        }),
    }
}

fn texts(names: &[model::WireName]) -> Texts {
    names.iter().map(|name| name.0.clone()).collect()
}

/// The description of how operations are followed.
pub(crate) fn describe_operations(model: &model::Operations) -> Operations {
    let getter = |getter: &model::Getter| Getter {
        get: describe_method(&getter.get),
        wait: getter.wait.as_ref().map(|wait| ServerWait {
            method: describe_method(&wait.method),
            timeout: match wait.timeout {
                model::ServerTimeout::Unsaid => ServerTimeout::Unsaid,
                model::ServerTimeout::Query => ServerTimeout::Query,
                model::ServerTimeout::Body => ServerTimeout::Body,
            },
        }),
        cancel: getter.cancel.as_ref().map(|cancel| Cancel {
            method: describe_method(cancel),
            body: cancel.body.is_some(),
        }),
    };
    Operations {
        shape: match model.shape {
            model::OperationShape::Done => OperationShape::Done,
            model::OperationShape::Status => OperationShape::Status,
            model::OperationShape::Job => OperationShape::Job,
        },
        getters: model.getters.iter().map(getter).collect(),
    }
}
