//! What was published stays in every newer document.

use discovery_codegen::diff::Cause;
use discovery_codegen::model::Api;
use discovery_codegen::{Facts, decisions, diff, resolve, resolve_after, resolve_keeping};
use fastrand::Rng;
use serde_json::Value;

use crate::mutate::shuffled;

/// A document keeps nothing of itself, since it changes nothing.
pub(super) fn check_itself(api: &Api, text: &str) {
    let (again, keeping) = after(api, text);
    assert!(
        keeping.decisions.is_empty() && again == *api,
        "a document keeps something of itself: {:?}",
        keeping.kept
    );
}

/// A newer document breaks nothing by the generator's doing. The file of its decisions makes the same model, whatever the order of its
/// members.
pub(super) fn check_after(old: &Api, text: &str) {
    let (api, keeping) = after(old, text);
    if (&api.name, &api.version) != (&old.name, &old.version) {
        // Another crate keeps nothing.
        return;
    }
    let found = diff(old, &api);
    let mut ours = found.changes.iter();
    let ours = ours.find(|change| change.cause == Some(Cause::Generator));
    assert!(ours.is_none(), "something published changes: {ours:?}");
    let written = keeping.decisions.to_toml();
    let read = decisions::read(&written).unwrap_or_else(|problems| panic!("{problems:?}"));
    let again = resolve_keeping(text, Facts::Shipped, &read);
    let again = again.unwrap_or_else(|problems| panic!("{problems:?}\n{written}"));
    assert!(again == api, "the decisions make another model:\n{written}");
    let Ok(value) = serde_json::from_str::<Value>(discovery_codegen::skip_byte_order_mark(text))
    else {
        return;
    };
    let (shuffled, of_shuffled) = after(old, &shuffled(&value, &mut Rng::with_seed(7)));
    assert!(
        shuffled == api && of_shuffled == keeping,
        "another order of members keeps something else"
    );
}

/// Checks a newer document beside an older one; whether both are documents.
///
/// # Panics
///
/// Something that was published changes, and the newer document gives no reason.
#[must_use]
pub fn check_newer(old: &str, new: &str) -> bool {
    let (Ok(old), Ok(_)) = (resolve(old), resolve(new)) else {
        return false;
    };
    check_after(&old, new);
    true
}

fn after(old: &Api, text: &str) -> (Api, discovery_codegen::Keeping) {
    resolve_after(old, text, Facts::Shipped).unwrap_or_else(|problems| panic!("{problems:?}"))
}
