//! Parameters: the arguments of a method and the setters of its builder.

use std::rc::Rc;

use super::change::{At, ChangeList};
use super::pairs::{Pairs, are_similar};
use super::rules::Kind;
use super::shadows;
use super::template::Template;
use crate::model::{Api, Location, Method, Parameter, PathForm, SystemSetter, text};

/// Compares which standard parameters have a setter on every builder. Its type and its documentation are the runtime's.
pub(super) fn compare_standard(old: &Api, new: &Api, changes: &mut ChangeList) {
    for setter in SystemSetter::ALL {
        let find = |api: &'_ Api| -> Option<String> {
            let mut all = api.standard_parameters.iter();
            all.find(|one| one.wire.0 == setter.wire())
                .map(|one| Usage::new(one).ty())
        };
        let at = At {
            item: "(every call)".to_owned(),
            ..At::default()
        };
        let rust = format!("(every call).{}", setter.name());
        let at = at.part(rust, format!("parameters.{}", setter.wire()));
        match (find(old), find(new)) {
            (Some(ty), None) => changes.push(Kind::SetterRemoved, &at, ty, ""),
            (None, Some(ty)) => changes.push(Kind::SetterAdded, &at, "", ty),
            _ => {}
        }
    }
}

/// Compares the parameters of a method. A system setter counts if the method has a parameter of its own by that name in the other
/// model; else it is compared once for all methods.
pub(super) fn compare_methods([old, new]: [&Method; 2], at: &At, changes: &mut ChangeList) {
    compare_usages(&usages(old, new), &usages(new, old), at, changes);
}

/// The setters that have another name in the new method.
pub(super) fn renamed_setters<'a>(
    old: &'a Method,
    new: &'a Method,
) -> Vec<(&'a Parameter, &'a Parameter)> {
    let (old, new) = (usages(old, new), usages(new, old));
    let renamed = pairs(&old, &new).renamed.into_iter();
    renamed
        .filter(|(old, _)| !old.is_argument())
        .map(|(old, new)| (old.parameter, new.parameter))
        .collect()
}

/// The arguments that the new method has and the old one did not, and that could be set by a setter.
pub(super) fn required_setters<'a>(old: &'a Method, new: &'a Method) -> Vec<&'a Parameter> {
    let (old, new) = (usages(old, new), usages(new, old));
    let pairs = pairs(&old, &new);
    // One that had its setter for a version becomes an argument.
    let had_setter = |old: &Usage<'_>| !old.is_argument() && old.parameter.required_since.is_none();
    let became = pairs.both.iter().filter(|(old, _)| had_setter(old));
    let became = became.map(|(_, new)| *new);
    became
        .chain(pairs.added)
        .filter(|new| new.is_argument() && new.parameter.location == Location::Query)
        .map(|new| new.parameter)
        .collect()
}

/// The parameters of a method, as its caller passes them.
fn usages<'a>(method: &'a Method, other: &Method) -> Vec<Usage<'a>> {
    let template = Template::new(&method.path);
    let (mut places, unnamed) = (template.places(), Rc::from(template.unnamed()));
    let arguments: Vec<Usage<'_>> = method
        .arguments
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let in_path = one.location == Location::Path;
            let places = places.remove(one.wire.0.as_str()).unwrap_or_default();
            Usage {
                place: Some(at),
                path_around: in_path.then(|| (places, Rc::clone(&unnamed))),
                ..Usage::new(one)
            }
        })
        .collect();
    let is_own_there = |one: &&Parameter| {
        let mut own = other.arguments.iter().chain(&other.setters);
        own.any(|own| own.wire == one.wire || own.name == one.name)
    };
    let system = method.system_setters.iter().filter(is_own_there);
    let setters = method.setters.iter().chain(system).map(Usage::new);
    arguments.into_iter().chain(setters).collect()
}

/// A parameter as its caller passes it: an argument or a setter.
#[derive(Clone, Debug)]
struct Usage<'a> {
    parameter: &'a Parameter,
    /// Which argument it is; `None`: it is a setter.
    place: Option<usize>,
    /// Its places among the variables of the path, and the path without their names.
    path_around: Option<(Vec<usize>, Rc<str>)>,
}

