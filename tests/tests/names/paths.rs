//! Every public name of a generated crate, as its user writes it, beside the place in the document that it comes from.

use discovery_codegen::model::{Api, Item, ItemKind, Method, Resource, RustIdent, TypeModule};

/// What a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A struct, an enum or an alias.
    Type,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
    /// The function that begins a call, with its arguments.
    Method,
    /// A setter of a builder.
    Setter,
    /// A function that gives a resource.
    Resource,
    /// The constant of a scope.
    Scope,
}

/// A public name.
#[derive(Clone, Debug)]
pub(crate) struct Public {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it comes from: the JSON path in the document.
    pub(crate) path: String,
    /// As it is written: `types::cluster::State::Ready`, `projects().locations().list(parent)`.
    pub(crate) rust: String,
    /// Its own name and those around it, from the root, with `r#` left out.
    pub(crate) segments: Vec<String>,
}

/// Every public name of an API.
pub(crate) fn public(api: &Api) -> Vec<Public> {
    let mut all = Names::default();
    all.module(&["types".to_owned()], &api.types);
    for scope in &api.scopes {
        let path = format!("auth.oauth2.scopes.{}", scope.url);
        all.add(
            Kind::Scope,
            path,
            format!("Client::{}", scope.name),
            &[],
            &scope.name,
        );
    }
    all.resource(&[], "", "", &api.root);
    all.0
}

#[derive(Default)]
struct Names(Vec<Public>);

impl Names {
    fn add(&mut self, kind: Kind, path: String, rust: String, around: &[String], name: &RustIdent) {
        let segments = within(around, name);
        self.0.push(Public {
            kind,
            path,
            rust,
            segments,
        });
    }

    fn module(&mut self, around: &[String], module: &TypeModule) {
        for item in &module.items {
            self.item(around, item);
        }
        for (name, inner) in &module.modules {
            self.module(&within(around, name), inner);
        }
    }

    fn item(&mut self, around: &[String], item: &Item) {
        let rust = format!("{}::{}", around.join("::"), item.name);
        self.add(
            Kind::Type,
            item.path.clone(),
            rust.clone(),
            around,
            &item.name,
        );
        let inner = within(around, &item.name);
        match &item.kind {
            ItemKind::Message(fields) => {
                for field in fields {
                    let path = format!("{}.properties.{}", item.path, field.wire.0);
                    self.add(
                        Kind::Field,
                        path,
                        format!("{rust}.{}", field.name),
                        &inner,
                        &field.name,
                    );
                }
            }
            ItemKind::Enum(variants) => {
                for variant in variants {
                    let path = format!("{}.enum.{}", item.path, variant.wire.0);
                    self.add(
                        Kind::Variant,
                        path,
                        format!("{rust}::{}", variant.name),
                        &inner,
                        &variant.name,
                    );
                }
            }
            ItemKind::Alias(_) => {}
        }
    }

    fn resource(&mut self, around: &[String], path: &str, receiver: &str, resource: &Resource) {
        for method in &resource.methods {
            self.method(around, receiver, method);
        }
        for inner in &resource.resources {
            let path = format!("{path}resources.{}", inner.wire.0);
            let rust = format!("{receiver}{}()", inner.function);
            self.add(
                Kind::Resource,
                path.clone(),
                rust.clone(),
                around,
                &inner.function,
            );
            self.resource(
                &within(around, &inner.module),
                &format!("{path}."),
                &format!("{rust}."),
                inner,
            );
        }
    }

    fn method(&mut self, around: &[String], receiver: &str, method: &Method) {
        let path = &method.path_in_document;
        let mut arguments: Vec<&str> = method
            .arguments
            .iter()
            .map(|argument| argument.name.as_str())
            .collect();
        if method.body.as_ref().is_some_and(|body| !body.optional) {
            arguments.push("body");
        }
        let rust = format!("{receiver}{}({})", method.function, arguments.join(", "));
        self.add(Kind::Method, path.clone(), rust, around, &method.function);
        let builder = within(around, &method.builder);
        for setter in &method.setters {
            let path = format!("{path}.parameters.{}", setter.wire.0);
            let rust = format!("{}::{}", builder.join("::"), setter.name);
            self.add(Kind::Setter, path, rust, &builder, &setter.name);
        }
        self.module(&within(around, &method.module), &method.types);
    }
}

fn within(around: &[String], name: &RustIdent) -> Vec<String> {
    around
        .iter()
        .cloned()
        .chain([name.plain().to_owned()])
        .collect()
}
