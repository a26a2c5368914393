//! The page of an API as a whole.

use super::index::{Index, MethodEntry};
use super::page::{About, Counts, MethodLine, Overview, ResourceInfo};
use super::parts::{marks, omitted, parameter, scope};
use super::text::text;
use super::{operation, prose, rust};

pub(super) fn overview(index: &Index<'_>, about: About) -> Overview {
    let api = index.api;
    let standard_parameters: Vec<_> = api.standard_parameters.iter().map(parameter).collect();
    let named = standard_parameters
        .iter()
        .filter_map(|parameter| parameter.value.of.clone());
    let (types, _) = index.reached(named);
    Overview {
        about,
        docs: prose::read(&api.docs),
        documentation_link: text(&api.documentation_link),
        url: text(&format!("{}{}", api.root_url, api.service_path)),
        data_wrapper: api.data_wrapper,
        counts: Counts {
            // The root is not a resource of the document.
            resources: index.resources.len().saturating_sub(1),
            methods: api.method_count(),
            types: api.type_count(),
            omissions: api.omissions.len(),
        },
        resources: resources(index),
        operations: operation::of_api(api),
        standard_parameters,
        scopes: api
            .scopes
            .iter()
            .map(|known| scope(api, &known.url))
            .collect(),
        omissions: api.omissions.iter().map(omitted).collect(),
        types,
    }
}

fn resources(index: &Index<'_>) -> Vec<ResourceInfo> {
    let mut methods = index.methods.iter();
    index
        .resources
        .iter()
        .map(|entry| {
            let own = methods.by_ref().take(entry.resource.methods.len());
            let line = |entry: &MethodEntry<'_>| MethodLine {
                method: entry.path.clone(),
                call: rust::call(&entry.receiver, entry.method),
                verb: text(&entry.method.verb),
                summary: prose::summary(&entry.method.docs),
                marks: marks(entry.method),
            };
            ResourceInfo {
                resource: entry.path.clone(),
                call: entry.receiver.clone(),
                deprecated: entry.resource.deprecated,
                methods: own.map(line).collect(),
            }
        })
        .filter(|resource| !resource.resource.is_empty() || !resource.methods.is_empty())
        .collect()
}
