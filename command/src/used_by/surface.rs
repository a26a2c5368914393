//! What a user of the crate can name: each path, each function and each field of an API, with the text by which a change calls it.

use std::collections::BTreeMap;

use discovery_codegen::model::{
    Api, Item, ItemKind, Method, PageItems, Resource, ResourcePath, Type, TypePath, text,
};

use super::ty::{Ty, Wrapper};

/// An index of a model.
#[derive(Debug)]
pub(super) struct Surface<'a> {
    api: &'a Api,
    pub(super) resources: Vec<ResourceEntry<'a>>,
    pub(super) methods: Vec<MethodEntry<'a>>,
    items: BTreeMap<String, &'a Item>,
    /// Each path in the crate, without the name of the crate.
    paths: BTreeMap<String, Entity>,
}

/// A resource; the first one is the root, the client.
#[derive(Debug)]
pub(super) struct ResourceEntry<'a> {
    /// `projects().time_series()`.
    pub(super) key: String,
    inner: BTreeMap<&'a str, Ty>,
}

/// A method.
#[derive(Debug)]
pub(super) struct MethodEntry<'a> {
    /// `projects().time_series().list`.
    pub(super) key: String,
    pub(super) method: &'a Method,
}

/// What a path in the crate names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entity {
    /// A module without changes of its own, or a function.
    Other,
    /// The client.
    Client,
    /// The module of a resource.
    Module(usize),
    /// The type of a resource.
    Handle(usize),
    /// The module of a method's types.
    Types(usize),
    /// The builder of a method.
    Builder(usize),
    /// A struct, an enum or an alias.
    Item,
}

