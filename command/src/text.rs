//! Small pieces of text: a line for a terminal, a number with its noun, a shell word.

pub(crate) use discovery_codegen::printable;

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A path or a name, quoted for a shell if necessary.
pub(crate) fn shell_quoted(path: &str) -> String {
    if path
        .chars()
        .all(|c| c.is_alphanumeric() || "/._-+:~".contains(c))
    {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

/// The name of an API with the revision of its document. Documents that are not Google's often have none.
pub(crate) fn with_revision(name: &str, revision: &str) -> String {
    match revision {
        "" => name.to_owned(),
        revision => format!("{name}, revision {revision}"),
    }
}

/// What was and what is: `a → b`, or the one of them that there is.
pub(crate) fn old_and_new(old: &str, new: &str) -> String {
    match (old, new) {
        ("", one) | (one, "") => one.to_owned(),
        (old, new) => format!("{old} → {new}"),
    }
}
