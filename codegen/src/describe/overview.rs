//! The page of an API as a whole.

use super::index::{Index, MethodEntry};
use super::page::{About, BatchInfo, Counts, MethodLine, Overview, ResourceInfo};
use super::parts::{
    describe_emulator, describe_endpoint, describe_fact, describe_name, describe_omission,
    describe_parameter, describe_scope, marks_of,
};
use super::{operation, prose, rust};
use crate::docs::printable;
use crate::model::{Parameter, SystemSetter};

pub(super) fn api_page(index: &Index<'_>, about: About) -> Overview {
    let api = index.api;
    let (with_setter, others): (Vec<&Parameter>, Vec<&Parameter>) = api
        .standard_parameters
        .iter()
        .partition(|one| SystemSetter::of(&one.wire.0).is_some());
    Overview {
        about,
        docs: prose::parse(&api.docs),
        documentation_link: printable(&api.documentation_link),
        url: printable(&format!("{}{}", api.root_url, api.service_path)),
        mtls_root_url: api.mtls_root_url.as_deref().map(printable),
        batch: api.batch.as_ref().map(|batch| BatchInfo {
            path: printable(&batch.path),
            limit: batch.limit,
        }),
        endpoints: api.endpoints.iter().map(describe_endpoint).collect(),
        emulator: api.emulator.as_ref().map(describe_emulator),
        facts: api.facts.iter().map(describe_fact).collect(),
        data_wrapper: api.data_wrapper,
        counts: Counts {
            // The root is not a resource of the document.
            resources: index.resources.len().saturating_sub(1),
            methods: api.method_count(),
            types: api.type_count(),
            omissions: api.omissions.len(),
        },
        features: api.feature_names(),
        resources: describe_resources(index),
        operations: operation::describe_operations(api),
        names: api.names.iter().map(describe_name).collect(),
        standard_parameters: with_setter.into_iter().map(describe_parameter).collect(),
        option_parameters: others.into_iter().map(describe_parameter).collect(),
        scopes: api
            .scopes
            .iter()
            .map(|known| {
                describe_scope(
                    api,
                    &known.url,
                    api.default_scopes.first().map(String::as_str),
                )
            })
            .collect(),
        omissions: api.omissions.iter().map(describe_omission).collect(),
    }
}

fn describe_resources(index: &Index<'_>) -> Vec<ResourceInfo> {
    let mut methods = index.methods.iter();
    index
        .resources
        .iter()
        .map(|entry| {
            let own = methods.by_ref().take(entry.resource.methods.len());
            let line = |entry: &MethodEntry<'_>| MethodLine {
                method: entry.path.clone(),
                call: rust::call(&entry.receiver, entry.method),
                verb: printable(&entry.method.verb),
                summary: prose::first_sentence(&entry.method.docs),
                marks: marks_of(entry.method),
            };
            ResourceInfo {
                resource: entry.path.clone(),
                call: entry.receiver.clone(),
                feature: index.feature_of(&entry.modules),
                deprecated: entry.resource.deprecated,
                methods: own.map(line).collect(),
            }
        })
        .filter(|resource| !resource.resource.is_empty() || !resource.methods.is_empty())
        .collect()
}
