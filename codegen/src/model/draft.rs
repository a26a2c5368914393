//! A model before its last decisions, which need all types and all methods. Only a draft can be changed.

use super::api::{Api, Omission};
use super::method::{Method, Resource};
use super::names::{RustIdent, types_module};
use super::operations::Operations;
use super::path_form::{ResourceName, SharedPath};
use super::types::{Item, TypeModule};

/// A model that `resolve::prepare` still has to finish. No later phase gets a draft, so no later phase can change the model.
pub(crate) struct Draft(Api);

impl Draft {
    pub(crate) fn new(api: Api) -> Self {
        Self(api)
    }

    /// The model so far.
    pub(crate) fn api(&self) -> &Api {
        &self.0
    }

    /// Lists further parts of the document that the code has in another form.
    pub(crate) fn add_omissions(&mut self, omissions: Vec<Omission>) {
        self.0.omissions.extend(omissions);
        self.0.omissions.sort();
    }

    /// Sets how the operations of the API are followed.
    pub(crate) fn set_operations(&mut self, operations: Option<Operations>) {
        self.0.operations = operations;
    }

    /// Sets the path variables that take resource names, and the kinds of these names.
    pub(crate) fn set_names(&mut self, shared_paths: Vec<SharedPath>, names: Vec<ResourceName>) {
        self.0.shared_paths = shared_paths;
        self.0.names = names;
    }

    /// The resource at the root.
    pub(crate) fn root_mut(&mut self) -> &mut Resource {
        &mut self.0.root
    }

    /// Every method, in the order of [`Api::methods`].
    pub(crate) fn methods_mut(&mut self) -> Vec<&mut Method> {
        self.0.methods_mut()
    }

    /// Visits every type with the path of its module, in the order of [`Api::each_item`].
    pub(crate) fn each_item_mut(&mut self, visit: &mut dyn FnMut(&[RustIdent], &mut Item)) {
        visit_module(&mut self.0.types, &[types_module()], visit);
        visit_resource(&mut self.0.root, &[], visit);
    }

    /// Locks the model.
    pub(crate) fn finish(self) -> Api {
        self.0
    }
}

fn visit_resource(
    resource: &mut Resource,
    modules: &[RustIdent],
    visit: &mut dyn FnMut(&[RustIdent], &mut Item),
) {
    for method in &mut resource.methods {
        let modules = [modules, std::slice::from_ref(&method.module)].concat();
        visit_module(&mut method.types, &modules, visit);
    }
    for inner in &mut resource.resources {
        let modules = [modules, std::slice::from_ref(&inner.module)].concat();
        visit_resource(inner, &modules, visit);
    }
}

fn visit_module(
    module: &mut TypeModule,
    modules: &[RustIdent],
    visit: &mut dyn FnMut(&[RustIdent], &mut Item),
) {
    for item in &mut module.items {
        visit(modules, item);
    }
    for (name, inner) in &mut module.modules {
        visit_module(
            inner,
            &[modules, std::slice::from_ref(name)].concat(),
            visit,
        );
    }
}
