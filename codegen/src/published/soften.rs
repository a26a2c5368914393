//! What a document gave up stays in the crate until its next major version, deprecated.

use std::collections::BTreeSet;

use super::keep::keep;
use super::record::record_softened;
use crate::decisions::{Decisions, Keeping, Softening};
use crate::diff::{Verdict, diff, softened};
use crate::model::{Api, OldItem, OldKind};
use crate::select::select_known;

/// Resolves a newer document so that it keeps what the older model has, and softens what the document gave up. If nothing breaks,
/// everything that was softened stays so. If something does, which users have to look at anyway, what was softened goes, and what breaks now
/// is softened. `select` is what the crate has of the API: the rest breaks nobody.
pub(crate) fn keep_and_soften(
    old: &Api,
    select: &[String],
    resolve: &dyn Fn(&Decisions) -> Api,
) -> (Api, Keeping) {
    let before = record_softened(old, &|_| true);
    if !before.is_empty() {
        let (api, keeping) = keep_with(old, &before, resolve);
        if !is_breaking(old, &api, select) {
            return (api, keeping);
        }
    }
    let (api, keeping) = keep(old, resolve);
    let mut found = Decisions::default();
    for soft in softened::find(old, &api) {
        let softening = Softening {
            value: soft.value,
            since: api.revision.clone(),
            written_at: String::new(),
        };
        found.soften(&soft.path, soft.what, softening);
    }
    match found.is_empty() {
        true => (api, keeping),
        false => keep_with(old, &found, resolve),
    }
}

/// Resolves a newer document with what its items still are.
fn keep_with(
    old: &Api,
    softened: &Decisions,
    resolve: &dyn Fn(&Decisions) -> Api,
) -> (Api, Keeping) {
    let methods = old.methods();
    let mut calls: BTreeSet<String> = methods
        .map(|(path, method)| path.function(&method.function))
        .collect();
    calls.extend(old.old_items().into_iter().map(|item| item.rust));
    // The place of a method has the names in Rust that its keys have alone. It may have had others.
    let was_there = |item: &OldItem<'_>| item.kind != OldKind::Method || calls.contains(&item.rust);
    let mut softened = softened.clone();
    loop {
        let (api, mut keeping) = keep(old, &|decisions| {
            resolve(&decisions.with_softened(&softened))
        });
        let applied = record_softened(&api, &was_there);
        if applied.has_same_softened(&softened) {
            keeping.decisions = keeping.decisions.with_softened(&softened);
            return (api, keeping);
        }
        // What does not apply may still have taken a name.
        softened = applied;
    }
}

fn is_breaking(old: &Api, new: &Api, select: &[String]) -> bool {
    let found = match select.is_empty() {
        true => diff(old, new),
        false => {
            let [old, new] = [old, new].map(|api| select_known(api.clone(), select));
            diff(&old, &new)
        }
    };
    found.verdict() == Verdict::Major
}
