//! What changed between two revisions of an API, for a Rust user and on the wire, and how breaking it is.
//!
//! It compares two models, so that a name, a type or a box that `resolve` decided otherwise is a change like any other. What a
//! kind of change means is one table, `rules`; the rest finds changes. Each comparison names every member of what it compares,
//! so that a new member of the model cannot be forgotten here.

mod methods;
mod names;
mod operations;
mod paging;
mod pairs;
mod parameters;
mod resources;
mod rules;
mod types;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Api, Docs, RustIdent, Type, TypePath};
pub use names::PASSED_ON;
pub use rules::{Kind, Verdict};

/// What changed from one model to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// `name` of the document.
    pub api: String,
    /// `version` of the new document.
    pub version: String,
    /// `revision` of the old document.
    pub old_revision: String,
    /// `revision` of the new document.
    pub new_revision: String,
    /// Every change: the most breaking first, then by kind and place.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// How breaking it is: [`Kind::level`].
    pub level: Verdict,
    /// The method, type or resource that has changed, in Rust: `projects().operations().get`, `types::Operation`. Empty: the
    /// API as a whole.
    pub item: String,
    /// What has changed, as the user writes it: `types::Operation::name`. Of something removed or renamed, as it was.
    pub rust: String,
    /// Where it is in the new document, or was in the old one: a JSON path.
    pub path: String,
    /// How it was; empty, where there is nothing to show.
    pub old: String,
    /// How it is.
    pub new: String,
    /// Why it is of its level: [`Kind::why`].
    pub why: String,
    /// A warning: no Rust item changes, but what is sent or accepted does.
    pub wire: bool,
}

impl Diff {
    /// How breaking all of it is.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let levels = self.changes.iter().map(|change| change.level);
        levels.max().unwrap_or_default()
    }
}

/// Compares two revisions of an API.
#[must_use]
pub fn diff(old: &Api, new: &Api) -> Diff {
    let mut changes = Changes {
        names: names::renamed(old, new),
        all: Vec::new(),
    };
    api(old, new, &mut changes);
    changes.all.sort();
    changes.all.dedup();
    Diff {
        api: new.name.clone(),
        version: new.version.clone(),
        old_revision: old.revision.clone(),
        new_revision: new.revision.clone(),
        changes: changes.all,
    }
}

/// The changes that were found.
struct Changes {
    /// Old path of a type → its new one.
    names: BTreeMap<String, TypePath>,
    all: Vec<Change>,
}

/// Where a change is.
#[derive(Clone, Debug, Default)]
struct At {
    /// See [`Change::item`].
    item: String,
    /// See [`Change::rust`].
    rust: String,
    /// See [`Change::path`].
    path: String,
}

impl At {
    /// The item itself.
    fn item(item: &str, path: &str) -> Self {
        Self {
            item: item.to_owned(),
            rust: item.to_owned(),
            path: path.to_owned(),
        }
    }

    /// The same under its old name, and where it is in the new document.
    fn now(self, path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..self
        }
    }

    /// A part of the item.
    fn part(&self, rust: String, path: String) -> Self {
        Self {
            item: self.item.clone(),
            rust,
            path,
        }
    }
}

impl Changes {
    fn push(&mut self, kind: Kind, at: &At, old: impl Into<String>, new: impl Into<String>) {
        self.all.push(Change {
            kind,
            level: kind.level(),
            item: at.item.clone(),
            rust: at.rust.clone(),
            path: at.path.clone(),
            old: old.into(),
            new: new.into(),
            why: kind.why().to_owned(),
            wire: kind.is_on_the_wire(),
        });
    }

    /// A change if two texts differ.
    fn text(&mut self, kind: Kind, at: &At, old: &str, new: &str) {
        if old != new {
            self.push(kind, at, old, new);
        }
    }

    /// A change if two names differ.
    fn name(&mut self, at: &At, old: &RustIdent, new: &RustIdent) {
        self.text(Kind::NameChanged, at, old.as_str(), new.as_str());
    }

    fn docs(&mut self, at: &At, old: &Docs, new: &Docs) {
        if old != new {
            self.push(Kind::Docs, at, "", "");
        }
    }

    fn deprecated(&mut self, at: &At, old: bool, new: bool) {
        match (old, new) {
            (false, true) => self.push(Kind::Deprecated, at, "", ""),
            (true, false) => self.push(Kind::Undeprecated, at, "", ""),
            _ => {}
        }
    }

    /// Whether a type is the same, by another name if it was renamed.
    fn same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) | (Type::Boxed(old), Type::Boxed(new)) => self
                .names
                .get(&names::path(old))
                .is_some_and(|now| now.modules == new.modules && now.name == new.name),
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
                self.same(old, new)
            }
            (old, new) => old == new,
        }
    }
}

/// Compares what is known of the API as a whole, and everything in it.
fn api(old: &Api, new: &Api, changes: &mut Changes) {
    let Api {
        name: _,
        version: _,
        revision: _,
        title,
        documentation_link,
        docs,
        root_url,
        service_path,
        data_wrapper,
        scopes: _,
        default_scopes,
        standard_parameters: _,
        root: _,
        types: _,
        // What is left out is seen in what is there.
        omissions: _,
        // Compared where they are.
        operations: _,
    } = old;
    let at = |path: &str| At {
        path: path.to_owned(),
        ..At::default()
    };
    let called = |api: &Api| format!("{} {}", api.name, api.version);
    changes.text(
        Kind::OtherVersion,
        &at("version"),
        &called(old),
        &called(new),
    );
    changes.text(Kind::Docs, &at("title"), title, &new.title);
    let link = (documentation_link, &new.documentation_link);
    changes.text(Kind::Docs, &at("documentationLink"), link.0, link.1);
    changes.docs(&at("description"), docs, &new.docs);
    changes.text(Kind::Host, &at("rootUrl"), root_url, &new.root_url);
    let base = (service_path, &new.service_path);
    changes.text(Kind::ServicePath, &at("servicePath"), base.0, base.1);
    let wraps = |wrapper: bool| if wrapper { "{\"data\": …}" } else { "bare" };
    let wrapper = (wraps(*data_wrapper), wraps(new.data_wrapper));
    changes.text(Kind::DataWrapper, &at("features"), wrapper.0, wrapper.1);
    let asked = |scopes: &[String]| scopes.join(", ");
    let asked = (asked(default_scopes), asked(&new.default_scopes));
    changes.text(
        Kind::DefaultScopes,
        &at("auth.oauth2.scopes"),
        &asked.0,
        &asked.1,
    );

    scopes(old, new, changes);
    parameters::standard(old, new, changes);
    operations::of_api(old, new, changes);
    resources::root(old, new, changes);
    types::all(old, new, changes);
}

fn scopes(old: &Api, new: &Api, changes: &mut Changes) {
    let pairs = pairs::Pairs::new(&old.scopes, &new.scopes, |scope| &scope.url);
    let at = |scope: &crate::model::Scope| At {
        item: "Client".to_owned(),
        rust: format!("Client::{}", scope.name),
        path: format!("auth.oauth2.scopes.{}", scope.url),
    };
    for (old, new) in pairs.both {
        let here = at(old);
        changes.name(&here, &old.name, &new.name);
        changes.docs(&here, &old.docs, &new.docs);
    }
    for scope in pairs.removed {
        changes.push(Kind::ScopeRemoved, &at(scope), &scope.url, "");
    }
    for scope in pairs.added {
        changes.push(Kind::ScopeAdded, &at(scope), "", &scope.url);
    }
}
