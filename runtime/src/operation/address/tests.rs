use super::*;
use crate::operation::descriptor::OperationShape;

static API: Api =
    Api::new("api", "v1", "20260101", "https://api.googleapis.com/", "").package("api", "0.0.0");

/// The path of the getter that the text fits, and the values there.
fn found(operations: &'static Operations, text: &str) -> Option<(&'static str, String)> {
    let (getter, values) = find_getter(&API, operations, text)?;
    let values: Vec<String> = values
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Some((&*getter.get.path, values.join(" ")))
}

/// The descriptor of getters with these paths and forms of `name`.
macro_rules! operations {
    ($($path:literal $(matching $form:literal)?),+ $(,)?) => {{
        static OPERATIONS: Operations = Operations::new(
            OperationShape::Done,
            const {
                &[$(Getter::new(
                    Method::new("get", "GET", $path).forms(&[$(("name", &[$form]))?]),
                )),+]
            },
        );
        &OPERATIONS
    }};
}

#[test]
fn a_name_is_the_whole_path() {
    let operations = operations!("v1/{+name}");
    for (text, value) in [
        ("operations/abc", "name=operations/abc"),
        (
            "projects/p/locations/l/operations/o",
            "name=projects/p/locations/l/operations/o",
        ),
        (
            "https://api.googleapis.com/v1/operations/abc?alt=json",
            "name=operations/abc",
        ),
        (
            "https://api.googleapis.com/v1beta1/operations/abc",
            "name=operations/abc",
        ),
        (
            "https://api.googleapis.com/v1/operations/a%3Ab%C3%A4%25",
            "name=operations/a:bä%",
        ),
        (
            "https://api.googleapis.com/v1/operations/%FF",
            "name=operations/%FF",
        ),
        // A name, not a part of a URL.
        ("operations/a%3Ab", "name=operations/a%3Ab"),
        ("opaque", "name=opaque"),
    ] {
        assert_eq!(
            found(operations, text),
            Some(("v1/{+name}", value.to_owned())),
            "{text}"
        );
    }
    assert_eq!(found(operations, ""), None);
    assert_eq!(found(operations, "/"), None);
}

#[test]
fn what_stands_before_the_name_may_be_part_of_it() {
    let speech = operations!("v1/operations/{+name}");
    let drive = operations!("operations/{name}");
    let pubsublite = operations!("v1/admin/{+name}");
    let dns = operations!("dns/v1/{+name}");
    for (operations, text, value) in [
        (speech, "123", "name=123"),
        (speech, "operations/123", "name=123"),
        (drive, "abc", "name=abc"),
        (drive, "operations/abc", "name=abc"),
        (
            pubsublite,
            "projects/p/operations/o",
            "name=projects/p/operations/o",
        ),
        (
            pubsublite,
            "admin/projects/p/operations/o",
            "name=projects/p/operations/o",
        ),
        (
            dns,
            "projects/p/operations/o",
            "name=projects/p/operations/o",
        ),
    ] {
        let values = found(operations, text).map(|(_, values)| values);
        assert_eq!(values.as_deref(), Some(value), "{text}");
    }
    assert_eq!(found(drive, "files/abc"), None);
}

#[test]
fn the_place_of_an_operation_chooses_the_getter() {
    let compute = operations!(
        "projects/{project}/regions/{region}/operations/{operation}",
        "projects/{project}/zones/{zone}/operations/{operation}",
        "projects/{project}/global/operations/{operation}",
        "locations/global/operations/{operation}",
    );
    let link = |rest: &str| format!("https://www.googleapis.com/compute/v1/{rest}");
    for (text, path, values) in [
        (
            "projects/p/zones/z/operations/o",
            "projects/{project}/zones/{zone}/operations/{operation}",
            "operation=o zone=z project=p",
        ),
        (
            "projects/p/regions/r/operations/o",
            "projects/{project}/regions/{region}/operations/{operation}",
            "operation=o region=r project=p",
        ),
        (
            "projects/p/global/operations/o",
            "projects/{project}/global/operations/{operation}",
            "operation=o project=p",
        ),
        (
            "locations/global/operations/o",
            "locations/global/operations/{operation}",
            "operation=o",
        ),
    ] {
        let expected = Some((path, values.to_owned()));
        assert_eq!(found(compute, text), expected, "{text}");
        assert_eq!(found(compute, &link(text)), expected, "{text}");
    }
    for text in [
        "o",
        "operations/o",
        "zones/z/operations/o",
        "projects/p/operations/o",
    ] {
        assert_eq!(found(compute, text), None, "{text}");
    }
}

#[test]
fn a_resource_name_stands_for_the_path_of_its_collections() {
    let storage = operations!("b/{bucket}/operations/{operationId}");
    for text in [
        "projects/_/buckets/b/operations/o",
        "https://www.googleapis.com/storage/v1/b/b/operations/o",
        "b/b/operations/o",
    ] {
        let values = found(storage, text).map(|(_, values)| values);
        assert_eq!(values.as_deref(), Some("operationId=o bucket=b"), "{text}");
    }
    assert_eq!(found(storage, "o"), None, "the bucket is missing");
}

#[test]
fn a_name_has_to_be_of_a_form() {
    let container = operations!(
        "v1/projects/{projectId}/zones/{zone}/operations/{operationId}",
        "v1/{+name}" matching "projects/*/locations/*/operations/*",
    );
    for (text, path) in [
        (
            "https://container.googleapis.com/v1/projects/1/zones/z/operations/o",
            Some("v1/projects/{projectId}/zones/{zone}/operations/{operationId}"),
        ),
        (
            "https://container.googleapis.com/v1/projects/1/locations/l/operations/o",
            Some("v1/{+name}"),
        ),
        ("operation-1", None),
    ] {
        let found = found(container, text).map(|(path, _)| path);
        assert_eq!(found, path, "{text}");
    }
}
