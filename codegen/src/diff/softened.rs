//! What the new document gave up, and the new crate can still have for one more version, deprecated.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{At, Change, ChangeList};
use super::pairs::{are_similar, is_same_spelling};
use super::rules::Kind;
use super::{moved, parameters, renamed, typed, walk};
use crate::decisions::{Old, Value};
use crate::model::{
    Api, Method, OldItem, OldKind, PageItems, Paging, Parameter, RustIdent, Started, Type,
    TypeModule,
};

/// An item of the new model that can still be what it was.
#[derive(Debug)]
pub(crate) struct Soft {
    /// JSON path of the item.
    pub(crate) path: String,
    pub(crate) what: Old,
    /// What it was.
    pub(crate) value: Value,
}

/// Everything that can be softened.
pub(crate) fn find(old: &Api, new: &Api) -> Vec<Soft> {
    let mut found = Vec::new();
    find_types(old, new, &mut found);
    find_methods(old, new, &mut found);
    walk::each_method(old, new, &mut |[(before, _), (after, _)]| {
        for (before, now) in parameters::renamed_setters(before, after) {
            if is_surely_the_same(before, now) {
                found.push(Soft {
                    path: format!("{}.parameters.{}", after.path_in_document, now.wire.0),
                    what: Old::Name,
                    value: Value::Text(before.name.to_string()),
                });
            }
        }
        for now in parameters::required_setters(before, after) {
            found.push(Soft {
                path: format!("{}.parameters.{}", after.path_in_document, now.wire.0),
                what: Old::Setter,
                value: Value::Flag(true),
            });
        }
    });
    found
}

/// The methods that are at another place, where they take and give the same.
fn find_methods(old: &Api, new: &Api, found: &mut Vec<Soft>) {
    let changes = ChangeList::new(renamed::find_new_paths(old, new));
    let there: BTreeSet<&str> = new
        .methods()
        .map(|(_, method)| method.path_in_document.as_str())
        .collect();
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (before, after) in moved::find(old, new) {
        let was = &before.path_in_document;
        if !there.contains(was.as_str()) && is_called_alike(before, after, &changes) {
            let all = places.entry(&after.path_in_document).or_default();
            all.push(was.clone());
        }
    }
    for (path, mut all) in places {
        all.sort();
        found.push(Soft {
            path: path.to_owned(),
            what: Old::Places,
            value: Value::List(all),
        });
    }
}

/// Whether every call of a method is one of the other.
fn is_called_alike(old: &Method, new: &Method, changes: &ChangeList) -> bool {
    let is_same = |old: Option<&Type>, new: Option<&Type>| match (old, new) {
        (Some(old), Some(new)) => changes.is_same_type(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    let is_same_parameter = |(old, new): (&Parameter, &Parameter)| {
        old.location == new.location
            && old.repeated == new.repeated
            && changes.is_same_type(&old.ty, &new.ty)
    };
    let has_setter = |setter: &Parameter| {
        let mut setters = new.setters.iter().chain(&new.system_setters);
        setters.any(|now| now.name == setter.name && is_same_parameter((setter, now)))
    };
    let body = |method: &Method| method.body.as_ref().map(|body| body.optional);
    let body_type = |method: &'_ Method| method.body.as_ref().map(|body| body.ty.clone());
    let item = |method: &'_ Method| {
        let pages = method.paging.as_ref().and_then(Paging::pages)?;
        match &pages.items {
            PageItems::In(items) => Some((Some(items.item.clone()), items.map)),
            PageItems::Unclear(_) => Some((None, false)),
        }
    };
    let has_item = match (item(old), item(new)) {
        (None, _) => true,
        (Some((old, map)), Some((new, now_map))) => {
            map == now_map && is_same(old.as_ref(), new.as_ref())
        }
        (Some(_), None) => false,
    };
    let mut arguments = old.arguments.iter().zip(&new.arguments);
    old.arguments.len() == new.arguments.len()
        && arguments.all(is_same_parameter)
        && old
            .setters
            .iter()
            .chain(&old.system_setters)
            .all(has_setter)
        && body(old) == body(new)
        && is_same(body_type(old).as_ref(), body_type(new).as_ref())
        && is_same(old.response.as_ref(), new.response.as_ref())
        && has_item
        && (old.started != Some(Started::Followed) || new.started == old.started)
        && old.stream.is_some() == new.stream.is_some()
        && old.http_body == new.http_body
        && (old.media_upload.is_none() || new.media_upload.is_some())
        && (old.media_download.is_none() || new.media_download.is_some())
        && (old.update_mask.is_none() || new.update_mask.is_some())
}

/// The types that have another name, and the modules of their inline types.
fn find_types(old: &Api, new: &Api, found: &mut Vec<Soft>) {
    let (before, after) = (typed::schemas(old), typed::schemas(new));
    let renamed = typed::match_types(&before, &after).renamed;
    for (before, now) in renamed
        .iter()
        .filter(|(before, now)| before.is_schema() && now.is_schema())
    {
        let path = &now.item.path;
        let mut add = |what, value: &RustIdent| {
            found.push(Soft {
                path: path.clone(),
                what,
                value: Value::Text(value.to_string()),
            });
        };
        add(Old::Name, &before.item.name);
        let was = module_of(&old.types, &before.item.path);
        let is = module_of(&new.types, path);
        if let (Some(was), Some(is)) = (was, is)
            && was != is
        {
            add(Old::Module, was);
        }
    }
}

fn module_of<'a>(types: &'a TypeModule, path: &str) -> Option<&'a RustIdent> {
    let mut modules = types.modules.iter();
    let (name, _) = modules.find(|(_, module)| module.path == path)?;
    Some(name)
}

