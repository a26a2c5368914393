//! The one walk through a model: every resource and method with its path from the root, and every type with its module.

use super::api::Api;
use super::method::{Method, Resource};
use super::names::{RustIdent, types_module};
use super::types::{Item, ItemKind, Type, TypeModule};

/// The path from the root to a resource: the resources on it, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct ResourcePath<'a>(Vec<&'a Resource>);

impl<'a> ResourcePath<'a> {
    /// The path of the root.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The resource to which it leads; `None` for the root.
    #[must_use]
    pub fn last(&self) -> Option<&'a Resource> {
        self.0.last().copied()
    }

    /// The path of a resource in this one.
    #[must_use]
    pub fn join(&self, inner: &'a Resource) -> Self {
        Self(self.0.iter().copied().chain([inner]).collect())
    }

    /// The keys of the document, down to a key in the resource: `projects.timeSeries.list`.
    #[must_use]
    pub fn dotted(&self, key: &str) -> String {
        let outer = self
            .0
            .iter()
            .map(|resource| format!("{}.", resource.wire.0));
        outer.chain([key.to_owned()]).collect()
    }

    /// The keys of the document, down to the resource: `projects.timeSeries`; empty for the root.
    #[must_use]
    pub fn keys(&self) -> String {
        let keys: Vec<&str> = self
            .0
            .iter()
            .map(|resource| resource.wire.0.as_str())
            .collect();
        keys.join(".")
    }

    /// The JSON path of the document, down to a resource in this one: `resources.projects.resources.timeSeries`.
    #[must_use]
    pub fn json_path(&self, inner: &Resource) -> String {
        let keys: Vec<String> = self
            .0
            .iter()
            .copied()
            .chain([inner])
            .map(|resource| format!("resources.{}", resource.wire.0))
            .collect();
        keys.join(".")
    }

    /// The calls that lead to a function of the resource: `projects().time_series().list`.
    #[must_use]
    pub fn function(&self, name: &RustIdent) -> String {
        let outer = self
            .0
            .iter()
            .map(|resource| format!("{}().", resource.function));
        outer.chain([name.to_string()]).collect()
    }

    /// The expression for the resource: `client.projects().time_series()`.
    #[must_use]
    pub fn receiver(&self) -> String {
        let calls = self
            .0
            .iter()
            .map(|resource| format!(".{}()", resource.function));
        ["client".to_owned()].into_iter().chain(calls).collect()
    }

    /// The modules from the root of the generated code down to that of the resource.
    #[must_use]
    pub fn modules(&self) -> Vec<RustIdent> {
        let modules = self.0.iter().map(|resource| &resource.module);
        modules.cloned().collect()
    }

    /// The modules from the root of the generated code down to that of the inline types of a method.
    #[must_use]
    pub fn modules_of(&self, method: &Method) -> Vec<RustIdent> {
        let mut modules = self.modules();
        modules.push(method.module.clone());
        modules
    }
}

impl Api {
    /// The root and every resource, each before the resources in it.
    #[must_use]
    pub fn resources(&self) -> Vec<(ResourcePath<'_>, &Resource)> {
        let mut resources = Vec::new();
        collect_resources(ResourcePath::root(), &self.root, &mut resources);
        resources
    }

    /// Every method with the path of its resource, in the order of [`resources`](Self::resources).
    pub fn methods(&self) -> impl Iterator<Item = (ResourcePath<'_>, &Method)> {
        self.resources().into_iter().flat_map(|(path, resource)| {
            let methods = resource.methods.iter();
            methods.map(move |method| (path.clone(), method))
        })
    }

    /// Every method, in the order of [`methods`](Self::methods).
    pub(crate) fn methods_mut(&mut self) -> Vec<&mut Method> {
        let mut methods = Vec::new();
        collect_methods(&mut self.root, &mut methods);
        methods
    }

    /// Visits every type with the path of its module: those of `types`, then the inline ones of each method.
    pub fn each_item<'a>(&'a self, visit: &mut dyn FnMut(&[RustIdent], &'a Item)) {
        self.types.each_item(&[types_module()], visit);
        for (path, method) in self.methods() {
            if !method.types.items.is_empty() {
                method.types.each_item(&path.modules_of(method), visit);
            }
        }
    }

    /// How deep code is nested: the most modules around a type, with the most lists and maps around a value in it.
    pub(crate) fn nesting(&self) -> usize {
        let mut deepest = self.root.levels_of_old();
        self.each_item(&mut |modules, item| {
            let levels = match &item.kind {
                ItemKind::Message(fields) => fields.iter().map(|field| field.ty.levels()).max(),
                ItemKind::Alias(of) => Some(of.levels()),
                ItemKind::Enum(_) => None,
            };
            deepest = deepest.max(modules.len() + levels.unwrap_or(0));
        });
        for (path, method) in self.methods() {
            let parameters = method.arguments.iter().chain(&method.setters);
            let types = parameters.map(|parameter| &parameter.ty);
            let types = types.chain(method.body.as_ref().map(|body| &body.ty));
            let levels = types.chain(&method.response).map(Type::levels).max();
            deepest = deepest.max(path.modules().len() + levels.unwrap_or(0));
        }
        deepest
    }

    /// How many structs, enums and aliases there are, inline ones included.
    #[must_use]
    pub fn type_count(&self) -> usize {
        let mut count = 0;
        self.each_item(&mut |_, _| count += 1);
        count
    }

    /// How many methods all resources have.
    #[must_use]
    pub fn method_count(&self) -> usize {
        self.methods().count()
    }
}

fn collect_resources<'a>(
    path: ResourcePath<'a>,
    resource: &'a Resource,
    resources: &mut Vec<(ResourcePath<'a>, &'a Resource)>,
) {
    resources.push((path.clone(), resource));
    for inner in &resource.resources {
        collect_resources(path.join(inner), inner, resources);
    }
}

impl TypeModule {
    /// Visits every type with the path of its module; `modules` is the path of this one.
    pub fn each_item<'a>(
        &'a self,
        modules: &[RustIdent],
        visit: &mut dyn FnMut(&[RustIdent], &'a Item),
    ) {
        for item in &self.items {
            visit(modules, item);
        }
        for (name, inner) in &self.modules {
            inner.each_item(&[modules, std::slice::from_ref(name)].concat(), visit);
        }
    }
}

fn collect_methods<'a>(resource: &'a mut Resource, methods: &mut Vec<&'a mut Method>) {
    methods.extend(&mut resource.methods);
    for inner in &mut resource.resources {
        collect_methods(inner, methods);
    }
}
