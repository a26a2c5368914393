//! The page of one method.

use crate::model;

use super::index::{Index, MethodEntry, value};
use super::page::{About, BodyInfo, MethodPage, Omitted, ParameterInfo};
use super::parts::{marks, omitted, parameter, scope};
use super::text::text;
use super::{operation, paging, prose, rust};

/// Verbs that can be repeated by their meaning (RFC 9110, section 9.2.2), as the runtime has them.
const IDEMPOTENT: [&str; 4] = ["GET", "HEAD", "PUT", "DELETE"];

pub(super) fn method(index: &Index<'_>, entry: &MethodEntry<'_>, about: About) -> MethodPage {
    let (api, method) = (index.api, entry.method);
    let all = |parameters: &[model::Parameter], standard: bool| -> Vec<ParameterInfo> {
        let some = parameters.iter().filter(|one| one.standard == standard);
        some.map(parameter).collect()
    };
    let arguments: Vec<ParameterInfo> = method.arguments.iter().map(parameter).collect();
    let setters = all(&method.setters, false);
    let standard_parameters = all(&method.setters, true);
    let body = method.body.as_ref().map(|body| BodyInfo {
        value: value(&body.ty),
        optional: body.optional,
    });
    let reply = method.response.as_ref().map(value);
    let parameters = arguments
        .iter()
        .chain(&setters)
        .chain(&standard_parameters)
        .map(|parameter| &parameter.value);
    let used = parameters
        .chain(body.iter().map(|body| &body.value))
        .chain(&reply)
        .filter_map(|value| value.of.clone());
    let (types, places) = index.reached(used);
    MethodPage {
        about,
        method: entry.path.clone(),
        id: text(&method.id),
        call: rust::call(&entry.receiver, entry.method),
        signature: rust::signature(&entry.modules, entry.method),
        output: reply
            .as_ref()
            .map_or_else(|| "()".to_owned(), |reply| reply.rust.clone()),
        verb: text(&method.verb),
        url: text(&format!(
            "{}{}{}",
            api.root_url, api.service_path, method.path
        )),
        docs: prose::read(&method.docs),
        marks: marks(method),
        idempotent: method.request_id.is_some() || IDEMPOTENT.contains(&method.verb.as_str()),
        api_version: method.api_version.as_deref().map(text),
        arguments,
        setters,
        standard_parameters,
        body,
        reply,
        paging: method.paging.as_ref().map(paging::paging),
        operation: operation::of_method(api, method),
        scopes: method.scopes.iter().map(|url| scope(api, url)).collect(),
        omissions: omissions(api, method, &places),
        types,
    }
}

/// What of the method, and of the types that it reaches, is not as the document says it.
fn omissions(api: &model::Api, method: &model::Method, types: &[&str]) -> Vec<Omitted> {
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
        .map(omitted)
        .collect()
}
