//! Every decision of a model that its document alone does not make for ever: the names of its items, and the signatures of its methods.

use std::collections::BTreeMap;

use crate::decisions::{Aspect, Decisions, Old, Softening, Value};
use crate::example;
use crate::model::{
    Api, Item, ItemKind, Location, Method, OldItem, OldKind, PageItems, PageToken, Pages, Paging,
    Parameter, Resource, ResourcePath, RustIdent, Type, TypeModule, WireName, types_module,
};
use crate::resolve::{id_type_name, resource_name_place};

/// The decisions of a model.
pub(super) fn record(api: &Api) -> Decisions {
    let mut record = Record::default();
    record.module(&api.types, &[types_module()], &|item| item.path.clone());
    for item in &api.types.items {
        record.text(&item.path, Aspect::Name, &item.name);
    }
    api.each_item(&mut |_, item| record.contents(item));
    for (path, resource) in api.resources() {
        record.resource(&path, resource);
    }
    for scope in &api.scopes {
        let place = format!("auth.oauth2.scopes.{}", scope.url);
        record.text(&place, Aspect::Name, &scope.name);
    }
    for endpoint in &api.endpoints {
        let place = format!("endpoints.{}", endpoint.url);
        record.text(&place, Aspect::Name, &endpoint.name);
    }
    for name in &api.names {
        record.text(&resource_name_place(&name.form), Aspect::Name, &name.build);
    }
    if let Some(operations) = &api.operations {
        let message = &operations.message.name;
        if let Some(item) = api.types.items.iter().find(|item| item.name == *message) {
            record.text("", Aspect::Operations, &item.path);
        }
        let can_cancel = Value::Flag(operations.can_cancel());
        record.0.insert("", Aspect::Cancel, can_cancel);
    }
    if let Some(method) = example::first_call(api) {
        record.text("", Aspect::FirstCall, &method.path_in_document);
    }
    record.0
}

