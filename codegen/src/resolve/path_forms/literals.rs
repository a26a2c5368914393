//! The words that are collections and singletons in a document: the literals of its patterns.

use std::collections::BTreeSet;

use crate::discovery::{Document, Resource};
use crate::model::{PathForm, Segment};

/// The literals of the patterns of all path parameters.
#[derive(Default)]
pub(in super::super) struct Literals(BTreeSet<String>);

impl Literals {
    pub(in super::super) fn new(document: &Document) -> Self {
        let mut literals = Self::default();
        literals.collect(&document.root);
        literals
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    fn collect(&mut self, resource: &Resource) {
        let methods = resource.methods.values();
        let patterns = methods
            .flat_map(|method| method.parameters.values())
            .filter_map(|parameter| PathForm::of_pattern(parameter.pattern.as_deref()?));
        for form in patterns {
            for segment in form.segments() {
                if let Segment::Literal(text) = segment {
                    self.0.insert(text.clone());
                }
            }
        }
        for inner in resource.resources.values() {
            self.collect(inner);
        }
    }
}

#[cfg(test)]
impl<const N: usize> From<[&str; N]> for Literals {
    fn from(words: [&str; N]) -> Self {
        Self(words.map(str::to_owned).into())
    }
}
