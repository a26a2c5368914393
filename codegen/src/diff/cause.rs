//! Who causes a breaking change: the document, or a rule of ours.
//!
//! Most kinds of changes have one cause, which the table of `rules` says. For the others this file looks at the new document: if it still
//! has everything that the old decision needs, the document gives no reason.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, ChangeList};
use super::rules::{Cause, Kind};
use super::walk;
use crate::model::{
    Api, Field, ItemKind, Location, Method, PageItems, PageToken, Pages, Paging, Parameter,
    PathForm, Started, Type, TypePath, WireName,
};

/// What the new document still has.
pub(super) struct Evidence {
    /// The changes, by kind and place, for which it gives no reason.
    without_reason: BTreeSet<(Kind, String)>,
    /// The forms of all patterns.
    forms: BTreeSet<String>,
    /// Whether operations could be followed as before.
    can_resume: bool,
    /// Whether they could be cancelled as before.
    can_cancel: bool,
}

impl Evidence {
    pub(super) fn new(old: &Api, new: &Api, changes: &ChangeList) -> Self {
        let mut found = Self {
            without_reason: BTreeSet::new(),
            forms: forms(new),
            can_resume: can_resume(old, new, changes),
            can_cancel: can_cancel(old, new),
        };
        let fields = Fields::new(new);
        walk::each_method(old, new, &mut |[(old, _), (new, _)]| {
            found.look_at_method(old, new, &fields, changes);
        });
        found
    }

    /// Who causes a change.
    pub(super) fn cause(&self, change: &Change) -> Cause {
        let is_ours = match change.kind {
            Kind::ResourceNameRemoved | Kind::ResourceNameForm => self.forms.contains(&change.old),
            Kind::ResumeRemoved => self.can_resume,
            // One that cannot cancel becomes one that can.
            Kind::ResumeRetyped => self.can_resume && self.can_cancel,
            kind => match kind.cause() {
                Some(cause) => return cause,
                None => self.without_reason.contains(&(kind, change.path.clone())),
            },
        };
        match is_ours {
            true => Cause::Generator,
            false => Cause::Document,
        }
    }

    fn look_at_method(
        &mut self,
        old: &Method,
        new: &Method,
        fields: &Fields<'_>,
        changes: &ChangeList,
    ) {
        let place = &new.path_in_document;
        let mut add = |kind| {
            self.without_reason.insert((kind, place.clone()));
        };
        if let Some(pages) = old.paging.as_ref().and_then(Paging::pages) {
            let has_items = has_items(pages, new, fields, changes);
            if has_items {
                add(Kind::ItemsRetyped);
            }
            if has_items && has_tokens(pages, new, fields) {
                add(Kind::PagesRemoved);
            }
        }
        let is_same = |old: Option<&Type>, new: Option<&Type>| match (old, new) {
            (Some(old), Some(new)) => changes.is_same_type(old, new),
            (old, new) => old.is_none() && new.is_none(),
        };
        let body = |method: &'_ Method| method.body.as_ref().map(|body| body.ty.clone());
        let is_same_body = is_same(body(old).as_ref(), body(new).as_ref());
        let is_same_response = is_same(old.response.as_ref(), new.response.as_ref());
        if is_same_body && is_same_response {
            add(Kind::BytesRemoved);
        }
        if is_same_body
            && old
                .update_mask
                .as_ref()
                .is_some_and(|mask| is_same_mask(mask, old, new))
        {
            add(Kind::UpdateMaskRemoved);
        }
        if is_same_response && self.can_resume && old.started == Some(Started::Followed) {
            self.without_reason
                .insert((Kind::FollowingRemoved, place.clone()));
        }
        for before in &old.arguments {
            let mut arguments = new.arguments.iter();
            if let Some(now) = arguments.find(|now| now.wire == before.wire)
                && is_id(before)
                && is_id(now)
                && before.pattern.is_some() != now.pattern.is_some()
            {
                let place = format!("{place}.parameters.{}", now.wire.0);
                self.without_reason.insert((Kind::ArgumentRetyped, place));
            }
        }
    }
}

/// The fields of the messages of a model.
struct Fields<'a>(BTreeMap<TypePath, &'a ItemKind>);

impl<'a> Fields<'a> {
    fn new(api: &'a Api) -> Self {
        let mut kinds = BTreeMap::new();
        api.each_item(&mut |modules, item| {
            kinds.insert(TypePath::new(modules, &item.name), &item.kind);
        });
        Self(kinds)
    }

