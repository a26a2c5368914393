//! What Cloud Storage expects of clients whose requests fail: which method is sent again after which faults.
//!
//! The scenarios are those of googleapis/conformance-tests, `storage/v1/retry_tests.json` (Apache-2.0).

use super::server::Fault::{self, Reset, Status};

/// Methods that are called while the server fails in these ways.
pub(crate) struct Scenario {
    /// What it shows.
    pub(crate) what: &'static str,
    /// Whether the calls have their precondition.
    pub(crate) precondition: bool,
    /// Whether they succeed in the end.
    pub(crate) succeeds: bool,
    /// The faults of each run, in turn.
    pub(crate) runs: &'static [&'static [Fault]],
    /// Ids of the methods, without the name of the API.
    pub(crate) methods: &'static [&'static str],
}

const READS: [&str; 17] = [
    "bucketAccessControls.get",
    "bucketAccessControls.list",
    "buckets.get",
    "buckets.getIamPolicy",
    "buckets.list",
    "buckets.testIamPermissions",
    "defaultObjectAccessControls.get",
    "defaultObjectAccessControls.list",
    "notifications.get",
    "notifications.list",
    "objectAccessControls.get",
    "objectAccessControls.list",
    "objects.get",
    "objects.list",
    "projects.hmacKeys.get",
    "projects.hmacKeys.list",
    "projects.serviceAccount.get",
];

const ALWAYS: [&str; 5] = [
    "buckets.delete",
    "buckets.insert",
    "buckets.lockRetentionPolicy",
    "notifications.delete",
    "projects.hmacKeys.delete",
];

const CONDITIONAL: [&str; 11] = [
    "buckets.patch",
    "buckets.setIamPolicy",
    "buckets.update",
    "objects.compose",
    "objects.copy",
    "objects.delete",
    "objects.insert",
    "objects.patch",
    "objects.rewrite",
    "objects.update",
    "projects.hmacKeys.update",
];

const NEVER: [&str; 14] = [
    "bucketAccessControls.delete",
    "bucketAccessControls.insert",
    "bucketAccessControls.patch",
    "bucketAccessControls.update",
    "defaultObjectAccessControls.delete",
    "defaultObjectAccessControls.insert",
    "defaultObjectAccessControls.patch",
    "defaultObjectAccessControls.update",
    "notifications.insert",
    "objectAccessControls.delete",
    "objectAccessControls.insert",
    "objectAccessControls.patch",
    "objectAccessControls.update",
    "projects.hmacKeys.create",
];

/// The lists one after another.
const fn join<const N: usize>(lists: &[&[&'static str]]) -> [&'static str; N] {
    let mut all = [""; N];
    let (mut list, mut at, mut next) = (0, 0, 0);
    while list < lists.len() {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
            continue;
        }
        all[next] = lists[list][at];
        (at, next) = (at + 1, next + 1);
    }
    all
}

const TWO_FAULTS: &[&[Fault]] = &[
    &[Status(503), Status(503)],
    &[Reset, Reset],
    &[Reset, Status(503)],
];
const ONE_FAULT: &[&[Fault]] = &[&[Status(503)], &[Reset]];

/// The scenarios of single requests. Uploads and downloads have their own.
pub(crate) const SCENARIOS: [Scenario; 6] = [
    Scenario {
        what: "idempotent methods are repeated",
        precondition: false,
        succeeds: true,
        runs: TWO_FAULTS,
        methods: &join::<22>(&[&READS, &ALWAYS]),
    },
    Scenario {
        what: "with a precondition, methods are repeated",
        precondition: true,
        succeeds: true,
        runs: TWO_FAULTS,
        methods: &CONDITIONAL,
    },
    Scenario {
        what: "without their precondition, methods are not repeated",
        precondition: false,
        succeeds: false,
        runs: ONE_FAULT,
        methods: &CONDITIONAL,
    },
    Scenario {
        what: "other methods are not repeated",
        precondition: false,
        succeeds: false,
        runs: ONE_FAULT,
        methods: &NEVER,
    },
    Scenario {
        what: "errors that stay are not repeated",
        precondition: false,
        succeeds: false,
        runs: &[&[Status(400)], &[Status(401)]],
        methods: &join::<47>(&[&READS, &ALWAYS, &CONDITIONAL, &NEVER]),
    },
    Scenario {
        what: "an error that stays ends the repetition",
        precondition: true,
        succeeds: false,
        runs: &[&[Status(503), Status(400)], &[Reset, Status(401)]],
        methods: &join::<33>(&[&READS, &ALWAYS, &CONDITIONAL]),
    },
];

/// The query parameter that is the precondition of a method; `None`: it is the field `etag` of the body.
pub(crate) fn precondition(method: &str) -> Option<&'static str> {
    match method {
        "buckets.setIamPolicy" | "projects.hmacKeys.update" => None,
        "buckets.patch" | "buckets.update" | "objects.patch" | "objects.update" => {
            Some("ifMetagenerationMatch")
        }
        _ => Some("ifGenerationMatch"),
    }
}
