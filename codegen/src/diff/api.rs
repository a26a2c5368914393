//! The API as a whole: its addresses and scopes, and everything in it.

use super::change::{At, ChangeList};
use super::pairs::Pairs;
use super::rules::Kind;
use super::{features, operations, parameters, resource_names, resources, types};
use crate::example::{Examples, Place};
use crate::model::{Api, Emulator, Endpoint, Scope};

/// Compares the members of both APIs, and everything in them.
pub(super) fn compare_apis(old: &Api, new: &Api, changes: &mut ChangeList) {
    let Api {
        name: _,
        version: _,
        revision: _,
        title,
        documentation_link,
        docs,
        root_url,
        service_path,
        mtls_root_url,
        // Compared by `compare_batches`.
        batch: _,
        endpoints: _,
        emulator,
        // What they change is compared itself.
        facts: _,
        data_wrapper,
        scopes: _,
        default_scopes,
        standard_parameters: _,
        root: _,
        types: _,
        omissions,
        // They follow from the methods.
        shared_paths: _,
        // Compared by `operations` and `resource_names`.
        operations: _,
        names: _,
        // An example, compared above.
        first_call: _,
        // Compared by `features`.
        features: _,
    } = old;
    let at = |path: &str| At {
        path: path.to_owned(),
        ..At::default()
    };
    let called = |api: &Api| format!("{} {}", api.name, api.version);
    changes.compare_text(
        Kind::OtherVersion,
        &at("version"),
        &called(old),
        &called(new),
    );
    changes.compare_text(Kind::Docs, &at("title"), title, &new.title);
    let link = (documentation_link, &new.documentation_link);
    changes.compare_text(Kind::Docs, &at("documentationLink"), link.0, link.1);
    changes.compare_docs(&at("description"), docs, &new.docs);
    // They show up as differences in the items themselves too. The page of the crate lists them.
    if *omissions != new.omissions {
        changes.push(Kind::Docs, &at("omissions"), "", "");
    }
    // An example follows from several items, such as the methods of a resource or the fields of a body.
    let examples = |api| Examples::new(api, &Place::Module(""));
    if examples(old) != examples(new) {
        changes.push(Kind::Docs, &at("examples"), "", "");
    }
    changes.compare_text(Kind::Host, &at("rootUrl"), root_url, &new.root_url);
    let base = (service_path, &new.service_path);
    changes.compare_text(Kind::ServicePath, &at("servicePath"), base.0, base.1);
    let mtls = |url: &Option<String>| url.clone().unwrap_or_default();
    let mtls = (mtls(mtls_root_url), mtls(&new.mtls_root_url));
    changes.compare_text(Kind::MtlsHost, &at("mtlsRootUrl"), &mtls.0, &mtls.1);
    let read = |emulator: &Option<Emulator>| {
        let read = emulator.iter().map(|emulator| match emulator.by_default {
            true => emulator.variable.clone(),
            false => format!("{} if asked for", emulator.variable),
        });
        read.collect::<String>()
    };
    let read = (read(emulator), read(&new.emulator));
    changes.compare_text(Kind::Emulator, &at("name"), &read.0, &read.1);
    let wraps = |wrapper: bool| if wrapper { "{\"data\": …}" } else { "bare" };
    let wrapper = (wraps(*data_wrapper), wraps(new.data_wrapper));
    changes.compare_text(Kind::DataWrapper, &at("features"), wrapper.0, wrapper.1);
    let asked = |scopes: &[String]| scopes.join(", ");
    let asked = (asked(default_scopes), asked(&new.default_scopes));
    changes.compare_text(
        Kind::DefaultScopes,
        &at("auth.oauth2.scopes"),
        &asked.0,
        &asked.1,
    );

    compare_scopes(old, new, changes);
    compare_batches(old, new, changes);
    compare_endpoints(old, new, changes);
    parameters::compare_standard(old, new, changes);
    operations::compare_apis(old, new, changes);
    resource_names::compare_names(old, new, changes);
    resources::compare_from_root(old, new, changes);
    types::compare_schemas(old, new, changes);
    features::compare_features(old, new, changes);
}

fn compare_scopes(old: &Api, new: &Api, changes: &mut ChangeList) {
    let pairs = Pairs::new(&old.scopes, &new.scopes, |scope| &scope.url);
    let at = |scope: &Scope| At {
        item: "Client".to_owned(),
        rust: format!("Client::{}", scope.name),
        path: format!("auth.oauth2.scopes.{}", scope.url),
    };
    for (old, new) in pairs.both {
        let here = at(old);
        changes.compare_names(&here, &old.name, &new.name);
        changes.compare_docs(&here, &old.docs, &new.docs);
    }
    for scope in pairs.removed {
        changes.push(Kind::ScopeRemoved, &at(scope), &scope.url, "");
    }
    for scope in pairs.added {
        changes.push(Kind::ScopeAdded, &at(scope), "", &scope.url);
    }
}

fn compare_batches(old: &Api, new: &Api, changes: &mut ChangeList) {
    let here = At {
        item: "Client".to_owned(),
        rust: "Client::batch".to_owned(),
        path: "batchPath".to_owned(),
    };
    match (&old.batch, &new.batch) {
        (Some(old), None) => changes.push(Kind::BatchRemoved, &here, &old.path, ""),
        (None, Some(new)) => changes.push(Kind::BatchAdded, &here, "", &new.path),
        (Some(old), Some(new)) => {
            // The limit is a fact, and the same for both.
            changes.compare_text(Kind::BatchPath, &here, &old.path, &new.path);
        }
        (None, None) => {}
    }
}

/// Compares endpoints by their constants: the name is what a caller writes.
fn compare_endpoints(old: &Api, new: &Api, changes: &mut ChangeList) {
    let pairs = Pairs::new(&old.endpoints, &new.endpoints, |endpoint| {
        endpoint.name.as_str()
    });
    let at = |endpoint: &Endpoint| At {
        item: "Client".to_owned(),
        rust: format!("Client::{}", endpoint.name),
        path: "endpoints".to_owned(),
    };
    for (old, new) in pairs.both {
        let here = at(old);
        changes.compare_text(Kind::EndpointMoved, &here, &old.url, &new.url);
        if old.url == new.url {
            changes.compare_docs(&here, &old.docs, &new.docs);
        }
    }
    for endpoint in pairs.removed {
        changes.push(Kind::EndpointRemoved, &at(endpoint), &endpoint.url, "");
    }
    for endpoint in pairs.added {
        changes.push(Kind::EndpointAdded, &at(endpoint), "", &endpoint.url);
    }
}
