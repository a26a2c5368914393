//! The kinds of resource names of an API, and what the functions of the module `names` are called.
//!
//! | form | function | parts |
//! |---|---|---|
//! | `projects/*/alertPolicies/*` | the singular of the last literal: `alert_policy` | `project`, `alert_policy` |
//! | `projects/*/settings` | the last literal: `settings` | `project` |
//! | `projects/*/documents/*/**` | wildcards beside each other are one part | `project`, `document` |
//! | `*/*/services/*` | wildcards at the beginning are the parent: `service` | `parent`, `service` |
//! | `folders/*/sinks/*` beside `projects/*/sinks/*` | as many literals as tell them apart: `folder_sink` | `folder`, `sink` |
//!
//! A name that takes one apart has `parse_` before it.

use std::collections::{BTreeMap, BTreeSet};

use crate::decisions::{Aspect, Decisions};
use crate::model::{PathForm, ResourceName, RustIdent, Segment};
use crate::resolve::names::{self, KeptNames, NameScope};
use crate::resolve::words::{singular, split_words};

/// A literal, and whether a part stands behind it.
type Step<'f> = (&'f str, bool);

/// What the part at the beginning of a form is called, which has no literal before it.
const PARENT: &str = "parent";

/// The literals of a form; empty if it has none.
fn steps(form: &PathForm) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for segment in form.segments() {
        match (segment, steps.last_mut()) {
            (Segment::Literal(text), _) => steps.push((text, false)),
            (_, Some((_, part))) => *part = true,
            (_, None) => steps.push((PARENT, true)),
        }
    }
    match form.has_literal() {
        true => steps,
        false => Vec::new(),
    }
}

/// The literals before the parts of a form.
fn parts(form: &PathForm) -> Vec<&str> {
    let with_part = steps(form).into_iter().filter(|(_, part)| *part);
    with_part.map(|(text, _)| text).collect()
}

/// Names the forms that have parts; each comes with the JSON path of a pattern that has it.
pub(super) fn name_forms(
    forms: &BTreeMap<PathForm, String>,
    decisions: &Decisions,
) -> Vec<ResourceName> {
    let words: Vec<(PathForm, Vec<String>)> = widest(
        forms.keys().filter(|form| !parts(form).is_empty()).cloned(),
        decisions,
    )
    .into_iter()
    .map(|form| {
        let words = steps(&form).into_iter().map(word).collect();
        (form, words)
    })
    .collect();
    let endings = Endings::new(words.iter().map(|(_, own)| own.as_slice()));
    let mut wanted: BTreeMap<String, (String, PathForm)> = BTreeMap::new();
    for (form, own) in &words {
        let start = own.len() - endings.length_of_own(own);
        let name = own.get(start..).unwrap_or_default().join("_");
        let name = NameScope::ResourceName.with_valid_start(&form.to_string(), name);
        wanted.insert(form.to_string(), (name, form.clone()));
    }
    let claims = wanted
        .iter()
        .map(|(wire, (name, _))| (wire.as_str(), name.clone()));
    let scope = NameScope::ResourceName;
    let kept = kept_functions(
        forms,
        wanted.iter().map(|(wire, (_, form))| (wire, form)),
        decisions,
    );
    let functions = names::assign_wanted_names(scope, claims, &kept);
    let mut named: Vec<ResourceName> = wanted
        .iter()
        .map(|(wire, (_, form))| {
            let build = functions.name_of(wire);
            ResourceName {
                parse: RustIdent::new(format!("parse_{}", build.plain())),
                build,
                path_in_document: forms.get(form).cloned().unwrap_or_default(),
                parts: part_names(form),
                form: form.clone(),
            }
        })
        .collect();
    named.sort_by(|one, two| one.build.cmp(&two.build));
    named
}

