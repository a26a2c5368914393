//! Keeps the methods that a caller selects, and the types that they reach.
//!
//! It works on the model, where every name is decided. So a selection renames nothing.

use std::collections::BTreeSet;

use crate::model::{
    Api, OldMethod, OldResource, PathForm, Reach, Resource, RustIdent, Type, TypeModule, TypePath,
    types_module,
};
use crate::problem::Problem;

/// How many patterns that name nothing get a hint what may have been meant.
const MOST_HINTS: usize = 20;

/// Keeps the methods and resources that `patterns` name, as `projects.timeSeries.list`, `projects.timeSeries` or
/// `projects.*.list`, and the types that they reach. A pattern `schemas.NAME` keeps a type that nothing reaches, such as the
/// metadata of an operation. `*` stands for any text. No pattern at all keeps everything.
///
/// # Errors
///
/// A pattern that names nothing.
pub fn select(api: Api, patterns: &[String]) -> Result<Api, Vec<Problem>> {
    if patterns.is_empty() {
        return Ok(api);
    }
    let everything: Vec<String> = api
        .methods()
        .map(|(path, method)| path.dotted(&method.wire.0))
        .collect();
    let omitted: Vec<(String, String)> = api
        .omissions
        .iter()
        .filter_map(|omission| Some((omission.method()?, omission.reason.clone())))
        .collect();
    let (kept, unused) = apply_patterns(api, patterns);
    if unused.is_empty() {
        return Ok(kept);
    }
    let problem = |(number, pattern): (usize, &String)| {
        // For more mistakes than these, nobody reads on.
        let methods: &[String] = if number < MOST_HINTS {
            &everything
        } else {
            &[]
        };
        Problem::new("", unknown_pattern_message(pattern, methods, &omitted))
    };
    Err(unused.into_iter().enumerate().map(problem).collect())
}

/// The same for a document that may lack some of the selected items: a pattern that names nothing is ignored.
#[must_use]
pub fn select_known(api: Api, patterns: &[String]) -> Api {
    match patterns.is_empty() {
        true => api,
        false => apply_patterns(api, patterns).0,
    }
}

/// The model with only the selected items, and the patterns that name nothing.
fn apply_patterns(api: Api, patterns: &[String]) -> (Api, Vec<&String>) {
    let mut selection = Selection::new(patterns);
    let mut api = api;
    api.root = selection.prune_resource(api.root, "");
    prune_old_methods(&mut api);
    let reached = find_reached(&api, &mut selection);
    let unused = patterns
        .iter()
        .filter(|pattern| !selection.used.contains(pattern.as_str()))
        .collect();
    let operations = api.operations.take();
    api.operations = operations.filter(|operations| reached.contains(&operations.message));
    api.types = prune_types(api.types, &[types_module()], &reached);
    prune_names(&mut api);
    let mut omissions = std::mem::take(&mut api.omissions);
    let kept = kept_paths(&api);
    omissions.retain(|omission| {
        let path = omission.path.as_str();
        let in_schema_or_method = path.starts_with("schemas.") || path.contains("methods.");
        let is_kept = || {
            let ends = path.match_indices('.').map(|(at, _)| at);
            ends.chain([path.len()])
                .filter_map(|end| path.get(..end))
                .any(|place| kept.contains(place))
        };
        let is_selected = |method: String| selection.selects(&method);
        !in_schema_or_method || is_kept() || omission.method().is_some_and(is_selected)
    });
    api.omissions = omissions;
    (api, unused)
}

/// The caller's patterns, and which of them named something.
struct Selection<'a> {
    /// The patterns without a `*`.
    names: BTreeSet<&'a str>,
    /// The other patterns.
    patterns: Vec<&'a str>,
    used: BTreeSet<&'a str>,
}

impl<'a> Selection<'a> {
    fn new(patterns: &'a [String]) -> Self {
        let all = patterns.iter().map(String::as_str);
        let (patterns, names): (Vec<_>, Vec<_>) = all.partition(|pattern| pattern.contains('*'));
        Self {
            names: names.into_iter().collect(),
            patterns,
            used: BTreeSet::new(),
        }
    }

    /// The patterns that name this method, resource or schema.
    fn naming(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let exact = self.names.get(name).copied();
        let others = self.patterns.iter().copied();
        exact
            .into_iter()
            .chain(others.filter(move |pattern| matches_pattern(pattern, name)))
    }

    /// Whether a pattern names a method, or a resource around it.
    fn selects(&self, method: &str) -> bool {
        let ends = method.match_indices('.').map(|(at, _)| at);
        ends.chain([method.len()])
            .filter_map(|end| method.get(..end))
            .any(|name| self.naming(name).next().is_some())
    }