    /// The fields of a message, also through aliases; none of anything else.
    fn of(&self, ty: Option<&'a Type>) -> &'a [Field] {
        let mut ty = ty;
        // It ends, since no alias leads back to itself.
        while let Some(Type::Named(path) | Type::Boxed(path)) = ty {
            match self.0.get(path) {
                Some(ItemKind::Message(fields)) => return fields,
                Some(ItemKind::Alias(target)) => ty = Some(target),
                _ => break,
            }
        }
        &[]
    }

    /// The field to which these keys lead.
    fn at(&self, fields: &'a [Field], keys: &[WireName]) -> Option<&'a Field> {
        let (first, rest) = keys.split_first()?;
        let field = fields.iter().find(|field| field.wire == *first)?;
        match rest {
            [] => Some(field),
            rest => self.at(self.of(Some(&field.ty)), rest),
        }
    }
}

/// Whether the field with the items is still there, with items of the same type.
fn has_items(pages: &Pages, new: &Method, fields: &Fields<'_>, changes: &ChangeList) -> bool {
    let PageItems::In(items) = &pages.items else {
        return true;
    };
    let mut now = fields.of(new.response.as_ref()).iter();
    let now = now.find(|field| field.wire == items.wire);
    match now.map(|field| (&field.ty, items.map)) {
        Some((Type::List(item), false) | (Type::Map(item), true)) => {
            changes.is_same_type(&items.item, item)
        }
        _ => false,
    }
}

/// Whether a request and its response still have the tokens.
fn has_tokens(pages: &Pages, new: &Method, fields: &Fields<'_>) -> bool {
    let is_text = |field: Option<&Field>| {
        field.is_some_and(|field| matches!(field.ty, Type::String | Type::ByteString))
    };
    let takes = match &pages.token {
        PageToken::Query(name) | PageToken::Link(name) => {
            let mut parameters = new.arguments.iter().chain(&new.setters);
            parameters.any(|one| one.wire == *name && one.location == Location::Query)
        }
        PageToken::Body(keys) => {
            let body = fields.of(new.body.as_ref().map(|body| &body.ty));
            is_text(fields.at(body, keys))
        }
    };
    // The tokens of another method are its own.
    pages.continuation.is_none()
        && takes
        && is_text(fields.at(fields.of(new.response.as_ref()), &pages.next))
}

/// Whether the mask is still there, and its description says the same.
fn is_same_mask(mask: &WireName, old: &Method, new: &Method) -> bool {
    let find = |method: &'_ Method| -> Option<Parameter> {
        let mut setters = method.setters.iter();
        setters.find(|setter| setter.wire == *mask).cloned()
    };
    match (find(old), find(new)) {
        (Some(old), Some(new)) => old.ty == new.ty && old.docs == new.docs,
        _ => false,
    }
}

/// Whether a parameter is an id in the path: its pattern may decide its type.
fn is_id(parameter: &Parameter) -> bool {
    parameter.location == Location::Path
        && matches!(parameter.ty, Type::String | Type::I64 | Type::U64)
}

/// The forms of all patterns.
fn forms(api: &Api) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for (_, method) in api.methods() {
        let patterns = method.arguments.iter();
        let patterns = patterns.filter_map(|one| PathForm::of_pattern(one.pattern.as_deref()?));
        forms.extend(patterns.map(|form| form.to_string()));
    }
    forms
}

/// The fields by which operations are known.
const MARKS: [&str; 7] = [
    "done",
    "error",
    "name",
    "operationType",
    "response",
    "selfLink",
    "status",
];

/// Whether a method still reads the operations that were followed.
fn can_resume(old: &Api, new: &Api, changes: &ChangeList) -> bool {
    let Some(operations) = &old.operations else {
        return false;
    };
    let message = Type::Named(operations.message.clone());
    let (before, after) = (Fields::new(old), Fields::new(new));
    let before = before.of(Some(&message));
    // Whether it has all by which operations are known.
    let is_operation = |now: &Type| {
        let after = after.of(Some(now));
        let marks = before
            .iter()
            .filter(|field| MARKS.contains(&field.wire.0.as_str()));
        let is_there = |mark: &Field| {
            let mut fields = after.iter();
            fields.any(|field| field.wire == mark.wire && changes.is_same_type(&mark.ty, &field.ty))
        };
        changes.is_same_type(&message, now) && marks.into_iter().all(is_there)
    };
    operations.getters.iter().any(|getter| {
        let mut methods = new.methods();
        methods.any(|(_, now)| {
            is_same_request(&getter.get, now) && now.response.as_ref().is_some_and(is_operation)
        })
    })
}

/// Whether operations can be cancelled by a method that did it before; also if none did.
fn can_cancel(old: &Api, new: &Api) -> bool {
    let getters = old
        .operations
        .iter()
        .flat_map(|operations| &operations.getters);
    let cancels: Vec<&Method> = getters
        .filter_map(|getter| getter.cancel.as_ref())
        .collect();
    let is_there = |cancel: &&Method| new.methods().any(|(_, now)| is_same_request(cancel, now));
    cancels.is_empty() || cancels.iter().any(is_there)
}

fn is_same_request(old: &Method, new: &Method) -> bool {
    (&old.verb, &old.path) == (&new.verb, &new.path)
}