/// The functions that some kinds of names keep. A form that got wider is the same kind.
fn kept_functions<'f>(
    forms: &BTreeMap<PathForm, String>,
    named: impl Iterator<Item = (&'f String, &'f PathForm)>,
    decisions: &Decisions,
) -> KeptNames {
    let mut kept = KeptNames::default();
    if decisions.is_empty() {
        return kept;
    }
    let mut published: BTreeMap<Vec<Step<'_>>, &str> = BTreeMap::new();
    for form in forms.keys() {
        if let Some(name) = decisions.text(&resource_name_place(form), Aspect::Name) {
            published.insert(steps(form), name);
        }
    }
    for (wire, form) in named {
        if let Some(name) = published.get(&steps(form)) {
            kept.keep(NameScope::ResourceName, wire, name);
        }
    }
    kept
}

/// The place of a kind of resource names, for decisions.
pub(crate) fn resource_name_place(form: &PathForm) -> String {
    format!("names.{form}")
}

/// Whether a place is that of a kind of resource names.
pub(crate) fn is_resource_name(place: &str) -> bool {
    place.starts_with("names.")
}

/// How many names end in the same words: a tree of the words, from the last one.
struct Endings<'w> {
    /// A node and the word before it → the next node.
    next: BTreeMap<(usize, &'w str), usize>,
    /// How many names lead through each node.
    names: Vec<usize>,
}

impl<'w> Endings<'w> {
    fn new(all: impl Iterator<Item = &'w [String]>) -> Self {
        let mut endings = Self {
            next: BTreeMap::new(),
            names: vec![0],
        };
        for words in all {
            let mut node = 0;
            for word in words.iter().rev() {
                let new = endings.names.len();
                node = *endings.next.entry((node, word)).or_insert(new);
                if node == new {
                    endings.names.push(0);
                }
                endings.names[node] += 1;
            }
        }
        endings
    }

    /// How many of its last words no other name has; all if there are none.
    fn length_of_own(&self, words: &'w [String]) -> usize {
        let mut node = 0;
        for (length, word) in (1..).zip(words.iter().rev()) {
            match self.next.get(&(node, word.as_str())) {
                Some(next) if self.names[*next] > 1 => node = *next,
                _ => return length,
            }
        }
        words.len()
    }
}

/// One form for all that have the same literals and parts: `documents/**` rather than `documents/*`. One that was published gives way
/// only to a form that takes all that it takes.
fn widest(forms: impl Iterator<Item = PathForm>, decisions: &Decisions) -> Vec<PathForm> {
    let is_published = |form: &PathForm| {
        let place = resource_name_place(form);
        decisions.text(&place, Aspect::Name).is_some()
    };
    let mut alike: BTreeMap<Vec<(String, bool)>, PathForm> = BTreeMap::new();
    let is_open = |form: &PathForm| form.segments().last() == Some(&Segment::Rest);
    let wide = |form: &PathForm| match is_open(form) {
        true => (true, usize::MAX - form.segments().len()),
        false => (false, form.segments().len()),
    };
    for form in forms {
        let key = steps(&form)
            .iter()
            .map(|(text, part)| ((*text).to_owned(), *part))
            .collect();
        let kept = alike.entry(key).or_insert_with(|| form.clone());
        let is_better = match (is_published(kept), is_published(&form)) {
            (true, false) => form.covers(kept),
            (false, true) => !kept.covers(&form),
            _ => wide(&form) > wide(kept),
        };
        if is_better {
            *kept = form;
        }
    }
    alike.into_values().collect()
}

/// A literal as a word of a function's name: in the singular if a part stands behind it.
fn word((literal, part): Step<'_>) -> String {
    let mut words = split_words(literal);
    if let Some(last) = words.last_mut().filter(|_| part) {
        *last = singular(last);
    }
    words.join("_")
}

