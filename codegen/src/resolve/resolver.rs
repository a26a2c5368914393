//! The state of resolving one document, which every part of `resolve` reads and adds to.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::aliases::Aliases;
use super::names::{self, KeptNames, NameScope, Names};
use super::old_places::{self, OldPlace};
use super::path_forms::Literals;
use super::schema::contains_inline_types;
use crate::decisions::{Aspect, Decisions, Old, Softening};
use crate::discovery::Document;
use crate::docs::Site;
use crate::model::{Docs, KnownStreams, Omission, Parameter};

/// The state of resolving one document.
pub(super) struct Resolver<'a> {
    pub(super) document: &'a Document,
    /// The methods that are known to stream.
    pub(super) streams: &'a KnownStreams,
    /// What was published, and stays.
    pub(super) decisions: &'a Decisions,
    /// Where methods were that are at other places now.
    pub(super) old_places: Vec<OldPlace<'a>>,
    /// The names of schemas in `types`.
    pub(super) schema_names: Names<'a>,
    /// The names of the modules of their inline types.
    pub(super) schema_modules: Names<'a>,
    /// The aliases that become any JSON value.
    pub(super) aliases: Aliases<'a>,
    /// The document's standard parameters.
    pub(super) standard_parameters: Vec<Parameter>,
    /// The literals of the document's patterns.
    pub(super) literals: Literals,
    /// The keys of the resource whose methods are being resolved, from the root.
    pub(super) resource_keys: Vec<String>,
    pub(super) omissions: BTreeSet<Omission>,
    /// The descriptions that were read. A third of them stand more than once in their document: `pageToken` has the same in each method.
    cleaned: RefCell<HashMap<String, Docs>>,
}

impl<'a> Resolver<'a> {
    /// The site for which the descriptions were written.
    pub(super) fn site(&self) -> Site<'a> {
        Site::of(&self.document.documentation_link)
    }

    /// The documentation that a description becomes.
    pub(super) fn clean(&self, description: &str) -> Docs {
        let known = self.cleaned.borrow().get(description).cloned();
        known.unwrap_or_else(|| {
            let docs = self.site().clean(description);
            let mut cleaned = self.cleaned.borrow_mut();
            cleaned.insert(description.to_owned(), docs.clone());
            docs
        })
    }

    pub(super) fn new(
        document: &'a Document,
        streams: &'a KnownStreams,
        decisions: &'a Decisions,
    ) -> Self {
        let ids = || document.schemas.keys().map(String::as_str);
        // Only a schema with inline types has a module.
        let with_module = document
            .schemas
            .iter()
            .filter(|(_, schema)| contains_inline_types(schema));
        let kept = |scope, aspect| {
            kept_names(decisions, scope, aspect, ids(), |id| {
                format!("schemas.{id}")
            })
        };
        let scope = NameScope::TypeModule;
        Self {
            document,
            streams,
            decisions,
            old_places: old_places::read_places(decisions),
            schema_names: names::assign_names_beside(
                NameScope::Type,
                ids(),
                &kept(NameScope::Type, Aspect::Name),
            ),
            schema_modules: names::assign_names_beside(
                scope,
                with_module.map(|(id, _)| id.as_str()),
                &kept(scope, Aspect::Module),
            ),
            aliases: Aliases::new(document),
            standard_parameters: Vec::new(),
            literals: Literals::new(document),
            resource_keys: Vec::new(),
            omissions: BTreeSet::new(),
            cleaned: RefCell::default(),
        }
    }

    /// The names that some items of a scope keep; each item comes with its place in the document.
    pub(super) fn kept_names<'w>(
        &self,
        scope: NameScope,
        aspect: Aspect,
        wires: impl IntoIterator<Item = &'w str>,
        place: impl Fn(&str) -> String,
    ) -> KeptNames {
        kept_names(self.decisions, scope, aspect, wires, place)
    }

    /// Lists a part of the document that the code does not have, or has in another form.
    pub(super) fn omit(&mut self, path: &str, reason: &str) {
        self.omissions.insert(Omission {
            path: path.to_owned(),
            reason: reason.to_owned(),
        });
    }
}

/// The names that some items of a scope keep; each item comes with its place in the document.
pub(super) fn kept_names<'w>(
    decisions: &Decisions,
    scope: NameScope,
    aspect: Aspect,
    wires: impl IntoIterator<Item = &'w str>,
    place: impl Fn(&str) -> String,
) -> KeptNames {
    let mut kept = KeptNames::default();
    if decisions.is_empty() {
        return kept;
    }
    let mut old = Vec::new();
    for wire in wires {
        let place = place(wire);
        if let Some(name) = decisions.text(&place, aspect) {
            kept.keep(scope, wire, name);
        }
        let softening = old_of(aspect).and_then(|old| decisions.softening(&place, old));
        old.extend(softening.map(|softening| (wire, softening)));
    }
    // A name that an item has comes before one that another item had.
    for (wire, Softening { value, since, .. }) in old {
        kept.keep_old(scope, wire, &value.to_string(), since);
    }
    kept
}

/// What softens a name of this kind.
fn old_of(aspect: Aspect) -> Option<Old> {
    match aspect {
        Aspect::Name => Some(Old::Name),
        Aspect::Module => Some(Old::Module),
        _ => None,
    }
}