/// What the items of a model still are, besides what they are now: those for which this is true.
pub(super) fn record_softened(api: &Api, is_right: &dyn Fn(&OldItem<'_>) -> bool) -> Decisions {
    let mut softened = Decisions::default();
    for item in api.old_items().into_iter().filter(|item| is_right(item)) {
        let what = match item.kind {
            OldKind::Type | OldKind::Setter => Old::Name,
            OldKind::Module => Old::Module,
            OldKind::Method => Old::Places,
            OldKind::Required => Old::Setter,
        };
        let softening = Softening {
            value: match item.kind {
                OldKind::Required => Value::Flag(true),
                OldKind::Method => {
                    let places = softened.softening(&item.path, what);
                    let mut places = match places.map(|softening| &softening.value) {
                        Some(Value::List(places)) => places.clone(),
                        _ => Vec::new(),
                    };
                    places.push(item.old.to_owned());
                    places.sort();
                    Value::List(places)
                }
                _ => Value::Text(item.old.to_owned()),
            },
            since: item.since.to_owned(),
            written_at: String::new(),
        };
        softened.soften(&item.path, what, softening);
    }
    softened
}

#[derive(Default)]
struct Record(Decisions);

impl Record {
    fn text(&mut self, place: &str, aspect: Aspect, text: impl ToString) {
        self.0.insert(place, aspect, Value::Text(text.to_string()));
    }

    fn list(&mut self, place: &str, aspect: Aspect, all: Vec<String>) {
        self.0.insert(place, aspect, Value::List(all));
    }

    /// The names of fields and variants.
    fn contents(&mut self, item: &Item) {
        match &item.kind {
            ItemKind::Message(fields) => {
                for field in fields {
                    let place = format!("{}.properties.{}", item.path, field.wire.0);
                    self.text(&place, Aspect::Name, &field.name);
                }
            }
            ItemKind::Enum(variants) => {
                for variant in variants {
                    let place = format!("{}.enum.{}", item.path, variant.wire.0);
                    self.text(&place, Aspect::Name, &variant.name);
                }
            }
            ItemKind::Alias(_) => {}
        }
    }

    /// The modules of the types in a module, which have these places, and the names of their inline types.
    fn module(
        &mut self,
        module: &TypeModule,
        modules: &[RustIdent],
        place: &dyn Fn(&Item) -> String,
    ) {
        let inner: BTreeMap<&str, &(RustIdent, TypeModule)> = module
            .modules
            .iter()
            .map(|inner| (inner.1.path.as_str(), inner))
            .collect();
        for item in &module.items {
            let Some((name, inner)) = inner.get(item.path.as_str()) else {
                continue;
            };
            self.text(&place(item), Aspect::Module, name);
            let modules = [modules, std::slice::from_ref(name)].concat();
            let mut owners: BTreeMap<&RustIdent, String> = BTreeMap::new();
            if let ItemKind::Message(fields) = &item.kind {
                for field in fields {
                    if let Some(name) = inline(&field.ty, &modules) {
                        let place = format!("{}.properties.{}", item.path, field.wire.0);
                        self.text(&place, Aspect::Type, name);
                        owners.insert(name, place);
                    }
                }
            }
            self.module(inner, &modules, &|item| {
                let owner = owners.get(&item.name);
                owner.unwrap_or(&item.path).clone()
            });
        }
    }

    fn resource(&mut self, path: &ResourcePath<'_>, resource: &Resource) {
        for inner in &resource.resources {
            let place = path.json_path(inner);
            self.text(&place, Aspect::Name, &inner.function);
            self.text(&place, Aspect::Module, &inner.module);
        }
        for method in &resource.methods {
            self.method(path, method);
        }
    }

    fn method(&mut self, path: &ResourcePath<'_>, method: &Method) {
        let place = &method.path_in_document;
        self.text(place, Aspect::Name, &method.function);
        self.text(place, Aspect::Builder, &method.builder);
        if !method.types.items.is_empty() {
            self.text(place, Aspect::Module, &method.module);
        }
        if !method.arguments.is_empty() {
            self.list(place, Aspect::Arguments, wires(&method.arguments));
        }
        if let Some(body) = &method.body {
            let how = if body.optional { "setter" } else { "argument" };
            self.text(place, Aspect::Body, how);
        }
        if let Some(mask) = &method.update_mask {
            self.text(place, Aspect::UpdateMask, &mask.0);
        }
        if let Some(pages) = method.paging.as_ref().and_then(Paging::pages) {
            self.pages(place, pages);
        }
        for setter in &method.setters {
            let place = format!("{place}.parameters.{}", setter.wire.0);
            self.text(&place, Aspect::Name, &setter.name);
        }
        let modules = path.modules_of(method);
        let mut owners: BTreeMap<&RustIdent, String> = BTreeMap::new();
        let parameters = method.arguments.iter().chain(&method.setters);
        let parameters = parameters.map(|parameter| {
            let place = format!("{place}.parameters.{}", parameter.wire.0);
            let in_path = parameter.location == Location::Path;
            if let Some(id) = id_type_name(&parameter.ty).filter(|_| in_path) {
                self.text(&place, Aspect::Type, id);
            }
            (place, &parameter.ty)
        });
        let mut typed: Vec<(String, &Type)> = parameters.collect();
        let body = method.body.as_ref().map(|body| &body.ty);
        for (name, ty) in [("request", body), ("response", method.response.as_ref())] {
            typed.extend(ty.map(|ty| (format!("{place}.{name}"), ty)));
        }
        for (place, ty) in typed {
            if let Some(name) = inline(ty, &modules) {
                self.text(&place, Aspect::Type, name);
                owners.insert(name, place);
            }
        }
        self.module(&method.types, &modules, &|item| {
            let owner = owners.get(&item.name);
            owner.unwrap_or(&item.path).clone()
        });
    }

    fn pages(&mut self, place: &str, pages: &Pages) {
        let Pages {
            token,
            next,
            items,
            continuation,
        } = pages;
        // The tokens of another method are found by its own fields.
        if continuation.is_none() {
            let (kind, keys) = match token {
                PageToken::Query(name) => ("query", std::slice::from_ref(name)),
                PageToken::Link(name) => ("link", std::slice::from_ref(name)),
                PageToken::Body(keys) => ("body", keys.as_slice()),
            };
            let keys = keys.iter().map(|key| key.0.clone());
            let token = [kind.to_owned()].into_iter().chain(keys).collect();
            self.list(place, Aspect::PageToken, token);
            let next = next.iter().map(|key: &WireName| key.0.clone()).collect();
            self.list(place, Aspect::NextPageToken, next);
        }
        if let PageItems::In(items) = items {
            self.text(place, Aspect::Items, &items.wire.0);
        }
    }
}

fn wires(parameters: &[Parameter]) -> Vec<String> {
    let parameters = parameters.iter();
    parameters.map(|one| one.wire.0.clone()).collect()
}

/// The name of the type of a value, if it is inline in this module.
fn inline<'t>(ty: &'t Type, modules: &[RustIdent]) -> Option<&'t RustIdent> {
    match ty {
        Type::List(inner) | Type::Map(inner) => inline(inner, modules),
        Type::Named(path) | Type::Boxed(path) if path.modules == modules => Some(&path.name),
        _ => None,
    }
}
