//! Path templates, compared without the names of their variables.

use std::collections::BTreeMap;

use crate::model::Method;

/// A path template: the text around its variables, and their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template<'p> {
    /// The path with `{}` and `{+}` for its variables.
    around: String,
    /// The variables, in order.
    variables: Vec<&'p str>,
}

impl<'p> Template<'p> {
    pub(super) fn new(path: &'p str) -> Self {
        let mut around = String::new();
        let mut variables = Vec::new();
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, tail) = after.split_once('}').unwrap_or((after, ""));
            let name = inner.trim_start_matches('+');
            around.push_str(before);
            around.push_str(if name.len() < inner.len() {
                "{+}"
            } else {
                "{}"
            });
            variables.push(name);
            rest = tail;
        }
        around.push_str(rest);
        Self { around, variables }
    }

    /// The path with `{}` for every variable.
    pub(super) fn unnamed(&self) -> String {
        self.around.replace("{+}", "{}")
    }

    /// The numbers of the places that each variable has.
    pub(super) fn places(&self) -> BTreeMap<&'p str, Vec<usize>> {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, name) in self.variables.iter().enumerate() {
            places.entry(name).or_default().push(at);
        }
        places
    }
}

/// A path template without the names of its variables.
pub(super) fn unnamed(path: &str) -> String {
    Template::new(path).unnamed()
}

/// Whether two methods have the same path. Variables in the same places may have other names.
pub(super) fn is_same_path(old: &Method, new: &Method) -> bool {
    let positions = |method: &'_ Method| -> BTreeMap<String, usize> {
        let arguments = method.arguments.iter().enumerate();
        arguments
            .map(|(at, argument)| (argument.wire.0.clone(), at))
            .collect()
    };
    let (before, now) = (positions(old), positions(new));
    // The path with the number of its argument for each variable.
    let by_place = |method: &Method, arguments: &BTreeMap<String, usize>| {
        let template = Template::new(&method.path);
        let variables = template.variables.iter();
        let numbers: Vec<Result<usize, String>> = variables
            .map(|name| match arguments.get(*name) {
                Some(at) => Ok(*at),
                None => Err((*name).to_owned()),
            })
            .collect();
        (template.around, numbers)
    };
    let is_kept = |(wire, at): (&String, &usize)| now.get(wire).is_none_or(|moved| moved == at);
    old.path == new.path
        || (by_place(old, &before) == by_place(new, &now) && before.iter().all(is_kept))
}