impl<'a> Usage<'a> {
    fn new(parameter: &'a Parameter) -> Self {
        Self {
            parameter,
            place: None,
            path_around: None,
        }
    }

    fn is_argument(&self) -> bool {
        self.place.is_some()
    }

    /// `impl Into<String>`.
    fn ty(&self) -> String {
        text::argument(self.parameter)
    }

    /// `name: impl Into<String>` or `.name(impl Into<String>)`.
    fn signature(&self) -> String {
        let ty = self.ty();
        match self.is_argument() {
            true => format!("{}: {ty}", self.parameter.name),
            false => format!(".{}({ty})", self.parameter.name),
        }
    }

    fn at(&self, method: &At) -> At {
        let name = &self.parameter.name;
        let rust = match (method.rust.is_empty(), self.is_argument()) {
            (true, _) => format!("{}.{name}", method.item),
            (false, true) => format!("{}({name})", method.rust),
            (false, false) => format!("{}().{name}", method.rust),
        };
        let path = match method.path.is_empty() {
            true => format!("parameters.{}", self.parameter.wire.0),
            false => format!("{}.parameters.{}", method.path, self.parameter.wire.0),
        };
        method.part(rust, path)
    }

    /// What its caller writes: the name of a setter. An argument has no name there, so it goes by its wire name.
    fn caller_name(&self) -> (bool, &str) {
        match self.is_argument() {
            true => (true, &self.parameter.wire.0),
            false => (false, self.parameter.name.as_str()),
        }
    }

    /// Whether one parameter may be the other under a new name.
    fn is_alike(&self, other: &Self) -> bool {
        let (one, two) = (self.parameter, other.parameter);
        self.is_argument() == other.is_argument()
            && text::argument(one) == text::argument(two)
            && match self.is_argument() {
                true => self.path_around.is_some() && self.path_around == other.path_around,
                false => {
                    are_similar(&one.wire.0, &two.wire.0)
                        || (one.docs == two.docs && !one.docs.0.is_empty())
                }
            }
    }
}

fn pairs<'u, 'a>(old: &'u [Usage<'a>], new: &'u [Usage<'a>]) -> Pairs<'u, Usage<'a>> {
    Pairs::new(old, new, |one| &one.parameter.wire)
        .then_by_key(Usage::caller_name)
        .then_by_looks(Usage::is_alike)
}

fn compare_usages(old: &[Usage<'_>], new: &[Usage<'_>], method: &At, changes: &mut ChangeList) {
    let pairs = pairs(old, new);
    compare_order(&pairs, method, changes);
    for one in pairs.removed {
        let kind = match one.is_argument() {
            true => Kind::ArgumentRemoved,
            false => Kind::SetterRemoved,
        };
        changes.push(kind, &one.at(method), one.ty(), "");
    }
    for one in pairs.added {
        let at = one.at(method);
        if one.is_argument() || one.parameter.required_since.is_some() {
            changes.push(Kind::ArgumentAdded, &at, "", one.ty());
        } else {
            changes.push(Kind::SetterAdded, &at, "", one.ty());
            shadows::check_trait_methods(&one.parameter.name, &at, changes);
        }
    }
    for (old, new) in &pairs.renamed {
        let at = old.at(method).moved_to(new.at(method).path);
        let kind = match old.is_argument() {
            true => Kind::ArgumentRenamed,
            false => Kind::SetterRenamed,
        };
        changes.push(kind, &at, old.signature(), new.signature());
    }
    for (old, new) in pairs
        .both
        .iter()
        .filter(|(old, new)| !old.is_argument() && !new.is_argument())
    {
        let (before, after) = (old.parameter, new.parameter);
        changes.compare_names(&old.at(method), &before.name, &after.name);
    }
    for (old, new) in &pairs.both {
        if old.parameter.wire != new.parameter.wire {
            let (before, after) = (&old.parameter.wire.0, &new.parameter.wire.0);
            changes.push(Kind::ParameterKey, &old.at(method), before, after);
        }
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        compare_parameter(old, new, method, changes);
    }
}

