//! The state of resolving one document, which every part of `resolve` reads and adds to.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::Aliases;
use super::names::{self, NameScope, Names};
use super::path_forms::Literals;
use super::schema::contains_inline_types;
use crate::discovery::Document;
use crate::model::{Omission, Parameter, RustIdent};

/// The state of resolving one document.
pub(super) struct Resolver<'a> {
    pub(super) document: &'a Document,
    /// The names of schemas in `types`.
    pub(super) schema_names: Names<'a>,
    /// The names of the modules of their inline types.
    pub(super) schema_modules: Names<'a>,
    /// Standard parameter → name of its enum in `types`.
    pub(super) standard_enums: BTreeMap<&'a str, RustIdent>,
    /// The document's standard parameters.
    pub(super) common_parameters: Vec<Parameter>,
    /// The aliases that become any JSON value.
    pub(super) aliases: Aliases<'a>,
    /// The literals of the document's patterns.
    pub(super) literals: Literals,
    /// The keys of the resource whose methods are being resolved, from the root.
    pub(super) resource_keys: Vec<String>,
    pub(super) omissions: BTreeSet<Omission>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let standard_enums: Vec<&'a String> = document
            .parameters
            .iter()
            .filter(|(_, parameter)| !parameter.values.is_empty())
            .map(|(wire, _)| wire)
            .collect();
        // A schema and a standard parameter with one wire name would be one claim, so the claim of the parameter is marked.
        let claims: BTreeMap<&'a str, String> = standard_enums
            .into_iter()
            .map(|wire| (wire.as_str(), claim_beside_schema(document, wire)))
            .collect();
        let ids = || document.schemas.keys().map(String::as_str);
        let names = names::assign_names(
            NameScope::Type,
            ids().chain(claims.values().map(String::as_str)),
        );
        // Only a schema with inline types has a module.
        let with_module = document
            .schemas
            .iter()
            .filter(|(_, schema)| contains_inline_types(schema));
        Self {
            document,
            schema_names: names.only(ids()),
            schema_modules: names::assign_names(
                NameScope::TypeModule,
                with_module.map(|(id, _)| id.as_str()),
            ),
            standard_enums: claims
                .iter()
                .map(|(wire, claim)| (*wire, names.name_of(claim)))
                .collect(),
            common_parameters: Vec::new(),
            aliases: Aliases::new(document),
            literals: Literals::new(document),
            resource_keys: Vec::new(),
            omissions: BTreeSet::new(),
        }
    }

    /// Lists a part of the document that the code does not have, or has in another form.
    pub(super) fn omit(&mut self, path: &str, reason: &str) {
        self.omissions.insert(Omission {
            path: path.to_owned(),
            reason: reason.to_owned(),
        });
    }
}

/// The claim of the enum of a standard parameter: one that no schema has, and no other parameter.
fn claim_beside_schema(document: &Document, wire: &str) -> String {
    let mut claim = wire.to_owned();
    if document.schemas.contains_key(wire) {
        claim += ".parameter";
    }
    let is_taken = |claim: &String| {
        document.schemas.contains_key(claim)
            || (claim != wire && document.parameters.contains_key(claim))
    };
    while is_taken(&claim) {
        claim.push('.');
    }
    claim
}
