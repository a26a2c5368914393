//! Documentation. It does not go through tokens: an item carries the number of its documentation, and `render` prints the lines.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Docs, Item, Resource, RustIdent};
use crate::resolve::words::{singular, split_words};

/// The documentation of the items of one piece of code, by number. As tokens it would be a third of a piece: written as literals, parsed
/// and printed again.
#[derive(Default)]
pub(crate) struct DocTable(Vec<String>);

thread_local! {
    /// The documentation of the piece that this thread emits.
    static TABLE: RefCell<DocTable> = RefCell::default();
}

impl DocTable {
    /// Calls a function that emits items; also returns their documentation.
    pub(crate) fn collect(emit: &dyn Fn() -> TokenStream) -> (TokenStream, Self) {
        TABLE.take();
        let items = emit();
        (items, TABLE.take())
    }

    /// The comment that an attribute stands for: how its lines begin, and their texts. `attribute` is a line of printed code without
    /// its indentation. Such a line can only be an attribute, since a text in code has no line break.
    pub(crate) fn comment(
        &self,
        attribute: &str,
    ) -> Option<(&'static str, impl Iterator<Item = &str>)> {
        let (mark, rest) = match attribute.strip_prefix("#[doc = ") {
            Some(rest) => ("///", rest),
            None => ("//!", attribute.strip_prefix("#![doc = ")?),
        };
        let number: usize = rest.strip_suffix(']')?.parse().ok()?;
        Some((mark, self.0.get(number)?.split('\n')))
    }

    /// How many bytes the texts have.
    pub(crate) fn length(&self) -> usize {
        self.0.iter().map(String::len).sum()
    }

    /// Keeps a documentation, and returns its number.
    fn keep(docs: &Docs) -> Literal {
        TABLE.with_borrow_mut(|DocTable(table)| {
            table.push(docs.0.join("\n"));
            Literal::usize_unsuffixed(table.len() - 1)
        })
    }
}

/// `#[doc = 3]` for documentation number 3.
pub(super) fn lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let number = DocTable::keep(docs);
    quote!(#[doc = #number])
}

/// `#![doc = 3]` for documentation number 3.
pub(super) fn inner_lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let number = DocTable::keep(docs);
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
        let (items, table) = DocTable::collect(&|| {
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