/// Compares a parameter that both methods have.
fn compare_parameter(old: &Usage<'_>, new: &Usage<'_>, method: &At, changes: &mut ChangeList) {
    let Parameter {
        wire: _,
        name: _,
        // Compared by `softened`.
        old_name: _,
        required_since,
        docs: _,
        deprecated,
        ty,
        repeated,
        location,
        pattern,
        forms,
    } = old.parameter;
    let now = new.parameter;
    let at = old.at(method).moved_to(new.at(method).path);
    let part = |member: &str| At {
        path: format!("{}.{member}", at.path),
        ..at.clone()
    };
    let retyped = !changes.is_same_type(ty, &now.ty) || *repeated != now.repeated;
    match (old.is_argument(), new.is_argument()) {
        (false, true) => {
            changes.push(
                Kind::ParameterRequired,
                &at,
                old.signature(),
                new.signature(),
            );
        }
        (false, false) if required_since.is_none() && now.required_since.is_some() => {
            changes.push(
                Kind::ParameterRequired,
                &at,
                old.signature(),
                format!("{}, required", new.signature()),
            );
        }
        (true, false) => {
            changes.push(
                Kind::ParameterOptional,
                &at,
                old.signature(),
                new.signature(),
            );
        }
        (true, true) if retyped => {
            changes.push(Kind::ArgumentRetyped, &at, old.ty(), new.ty());
        }
        (false, false) if retyped => {
            changes.push(Kind::SetterRetyped, &at, old.ty(), new.ty());
        }
        _ => {}
    }
    let place = |location: &Location| match location {
        Location::Path => "path",
        Location::Query => "query",
    };
    changes.compare_text(
        Kind::ParameterMoved,
        &part("location"),
        place(location),
        place(&now.location),
    );
    let text = |pattern: &Option<String>| pattern.clone().unwrap_or_default();
    changes.compare_text(
        Kind::Pattern,
        &part("pattern"),
        &text(pattern),
        &text(&now.pattern),
    );
    if *pattern == now.pattern {
        let text = |forms: &[PathForm]| {
            let forms: Vec<String> = forms.iter().map(ToString::to_string).collect();
            forms.join(", ")
        };
        changes.compare_text(Kind::Forms, &at, &text(forms), &text(&now.forms));
    }
    changes.compare_deprecated(&at, *deprecated, now.deprecated);
    if docs_without_pattern(old.parameter) != docs_without_pattern(now) {
        changes.push(Kind::Docs, &at, "", "");
    }
}

/// The documentation without its sentence about the pattern.
fn docs_without_pattern(parameter: &Parameter) -> String {
    let all = parameter.docs.0.join("\n");
    match &parameter.pattern {
        Some(pattern) => all.replace(pattern, ""),
        None => all,
    }
}

/// Adds a change if the arguments that both methods have are in another order.
fn compare_order(pairs: &Pairs<'_, Usage<'_>>, method: &At, changes: &mut ChangeList) {
    let mut arguments: Vec<(usize, usize, &Usage<'_>, &Usage<'_>)> = pairs
        .both
        .iter()
        .chain(&pairs.renamed)
        .filter_map(|(old, new)| Some((old.place?, new.place?, *old, *new)))
        .collect();
    arguments.sort_by_key(|(old, ..)| *old);
    let names = |arguments: &[(usize, usize, &Usage<'_>, &Usage<'_>)], new: bool| {
        let name = |one: &(usize, usize, &Usage<'_>, &Usage<'_>)| {
            if new { one.3 } else { one.2 }.parameter.name.to_string()
        };
        arguments.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    if !arguments.is_sorted_by_key(|(_, new, ..)| *new) {
        let old = names(&arguments, false);
        arguments.sort_by_key(|(_, new, ..)| *new);
        let at = At {
            path: format!("{}.parameterOrder", method.path),
            ..method.clone()
        };
        changes.push(Kind::ArgumentsReordered, &at, old, names(&arguments, true));
    }
}