    /// Whether any pattern names this method, resource or schema. Marks the patterns that do.
    fn mark_if_named(&mut self, name: &str) -> bool {
        let named: Vec<&str> = self.naming(name).collect();
        self.used.extend(&named);
        !named.is_empty()
    }

    /// Keeps the selected contents of a resource. `path` are the keys that lead to it.
    fn prune_resource(&mut self, mut resource: Resource, path: &str) -> Resource {
        resource
            .methods
            .retain(|method| self.mark_if_named(&join_keys(path, &method.wire.0)));
        resource.resources = resource
            .resources
            .into_iter()
            .map(|inner| {
                let path = join_keys(path, &inner.wire.0);
                // A pattern that names a resource keeps all of it.
                match self.mark_if_named(&path) {
                    true => inner,
                    false => self.prune_resource(inner, &path),
                }
            })
            .filter(|inner| !inner.methods.is_empty() || !inner.resources.is_empty())
            .collect();
        resource
    }
}

fn join_keys(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// `*` in a pattern stands for any text.
fn matches_pattern(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    // Each piece between two stars is taken where it comes first, which leaves the most for the others.
    let (middle, tail) = rest.rsplit_once('*').unwrap_or(("", rest));
    let inside = name
        .strip_prefix(head)
        .and_then(|name| name.strip_suffix(tail));
    let Some(mut inside) = inside else {
        return false;
    };
    for piece in middle.split('*') {
        match inside.find(piece) {
            Some(at) => inside = inside.get(at + piece.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

fn unknown_pattern_message(
    pattern: &str,
    methods: &[String],
    omitted: &[(String, String)],
) -> String {
    let mut selected = omitted
        .iter()
        .filter(|(method, _)| matches_pattern(pattern, method));
    if let Some((method, reason)) = selected.next() {
        return match pattern == method {
            true => format!("`{method}` is omitted: {reason}"),
            false => format!("`{pattern}` selects `{method}`, which is omitted: {reason}"),
        };
    }
    let like: Vec<String> = find_nearest(pattern, methods.iter().map(String::as_str))
        .iter()
        .map(|method| format!("`{method}`"))
        .collect();
    let hint = if like.is_empty() {
        "name methods as `resource.method` and resources as `resource`, with `*` for any text"
            .to_owned()
    } else {
        format!("did you mean {}?", like.join(" or "))
    };
    format!("`{pattern}` selects no method, resource or schema: {hint}")
}

/// The names that are most like a mistyped one, at most three, the likeliest first: names with almost the same spelling, and names
/// with the same last part.
#[must_use]
pub fn find_nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let plain = |text: &str| text.replace('_', "").to_ascii_lowercase();
    let last_part = plain(
        typed
            .rsplit('.')
            .find(|part| !part.contains('*'))
            .unwrap_or_default(),
    );
    let typed = plain(typed);
    let mut near: Vec<(usize, usize, &str)> = names
        .filter_map(|name| {
            let spelt = plain(name);
            let distance = edit_distance(&typed, &spelt);
            let has_last_part =
                !last_part.is_empty() && spelt.split('.').any(|part| part == last_part);
            let rank = match () {
                // One letter of a short name, too.
                () if distance * 5 <= typed.len() || distance == 1 && typed.len() > 2 => 0,
                () if has_last_part => 1,
                () if !last_part.is_empty() && spelt.contains(&last_part) => 2,
                () => return None,
            };
            Some((rank, distance, name))
        })
        .collect();
    near.sort_unstable();
    let best = near.first().map_or(0, |(_, distance, _)| *distance);
    near.retain(|(rank, distance, _)| *rank > 0 || *distance <= best + 1);
    near.into_iter().map(|(_, _, name)| name).take(3).collect()
}

/// The Levenshtein distance: how many characters have to be added, removed or replaced.
fn edit_distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (line, c) in from.chars().enumerate() {
        let mut before = line;
        let mut left = line + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(to.chars()) {
            left = (left + 1)
                .min(*cell + 1)
                .min(before + usize::from(c != other));
            before = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// The types that the kept methods and the selected schemas reach.
fn find_reached(api: &Api, selection: &mut Selection<'_>) -> BTreeSet<TypePath> {
    let mut used: Vec<&Type> = Vec::new();
    let mut selected = BTreeSet::new();
    for item in &api.types.items {
        if selection.mark_if_named(&item.path) {
            used.extend(item.kind.types());
            selected.insert(TypePath::new(&[types_module()], &item.name));
        }
    }
    let methods = api.methods();
    used.extend(methods.flat_map(|(_, method)| method.used_types()));
    selected.extend(Reach::new(api).from(used));
    selected
}

/// Drops old places of methods that are gone.
fn prune_old_methods(api: &mut Api) {
    let kept: BTreeSet<String> = api
        .methods()
        .map(|(_, method)| method.path_in_document.clone())
        .collect();
    let is_kept = |old: &OldMethod| kept.contains(&old.method.path_in_document);
    prune_old_methods_in(&mut api.root, &is_kept);
}

fn prune_old_methods_in(resource: &mut Resource, is_kept: &dyn Fn(&OldMethod) -> bool) {
    resource.old_methods.retain(is_kept);
    OldResource::retain(&mut resource.old_resources, is_kept);
    for inner in &mut resource.resources {
        prune_old_methods_in(inner, is_kept);
    }
}

fn prune_types(
    module: TypeModule,
    modules: &[RustIdent],
    reached: &BTreeSet<TypePath>,
) -> TypeModule {
    let mut module = module;
    module
        .items
        .retain(|item| reached.contains(&TypePath::new(modules, &item.name)));
    module.modules = module
        .modules
        .into_iter()
        .map(|(name, inner)| {
            let inner = prune_types(
                inner,
                &[modules, std::slice::from_ref(&name)].concat(),
                reached,
            );
            (name, inner)
        })
        .filter(|(_, inner)| !inner.items.is_empty() || !inner.modules.is_empty())
        .collect();
    module
}

/// Keeps the names that a method is called with. What methods that are gone take with its verb and path, it still takes.
fn prune_names(api: &mut Api) {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut requests: BTreeSet<(String, String)> = BTreeSet::new();
    let mut forms: BTreeSet<PathForm> = BTreeSet::new();
    for (_, method) in api.methods() {
        ids.insert(method.id.clone());
        requests.insert((method.verb.clone(), method.path.clone()));
        let arguments = method.arguments.iter();
        forms.extend(arguments.flat_map(|argument| argument.forms.iter().cloned()));
    }
    let getters = api
        .operations
        .iter()
        .flat_map(|operations| &operations.getters);
    for getter in getters {
        let wait = getter.wait.as_ref().map(|wait| &wait.method);
        let methods = [Some(&getter.get), wait, getter.cancel.as_ref()];
        for method in methods.into_iter().flatten() {
            requests.insert((method.verb.clone(), method.path.clone()));
        }
    }
    api.shared_paths
        .retain(|shared| requests.contains(&(shared.verb.clone(), shared.path.clone())));
    for (_, takers) in api
        .shared_paths
        .iter_mut()
        .flat_map(|shared| &mut shared.forms)
    {
        takers.retain(|id| ids.contains(id));
    }
    api.names.retain(|name| forms.contains(&name.form));
}

/// The JSON paths of the methods and types that are left.
fn kept_paths(api: &Api) -> BTreeSet<&str> {
    let mut paths: BTreeSet<&str> = BTreeSet::new();
    api.types.each_item(&[], &mut |_, item| {
        paths.insert(&item.path);
    });
    let methods = api.methods();
    paths.extend(methods.map(|(_, method)| method.path_in_document.as_str()));
    paths
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, find_nearest, matches_pattern};

    #[test]
    fn stars_stand_for_any_text() {
        for (pattern, name, expected) in [
            ("operations.get", "operations.get", true),
            ("operations.get", "operations.getX", false),
            ("operations", "operations.get", false),
            ("*.get", "a.b.get", true),
            ("projects.*.list", "projects.timeSeries.list", true),
            ("projects.*.list", "projects.list", false),
            ("*", "anything.at.all", true),
            ("a*b*c", "a.b.c", true),
            ("a*b*c", "a.c.b", false),
        ] {
            assert_eq!(matches_pattern(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn names_that_were_meant() {
        let names = [
            "operations.get",
            "projects.timeSeries.list",
            "projects.dashboards.list",
            "projects.dashboards.get",
        ];
        let table: [(&str, &[&str]); 7] = [
            ("operations.gt", &["operations.get"]),
            (
                "operation.get",
                &["operations.get", "projects.dashboards.get"],
            ),
            (
                "projects.time_series.list",
                &["projects.timeSeries.list", "projects.dashboards.list"],
            ),
            ("timeseries", &["projects.timeSeries.list"]),
            (
                "*.dashboards.*",
                &["projects.dashboards.get", "projects.dashboards.list"],
            ),
            ("nothing.like.it", &[]),
            ("", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(find_nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }

    #[test]
    fn distances() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("get", "gt", 1),
        ] {
            assert_eq!(edit_distance(from, to), expected, "{from} {to}");
        }
    }
}
