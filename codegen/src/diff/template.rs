//! Path templates, compared without the names of their variables.

use crate::model::Method;

/// A path template without the names of its variables.
pub(super) fn unnamed(path: &str) -> String {
    mark_variable(path, "")
}

/// Whether two methods have the same path. Variables in the same places may have other names.
pub(super) fn is_same_path(old: &Method, new: &Method) -> bool {
    let by_place = |method: &Method, path: &str| {
        let arguments = method.arguments.iter().enumerate();
        arguments.fold(path.to_owned(), |path, (at, argument)| {
            let name = &argument.wire.0;
            path.replace(&format!("{{{name}}}"), &format!("{{{at}}}"))
                .replace(&format!("{{+{name}}}"), &format!("{{+{at}}}"))
        })
    };
    let kept = |method: &Method, other: &Method, at: usize| {
        let wire = method.arguments.get(at).map(|argument| &argument.wire);
        let moved = other
            .arguments
            .iter()
            .position(|argument| Some(&argument.wire) == wire);
        moved.is_none_or(|moved| moved == at)
    };
    old.path == new.path
        || (by_place(old, &old.path) == by_place(new, &new.path)
            && (0..old.arguments.len()).all(|at| kept(old, new, at)))
}

/// A path template in which one variable is marked and the others have no names.
pub(super) fn mark_variable(path: &str, variable: &str) -> String {
    let mut text = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (inner, tail) = after.split_once('}').unwrap_or((after, ""));
        let name = inner.trim_start_matches('+');
        text.push_str(before);
        text.push_str(if name == variable { "{!}" } else { "{}" });
        rest = tail;
    }
    text + rest
}
