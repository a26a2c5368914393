//! Documentation, which stands aside: an item carries the number of its documentation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::aside::Aside;
use crate::model::{Docs, Item, Resource, RustIdent};
use crate::resolve::words::{singular, split_words};

/// `#[doc = 3]` for documentation number 3.
pub(super) fn lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let number = Aside::keep_docs(docs);
    quote!(#[doc = #number])
}

/// `#![doc = 3]` for documentation number 3.
pub(super) fn inner_lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let number = Aside::keep_docs(docs);
    quote!(#![doc = #number])
}

/// `#[deprecated]`, if the document deprecates the item.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

/// `#[doc(alias(…))]`, by which rustdoc and editors find an item that has another name in the document.
pub(super) fn alias(name: &RustIdent, others: &[&str]) -> TokenStream {
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
        [] => TokenStream::new(),
        [one] => quote!(#[doc(alias = #one)]),
        several => quote!(#[doc(alias(#(#several),*))]),
    }
}

/// The id of a schema whose type has another name, and the words of the name: rustdoc takes `alert policy` for a path.
pub(super) fn type_alias(item: &Item) -> TokenStream {
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
pub(super) fn resource_alias(resource: &Resource, api: &str) -> TokenStream {
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
        let (items, table) = Aside::collect(&|| {
            let inner = inner_lines(&docs(&["A module."]));
            let outer = lines(&docs(&["A constant.", "", "#[doc = 0]"]));
            let none = lines(&docs(&[]));
            quote!(#inner #none #outer const A: &str = "a\n#[doc = 0]";)
        });
        let shown = items.to_string();
        assert!(
            shown.contains("doc = 1") && !shown.contains("doc = 2"),
            "{shown}"
        );
        let comment = |line| {
            let (mark, texts) = table.comment(line)?;
            Some((mark, texts.collect::<Vec<_>>()))
        };
        assert_eq!(comment("#![doc = 0]"), Some(("//!", vec!["A module."])));
        let lines = vec!["A constant.", "", "#[doc = 0]"];
        assert_eq!(comment("#[doc = 1]"), Some(("///", lines)));
        // No documentation has this number; text of a document is quoted; an attribute of our own.
        for line in [
            "#[doc = 2]",
            "\"#[doc = 0]\"",
            "#[doc = \"0\"]",
            "#[doc(hidden)]",
            "0",
        ] {
            assert_eq!(comment(line), None, "{line}");
        }
    }
}
