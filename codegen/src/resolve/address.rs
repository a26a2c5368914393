//! Where the requests of an API go: the parts of their URLs, which join with one slash.

use crate::discovery::Document;

/// The root, which ends in a slash, and what stands between it and the path of a method, which is empty or ends in a slash.
///
/// A document without a `rootUrl` has a `baseUrl`: both parts in one. Its host is the root then, if `servicePath` does not say where
/// it is divided. So an endpoint of the user's takes the place of the host alone.
pub(super) fn resolve_address(document: &Document) -> (String, String) {
    let service_path = as_folder(&document.service_path);
    if !document.root_url.is_empty() {
        return (with_slash(&document.root_url), service_path);
    }
    let base = with_slash(&document.base_url);
    if !service_path.is_empty()
        && let Some(root) = base.strip_suffix(&service_path)
        && root.ends_with('/')
    {
        return (root.to_owned(), service_path);
    }
    let host = base.find("://").map_or(0, |at| at + 3);
    let end_of_host = base.get(host..).and_then(|rest| rest.find('/'));
    let (root, path) = base.split_at(end_of_host.map_or(base.len(), |at| host + at + 1));
    (root.to_owned(), as_folder(path))
}

/// The path of a method, as it follows the service path.
pub(super) fn path_of_method(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// A URL that ends in one slash.
pub(super) fn with_slash(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}

fn as_folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" => String::new(),
        path => format!("{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_url_join_with_one_slash() {
        for (root, service, base, expected) in [
            ("https://x.example/", "", "", ("https://x.example/", "")),
            (
                "https://x.example",
                "v1/",
                "",
                ("https://x.example/", "v1/"),
            ),
            (
                "https://x.example//",
                "/v1",
                "",
                ("https://x.example/", "v1/"),
            ),
            ("https://x.example/", "/", "", ("https://x.example/", "")),
            (
                "https://x.example/",
                "a//b",
                "",
                ("https://x.example/", "a//b/"),
            ),
            (
                "https://x.example/",
                "v1/",
                "https://y.example/z/",
                ("https://x.example/", "v1/"),
            ),
            (
                "",
                "",
                "https://x.example/api/v1/",
                ("https://x.example/", "api/v1/"),
            ),
            (
                "",
                "v1",
                "https://x.example/api/v1",
                ("https://x.example/api/", "v1/"),
            ),
            (
                "",
                "/api/v1/",
                "https://x.example/api/v1",
                ("https://x.example/", "api/v1/"),
            ),
            (
                "",
                "v2/",
                "https://x.example/api/v1/",
                ("https://x.example/", "api/v1/"),
            ),
            (
                "",
                "1/",
                "https://x.example/api/v1/",
                ("https://x.example/", "api/v1/"),
            ),
            ("", "", "https://x.example", ("https://x.example/", "")),
            (
                "",
                "",
                "http://localhost:8080/_ah/api/",
                ("http://localhost:8080/", "_ah/api/"),
            ),
            ("", "", "x.example/api", ("x.example/", "api/")),
        ] {
            let document = Document {
                root_url: root.to_owned(),
                service_path: service.to_owned(),
                base_url: base.to_owned(),
                ..Document::default()
            };
            let found = resolve_address(&document);
            let expected = (expected.0.to_owned(), expected.1.to_owned());
            assert_eq!(found, expected, "{root} {service} {base}");
        }
        assert_eq!(path_of_method("//v1/{x}"), "v1/{x}");
    }
}
