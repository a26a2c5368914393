//! Forms that a description names: `projects/{project}/databases/{database}/documents`, in backticks or not, with placeholders in
//! any of the ways that documents write them, or as an example.

use super::literals::Literals;
use crate::model::{PathForm, Segment};

/// The forms that a description names, of a variable in this path template. More than it means is no harm: less is.
pub(super) fn written_forms(
    description: &str,
    template: &str,
    literals: &Literals,
) -> Vec<PathForm> {
    let mut forms = Vec::new();
    for (text, quoted) in runs(description) {
        let text = trimmed(&text);
        for text in readings(text) {
            let Some(segments) = segments(text, quoted, literals) else {
                continue;
            };
            // The description may name the whole path of the URL.
            if let Some(rest) = without_prefix(&segments, template) {
                forms.push(PathForm::new(rest));
            }
            forms.push(PathForm::new(segments));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    forms
}

/// The runs of text that may be names, and whether each is quoted. A placeholder in brackets may have blanks.
fn runs(description: &str) -> Vec<(String, bool)> {
    let mut runs = Vec::new();
    let mut run = String::new();
    let mut before = None;
    let mut began_after = None;
    let mut rest = description.chars();
    while let Some(c) = rest.next() {
        if run.is_empty() {
            began_after = before;
        }
        before = Some(c);
        if let Some(close) = closing(c).filter(|_| c != '(' || run.ends_with('/'))
            && let Some(inside) = bracketed(rest.as_str(), close)
        {
            run.push(c);
            run.push_str(inside);
            run.push(close);
            rest = rest
                .as_str()
                .get(inside.len() + close.len_utf8()..)
                .unwrap_or_default()
                .chars();
            before = Some(close);
        } else if c.is_alphanumeric() || "/-_.~%@:$*+=…&".contains(c) {
            run.push(c);
        } else if !run.is_empty() {
            let quoted = began_after.is_some_and(|c| "`'\"“‘".contains(c));
            runs.push((std::mem::take(&mut run), quoted));
        }
    }
    if !run.is_empty() {
        runs.push((run, began_after.is_some_and(|c| "`'\"“‘".contains(c))));
    }
    runs.retain(|(run, _)| run.contains('/'));
    runs
}

fn closing(open: char) -> Option<char> {
    match open {
        '{' => Some('}'),
        '[' => Some(']'),
        '<' => Some('>'),
        '(' => Some(')'),
        _ => None,
    }
}

/// What stands before the closing bracket, if it is a placeholder: short, on one line, and no text of a link.
fn bracketed(rest: &str, close: char) -> Option<&str> {
    const LONGEST: usize = 80;
    let mut start = rest.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let (at, _) = start.find(|(_, c)| *c == close)?;
    let (inside, after) = (rest.get(..at)?, rest.get(at + close.len_utf8()..)?);
    let is_link = close == ']' && after.starts_with('(');
    let is_short = (1..=LONGEST).contains(&inside.len());
    let is_placeholder = is_short && !is_link && !inside.contains(['\n', '`', '"', '[', '<', '(']);
    is_placeholder.then_some(inside)
}

/// Without what a sentence puts around it.
fn trimmed(text: &str) -> &str {
    let text = text.trim_end_matches([':', ',', ';', '=', '&']);
    match text.strip_suffix("...") {
        // `projects/my-project/...` goes on.
        Some(start) if start.ends_with('/') => text,
        _ => text.trim_end_matches('.'),
    }
}

/// What a text may mean, without its label (`name=`, `parent:`): itself, and what is left of it without a host and a version.
fn readings(text: &str) -> Vec<&str> {
    let label = text.find(|c: char| !c.is_ascii_alphabetic() && c != '_');
    let text = match label.and_then(|end| text.split_at_checked(end)) {
        Some((_, rest)) if !rest.starts_with("://") => {
            rest.strip_prefix(['=', ':']).unwrap_or(text)
        }
        _ => text,
    };
    let mut readings = vec![text];
    if let Some((_, url)) = text.split_once("//") {
        let (host, path) = url.split_once('/').unwrap_or((url, ""));
        if host.ends_with(".googleapis.com") {
            let (version, rest) = path.split_once('/').unwrap_or((path, ""));
            let number = version.strip_prefix('v').unwrap_or_default();
            readings.push(path);
            if number.starts_with(|c: char| c.is_ascii_digit()) {
                readings.push(rest);
            }
        }
    }
    if text.contains("://") {
        readings.remove(0);
    }
    readings
}

/// The segments of a text, if it is the name of something.
fn segments(text: &str, quoted: bool, literals: &Literals) -> Option<Vec<Segment>> {
    let parts = split(text);
    let has_placeholder = parts.iter().any(|part| is_placeholder(part));
    let full = text.starts_with("//") && text.contains(".googleapis.com/");
    let first = parts.first()?;
    if parts.len() < 2 || !(literals.contains(first) || quoted || has_placeholder || full) {
        return None;
    }
    // `projects//locations/` has lost its placeholders; a `/` that is last alone says how names begin.
    let lost = !full
        && parts
            .iter()
            .skip(1)
            .rev()
            .skip(1)
            .any(|part| part.is_empty());
    let last = parts.len() - 1;
    let mut segments = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match segment(part, at, literals) {
            Some(Segment::Rest) if at < last => segments.push(Segment::One),
            Some(segment) => segments.push(segment),
            None if full && at < 2 => segments.push(Segment::Literal(String::new())),
            None if lost && at > 0 => segments.push(Segment::One),
            None => return None,
        }
    }
    if full {
        // The host is no value.
        if let Some(host) = segments.get_mut(2) {
            *host = Segment::Literal((*parts.get(2)?).to_owned());
        }
    }
    let literal = |segment: &Segment| matches!(segment, Segment::Literal(_));
    segments.iter().any(literal).then_some(segments)
}

/// Splits at each `/` outside of brackets; a nested template stands for its segments: `{name=projects/*}`.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '[' | '<' | '(' => depth += 1,
            '}' | ']' | '>' | ')' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    let nested = |part: &'_ str| -> Option<(usize, usize)> {
        let inside = part.strip_prefix('{')?.strip_suffix('}')?;
        let at = inside.find('=')? + 2;
        Some((at, part.len() - 1))
    };
    parts
        .into_iter()
        .flat_map(|part| match nested(part) {
            Some((from, to)) => part.get(from..to).unwrap_or_default().split('/').collect(),
            None => vec![part],
        })
        .collect()
}