/// Whether a renamed parameter is the same one beyond doubt: only its spelling differs, or its documentation is word for word the same.
fn is_surely_the_same(old: &Parameter, new: &Parameter) -> bool {
    let (one, two) = (&old.wire.0, &new.wire.0);
    is_same_spelling(one, two)
        || (are_similar(one, two) && old.docs == new.docs && !old.docs.0.is_empty())
}

/// Says what an earlier version had deprecated, and the new one no longer has.
pub(super) fn compare(old: &Api, new: &Api, changes: &mut ChangeList) {
    let still: BTreeSet<(String, OldKind, &str)> = new.old_items().iter().map(key).collect();
    for item in old.old_items() {
        // That a parameter becomes an argument after all is a change of its own.
        if item.kind != OldKind::Required && !still.contains(&key(&item)) {
            let at = At::item(&item.rust, &item.path);
            changes.push(Kind::DeprecatedRemoved, &at, &item.rust, &item.now);
        }
    }
}

fn key<'a>(item: &OldItem<'a>) -> (String, OldKind, &'a str) {
    (item.path.clone(), item.kind, item.old)
}

/// Marks the changes that are softened: code that was written before still compiles.
pub(super) fn mark(old: &Api, new: &Api, changes: &mut [Change]) {
    let still = Still::of(old, new);
    for change in changes {
        change.softened = still.has(change);
    }
}

/// What of an old model is still in a new one, found by what a change says.
struct Still {
    /// The functions of the old methods.
    calls: BTreeSet<String>,
    /// Those that the new model has at their old places.
    methods: BTreeSet<String>,
    /// Old types and modules, with what they are called now.
    types: BTreeSet<(String, String)>,
    modules: BTreeMap<String, String>,
    /// The paths of parameters, with their old setters.
    setters: BTreeSet<(String, String)>,
    /// The paths of parameters that became required.
    required: BTreeSet<String>,
}

impl Still {
    fn of(old: &Api, new: &Api) -> Self {
        let calls = old.methods();
        let mut still = Self {
            calls: calls
                .map(|(path, method)| path.function(&method.function))
                .collect(),
            methods: BTreeSet::new(),
            types: BTreeSet::new(),
            modules: BTreeMap::new(),
            setters: BTreeSet::new(),
            required: BTreeSet::new(),
        };
        for item in new.old_items() {
            match item.kind {
                OldKind::Method => drop(still.methods.insert(item.rust)),
                OldKind::Type => drop(still.types.insert((item.rust, item.now))),
                OldKind::Module => drop(still.modules.insert(item.rust, item.now)),
                OldKind::Setter => drop(still.setters.insert((item.path, item.rust))),
                OldKind::Required => drop(still.required.insert(item.path)),
            }
        }
        still
    }

    fn has(&self, change: &Change) -> bool {
        match change.kind {
            Kind::ResourceRemoved | Kind::ResourceRenamed => self.has_all_of(&change.rust),
            Kind::TypeRenamed => {
                let names = (change.old.clone(), change.new.clone());
                self.types.contains(&names) || self.has_module_of(&change.old, &change.new)
            }
            Kind::MethodRemoved | Kind::MethodRenamed => self.methods.contains(&change.rust),
            Kind::SetterRenamed => {
                let names = (change.path.clone(), change.rust.clone());
                self.setters.contains(&names)
            }
            Kind::ParameterRequired | Kind::ArgumentAdded => self.required.contains(&change.path),
            _ => false,
        }
    }

    /// Whether a resource had methods, and each of them is still at its old place.
    fn has_all_of(&self, resource: &str) -> bool {
        let within = format!("{resource}.");
        let calls = self.calls.range(within.clone()..);
        let mut calls = calls
            .take_while(|call| call.starts_with(&within))
            .peekable();
        calls.peek().is_some() && calls.all(|call| self.methods.contains(call))
    }

    /// Whether a type is in a module that has another name now, and is called there what it was.
    fn has_module_of(&self, old: &str, new: &str) -> bool {
        let mut modules = old.match_indices("::").map(|(at, _)| old.split_at(at));
        modules.any(|(module, rest)| {
            let now = self.modules.get(module);
            now.is_some_and(|now| new.strip_prefix(now.as_str()) == Some(rest))
        })
    }
}
