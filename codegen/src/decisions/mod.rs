//! Decisions that a crate keeps: names and signatures that were published, and that its document alone would now decide otherwise.
//!
//! A newer document may have an item that contests a name, or a request that gets its first property. Nobody's use of the API breaks
//! by that, so no user of the crate may break either. So the crate keeps what was published, as data beside its document. A crate
//! that is new keeps nothing.
//!
//! A decision is known by a place and an [`Aspect`]: the place is the JSON path of an item in the document.

mod file;
mod kept;
mod softened;
mod value;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use file::read;
pub use kept::{Keeping, Kept};
pub use softened::Old;
pub(crate) use softened::Softening;
use softened::Softenings;
pub use value::Value;

/// The decisions that one crate keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    kept: BTreeMap<String, BTreeMap<Aspect, Decision>>,
    softened: Softenings,
    /// How problems name the file.
    file: String,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    /// What was decided.
    pub(crate) value: Value,
    /// Where the file says so: its line and column; empty if it is not from a file.
    pub(crate) written_at: String,
}

/// What is decided about an item. The order is that of the keys in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The name of a schema's type, a field, a variant, a parameter, the function of a method, a resource or a resource name, or the
    /// constant of a scope or an endpoint.
    Name,
    /// The name of the type that is inline in a property, a parameter or a body; for an integer with a pattern in the path, its type.
    Type,
    /// The module of inline types, or that of a resource.
    Module,
    /// The builder of a method.
    Builder,
    /// The parameters of a method that are arguments, in their order.
    Arguments,
    /// How a request takes its body: as an `argument`, or by a `setter`.
    Body,
    /// Where a request has its page token: `query`, `link` or `body`, and the keys that lead there.
    PageToken,
    /// The keys that lead to the token of the next page in a response.
    NextPageToken,
    /// The field of a page that has its items.
    Items,
    /// The parameter that is the update mask.
    UpdateMask,
    /// The schema of the operations that are followed.
    Operations,
    /// Whether operations can be cancelled.
    Cancel,
    /// The method with which the documentation of a crate begins.
    FirstCall,
}

impl Aspect {
    /// Its key in a file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Type => "type",
            Self::Module => "module",
            Self::Builder => "builder",
            Self::Arguments => "arguments",
            Self::Body => "body",
            Self::PageToken => "page-token",
            Self::NextPageToken => "next-page-token",
            Self::Items => "items",
            Self::UpdateMask => "update-mask",
            Self::Operations => "operations",
            Self::Cancel => "cancel",
            Self::FirstCall => "first-call",
        }
    }
}

impl Decisions {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.softened.is_empty()
    }

    /// How many decisions keep something for good.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.values().map(BTreeMap::len).sum()
    }

    /// Every decision that keeps something for good, by place: the place, what it is about, and what was decided.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Aspect, &Value)> {
        self.kept.iter().flat_map(|(place, kept)| {
            let kept = kept.iter();
            kept.map(|(aspect, decision)| (place.as_str(), *aspect, &decision.value))
        })
    }

    /// Whether this is kept of an item.
    #[must_use]
    pub fn has(&self, place: &str, aspect: Aspect) -> bool {
        self.get(place, aspect).is_some()
    }

    /// What was decided about an item.
    pub(crate) fn get(&self, place: &str, aspect: Aspect) -> Option<&Value> {
        let decision = self.kept.get(place)?.get(&aspect)?;
        Some(&decision.value)
    }

    /// The name or word that was decided.
    pub(crate) fn text(&self, place: &str, aspect: Aspect) -> Option<&str> {
        match self.get(place, aspect)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The names that were decided.
    pub(crate) fn list(&self, place: &str, aspect: Aspect) -> Option<&[String]> {
        match self.get(place, aspect)? {
            Value::List(all) => Some(all),
            _ => None,
        }
    }

    /// Adds a decision, in place of an earlier one about the same.
    pub(crate) fn insert(&mut self, place: &str, aspect: Aspect, value: Value) {
        let decision = Decision {
            value,
            written_at: String::new(),
        };
        let kept = self.kept.entry(place.to_owned()).or_default();
        kept.insert(aspect, decision);
    }

    /// Everything that an item still is until the next major version, by place: the place, what it is about, and what it was.
    pub fn softened(&self) -> impl Iterator<Item = (&str, Old, &Value)> {
        self.softenings()
            .map(|(place, old, softening)| (place, old, &softening.value))
    }

    /// Whether an item still is something else than it is now.
    #[must_use]
    pub fn has_softened(&self, place: &str) -> bool {
        self.softened.contains_key(place)
    }

    /// The same with all that is known about it.
    pub(crate) fn softenings(&self) -> impl Iterator<Item = (&str, Old, &Softening)> {
        self.softened.iter().flat_map(|(place, of_item)| {
            let of_item = of_item.iter();
            of_item.map(|(old, softening)| (place.as_str(), *old, softening))
        })
    }

    /// What an item still is.
    pub(crate) fn softening(&self, place: &str, old: Old) -> Option<&Softening> {
        self.softened.get(place)?.get(&old)
    }

    /// Adds something that an item still is.
    pub(crate) fn soften(&mut self, place: &str, old: Old, softening: Softening) {
        let of_item = self.softened.entry(place.to_owned()).or_default();
        of_item.insert(old, softening);
    }

    /// Whether items still are the same as others say.
    pub(crate) fn has_same_softened(&self, others: &Self) -> bool {
        self.softened().eq(others.softened())
    }

    /// The same decisions, and what items still are as others say it.
    pub(crate) fn with_softened(&self, others: &Self) -> Self {
        Self {
            softened: others.softened.clone(),
            ..self.clone()
        }
    }

    /// The same decisions, from a file that problems name so.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = file.into();
        self
    }

    /// How problems name the file.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// Where the file has a decision.
    pub(crate) fn written_at(&self, place: &str, aspect: Aspect) -> &str {
        let decision = self.kept.get(place).and_then(|kept| kept.get(&aspect));
        decision.map_or("", |decision| &decision.written_at)
    }
}