fn is_placeholder(part: &str) -> bool {
    part.contains(['{', '[', '<', '*', '…']) || part == "..."
}

/// What a segment of a written name stands for; none: it is empty.
fn segment(part: &str, at: usize, literals: &Literals) -> Option<Segment> {
    // `{document_path}`, `{path=**}`, `...`
    let name = part
        .trim_matches(['{', '}', '[', ']', '<', '>'])
        .to_ascii_lowercase();
    if part == "**"
        || part == "..."
        || part == "…"
        || (is_placeholder(part) && name.ends_with("path"))
    {
        return Some(Segment::Rest);
    }
    if part.is_empty() {
        return None;
    }
    let has = |test: fn(char) -> bool| part.chars().any(test);
    let in_capitals = has(|c| c.is_ascii_uppercase()) && !has(|c| c.is_ascii_lowercase());
    let is_value = is_placeholder(part) || in_capitals || part.contains('(');
    // A word that stands for no collection is an example of an id.
    let is_literal = !is_value && (at == 0 || literals.contains(part));
    Some(match is_literal {
        true => Segment::Literal(part.to_owned()),
        false => Segment::One,
    })
}

/// Without the literals that stand before the variable in the template, if they are there.
fn without_prefix(segments: &[Segment], template: &str) -> Option<Vec<Segment>> {
    let (before, _) = template.split_once('{')?;
    let before: Vec<Segment> = before
        .split('/')
        .filter(|part| !part.is_empty())
        .map(|part| Segment::Literal(part.to_owned()))
        .collect();
    let rest = segments.strip_prefix(before.as_slice())?;
    (!before.is_empty() && !rest.is_empty()).then(|| rest.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What descriptions of Google's documents write, and the forms that it names.
    #[test]
    fn what_descriptions_name() {
        let literals: Literals = [
            "projects",
            "databases",
            "documents",
            "organizations",
            "tasks",
            "locations",
        ]
        .into();
        let table: &[(&str, &[&str])] = &[
            (
                "Format: `projects/{project_id}/databases/{database_id}/documents`.",
                &["projects/*/databases/*/documents"],
            ),
            (
                "projects/{p}/databases/{d}/documents/{document_path}. See",
                &["projects/*/databases/*/documents/**"],
            ),
            (
                "as in projects/my-project/databases/my-database/documents/chatrooms/my-chatroom.",
                &["projects/*/databases/*/documents/*/*"],
            ),
            (
                "\"projects/[PROJECT_ID]\" or projects/[PROJECT ID]",
                &["projects/*"],
            ),
            (
                "organizations/<org>/locations/<location id>, or",
                &["organizations/*/locations/*"],
            ),
            (
                "`organizations//locations/`",
                &["organizations/*/locations/*"],
            ),
            (
                "projects/-/databases/(default)",
                &["projects/*/databases/*"],
            ),
            (
                "projects/PROJECT_ID/locations/*",
                &["projects/*/locations/*"],
            ),
            (
                "form:projects/{p}/locations/{l}, parent=projects/{p}",
                &["projects/*/locations/*", "projects/*"],
            ),
            (
                "//cloudresourcemanager.googleapis.com/projects/123",
                &[
                    "//cloudresourcemanager.googleapis.com/projects/*",
                    "projects/*",
                ],
            ),
            (
                "https://iam.googleapis.com/v1/projects/{PROJECT_ID}",
                &["projects/*", "v1/projects/*"],
            ),
            ("the URL `v1/tasks/123`", &["tasks/*", "v1/tasks/*"]),
            (
                "{name=projects/*/documents/**}",
                &["projects/*/documents/**"],
            ),
            ("projects/my-project/...", &["projects/*/**"]),
            ("`folders/{folder}`", &["folders/*"]),
            ("such as 'things/one'", &["things/*"]),
            (
                "[resource names](https://cloud.google.com/apis/design/resource_names)",
                &[],
            ),
            (
                "EntityType/FeatureGroup and/or others, starts with `projects/`",
                &[],
            ),
            ("projects/{unclosed and [half", &[]),
            ("{", &[]),
        ];
        for (description, expected) in table {
            let found: Vec<String> = written_forms(description, "v1/{+name}", &literals)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found, *expected, "{description}");
        }
    }
}
