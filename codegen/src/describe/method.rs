//! The page of one method.

use crate::docs::printable;
use crate::model::{self, Idempotency};

use super::index::{Index, MethodEntry, use_of};
use super::page::{About, BodyInfo, MethodPage, Omitted, ParameterInfo, Precondition};
use super::parts::{
    describe_download, describe_omission, describe_parameter, describe_scope, describe_stream,
    describe_upload, marks_of,
};
use super::{operation, paging, prose, rust};

pub(super) fn method_page(index: &Index<'_>, entry: &MethodEntry<'_>, about: About) -> MethodPage {
    let (api, method) = (index.api, entry.method);
    let arguments: Vec<ParameterInfo> = method.arguments.iter().map(describe_parameter).collect();
    let setters: Vec<ParameterInfo> = method.setters.iter().map(describe_parameter).collect();
    let system = method.system_setters.iter();
    let standard_parameters: Vec<ParameterInfo> = system.map(describe_parameter).collect();
    let body = method.body.as_ref().map(|body| BodyInfo {
        value: use_of(&body.ty),
        optional: body.optional,
    });
    let response = method.response.as_ref().map(use_of);
    let parameters = arguments
        .iter()
        .chain(&setters)
        .chain(&standard_parameters)
        .map(|parameter| &parameter.value);
    let used = parameters
        .chain(body.iter().map(|body| &body.value))
        .chain(&response)
        .filter_map(|value| value.of.clone());
    let default_scope = method.default_scope.as_ref();
    let default_scope = default_scope.map(|chosen| chosen.scope.as_str());
    let (types, places) = index.collect_types(used);
    MethodPage {
        about,
        method: entry.path.clone(),
        id: printable(&method.id),
        call: rust::call(&entry.receiver, entry.method),
        signature: rust::signature(&entry.modules, entry.method),
        output: response
            .as_ref()
            .map_or_else(|| "()".to_owned(), |response| response.rust.clone()),
        feature: index.feature_of(&entry.modules),
        verb: printable(&method.verb),
        url: printable(&format!(
            "{}{}{}",
            api.root_url, api.service_path, method.path
        )),
        docs: prose::parse(&method.docs),
        marks: marks_of(method),
        idempotent: method.when_idempotent() == Idempotency::Always,
        idempotent_with: precondition(method),
        api_version: method.api_version.as_deref().map(printable),
        arguments,
        setters,
        standard_parameters,
        body,
        response,
        paging: method.paging.as_ref().map(paging::describe_paging),
        stream: describe_stream(method),
        upload: method.media_upload.as_ref().map(describe_upload),
        download: method.media_download.map(describe_download),
        operation: operation::describe_started(api, method),
        scopes: method
            .scopes
            .iter()
            .map(|url| describe_scope(api, url, default_scope))
            .collect(),
        scope_reason: method
            .default_scope
            .as_ref()
            .map(|chosen| chosen.rule.reason()),
        omissions: relevant_omissions(api, method, &places),
        types,
    }
}

/// What makes a call idempotent, if the caller sets it.
fn precondition(method: &model::Method) -> Option<Precondition> {
    match method.when_idempotent() {
        Idempotency::WithQuery(names) => Some(Precondition::Query(names)),
        Idempotency::WithField(name) => Some(Precondition::Field(name)),
        Idempotency::Always | Idempotency::Never => None,
    }
}

/// The omissions of the method and of the types that it reaches.
fn relevant_omissions(api: &model::Api, method: &model::Method, types: &[&str]) -> Vec<Omitted> {
    let within = |path: &str, place: &str| {
        path.strip_prefix(place)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let places: Vec<&str> = types
        .iter()
        .copied()
        .chain([method.path_in_document.as_str()])
        .collect();
    api.omissions
        .iter()
        .filter(|omission| places.iter().any(|place| within(&omission.path, place)))
        .map(describe_omission)
        .collect()
}