/// What the parts of a form are called: each as the literal before it; the second of a name has a number.
fn part_names(form: &PathForm) -> Vec<RustIdent> {
    let mut names: Vec<RustIdent> = Vec::new();
    let mut taken: BTreeSet<RustIdent> = BTreeSet::new();
    // The number from which on a word can be free.
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for literal in parts(form) {
        let word = word((literal, true));
        let number = numbers.entry(word.clone()).or_insert(1);
        loop {
            let wire = match *number {
                1 => word.clone(),
                again => format!("{word}_{again}"),
            };
            *number += 1;
            let name = names::uncontested_name(NameScope::ResourceNamePart, &wire);
            if taken.insert(name.clone()) {
                names.push(name);
                break;
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> PathForm {
        let segment = |text: &str| match text {
            "*" => Segment::One,
            "**" => Segment::Rest,
            text => Segment::Literal(text.to_owned()),
        };
        PathForm::new(text.split('/').map(segment).collect())
    }

    #[track_caller]
    fn check(table: &[(&str, &str)]) {
        let forms = || table.iter().map(|(text, _)| form(text));
        for forms in [forms().collect::<Vec<_>>(), forms().rev().collect()] {
            let forms = forms.into_iter().map(|form| (form, String::new()));
            let found: BTreeMap<String, String> =
                name_forms(&forms.collect(), &Decisions::default())
                    .into_iter()
                    .map(|name| {
                        let parts: Vec<&str> = name.parts.iter().map(RustIdent::as_str).collect();
                        let call = format!("{}({})", name.build, parts.join(", "));
                        (name.form.to_string(), call)
                    })
                    .collect();
            for (text, expected) in table {
                assert_eq!(
                    found.get(*text).map(String::as_str),
                    Some(*expected),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_last_literal_names_it() {
        check(&[
            ("projects/*", "project(project)"),
            (
                "projects/*/alertPolicies/*",
                "alert_policy(project, alert_policy)",
            ),
            (
                "projects/*/timeSeries/*",
                "time_series(project, time_series)",
            ),
            ("projects/*/settings", "settings(project)"),
            ("*/*/services/*", "service(parent, service)"),
            (
                "projects/*/databases/*/documents/*/**",
                "document(project, database, document)",
            ),
            ("operations/**", "operation(operation)"),
            (
                "folders/*/folder/*/types/*",
                "r#type(folder, folder_2, r#type)",
            ),
            (
                "projects/*/v1beta1Rules/*",
                "v1beta1_rule(project, v1beta1_rule)",
            ),
        ]);
    }

    #[test]
    fn names_that_end_alike_have_as_many_literals_as_tell_them_apart() {
        check(&[
            ("projects/*/sinks/*", "project_sink(project, sink)"),
            ("folders/*/sinks/*", "folder_sink(folder, sink)"),
            (
                "folders/*/locations/*/sinks/*",
                "folder_location_sink(folder, location, sink)",
            ),
            (
                "projects/*/locations/*/sinks/*",
                "project_location_sink(project, location, sink)",
            ),
            ("projects/*/views/*", "view(project, view)"),
        ]);
    }

    #[test]
    fn a_collection_and_its_resource_are_two() {
        check(&[
            (
                "projects/*/databases/*/documents",
                "documents(project, database)",
            ),
            (
                "projects/*/databases/*/documents/*",
                "document(project, database, document)",
            ),
        ]);
    }

    #[test]
    fn the_widest_of_one_kind_has_the_name() {
        let forms = [
            "a/*/operations/*",
            "a/*/operations/**",
            "a/*/operations/*/**",
        ];
        let forms = forms.map(|text| (form(text), String::new())).into();
        let found = name_forms(&forms, &Decisions::default());
        let forms: Vec<String> = found.iter().map(|name| name.form.to_string()).collect();
        assert_eq!(forms, ["a/*/operations/**"]);
    }

    #[test]
    fn words_of_ours_give_way() {
        check(&[
            (
                "projects/*/parseRules/*",
                "parse_rule_(project, parse_rule)",
            ),
            ("projects/*/names/*", "name(project, name)"),
        ]);
    }

    #[test]
    fn a_form_of_wildcards_or_of_literals_alone_has_no_name() {
        for text in ["*", "**", "*/*", "hybrid/issuers"] {
            assert_eq!(parts(&form(text)), [""; 0], "{text}");
        }
    }
}
