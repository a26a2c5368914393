//! Paths over real sockets: the names that an API takes, and documents whose parts join in an unusual way. The tests are compiled
//! and run as a crate of their own, `paths/calls/`.

use discovery_tests::scratch::{Selected, test_apis};

/// Documents, and the methods that are tested. No method: all of them.
const APIS: &[Selected<'_>] = &[
    ("../fixtures/path_forms", &[]),
    ("../fixtures/resource_names", &[]),
    ("../fixtures/slashes_between_parts", &[]),
    ("../fixtures/base_url_alone", &[]),
    ("../fixtures/verbs_in_small_letters", &[]),
    ("../fixtures/methods_that_cannot_be_made", &[]),
];

const FILES: &[(&str, &str)] = &[
    ("src/lib.rs", include_str!("paths/calls/lib.rs")),
    ("src/names.rs", include_str!("paths/calls/names.rs")),
    ("src/parts.rs", include_str!("paths/calls/parts.rs")),
];

#[test]
fn names_and_parts() {
    test_apis("paths", FILES, APIS, 7);
}