impl<'a> Surface<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut surface = Self {
            api,
            resources: Vec::new(),
            methods: Vec::new(),
            items: BTreeMap::new(),
            paths: BTreeMap::new(),
        };
        surface.add_resource(&ResourcePath::root(), &api.root);
        api.each_item(&mut |modules, item| {
            let path = text::path(modules, &item.name);
            for end in 1..=modules.len() {
                let names = modules.get(..end).unwrap_or_default().iter();
                let names: Vec<&str> = names.map(|name| name.as_str()).collect();
                surface
                    .paths
                    .entry(names.join("::"))
                    .or_insert(Entity::Other);
            }
            surface.paths.insert(path.clone(), Entity::Item);
            surface.items.insert(path, item);
        });
        for name in &api.names {
            for function in [&name.build, &name.parse] {
                surface
                    .paths
                    .insert(format!("names::{function}"), Entity::Other);
            }
        }
        for module in ["types", "names"] {
            surface.paths.insert(module.to_owned(), Entity::Other);
        }
        surface.paths.insert("Client".to_owned(), Entity::Client);
        surface
    }

    fn add_resource(&mut self, path: &ResourcePath<'a>, resource: &'a Resource) -> usize {
        let number = self.resources.len();
        let key = path.receiver();
        let key = key.strip_prefix("client.").unwrap_or_default().to_owned();
        let modules = path.modules();
        self.resources.push(ResourceEntry {
            key,
            inner: BTreeMap::new(),
        });
        let mut inner = BTreeMap::new();
        if let Some((module, outer)) = modules.split_last() {
            let place = text::path(outer, module);
            self.paths.insert(
                format!("{place}::{}", resource.handle),
                Entity::Handle(number),
            );
            self.paths.insert(place, Entity::Module(number));
        }
        for method in &resource.methods {
            let number = self.methods.len();
            inner.insert(method.function.plain(), Ty::Builder(number));
            self.methods.push(MethodEntry {
                key: path.function(&method.function),
                method,
            });
            self.paths.insert(
                text::path(&modules, &method.builder),
                Entity::Builder(number),
            );
            self.paths
                .insert(text::path(&modules, &method.module), Entity::Types(number));
        }
        for one in &resource.resources {
            let number = self.add_resource(&path.join(one), one);
            inner.insert(one.function.plain(), Ty::Resource(number));
        }
        if let Some(entry) = self.resources.get_mut(number) {
            entry.inner = inner;
        }
        number
    }

    /// What a path names.
    pub(super) fn entity(&self, path: &str) -> Option<Entity> {
        self.paths.get(path).copied()
    }

    /// The key of a resource, by number.
    pub(super) fn resource_key(&self, number: usize) -> &str {
        self.resources.get(number).map_or("", |entry| &entry.key)
    }

    /// The key of a method, by number.
    pub(super) fn method_key(&self, number: usize) -> &str {
        self.methods.get(number).map_or("", |entry| &entry.key)
    }

    /// The struct, enum or alias with this path.
    pub(super) fn item(&self, path: &str) -> Option<&'a Item> {
        self.items.get(path).copied()
    }

    /// The paths of the types that are inline in the place with this JSON path.
    pub(super) fn items_within(&self, json_path: &str) -> impl Iterator<Item = &str> {
        let within = format!("{json_path}.");
        let items = self.items.iter();
        items
            .filter(move |(_, item)| item.path.starts_with(&within))
            .map(|(path, _)| path.as_str())
    }

    /// The type of a value of an item: an alias is what it stands for.
    pub(super) fn value_of_item(&self, path: &str) -> Ty {
        match self.item(path).map(|item| &item.kind) {
            Some(ItemKind::Alias(of)) => self.value(of),
            Some(_) => Ty::Item(path.to_owned()),
            None => Ty::Foreign,
        }
    }

    /// The type of a value.
    fn value(&self, ty: &Type) -> Ty {
        let named = |path: &TypePath| self.value_of_item(&text::type_path(path));
        match ty {
            Type::Named(path) | Type::Boxed(path) => named(path),
            Type::List(item) => self.value(item).within(Wrapper::List),
            Type::Map(value) => self.value(value).within(Wrapper::Map),
            _ => Ty::Foreign,
        }
    }

    /// The type of a field; `None` if the item has no field of this name.
    pub(super) fn field(&self, item: &str, name: &str) -> Option<Ty> {
        let ItemKind::Message(fields) = &self.item(item)?.kind else {
            return None;
        };
        let field = fields.iter().find(|field| field.name.plain() == name)?;
        Some(match &field.ty {
            list @ (Type::List(_) | Type::Map(_)) => self.value(list),
            ty => self.value(ty).within(Wrapper::Option),
        })
    }

    /// The function of a resource: a method or a resource in it.
    pub(super) fn function(&self, resource: usize, name: &str) -> Option<Ty> {
        self.resources.get(resource)?.inner.get(name).cloned()
    }

    /// What a function of a builder returns, beside its setters, which return the builder.
    pub(super) fn call(&self, method: usize, function: &str) -> Ty {
        let Some(MethodEntry { method: of, .. }) = self.methods.get(method) else {
            return Ty::Unknown;
        };
        let response = || match &of.response {
            Some(ty) => self.value(ty),
            None => Ty::Foreign,
        };
        let result = || response().within(Wrapper::Result);
        let pages = || of.paging.as_ref().and_then(|paging| paging.pages());
        match function {
            "send" | "upload" => result().within(Wrapper::Future),
            "send_blocking" | "upload_blocking" => result(),
            "pages" => response().within(Wrapper::Stream),
            "items" => match pages().map(|pages| &pages.items) {
                Some(PageItems::In(items)) if items.map => {
                    let item = Ty::Tuple(vec![Ty::Foreign, self.value(&items.item)]);
                    item.within(Wrapper::Stream)
                }
                Some(PageItems::In(items)) => self.value(&items.item).within(Wrapper::Stream),
                _ => Ty::Unknown,
            },
            "stream" => match &of.response {
                Some(Type::List(item)) => self.value(item).within(Wrapper::Stream),
                _ => Ty::Unknown,
            },
            "wait" | "states" | "stream_blocking" => Ty::Unknown,
            "send_as" | "send_raw" | "send_as_blocking" | "send_raw_blocking" | "request"
            | "download" | "download_blocking" => Ty::Foreign,
            _ => Ty::Builder(method),
        }
    }

    /// How many arguments the function with this key takes; `None` if it is not known.
    pub(super) fn arity(&self, key: &str) -> Option<usize> {
        if key.ends_with("()") {
            return Some(0);
        }
        if let Some(entry) = self.methods.iter().find(|entry| entry.key == key) {
            let body = entry.method.body.iter().filter(|body| !body.optional);
            return Some(entry.method.arguments.len() + body.count());
        }
        match key.rsplit_once("().")?.1 {
            "items"
            | "pages"
            | "wait"
            | "states"
            | "stream"
            | "download"
            | "send"
            | "send_blocking"
            | "clone"
            | "stream_blocking"
            | "update_mask_from_body" => Some(0),
            _ => Some(1),
        }
    }

    /// Whether a method follows operations by `wait` and `states`.
    pub(super) fn follows(&self, method: usize) -> bool {
        self.methods
            .get(method)
            .is_some_and(|entry| entry.method.started.is_some())
    }

    /// The names of the module that a build script makes of the API, and of its package, in code.
    pub(super) fn default_names(&self) -> [String; 2] {
        let crate_name = discovery_codegen::default_crate_name(&self.api.name, &self.api.version);
        let crate_name = crate_name.replace('-', "_");
        let module = crate_name.strip_prefix("google_").unwrap_or(&crate_name);
        [module.to_owned(), crate_name]
    }
}
