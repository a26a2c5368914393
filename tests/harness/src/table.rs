//! Field tables against the fields themselves, by address; enums against their variants.

use std::collections::BTreeMap;
use std::ptr;

use discovery_runtime::message::{Element, Message, Slot, View};
use serde_json::{Value, json};

/// A key and a value that no document has.
const NONE_SUCH: &str = "no such name, nowhere";

/// The field tables and enums that were looked at, and what is wrong with them.
#[derive(Default)]
pub struct Tables {
    messages: BTreeMap<&'static str, Vec<&'static str>>,
    enums: BTreeMap<&'static str, Vec<&'static str>>,
    failures: Vec<String>,
}

impl Tables {
    /// Checks one message: `place` and `fields` have each wire name once, for the field at its address, and no other name.
    ///
    /// `path` is that of the schema in the document; each field comes with its wire name, its Rust name and its address.
    pub fn message(
        &mut self,
        path: &'static str,
        message: &mut dyn Message,
        fields: &[(&'static str, &'static str, *const ())],
    ) {
        let owner = |at: *const ()| {
            let field = fields.iter().find(|(_, _, field)| ptr::addr_eq(*field, at));
            field.map_or("another place", |(_, rust, _)| *rust)
        };
        let walked: Vec<_> = message
            .fields()
            .map(|(key, field)| (key, ptr::from_ref(field).cast::<()>()))
            .collect();
        let mut failures = Vec::new();
        for (wire, rust, at) in fields {
            match message
                .field_by_key(wire)
                .map(|field| ptr::from_mut(field).cast_const().cast::<()>())
            {
                None => failures.push(format!("`place` does not have {wire:?}")),
                Some(place) if !ptr::addr_eq(place, *at) => {
                    failures.push(format!(
                        "`place` has `{}` under {wire:?}, not `{rust}`",
                        owner(place)
                    ));
                }
                Some(_) => {}
            }
            let visits: Vec<_> = walked.iter().filter(|(key, _)| key == wire).collect();
            match visits.as_slice() {
                [] => failures.push(format!("`fields` does not have {wire:?}")),
                [(_, place)] if ptr::addr_eq(*place, *at) => {}
                [(_, place)] => failures.push(format!(
                    "`fields` has `{}` under {wire:?}, not `{rust}`",
                    owner(*place)
                )),
                more => failures.push(format!("`fields` has {wire:?} {} times", more.len())),
            }
        }
        let expected = |key: &str| fields.iter().any(|(wire, _, _)| *wire == key);
        failures.extend(
            walked
                .iter()
                .filter(|(key, _)| !expected(key))
                .map(|(key, _)| format!("`fields` has {key:?}, which is no field")),
        );
        if message.field_by_key(NONE_SUCH).is_some() {
            failures.push("`place` has a field for any name".to_owned());
        }
        self.failures.extend(
            failures
                .into_iter()
                .map(|failure| format!("{path}: {failure}")),
        );
        if self
            .messages
            .insert(path, walked.into_iter().map(|(key, _)| key).collect())
            .is_some()
        {
            self.failures
                .push(format!("{path}: two types for one schema"));
        }
    }

    /// Checks one enum: each value reads as a known one and is given back, and each variant has its value.
    ///
    /// `any` is some value of the enum, to read into.
    pub fn open_enum(
        &mut self,
        path: &'static str,
        any: &mut dyn Element,
        variants: &[(&'static str, &dyn Element)],
    ) {
        let mut values = Vec::new();
        for (wire, variant) in variants {
            if !is_enum(&variant.view(), wire, true) {
                self.failures
                    .push(format!("{path}: the variant of {wire:?} has another value"));
            } else if !reads(any, wire, true) {
                self.failures
                    .push(format!("{path}: {wire:?} is not read as its variant"));
            } else {
                values.push(*wire);
            }
        }
        if !reads(any, NONE_SUCH, false) {
            self.failures.push(format!(
                "{path}: a value that the enum does not list is not kept"
            ));
        }
        if self.enums.insert(path, values).is_some() {
            self.failures
                .push(format!("{path}: two enums for one schema"));
        }
    }

    pub(super) fn into_json(self) -> Value {
        json!({"messages": self.messages, "enums": self.enums, "failures": self.failures})
    }
}

fn reads(any: &mut dyn Element, text: &str, known: bool) -> bool {
    let taken = match any.slot() {
        Slot::Text(place) => place.read(text),
        _ => false,
    };
    taken && is_enum(&any.view(), text, known)
}

fn is_enum(view: &View<'_>, text: &str, is_known: bool) -> bool {
    matches!(view, View::Enum { value, known, .. } if *value == text && *known == is_known)
}
