//! What was written, and what to write: the code before and after a change. Only changes with an honest answer have it.

use std::collections::BTreeMap;

use super::change::Change;
use super::rules::Kind;
use super::{moved, walk};
use crate::model::{Api, Item, ItemKind, Method, ResourcePath, RustIdent, text};

/// The calls of a method that is in both models.
struct Calls {
    old: String,
    new: String,
}

/// Fills in the code before and after each change.
pub(super) fn add_code(old: &Api, new: &Api, changes: &mut [Change]) {
    let mut calls = BTreeMap::new();
    walk::each_method(old, new, &mut |[(before, old_path), (after, new_path)]| {
        calls.insert(
            old_path.function(&before.function),
            Calls {
                old: call(old_path, before),
                new: call(new_path, after),
            },
        );
    });
    let moved = moved(old, new);
    for change in changes {
        let code = match change.kind {
            Kind::MethodRemoved => moved.get(&change.rust).cloned(),
            Kind::ResourceRemoved | Kind::ResourceRenamed => of_resource(&moved, &change.rust),
            Kind::FieldRenamed => of_field(change),
            Kind::TypeRenamed | Kind::DeprecatedRemoved => {
                Some((change.old.clone(), change.new.clone()))
            }
            Kind::ValueRenamed => of_value(new, change),
            kind => calls
                .get(&change.item)
                .and_then(|calls| of_call(kind, change, calls)),
        };
        if let Some((before, after)) = code.filter(|(before, after)| before != after) {
            change.before = before;
            change.after = after;
        }
    }
}

/// The call of a method with everything that it needs.
fn call(path: &ResourcePath<'_>, method: &Method) -> String {
    let call = text::call(&path.receiver(), method);
    let setters = method.setters.iter();
    let required = setters.filter(|setter| setter.required_since.is_some());
    let required = required.map(|setter| format!(".{name}({name})", name = setter.name));
    [call].into_iter().chain(required).collect()
}

/// The code of a change of a call.
fn of_call(kind: Kind, change: &Change, calls: &Calls) -> Option<(String, String)> {
    let Calls { old, new } = calls;
    // The setter of a signature: `.page_size(i32)`.
    let setter = |signature: &str| {
        let name = signature.trim_start_matches('.');
        let name = name.split(['(', ':']).next().unwrap_or_default();
        format!(".{name}({name})")
    };
    let changed = change.rust.rsplit('.').next().unwrap_or_default();
    Some(match kind {
        Kind::MethodRenamed
        | Kind::ArgumentAdded
        | Kind::ArgumentRemoved
        | Kind::ArgumentsReordered
        | Kind::BodyAdded
        | Kind::BodyRemoved => (old.clone(), new.clone()),
        Kind::NameChanged if change.rust == change.item => (old.clone(), new.clone()),
        Kind::ParameterRequired if change.new.starts_with('.') => (old.clone(), new.clone()),
        Kind::ParameterRequired => (format!("{old}{}", setter(&change.old)), new.clone()),
        Kind::ParameterOptional => (old.clone(), format!("{new}{}", setter(&change.new))),
        Kind::BodyRequired => (format!("{old}.body(body)"), new.clone()),
        Kind::BodyOptional => (old.clone(), format!("{new}.body(body)")),
        Kind::SetterRemoved => (format!("{old}{}", setter(changed)), new.clone()),
        Kind::SetterRenamed => (
            format!("{old}{}", setter(&change.old)),
            format!("{new}{}", setter(&change.new)),
        ),
        _ => return None,
    })
}

/// `message.done` → `message.finished`.
fn of_field(change: &Change) -> Option<(String, String)> {
    let name = |shown: &str| {
        let (name, _) = shown.split_once(':')?;
        Some(format!("message.{name}"))
    };
    Some((name(&change.old)?, name(&change.new)?))
}

/// `types::Color::Red` → `types::Color::DarkRed`.
fn of_value(new: &Api, change: &Change) -> Option<(String, String)> {
    let mut found = None;
    new.each_item(&mut |modules: &[RustIdent], item: &Item| {
        let ItemKind::Enum(values) = &item.kind else {
            return;
        };
        let is_here = |wire: &str| change.path == format!("{}.enum.{wire}", item.path);
        if let Some(value) = values.iter().find(|value| is_here(&value.wire.0)) {
            found = Some(format!(
                "{}::{}",
                text::path(modules, &item.name),
                value.name
            ));
        }
    });
    Some((change.rust.clone(), found?))
}

/// The methods that are at another place now, by what their users wrote.
fn moved(old: &Api, new: &Api) -> BTreeMap<String, (String, String)> {
    let found = moved::find(old, new);
    if found.is_empty() {
        return BTreeMap::new();
    }
    let places = |api: &'_ Api| -> BTreeMap<String, (String, String)> {
        let methods = api.methods().map(|(path, method)| {
            let function = path.function(&method.function);
            (
                method.path_in_document.clone(),
                (function, call(&path, method)),
            )
        });
        methods.collect()
    };
    let [before, after] = [old, new].map(places);
    let found = found.into_iter().filter_map(|(old, new)| {
        let (function, call) = before.get(&old.path_in_document)?;
        let (_, now) = after.get(&new.path_in_document)?;
        Some((function.clone(), (call.clone(), now.clone())))
    });
    found.collect()
}

/// The methods of a resource that went or has another name: a line each.
fn of_resource(
    moved: &BTreeMap<String, (String, String)>,
    resource: &str,
) -> Option<(String, String)> {
    let within = format!("{resource}.");
    let lines = moved.iter().filter(|(key, _)| key.starts_with(&within));
    let (before, after): (Vec<&str>, Vec<&str>) = lines
        .map(|(_, (before, after))| (before.as_str(), after.as_str()))
        .unzip();
    (!before.is_empty()).then(|| (before.join("\n"), after.join("\n")))
}
