//! Documentation, which stands aside: an item carries the number of its documentation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::aside::Aside;
use super::syntax::{Attributes, name};
use crate::model::{Docs, Item, Resource, RustIdent};
use crate::resolve::words::{singular, split_words};

/// The attribute that stands for a documentation.
pub(super) fn lines(docs: &Docs) -> Attributes {
    match docs.0.is_empty() {
        true => Attributes::default(),
        false => Attributes::word(Aside::keep(docs.0.join("\n"))),
    }
}

/// The inner attribute that stands for a documentation.
pub(super) fn inner_lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let lines = Aside::keep(docs.0.join("\n"));
    quote!(#![#lines])
}

/// `#[deprecated]`, if the document deprecates the item.
pub(super) fn deprecated(deprecated: bool) -> Attributes {
    match deprecated {
        true => Attributes::word(name("deprecated")),
        false => Attributes::default(),
    }
}

/// `#[doc(hidden)]`.
pub(super) fn hidden() -> Attributes {
    Attributes::list("doc", quote!(hidden))
}

/// `#[doc(alias(…))]`, by which rustdoc and editors find an item that has another name in the document.
pub(super) fn alias(name: &RustIdent, others: &[&str]) -> Attributes {
    // A character that a name of the document cannot have is an error of rustdoc.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.$% ".contains(c);
    let mut aliases: Vec<&str> = others.to_vec();
    // rustdoc does not tell capitals from small letters.
    aliases.retain(|one| {
        let is_other = !one.eq_ignore_ascii_case(name.plain());
        is_other && !one.is_empty() && one.trim() == *one && one.chars().all(is_plain)
    });
    let mut seen = BTreeSet::new();
    aliases.retain(|one| seen.insert(one.to_ascii_lowercase()));
    match aliases.as_slice() {
        [] => Attributes::default(),
        [one] => Attributes::list("doc", quote!(alias = #one)),
        several => Attributes::list("doc", quote!(alias(#(#several),*))),
    }
}

/// The id of a schema whose type has another name, and the words of the name: rustdoc takes `alert policy` for a path.
pub(super) fn type_alias(item: &Item) -> Attributes {
    let id = item.schema.as_ref().map_or("", |id| id.0.as_str());
    let words = split_words(item.name.plain());
    let words = if words.len() > 1 {
        words.join(" ")
    } else {
        String::new()
    };
    alias(&item.name, &[id, &words])
}

/// The wire name of a resource, and what somebody types who looks for it: `alert policies`, `alert policy`, `monitoring alert policy`.
pub(super) fn resource_alias(resource: &Resource, api: &str) -> Attributes {
    let mut words = split_words(&resource.wire.0);
    let several = words.join(" ");
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    let one = words.join(" ");
    let of_api = format!("{api} {one}");
    alias(
        &resource.handle,
        &[&resource.wire.0, &several, &one, &of_api],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_stands_for_the_lines_of_its_documentation() {
        let docs = |lines: &[&str]| Docs(lines.iter().map(ToString::to_string).collect());
        let (items, aside) = Aside::collect(&|| {
            let inner = inner_lines(&docs(&["A module."]));
            let outer = lines(&docs(&["A constant.", "", "#[ː0]"]));
            let none = lines(&docs(&[]));
            quote!(#inner #none #outer const A: &str = "a\n#[ː0]";)
        });
        let shown = items.to_string();
        assert!(shown.contains("[ː1]") && !shown.contains("ː2"), "{shown}");
        let comment = |line| {
            let (mark, texts) = aside.comment(line)?;
            Some((mark, texts.collect::<Vec<_>>()))
        };
        assert_eq!(comment("#![ː0]"), Some(("//!", vec!["A module."])));
        let lines = vec!["A constant.", "", "#[ː0]"];
        assert_eq!(comment("#[ː1]"), Some(("///", lines)));
        // No documentation has this number; text of a document is quoted; an attribute of our own.
        for line in [
            "#[ː2]",
            "\"#[ː0]\"",
            "#[doc = \"0\"]",
            "#[doc(hidden)]",
            "#[0]",
            "ː0",
        ] {
            assert_eq!(comment(line), None, "{line}");
        }
    }
}
