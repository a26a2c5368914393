//! The scope that a call asks for if nobody chooses one.
//!
//! Google's own clients know no such rule for the APIs of users, and ask the caller. A wrong guess is worse than none where it is
//! silent: with a scope for the files of one application, or for metadata alone, a list is empty and no error says why.

use super::CLOUD_PLATFORM;
use crate::discovery::{Document, Method};
use crate::model::{ChosenScope, ScopeRule};

/// Words of scopes that only some callers have, or that show only a part of the data: `drive.file`, `chat.admin.spaces`.
const PARTIAL: [&str; 9] = [
    "addons", "admin", "app", "appdata", "bot", "file", "import", "metadata", "photos",
];

const READ_ONLY: &str = ".readonly";

/// The scope of a call of the method, and why.
pub(super) fn choose_scope(document: &Document, method: &Method) -> Option<ChosenScope> {
    let scopes = &method.scopes;
    let chosen = |scope: &str, rule| {
        let scope = scope.to_owned();
        Some(ChosenScope { scope, rule })
    };
    let lists = |wanted: &str| scopes.iter().any(|scope| scope == wanted);
    if lists(CLOUD_PLATFORM) || scopes.is_empty() && document.scopes.contains_key(CLOUD_PLATFORM) {
        return chosen(CLOUD_PLATFORM, ScopeRule::CloudPlatform);
    }
    let mut full: Vec<&str> = scopes.iter().map(String::as_str).collect();
    full.retain(|scope| !is_partial(scope));
    if full.is_empty() {
        full = scopes.iter().map(String::as_str).collect();
    }
    // The scope that names the API: its last step is one word, which ends in the name of the API (`spreadsheets` of `sheets`).
    let is_own = |scope: &str| name_of(scope).ends_with(document.name.as_str());
    let whole = |scope: &&&str| !name_of(scope).contains('.');
    let own = full.iter().filter(whole).find(|scope| is_own(scope));
    let first = own.or(full.first())?;
    if method.http_method.eq_ignore_ascii_case("GET") {
        let read_only = full
            .iter()
            .filter_map(|scope| scope.strip_suffix(READ_ONLY));
        let of_api: Vec<&str> = read_only.filter(|scope| whole(&scope)).collect();
        let of_api = of_api.iter().find(|scope| is_own(scope)).or(of_api.first());
        let twin = format!("{first}{READ_ONLY}");
        if let Some(scope) = of_api {
            return chosen(&format!("{scope}{READ_ONLY}"), ScopeRule::ReadOnly);
        }
        if lists(&twin) {
            return chosen(&twin, ScopeRule::ReadOnly);
        }
    }
    match own {
        Some(own) => chosen(own, ScopeRule::OfTheApi),
        None => chosen(first, ScopeRule::First),
    }
}

/// The last step of a scope: `drive.readonly` of `https://www.googleapis.com/auth/drive.readonly`.
fn name_of(scope: &str) -> &str {
    let scope = scope.trim_end_matches('/');
    scope.rsplit('/').next().unwrap_or(scope)
}

/// Whether a word of the scope, but the first, says that it does not show everything to everybody.
fn is_partial(scope: &str) -> bool {
    let mut words = name_of(scope).split('.').skip(1);
    words.any(|word| PARTIAL.contains(&word))
}
